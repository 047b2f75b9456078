import Diagnostics
import Testing
import TwiMLSemantics
import TwiMLSyntax

/// Documents with external entities, whose text is unknown.
@Suite struct UnknownTextTests {
  private func rules(_ content: String) -> [String] {
    let text = """
      <!DOCTYPE Response [<!ENTITY x SYSTEM "file:///etc/motd"><!ENTITY y "a &x;">\
      <!ENTITY z "b">]><Response>\(content)</Response>
      """
    let (document, syntax) = parse(SourceFile(name: "a.xml", bytes: Array(text.utf8)))
    let findings = analyze(document, options: AnalysisOptions()).diagnostics
    return (syntax + findings).filter { $0.severity > .note }.map(\.rule.id)
  }

  @Test(arguments: [
    "<Say>&x;</Say>", "<Say>&y;</Say>", "<Play>&x;</Play>", "<Redirect>&x;</Redirect>",
    "<Dial>&x;</Dial>", "<Dial><Number>&x;</Number></Dial>", "<Say>a</Say><Say>&x;&x;</Say>",
  ])
  func `text from an external entity has no findings of its own`(content: String) {
    #expect(rules(content) == ["external-entity"])
  }

  @Test(arguments: [
    ("<Say>&x;</Say><Say></Say>", "empty-say"), ("<Say voise='a'>&x;</Say>", "unknown-attribute"),
    ("<Say voice='b'>&x;&z;</Say>", "unknown-voice"), ("<Sya>&x;</Sya>", "unknown-verb"),
  ])
  func `a mistake beside an external entity is reported`(content: String, rule: String) {
    #expect(rules(content) == ["external-entity", rule])
  }
}
