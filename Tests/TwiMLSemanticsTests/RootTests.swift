import Diagnostics
import Testing
import TwiMLSemantics
import TwiMLSyntax

/// Documents whose root element is not Response.
@Suite struct RootTests {
  private func finding(_ text: String) throws -> Diagnostic {
    let source = SourceFile(name: "a.xml", bytes: Array(text.utf8))
    let (document, syntax) = parse(source)
    let (program, findings) = analyze(document, options: AnalysisOptions())
    #expect(program == nil)
    #expect((syntax + findings).count == 1)
    return try #require((syntax + findings).first)
  }

  /// The required and forbidden parts of the help and the fix-it.
  @Test(arguments: [
    // A verb, a noun, and a deeper element.
    ("<Dial><Number>+14155550123</Number></Dial>", "write <Response> before it"),
    ("<Say>Hello</Say>", "write <Response> before it"),
    ("<Enqueue>a</Enqueue>", "write <Response> before it"),
    ("<Number>+14155550123</Number>", "write <Response><Dial> before it"),
    ("<Conference>room</Conference>", "write <Response><Dial> before it"),
    ("<ConversationRelay url=\"wss://h/a\"/>", "write <Response><Connect> before it"),
    ("<Room>daily</Room>", "write <Response><Connect> before it"),
    ("<Variable key=\"a\" value=\"b\"/>", "write <Response><Set> before it"),
    ("<Message>hi</Message>", "voice TwiML"),
    // An element around it.
    ("<Time>noon<Response><Say>a</Say></Response></Time>", "remove <Time> and </Time>"),
    ("<xml><data><Response><Say>a</Say></Response></data></xml>", "remove <xml> and </xml>"),
    ("<string>&lt;Response&gt;&lt;Hangup/&gt;&lt;/Response&gt;</string>", "remove <string>"),
    ("<body><![CDATA[<?xml version=\"1.0\"?><Response/>]]></body>", "remove <body>"),
    // An element before it.
    ("<br/><Response><Say>a</Say></Response>", "remove 'br'"),
    ("<script>x()</script><Response><Say>a</Say></Response>", "remove 'script'"),
    ("<?xml version=\"1.0\"?><head/><Response><Say>a</Say></Response>", "remove 'head'"),
    // No element around several.
    ("<Say>a</Say><Hangup/>", "write <Response> before the first element"),
    ("<Start><Stream url=\"wss://h/a\"/></Start><Say>a</Say>", "write <Response> before the first"),
    // A typing mistake.
    ("<Responce><Say>a</Say></Responce>", "write 'Response'"),
    ("<RESPONSE><Say>a</Say></RESPONSE>", "write 'Response'"),
    ("<menu><Say>a</Say></menu>", "write <Response> around the verbs"),
  ])
  func `the help for a wrong root says what to write`(text: String, advice: String) throws {
    let finding = try finding(text)
    #expect(["wrong-root", "several-roots"].contains(finding.rule.id))
    #expect(finding.severity == .error && finding.isFatal)
    let said = finding.help + finding.fixIts.map(\.message)
    #expect(said.contains { $0.contains(advice) })
    #expect(!finding.message.contains("no TwiML"))
    #expect(!finding.message.hasPrefix("Kazoo"))
    guard !advice.contains("around the verbs") else { return }
    #expect(!said.contains { $0.contains("<Response> around") })
  }

  @Test
  func `the unsafe fix-its for a wrong root make documents that Kazoo runs`() throws {
    for (text, fixed) in [
      ("<Dial>+14155550123</Dial>", "<Response><Dial>+14155550123</Dial></Response>"),
      ("<a>x<Response><Say>a</Say></Response>y</a>", "<Response><Say>a</Say></Response>"),
    ] {
      let fixIt = try #require(finding(text).fixIts.first)
      #expect(fixIt.safety == .unsafe)
      var bytes = Array(text.utf8)
      for edit in fixIt.edits.reversed() {
        bytes.replaceSubrange(
          edit.range.lowerBound..<edit.range.upperBound, with: edit.replacement.utf8)
      }
      #expect(String(decoding: bytes, as: UTF8.self) == fixed)
    }
  }
}
