import Compiler
import Diagnostics
import Testing
import Translation
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

@Suite struct SuppressionTests {
  private func findings(_ text: String) -> [Diagnostic] {
    let (document, syntax) = parse(SourceFile(name: "a.xml", bytes: Array(text.utf8)))
    let found = syntax + analyze(document, options: AnalysisOptions()).diagnostics
    return suppress(found, in: document, catalog: .documents) { !Rule.losses.contains($0) }
  }

  private func ids(_ text: String) -> [String] {
    findings(text).filter { $0.severity > .note }.map(\.rule.id)
  }

  @Test(arguments: Rule.own)
  func `the examples of each suppression rule behave as declared`(_ rule: Rule) {
    #expect(ids(rule.wrong.text) == [rule.id])
    #expect(ids(rule.right.text) == [])
  }

  @Test(arguments: [
    // Only the next element.
    (
      """
      <Response><!-- twimlc-disable-next unknown-voice : ours --><Say voice="x">a</Say>\
      <Say voice="x">b</Say></Response>
      """, ["unknown-voice"]
    ),
    // The content of the next element.
    (
      """
      <Response><!-- twimlc-disable-next unknown-voice : ours -->\
      <Gather action="http://h/a"><Say voice="x">a</Say></Gather></Response>
      """, []
    ),
    // The element after the comment, not the one that contains it.
    (
      """
      <Response><Gather action="http://h/a"><!-- twimlc-disable-next unknown-voice : ours -->\
      <Say>a</Say></Gather><Say voice="x">b</Say></Response>
      """, ["unknown-voice", "unused-suppression"]
    ),
    // Several rules, and the whole document wherever the comment is.
    (
      """
      <Response><Say voice="x">a</Say><Say language="y">b</Say>\
      <!-- twimlc-disable-file unknown-voice unknown-language : ours --></Response>
      """, []
    ),
    // Before the root.
    (
      """
      <!-- twimlc-disable-next unknown-voice : ours -->
      <Response><Say voice="x">a</Say></Response>
      """, []
    ),
    // No element after it, no rule, an unknown rule, an unknown keyword.
    (
      "<Response><Say>a</Say><!-- twimlc-disable-next unknown-voice : x --></Response>",
      ["unused-suppression"]
    ),
    (
      "<Response><!-- twimlc-disable-next : x --><Say>a</Say></Response>",
      ["unused-suppression"]
    ),
    (
      "<Response><!-- twimlc-disable-next unknown-voise : x --><Say>a</Say></Response>",
      ["unused-suppression"]
    ),
    (
      "<Response><!-- twimlc-disable unknown-voice : x --><Say>a</Say></Response>",
      ["unused-suppression"]
    ),
    // XML errors stay, and so do the findings of a document without a tree.
    (
      "<Response><!-- twimlc-disable-file bare-ampersand : x --><Say>a</Say></Response>",
      ["unused-suppression"]
    ),
    (
      "<Response><!-- twimlc-disable-file bare-ampersand : x --><Say>a & b</Say></Response>",
      ["bare-ampersand"]
    ),
    // Comments that are not for twimlc.
    ("<Response><!-- voice --><Say>a</Say></Response>", []),
    ("<Response><Say>a <![CDATA[<!-- twimlc-disable-next x -->]]></Say></Response>", []),
    // A finding about a comment can be silenced too.
    (
      """
      <Response><!-- twimlc-disable-file unused-suppression : generated -->\
      <!-- twimlc-disable-next unknown-voice : x --><Say>a</Say></Response>
      """, []
    ),
  ])
  func `a suppression comment silences exactly its findings`(text: String, expected: [String]) {
    #expect(ids(text).sorted() == expected)
  }

  @Test func `a comment for a loss is not unused when nothing is translated`() throws {
    let loss = try #require(Rule.losses.first)
    let text =
      "<Response><!-- twimlc-disable-file \(loss.id) : x --><Say>a</Say></Response>"
    #expect(ids(text) == [])
  }

  @Test(arguments: [
    (
      """
      <Response>
        <!-- twimlc-disable-next unknown-voice : x -->
        <Say>a</Say>
      </Response>
      """,
      """
      <Response>
        <Say>a</Say>
      </Response>
      """
    ),
    (
      """
      <Response><!-- twimlc-disable-next unknown-voice unknown-language : x -->\
      <Say voice="x">a</Say></Response>
      """,
      """
      <Response><!-- twimlc-disable-next unknown-voice : x --><Say voice="x">a</Say></Response>
      """
    ),
  ])
  func `the fix-it removes an unused suppression comment`(text: String, expected: String) throws {
    let finding = try #require(findings(text).first { $0.rule == .unusedSuppression })
    let fixIt = try #require(finding.fixIts.first)
    #expect(fixIt.safety == .safe)
    var bytes = Array(text.utf8)
    for edit in fixIt.edits.reversed() {
      bytes.replaceSubrange(
        edit.range.lowerBound..<edit.range.upperBound, with: edit.replacement.utf8)
    }
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test func `10,000 suppression comments each silence their own finding`() {
    let comment = "<!-- twimlc-disable-next unknown-voice -->"
    let pair = comment + #"<Say voice="x">a</Say><Say voice="y">b</Say>"#
    let all = String(repeating: pair, count: 5000) + String(repeating: comment, count: 5000)
    let found = findings("<Response>\(all)</Response>")
    #expect(found.count { $0.rule == .unknownVoice } == 5000)
    #expect(found.count { $0.rule == .unusedSuppression } == 5000)
    // One comment silences the whole document, and each other comment is reported.
    let silent = findings(
      "<Response><!-- twimlc-disable-file unknown-voice, unused-suppression -->\(all)</Response>")
    #expect(silent.count { $0.rule == .unknownVoice || $0.rule == .unusedSuppression } == 0)
  }
}
