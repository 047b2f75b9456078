import Diagnostics
import Markers
import Testing
import TwiMLSemantics
import TwiMLVocabulary

/// Documents on which Kazoo's run fails; the marks enclose the range of the first error.
@Suite struct CheckTests {
  @Test(
    arguments: [
      // The root.
      ("<1️⃣response2️⃣><Say>a</Say></response>", "wrong-root"),
      ("<1️⃣t:Response2️⃣ xmlns:t=\"u\"><Say>a</Say></t:Response>", "wrong-root"),
      ("1️⃣<Response/>2️⃣", "empty-response"),
      ("1️⃣<Response>2️⃣</Response>", "empty-response"),
      // Verbs.
      ("<Response><1️⃣Foo2️⃣/><Say>a</Say></Response>", "unknown-verb"),
      ("<Response><Say>a</Say><1️⃣Enqueue2️⃣>x</Enqueue></Response>", "unsupported-verb"),
      ("<Response><1️⃣say2️⃣>a</say></Response>", "unknown-verb"),
      ("<Response><1️⃣Sms2️⃣>x</Sms></Response>", "unsupported-verb"),
      ("<Response><1️⃣Message2️⃣>x</Message></Response>", "messaging-verb"),
      ("<Response><1️⃣Number2️⃣>1</Number></Response>", "misplaced-noun"),
      ("<Response><1️⃣Variable2️⃣ key=\"a\"/></Response>", "misplaced-noun"),
      ("<Response xmlns:t=\"u\"><1️⃣t:Say2️⃣>a</t:Say></Response>", "prefixed-element"),
      ("<Response><1️⃣Response2️⃣><Say>a</Say></Response></Response>", "nested-response"),
      // Verbs that must be empty.
      ("<Response>1️⃣<Pause> </Pause>2️⃣<Say>b</Say></Response>", "content-in-empty-verb"),
      ("<Response><Hangup>1️⃣<!--c-->2️⃣</Hangup></Response>", "content-in-empty-verb"),
      ("<Response><Record>1️⃣foo2️⃣</Record></Response>", "content-in-empty-verb"),
      ("<Response><Hangup 1️⃣foo=\"1\"2️⃣/></Response>", "attribute-on-hangup"),
      // Say and Play.
      ("<Response>1️⃣<Say>2️⃣ </Say></Response>", "empty-say"),
      ("<Response>1️⃣<Say>2️⃣<![CDATA[hi]]> there</Say></Response>", "empty-say"),
      ("<Response>1️⃣<Say>2️⃣<prosody>hi</prosody></Say></Response>", "empty-say"),
      ("<Response>1️⃣<Play digits=\"1\"/>2️⃣</Response>", "empty-play"),
      ("<Response><Say voice=\"1️⃣alice2️⃣\">a</Say></Response>", "unknown-voice"),
      ("<Response><Say 1️⃣voice=\"\"2️⃣>a</Say></Response>", "unknown-voice"),
      ("<Response><Say language=\"1️⃣en-US2️⃣\">a</Say></Response>", "unknown-language"),
      ("<Response><Say loop=\"1️⃣-12️⃣\">a</Say></Response>", "number-out-of-range"),
      ("<Response><Pause length=\"1️⃣0.42️⃣\"/></Response>", "number-out-of-range"),
      // Reject, Redirect, Set.
      ("<Response><Reject reason=\"1️⃣Busy2️⃣\"/></Response>", "unknown-reason"),
      ("<Response><Redirect method=\"1️⃣put2️⃣\">r</Redirect></Response>", "unsupported-method"),
      (
        "<Response><Redirect>r<1️⃣Variable2️⃣ key=\"a\"/></Redirect></Response>", "variable-in-redirect"
      ),
      ("<Response>1️⃣<Set>2️⃣ </Set></Response>", "set-without-variable"),
      (
        "<Response><Set><Variable key=\"a\" value=\"b\"/><1️⃣Variable2️⃣ key=\"c\" value=\"d\"/></Set></Response>",
        "several-variables"
      ),
      // Record and Gather.
      ("<Response><Record maxLength=\"1️⃣36012️⃣\" action=\"r\"/></Response>", "number-out-of-range"),
      (
        "<Response><Record recordingUrl=\"1️⃣http://s/x2️⃣\" action=\"r\"/></Response>", "recording-url"
      ),
      ("<Response><Record method=\"1️⃣head2️⃣\" action=\"r\"/></Response>", "unsupported-method"),
      ("<Response>1️⃣<Gather action=\"g\"/>2️⃣<Say>x</Say></Response>", "empty-gather"),
      ("<Response><Say>a</Say>1️⃣<Gather>2️⃣</Gather><Say>x</Say></Response>", "empty-gather"),
      (
        "<Response><Gather finishOnKey=\"1️⃣5#2️⃣\" action=\"g\"><Say>p</Say></Gather><Say>x</Say></Response>",
        "unknown-finish-key"
      ),
      (
        "<Response><Gather numDigits=\"1️⃣02️⃣\" action=\"g\"><Say>p</Say></Gather><Say>x</Say></Response>",
        "number-out-of-range"
      ),
      // Dial.
      ("<Response>1️⃣<Dial>2️⃣ </Dial></Response>", "empty-dial"),
      ("<Response><Dial>1️⃣alice2️⃣</Dial></Response>", "empty-dial"),
      ("<Response><Dial>1️⃣<!--c-->2️⃣+14155551234</Dial></Response>", "comment-first-in-dial"),
      ("<Response><Dial>1️⃣<![CDATA[+14155551234]]>2️⃣</Dial></Response>", "comment-first-in-dial"),
      ("<Response><Dial timeout=\"1️⃣02️⃣\">+14155551234</Dial></Response>", "number-out-of-range"),
      (
        "<Response><Dial 1️⃣hangupOn=\"#\"2️⃣>+14155551234</Dial></Response>",
        "hangup-key-without-record"
      ),
      ("<Response><Dial strategy=\"1️⃣single2️⃣\"><User>u</User></Dial></Response>", "dial-strategy"),
      ("<Response><Dial callerId=\"1️⃣日2️⃣\">+14155551234</Dial></Response>", "unreadable-caller-id"),
      ("<Response><Dial><User>u</User>1️⃣<Number/>2️⃣</Dial></Response>", "empty-number-in-group"),
      ("<Response><Dial><Sip>1️⃣sip:a@b:xyz2️⃣</Sip></Dial></Response>", "bad-sip-port"),
      (
        "<Response><Dial><Conference maxParticipants=\"1️⃣2502️⃣\">r</Conference></Dial></Response>",
        "number-out-of-range"
      ),
      (
        "<Response><Dial><Conference voice=\"1️⃣alice2️⃣\">r</Conference></Dial></Response>",
        "unknown-voice"
      ),
      (
        "<Response><Dial action=\"a\" method=\"1️⃣put2️⃣\"><Conference>r</Conference></Dial></Response>",
        "unsupported-method"
      ),
      // The call is cut short, or a menu falls silent.
      ("<Response><Dial><1️⃣Client2️⃣>joe</Client></Dial></Response>", "nobody-to-ring"),
      ("<Response><1️⃣Dial2️⃣><Client>joe</Client><Foo/></Dial></Response>", "nobody-to-ring"),
      ("<Response><Dial><1️⃣User2️⃣/></Dial><Say>x</Say></Response>", "nobody-to-ring"),
      ("<Response><Dial><Sip>1️⃣garbage2️⃣</Sip></Dial></Response>", "nobody-to-ring"),
      ("<Response><Dial><1️⃣Conference2️⃣>r</Conference>\n</Dial></Response>", "nobody-to-ring"),
      ("<Response><Dial><1️⃣Queue2️⃣>q</Queue><!-- c --></Dial></Response>", "nobody-to-ring"),
      ("<Response><Dial><1️⃣Queue2️⃣>q</Queue></Dial></Response>", "unsupported-queue"),
      ("<Response><Dial>\n <1️⃣Queue2️⃣>q</Queue>\n</Dial></Response>", "unsupported-queue"),
      (
        "<Response><Dial timeLimit=\"1️⃣02️⃣\"><User>u</User></Dial></Response>", "time-limit-on-answer"
      ),
      (
        "<Response><Dial timeLimit=\"1️⃣-52️⃣\">100</Dial><Hangup/></Response>", "time-limit-on-answer"
      ),
      (
        "<Response><Gather action=\"g\"><Say voice=\"1️⃣alice2️⃣\">1</Say></Gather><Say>x</Say></Response>",
        "unknown-voice"
      ),
      (
        "<Response><Gather action=\"g\"><1️⃣Foo2️⃣/><Pause/></Gather><Say>x</Say></Response>",
        "unknown-verb"
      ),
      (
        "<Response><Gather action=\"g\">1️⃣<Set/>2️⃣<Say>a</Say></Gather><Say>x</Say></Response>",
        "set-without-variable"
      ),
      // Values that Kazoo treats as empty or cannot send.
      ("<Response><Dial>1️⃣02️⃣</Dial></Response>", "refused-number"),
      ("<Response><Dial><Number>1️⃣ext 02️⃣</Number></Dial></Response>", "refused-number"),
      ("<Response><Say engine=\"1️⃣\u{85}2️⃣\">a</Say></Response>", "unsendable-value"),
      ("<Response><Dial callerId=\"1️⃣é\u{99}2️⃣\">100</Dial></Response>", "unsendable-value"),
      (
        "<Response><Dial><Conference waitUrl=\"1️⃣\u{80}2️⃣\">r</Conference></Dial></Response>",
        "unsendable-value"
      ),
      ("<Response><Pause/><Record action=\"1️⃣\u{80}2️⃣\"/></Response>", "unsendable-value"),
      ("<Response><Pause length=\"1️⃣0,42️⃣\"/></Response>", "number-out-of-range"),
      (
        "<Response><Dial strategy=\"1️⃣single2️⃣\"><Sip>sip:a@b</Sip></Dial></Response>",
        "dial-strategy"
      ),
      (
        "<Response><Redirect method=\"GET\">1️⃣http://u@h/x2️⃣</Redirect></Response>", "unsent-request"
      ),
      (
        "<Response><Say>\n1️⃣\(String(repeating: "L", count: 3998))數數2️⃣</Say></Response>",
        "truncated-say"
      ),
    ].map { (Marked($0.0), $0.1) })
  func `a document that fails has one error at its place`(document: Marked, rule: String) throws {
    let errors = document.findings().filter { $0.severity == .error }
    let first = try #require(errors.first)
    #expect(errors.count == 1)
    #expect(first.rule.id == rule)
    #expect(first.range == document.range)
  }

