import Diagnostics
import Markers
import Testing
import TwiMLSemantics
import TwiMLVocabulary

/// The severity of a finding depends on what the caller can reach.
@Suite struct ReachTests {
  /// A verb that never runs cannot make the call fail.
  @Test func `a mistake that is never reached is a warning`() {
    let findings = Marked("<Response><Hangup/><Say voice=\"alice\">b</Say><Foo/></Response>")
      .findings()
    #expect(findings.map(\.rule.id) == ["unreachable-verb", "unknown-voice", "unknown-verb"])
    #expect(findings.allSatisfy { $0.severity == .warning })
  }

  /// Kazoo stops at the first failure.
  @Test func `only the first verb that fails is an error`() {
    let findings = Marked(
      "<Response><Foo/><Say voice=\"alice\">b</Say><Bar/><Hangup/></Response>"
    ).findings()
    #expect(findings.map(\.rule.id) == ["unknown-verb", "unknown-voice", "unknown-verb"])
    #expect(findings.map(\.severity) == [.error, .warning, .warning])
    #expect(findings[1].message.hasSuffix("Kazoo would hang up, but never gets here"))
  }

  @Test(arguments: [
    ("<Gather><Say loop='0'>a</Say></Gather><Foo/>", true),
    ("<Gather finishOnKey=''><Say loop='0'>a</Say></Gather><Foo/>", false),
    ("<Gather><Say>a</Say><Hangup/></Gather><Foo/>", true),
    ("<Gather finishOnKey=''><Say>a</Say><Hangup/></Gather><Foo/>", false),
    ("<Gather finishOnKey=''><Reject/></Gather><Foo/>", false),
    ("<Gather finishOnKey=''><Dial><User>u</User></Dial></Gather><Foo/>", false),
    ("<Gather finishOnKey=''><Dial>100</Dial></Gather><Foo/>", true),
    ("<Dial><User>u</User></Dial><Pause/><Foo/>", true),
    ("<Dial><User>u</User></Dial><Play>http://h/a</Play><Foo/>", false),
    ("<Dial>100</Dial><Play>http://h/a</Play><Foo/>", true),
    ("<Dial><User>u</User></Dial><Gather> </Gather><Foo/>", false),
    ("<Dial><User>u</User></Dial><Dial>1</Dial><Gather> </Gather><Foo/>", true),
    ("<Dial><Sip>sip:a@b</Sip></Dial><Foo/>", false),
    ("<Dial><User>a b</User></Dial><Foo/>", false),
    ("<Gather/><Foo/>", false),
  ])
  func `a verb after a Gather is reached when the caller presses no key or only the finish key`(
    verbs: String, isReached: Bool
  ) {
    let findings = Marked("<Response>\(verbs)</Response>").findings()
    let severity = findings.first { $0.rule.id == "unknown-verb" }?.severity
    #expect(severity == (isReached ? .error : .warning))
  }

  @Test(
    arguments: [
      (
        "<Response><1️⃣Gather2️⃣ action=\"g\"><Say>p</Say></Gather></Response>",
        "gather-without-fallback"
      ),
      ("<Response><Pause/><1️⃣Record2️⃣/></Response>", "missing-action"),
      ("<Response><1️⃣Record2️⃣ action=\"r\"/></Response>", "record-unanswered"),
      (
        "<Response><Dial 1️⃣action2️⃣=\"http://h/a\"><User>u</User></Dial></Response>", "unheard-action"
      ),
      (
        "<Response><1️⃣Dial2️⃣><User>u</User></Dial><Redirect>http://h/a</Redirect></Response>",
        "unheard-action"
      ),
      ("<Response><Say>1️⃣{\"message\": \"Thank you\"}2️⃣</Say></Response>", "spoken-json"),
      ("<Response><Dial>1️⃣+141555512342️⃣</Dial></Response>", "carrier-without-resource"),
    ].map { (Marked($0.0), $0.1) })
  func `these documents have exactly one note`(document: Marked, rule: String) {
    let findings = document.findings()
    #expect(findings.map(\.rule.id) == [rule])
    #expect(findings.map(\.severity) == [.note])
    #expect(findings.map(\.range) == [document.range])
  }

  /// What Kazoo 5 documents beyond 4.3.
  @Test func `streams run only on Kazoo 5`() {
    let document = Marked(
      "<Response><Start><Stream url=\"wss://x/a\"/></Start><Say>a</Say><Connect><Room>r</Room></Connect><Say>b</Say></Response>"
    )
    #expect(
      document.findings().filter { $0.rule.id == "unsupported-verb" }.map(\.severity)
        == [.error, .warning])
    let onKazoo5 = document.findings(target: .kazoo5)
    #expect(onKazoo5.map(\.rule.id) == ["unsupported-verb", "unreachable-verb"])
    #expect(onKazoo5.first?.message.contains("Room") == true)
  }

  @Test
  func `a message says what is wrong and then what Kazoo does`() throws {
    let say = "<Say voice=\"alice\">a</Say>"
    let inside = Marked("<Response><Gather action=\"g\">\(say)</Gather><Say>b</Say></Response>")
    #expect(
      inside.findings().map(\.message)
        == ["unknown voice 'alice': the prompts end, and silence follows"])
    let outside = Marked("<Response>\(say)</Response>")
    #expect(
      outside.findings().map(\.message) == ["unknown voice 'alice': Kazoo hangs up here"])
  }
}
