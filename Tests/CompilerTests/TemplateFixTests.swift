import Compiler
import Diagnostics
import Testing

/// `--fix` on template sources in seven languages.
@Suite struct TemplateFixTests {
  static let languages = TemplateSource.Language.allCases
  static let seeds: [UInt64] = Array(1...30)

  private func compilation(_ bytes: [UInt8], isTemplate: Bool) -> Compilation {
    var options = CompilerOptions()
    options.isTemplate = isTemplate
    return Compilation(name: "a", bytes: bytes, options: options)
  }

  @Test(arguments: languages)
  func `fixes never change a template expression`(language: TemplateSource.Language) {
    for seed in Self.seeds {
      for hasFaults in [false, true] {
        let source = TemplateSource(language: language, seed: seed, hasFaults: hasFaults)
        for includesUnsafe in [false, true] {
          let fixing = Fixing(isAsked: true, includesUnsafe: includesUnsafe)
          let compiled = compilation(source.bytes, isTemplate: true)
          let corrected = Correction(compiled, fixing: fixing).result
          #expect(source.keepsItsParts(in: corrected.source.bytes), "\(source.text)")
          guard !includesUnsafe, !compiled.hasErrors else { continue }
          #expect(!corrected.hasErrors, "\(source.text)")
        }
      }
    }
  }

  @Test(arguments: languages)
  func `a template checked as plain TwiML is reported and not changed`(
    language: TemplateSource.Language
  ) {
    for seed in Self.seeds {
      for hasFaults in [false, true] {
        let source = TemplateSource(language: language, seed: seed, hasFaults: hasFaults)
        guard source.hasParts else { continue }
        let compiled = compilation(source.bytes, isTemplate: false)
        let rules: Set<String> = ["unrendered-template", "unexecuted-code"]
        #expect(compiled.diagnostics.contains { rules.contains($0.rule.id) }, "\(source.text)")
        for includesUnsafe in [false, true] {
          let fixing = Fixing(isAsked: true, includesUnsafe: includesUnsafe)
          #expect(!Correction(compiled, fixing: fixing).isChanged, "\(source.text)")
        }
      }
    }
  }

  @Test(arguments: languages)
  func `a template without faults has no errors`(language: TemplateSource.Language) {
    for seed in Self.seeds {
      let source = TemplateSource(language: language, seed: seed, hasFaults: false)
      let findings = compilation(source.bytes, isTemplate: true).diagnostics
        .filter { $0.severity == .error }
      #expect(findings.map(\.message) == [], "\(source.text)")
    }
  }

  @Test(arguments: [
    (#"<Response><Dial>{{ to }}</Dial></Response>"#, ["error"]),
    (#"<Response><Say voice="${voice}">a</Say></Response>"#, ["error"]),
    (#"<Response><Dial><Number>{{ to }}</Number></Dial></Response>"#, ["warning"]),
    (#"<Response><Dial><User>@Model.User</User></Dial></Response>"#, ["warning"]),
    (#"<Response><Pause length="{{ wait }}"/><Say>{{ name }}</Say></Response>"#, ["warning"]),
    ("<Response>\n% if known:\n<Say>a</Say>\n% endif\n</Response>", ["warning"]),
    (
      #"<Response><Say>{{ a }}</Say><Say voice="{{ v }}">a</Say></Response>"#, ["warning", "error"]
    ),
  ])
  func `a template expression in a plain document gets one finding`(
    text: String, severities: [String]
  ) {
    let findings = compilation(Array(text.utf8), isTemplate: false).diagnostics
    #expect(findings.map(\.severity.name) == severities)
    #expect(findings.allSatisfy { $0.rule.id == "unrendered-template" })
    #expect(findings.allSatisfy { $0.help.contains { $0.contains("--templates") } })
  }

  @Test
  func `faults outside template expressions are fixed`() {
    let text = #"<Response>< Say voice="Man">{{ f("a & b") }} & co< /Say></Response>"#
    let corrected = Correction(
      compilation(Array(text.utf8), isTemplate: true), fixing: Fixing(isAsked: true)
    ).result
    #expect(
      String(decoding: corrected.source.bytes, as: UTF8.self)
        == #"<Response><Say voice="man">{{ f("a & b") }} &amp; co</Say></Response>"#)
  }
}