  /// Documents that Kazoo runs, but differently from how they are written.
  @Test(
    arguments: [
      ("<Response><Say 1️⃣Loop2️⃣=\"2\">a</Say></Response>", "unknown-attribute"),
      (
        "<Response><Dial 1️⃣answerOnBridge2️⃣=\"true\">+14155551234</Dial></Response>",
        "ignored-attribute"
      ),
      ("<Response><Pause length=\"1️⃣40002️⃣\"/></Response>", "clamped-number"),
      ("<Response><Pause length=\"1️⃣2.52️⃣\"/></Response>", "rounded-number"),
      ("<Response><Pause length=\"1️⃣10s2️⃣\"/></Response>", "not-a-number"),
      ("<Response><Dial record=\"1️⃣TRUE2️⃣\"><User>u</User></Dial></Response>", "taken-for-false"),
      ("<Response><Record finishOnKey=\"1️⃣none2️⃣\" action=\"r\"/></Response>", "dropped-keys"),
      ("<Response><Redirect method=\"1️⃣GETT2️⃣\">r</Redirect></Response>", "unknown-method"),
      ("<Response>1️⃣hello2️⃣<Say>a</Say></Response>", "ignored-text"),
      ("<Response><Say>a<1️⃣break2️⃣/>b</Say></Response>", "ignored-element"),
      ("<Response><Say>a<!-- c -->1️⃣<![CDATA[b]]>2️⃣</Say></Response>", "ignored-cdata"),
      ("<Response><Hangup/><1️⃣Say2️⃣>b</Say></Response>", "unreachable-verb"),
      ("<Response><Say loop=\"0\">a</Say><1️⃣Say2️⃣>b</Say></Response>", "unreachable-verb"),
      (
        "<Response><Dial action=\"a\"><User>u</User></Dial><1️⃣Say2️⃣>b</Say></Response>",
        "unreachable-verb"
      ),
      ("<Response><Say>a</Say><1️⃣Reject2️⃣/></Response>", "reject-after-answer"),
      ("1️⃣<Response><Redirect/>2️⃣</Response>", "redirect-to-self"),
      ("<Response><Redirect>1️⃣/abs2️⃣</Redirect></Response>", "unusual-resolution"),
      ("<Response><Record action=\"1️⃣ http://x/a2️⃣\"/></Response>", "unusual-resolution"),
      ("<Response><Play>1️⃣sounds/a.mp32️⃣</Play></Response>", "relative-media"),
      ("<Response><Play>1️⃣\n\t\thttp://x/a.mp3\n\t2️⃣</Play></Response>", "untrimmed-text"),
      ("<Response><Set><1️⃣Variable2️⃣ key=\"a\">b</Variable></Set></Response>", "unsent-variable"),
      (
        "<Response><Gather action=\"g\"><1️⃣Redirect2️⃣>r</Redirect></Gather><Say>x</Say></Response>",
        "verb-in-gather"
      ),
      ("<Response><Dial>1️⃣1-800-FLOWERS2️⃣</Dial></Response>", "cleaned-number"),
      ("<Response><Dial>1️⃣<Number/>2️⃣</Dial><Say>x</Say></Response>", "empty-number"),
      ("<Response><Dial>+14155551234<1️⃣User2️⃣>u</User></Dial></Response>", "noun-beside-number"),
      (
        "<Response><Dial><1️⃣Sip2️⃣>sip:bob@example.com</Sip></Dial></Response>", "build-dependent-noun"
      ),
      (
        "<Response><Dial><1️⃣Number2️⃣>+14155551234</Number><!-- c --></Dial></Response>",
        "build-dependent-noun"
      ),
      (
        "<Response><Dial><User>u</User><1️⃣Client2️⃣>joe</Client></Dial></Response>", "skipped-noun"
      ),
      (
        "<Response><Dial><User>u</User><Sip>1️⃣garbage2️⃣</Sip></Dial></Response>", "skipped-sip-uri"
      ),
      ("<Response><Dial><User>1️⃣Anna Smith2️⃣</User></Dial></Response>", "unlikely-id"),
      (
        "<Response><Dial timeLimit=\"1️⃣02️⃣\"><Conference>r</Conference></Dial></Response>",
        "time-limit-on-answer"
      ),
      // A verb that fails where no prompt follows.
      (
        "<Response><Gather action=\"g\"><Say>1</Say><1️⃣Foo2️⃣/></Gather><Say>x</Say></Response>",
        "unknown-verb"
      ),
      (
        "<Response><Gather action=\"g\"><1️⃣Say2️⃣ loop=\"0\">1</Say></Gather><Say>x</Say></Response>",
        "endless-prompt"
      ),
      // One finding for the Dial, and none for the verbs after it.
      ("<Response><1️⃣Dial2️⃣><User>u</User></Dial><Say>x</Say></Response>", "after-dial"),
      (
        "<Response><1️⃣Dial2️⃣>100</Dial><Pause/><Record action=\"r\"/><Hangup/></Response>",
        "after-dial"
      ),
      (
        "<Response><1️⃣Dial2️⃣><User>u</User></Dial><Say>x</Say><Hangup/></Response>", "after-dial"
      ),
      ("<Response><Reject prompt=\"1️⃣\u{80}2️⃣\"/></Response>", "unsendable-value"),
      ("<Response><Say terminators=\"1️⃣٣2️⃣\">a</Say></Response>", "dropped-value"),
      (
        "<Response><Dial 1️⃣action2️⃣=\"a\"><Conference>r</Conference></Dial></Response>",
        "ignored-with-destination"
      ),
    ].map { (Marked($0.0), $0.1) })
  func `a document that runs differently than written has one warning`(
    document: Marked, rule: String
  ) throws {
    let findings = document.findings().filter { $0.severity > .note }
    let first = try #require(findings.first)
    #expect(findings.map(\.severity) == [.warning])
    #expect(first.rule.id == rule)
    if document.text != "<Response><Redirect/></Response>" {
      #expect(first.range == document.range)
    }
  }

