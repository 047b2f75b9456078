import Diagnostics
import KazooCallflow
import Testing
import Trace
import Translation
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

/// Properties of every generated document, and of every mutated one.
@Suite
struct GrammarTests {
  private static let documentURL = "http://app.example.com/voice/start.php"

  @Test(arguments: Target.allCases)
  func `every generated document has no error and a valid callflow`(_ target: Target) {
    for seed in 10_000..<11_000 as Range<UInt64> {
      let document = GeneratedDocument.text(seed: seed)
      let translating = Translating(document, target: target, baseURL: Self.documentURL)
      let errors = (translating.findings + translating.losses).filter { $0.severity == .error }
      #expect(errors.map(\.message) == [], "\(seed): \(document)")
      #expect(translating.flow != nil, "\(seed): \(document)")
      #expect(translating.refusals(on: target) == [], "\(seed): \(document)")
      #expect(translating.strayMembers(on: target) == [], "\(seed): \(document)")
    }
  }

  @Test
  func `generated documents use every element, attribute and word that Kazoo runs`() throws {
    var missing: Set<String> = []
    for spec in Vocabulary.kazoo where !["Sip", "Queue"].contains(spec.name) {
      missing.insert(spec.name)
      for attribute in spec.attributes where GeneratedDocument.values(of: attribute.type) != nil {
        missing.insert("\(spec.name) \(attribute.name)")
        guard case .choice(let choices, _) = attribute.type else { continue }
        missing.formUnion(choices.map { "\(spec.name) \(attribute.name) \($0.word)" })
      }
    }
    for seed in 0..<6000 as Range<UInt64> where !missing.isEmpty {
      let bytes = Array(GeneratedDocument.text(seed: seed).utf8)
      let (document, diagnostics) = parse(SourceFile(name: "a.xml", bytes: bytes))
      #expect(diagnostics.isEmpty)
      var elements = [try #require(document.root)]
      while let element = elements.popLast() {
        missing.remove(element.name)
        for attribute in element.attributes {
          missing.remove("\(element.name) \(attribute.name)")
          missing.remove("\(element.name) \(attribute.name) \(attribute.value)")
        }
        elements += element.children.compactMap {
          if case .element(let child) = $0 { child } else { nil }
        }
      }
    }
    #expect(missing == [])
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `a mutated document never breaks the compiler`(_ part: UInt64) {
    var random = SplitMix(state: part)
    for _ in 0..<150 {
      let document = GeneratedDocument.text(seed: random.next())
      var bytes = Array(document.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) { Self.mutate(&bytes, &random) }
      Self.check(bytes)
    }
  }

  @Test
  func `every prefix of a generated document is compiled without a crash`() {
    for seed in 0..<12 as Range<UInt64> {
      let bytes = Array(GeneratedDocument.text(seed: seed).utf8.prefix(600))
      for count in 0...bytes.count { Self.check(Array(bytes.prefix(count))) }
    }
  }

  /// Words of the vocabulary and of XML, which random bytes would rarely form.
  private static let tokens: [[UInt8]] =
    Vocabulary.all.flatMap { spec in
      ["<\(spec.name)>", "</\(spec.name)>", "<\(spec.name)/>"]
        + spec.attributes.map { " \($0.name)=\"\"" }
    }.map { Array($0.utf8) }
    + [
      "<", ">", "/>", "&", ";", "\"", "'", "=", " ", "\0", "\u{FEFF}", "\u{E000}", "<!--", "-->",
      "<![CDATA[", "]]>", "<?php ", "?>", "{{", "}}", "&lt;", "&#0;", "-1", "1e9",
      "99999999999999999999", "<!DOCTYPE r [<!ENTITY a 'b'>]>", "&a;",
    ].map { Array($0.utf8) }

  private static func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    let offset = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, offset + Int.random(in: 1...12, using: &random))
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes.removeSubrange(offset..<end)
    case 1: bytes.insert(contentsOf: tokens.randomElement(using: &random) ?? [], at: offset)
    case 2:
      bytes.replaceSubrange(
        offset..<end, with: tokens.randomElement(using: &random) ?? [])
    case 3:
      let copy = Array(bytes[offset..<end])
      bytes.insert(contentsOf: copy, at: Int.random(in: 0...bytes.count, using: &random))
    default:
      for index in offset..<end { bytes[index] = UInt8.random(in: 0...255, using: &random) }
    }
  }

  /// Checks, translates and traces, for both targets.
  private static func check(_ bytes: [UInt8]) {
    let source = SourceFile(name: "a.xml", bytes: bytes)
    let (document, syntax) = parse(source)
    expectInside(syntax, source)
    #expect(document.root != nil || syntax.contains { $0.severity == .error })
    for target in Target.allCases {
      let options = AnalysisOptions(target: target, baseURL: documentURL)
      let (program, semantic) = analyze(document, options: options)
      expectInside(semantic, source)
      guard let program else { continue }
      for isMigrating in [false, true] {
        let translation = translate(
          program, options: TranslationOptions(target: target, isMigrating: isMigrating))
        expectInside(translation.diagnostics, source)
        #expect(translation.origins.allSatisfy { $0.upperBound <= source.text.count })
      }
      for outcome in outcomes where target == .kazoo4 {
        _ = trace(program, outcome: outcome, caller: .example)
      }
    }
  }

  private static let outcomes = [
    Outcome(keys: ["1", "#"], dial: .answered),
    Outcome(dial: .busy(response: true), recording: .silence),
  ]

  private static func expectInside(_ diagnostics: [Diagnostic], _ source: SourceFile) {
    for diagnostic in diagnostics {
      let ranges =
        [diagnostic.range] + diagnostic.related.map(\.range)
        + diagnostic.fixIts.flatMap(\.edits).map(\.range)
      for range in ranges {
        #expect(
          range.lowerBound >= 0 && range.upperBound <= source.text.count,
          "\(diagnostic.message)")
      }
    }
  }
}