  @Test(
    arguments: [
      "<Response> </Response>", "<Response><!-- c --></Response>",
      "<Response xmlns=\"http://example.com/ns\" version=\"1\"><Say>a</Say></Response>",
      "<Response><Say voice=\"woman\" language=\"en-gb\" loop=\"3\" terminators=\"#\">a</Say></Response>",
      "<Response><Say>\n  <![CDATA[world]]>\n</Say></Response>",
      "<Response><Play>http://x/a.mp3</Play></Response>",
      "<Response><Play>0123456789abcdef0123456789abcdef</Play></Response>",
      "<Response><Play>silence_stream://2000</Play></Response>",
      "<Response><Reject reason=\"busy\" prompt=\"http://x/a.mp3\"/></Response>",
      "<Response><Set><Variable key=\"a\" value=\"b\"/></Set><Hangup/></Response>",
      "<Response><Gather action=\"g.php\" input=\"dtmf\" language=\"en-US\">\n </Gather><Say>x</Say></Response>",
      "<Response><Gather action=\"g\"><Say>a</Say></Gather><Gather action=\"g\"/><Say>x</Say></Response>",
      "<Response><Dial method=\"put\"><User>u</User></Dial></Response>",
      "<Response><Pause/><Record recordingUrl=\"0\" action=\"r\"/></Response>",
      "<Response><Say>{&quot;Thank you&quot;: 1}</Say></Response>",
      "<Response><Gather action=\"g\"><Say>a</Say></Gather><Redirect/></Response>",
      "<Response><Dial timeout=\"10\"><User>u</User></Dial></Response>",
      "<Response><Dial>(415) 555-1234</Dial></Response>",
      "<Response><Dial>\n  <Number>+16505551234</Number>\n</Dial></Response>",
      "<Response><Dial><Conference beep=\"false\">team</Conference></Dial></Response>",
      "<Response><Dial record=\"do-not-record\"><Device>d</Device></Dial></Response>",
    ].map(Marked.init))
  func `a document that runs as written has only notes`(document: Marked) {
    #expect(document.findings().filter { $0.severity > .note }.map(\.message) == [])
  }
}
