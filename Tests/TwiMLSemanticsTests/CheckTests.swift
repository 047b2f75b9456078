import Diagnostics
import Testing
import TwiMLSemantics
import TwiMLVocabulary

/// Documents on which Kazoo's run fails; the marked text is what the first error speaks of.
@Suite struct CheckTests {
  @Test(
    arguments: [
      // The root.
      ("<⟦response⟧><Say>a</Say></response>", "wrong-root"),
      ("<⟦t:Response⟧ xmlns:t=\"u\"><Say>a</Say></t:Response>", "wrong-root"),
      ("⟦<Response/>⟧", "empty-response"),
      ("⟦<Response>⟧</Response>", "empty-response"),
      // Verbs.
      ("<Response><⟦Foo⟧/><Say>a</Say></Response>", "unknown-verb"),
      ("<Response><Say>a</Say><⟦Enqueue⟧>x</Enqueue></Response>", "unsupported-verb"),
      ("<Response><⟦say⟧>a</say></Response>", "unknown-verb"),
      ("<Response><⟦Sms⟧>x</Sms></Response>", "unsupported-verb"),
      ("<Response><⟦Message⟧>x</Message></Response>", "messaging-verb"),
      ("<Response><⟦Number⟧>1</Number></Response>", "misplaced-noun"),
      ("<Response><⟦Variable⟧ key=\"a\"/></Response>", "misplaced-noun"),
      ("<Response xmlns:t=\"u\"><⟦t:Say⟧>a</t:Say></Response>", "prefixed-element"),
      ("<Response><⟦Response⟧><Say>a</Say></Response></Response>", "nested-response"),
      // Verbs that must be empty.
      ("<Response>⟦<Pause> </Pause>⟧<Say>b</Say></Response>", "content-in-empty-verb"),
      ("<Response><Hangup>⟦<!--c-->⟧</Hangup></Response>", "content-in-empty-verb"),
      ("<Response><Record>⟦foo⟧</Record></Response>", "content-in-empty-verb"),
      ("<Response><Hangup ⟦foo=\"1\"⟧/></Response>", "attribute-on-hangup"),
      // Say and Play.
      ("<Response>⟦<Say>⟧ </Say></Response>", "empty-say"),
      ("<Response>⟦<Say>⟧<![CDATA[hi]]> there</Say></Response>", "empty-say"),
      ("<Response>⟦<Say>⟧<prosody>hi</prosody></Say></Response>", "empty-say"),
      ("<Response>⟦<Play digits=\"1\"/>⟧</Response>", "empty-play"),
      ("<Response><Say voice=\"⟦alice⟧\">a</Say></Response>", "unknown-voice"),
      ("<Response><Say ⟦voice=\"\"⟧>a</Say></Response>", "unknown-voice"),
      ("<Response><Say language=\"⟦en-US⟧\">a</Say></Response>", "unknown-language"),
      ("<Response><Say loop=\"⟦-1⟧\">a</Say></Response>", "number-out-of-range"),
      ("<Response><Pause length=\"⟦0.4⟧\"/></Response>", "number-out-of-range"),
      // Reject, Redirect, Set.
      ("<Response><Reject reason=\"⟦Busy⟧\"/></Response>", "unknown-reason"),
      ("<Response><Redirect method=\"⟦put⟧\">r</Redirect></Response>", "unsupported-method"),
      (
        "<Response><Redirect>r<⟦Variable⟧ key=\"a\"/></Redirect></Response>", "variable-in-redirect"
      ),
      ("<Response>⟦<Set>⟧ </Set></Response>", "set-without-variable"),
      (
        "<Response><Set><Variable key=\"a\" value=\"b\"/><⟦Variable⟧ key=\"c\" value=\"d\"/></Set></Response>",
        "several-variables"
      ),
      // Record and Gather.
      ("<Response><Record maxLength=\"⟦3601⟧\" action=\"r\"/></Response>", "number-out-of-range"),
      (
        "<Response><Record recordingUrl=\"⟦http://s/x⟧\" action=\"r\"/></Response>", "recording-url"
      ),
      ("<Response><Record method=\"⟦head⟧\" action=\"r\"/></Response>", "unsupported-method"),
      ("<Response>⟦<Gather action=\"g\"/>⟧<Say>x</Say></Response>", "empty-gather"),
      ("<Response><Say>a</Say>⟦<Gather>⟧</Gather><Say>x</Say></Response>", "empty-gather"),
      (
        "<Response><Gather finishOnKey=\"⟦5#⟧\" action=\"g\"><Say>p</Say></Gather><Say>x</Say></Response>",
        "unknown-finish-key"
      ),
      (
        "<Response><Gather numDigits=\"⟦0⟧\" action=\"g\"><Say>p</Say></Gather><Say>x</Say></Response>",
        "number-out-of-range"
      ),
      // Dial.
      ("<Response>⟦<Dial>⟧ </Dial></Response>", "empty-dial"),
      ("<Response><Dial>⟦alice⟧</Dial></Response>", "empty-dial"),
      ("<Response><Dial>⟦<!--c-->⟧+14155551234</Dial></Response>", "comment-first-in-dial"),
      ("<Response><Dial>⟦<![CDATA[+14155551234]]>⟧</Dial></Response>", "comment-first-in-dial"),
      ("<Response><Dial timeout=\"⟦0⟧\">+14155551234</Dial></Response>", "number-out-of-range"),
      (
        "<Response><Dial ⟦hangupOn=\"#\"⟧>+14155551234</Dial></Response>",
        "hangup-key-without-record"
      ),
      ("<Response><Dial strategy=\"⟦single⟧\"><User>u</User></Dial></Response>", "dial-strategy"),
      ("<Response><Dial callerId=\"⟦日⟧\">+14155551234</Dial></Response>", "unreadable-caller-id"),
      ("<Response><Dial><User>u</User>⟦<Number/>⟧</Dial></Response>", "empty-number-in-group"),
      ("<Response><Dial><Sip>⟦sip:a@b:xyz⟧</Sip></Dial></Response>", "bad-sip-port"),
      (
        "<Response><Dial><Conference maxParticipants=\"⟦250⟧\">r</Conference></Dial></Response>",
        "number-out-of-range"
      ),
      (
        "<Response><Dial><Conference voice=\"⟦alice⟧\">r</Conference></Dial></Response>",
        "unknown-voice"
      ),
      (
        "<Response><Dial action=\"a\" method=\"⟦put⟧\"><Conference>r</Conference></Dial></Response>",
        "unsupported-method"
      ),
      // The call is cut short, or a menu falls silent.
      ("<Response><Dial><⟦Client⟧>joe</Client></Dial></Response>", "nobody-to-ring"),
      ("<Response><⟦Dial⟧><Client>joe</Client><Foo/></Dial></Response>", "nobody-to-ring"),
      ("<Response><Dial><⟦User⟧/></Dial><Say>x</Say></Response>", "nobody-to-ring"),
      ("<Response><Dial><Sip>⟦garbage⟧</Sip></Dial></Response>", "nobody-to-ring"),
      ("<Response><Dial><⟦Conference⟧>r</Conference>\n</Dial></Response>", "nobody-to-ring"),
      ("<Response><Dial><⟦Queue⟧>q</Queue><!-- c --></Dial></Response>", "nobody-to-ring"),
      ("<Response><Dial><⟦Queue⟧>q</Queue></Dial></Response>", "unsupported-queue"),
      ("<Response><Dial>\n <⟦Queue⟧>q</Queue>\n</Dial></Response>", "unsupported-queue"),
      (
        "<Response><Dial timeLimit=\"⟦0⟧\"><User>u</User></Dial></Response>", "time-limit-on-answer"
      ),
      (
        "<Response><Dial timeLimit=\"⟦-5⟧\">100</Dial><Hangup/></Response>", "time-limit-on-answer"
      ),
      (
        "<Response><Gather action=\"g\"><Say voice=\"⟦alice⟧\">1</Say></Gather><Say>x</Say></Response>",
        "unknown-voice"
      ),
      (
        "<Response><Gather action=\"g\"><⟦Foo⟧/><Pause/></Gather><Say>x</Say></Response>",
        "unknown-verb"
      ),
      (
        "<Response><Gather action=\"g\">⟦<Set/>⟧<Say>a</Say></Gather><Say>x</Say></Response>",
        "set-without-variable"
      ),
      // What is empty to Kazoo, and what it cannot send.
      ("<Response><Dial>⟦0⟧</Dial></Response>", "refused-number"),
      ("<Response><Dial><Number>⟦ext 0⟧</Number></Dial></Response>", "refused-number"),
      ("<Response><Say engine=\"⟦\u{85}⟧\">a</Say></Response>", "unsendable-value"),
      ("<Response><Dial callerId=\"⟦é\u{99}⟧\">100</Dial></Response>", "unsendable-value"),
      (
        "<Response><Dial><Conference waitUrl=\"⟦\u{80}⟧\">r</Conference></Dial></Response>",
        "unsendable-value"
      ),
      ("<Response><Pause/><Record action=\"⟦\u{80}⟧\"/></Response>", "unsendable-value"),
      ("<Response><Pause length=\"⟦0,4⟧\"/></Response>", "number-out-of-range"),
      (
        "<Response><Dial strategy=\"⟦single⟧\"><Sip>sip:a@b</Sip></Dial></Response>",
        "dial-strategy"
      ),
      (
        "<Response><Redirect method=\"GET\">⟦http://u@h/x⟧</Redirect></Response>", "unsent-request"
      ),
      (
        "<Response><Say>\n⟦\(String(repeating: "L", count: 3998))數數⟧</Say></Response>",
        "truncated-say"
      ),
    ].map { (Marked($0.0), $0.1) })
  func fails(document: Marked, rule: String) throws {
    let errors = document.findings().filter { $0.severity == .error }
    let first = try #require(errors.first)
    #expect(errors.count == 1)
    #expect(first.rule.id == rule)
    #expect(first.range == document.marked)
  }

  /// Documents that Kazoo runs, but not as they are written.
  @Test(
    arguments: [
      ("<Response><Say ⟦Loop⟧=\"2\">a</Say></Response>", "unknown-attribute"),
      (
        "<Response><Dial ⟦answerOnBridge⟧=\"true\">+14155551234</Dial></Response>",
        "ignored-attribute"
      ),
      ("<Response><Pause length=\"⟦4000⟧\"/></Response>", "clamped-number"),
      ("<Response><Pause length=\"⟦2.5⟧\"/></Response>", "rounded-number"),
      ("<Response><Pause length=\"⟦10s⟧\"/></Response>", "not-a-number"),
      ("<Response><Dial record=\"⟦TRUE⟧\"><User>u</User></Dial></Response>", "taken-for-false"),
      ("<Response><Record finishOnKey=\"⟦none⟧\" action=\"r\"/></Response>", "dropped-keys"),
      ("<Response><Redirect method=\"⟦GETT⟧\">r</Redirect></Response>", "unknown-method"),
      ("<Response>⟦hello⟧<Say>a</Say></Response>", "ignored-text"),
      ("<Response><Say>a<⟦break⟧/>b</Say></Response>", "ignored-element"),
      ("<Response><Say>a<!-- c -->⟦<![CDATA[b]]>⟧</Say></Response>", "ignored-cdata"),
      ("<Response><Hangup/><⟦Say⟧>b</Say></Response>", "unreachable-verb"),
      ("<Response><Say loop=\"0\">a</Say><⟦Say⟧>b</Say></Response>", "unreachable-verb"),
      (
        "<Response><Dial action=\"a\"><User>u</User></Dial><⟦Say⟧>b</Say></Response>",
        "unreachable-verb"
      ),
      ("<Response><Say>a</Say><⟦Reject⟧/></Response>", "reject-after-answer"),
      ("⟦<Response><Redirect/>⟧</Response>", "redirect-to-self"),
      ("<Response><Redirect>⟦/abs⟧</Redirect></Response>", "unusual-resolution"),
      ("<Response><Record action=\"⟦ http://x/a⟧\"/></Response>", "unusual-resolution"),
      ("<Response><Play>⟦sounds/a.mp3⟧</Play></Response>", "relative-media"),
      ("<Response><Play>⟦\n\t\thttp://x/a.mp3\n\t⟧</Play></Response>", "untrimmed-text"),
      ("<Response><Set><⟦Variable⟧ key=\"a\">b</Variable></Set></Response>", "unsent-variable"),
      (
        "<Response><Gather action=\"g\"><⟦Redirect⟧>r</Redirect></Gather><Say>x</Say></Response>",
        "verb-in-gather"
      ),
      ("<Response><Dial>⟦1-800-FLOWERS⟧</Dial></Response>", "cleaned-number"),
      ("<Response><Dial>⟦<Number/>⟧</Dial><Say>x</Say></Response>", "empty-number"),
      ("<Response><Dial>+14155551234<⟦User⟧>u</User></Dial></Response>", "noun-beside-number"),
      (
        "<Response><Dial><⟦Sip⟧>sip:bob@example.com</Sip></Dial></Response>", "build-dependent-noun"
      ),
      (
        "<Response><Dial><⟦Number⟧>+14155551234</Number><!-- c --></Dial></Response>",
        "build-dependent-noun"
      ),
      (
        "<Response><Dial><User>u</User><⟦Client⟧>joe</Client></Dial></Response>", "skipped-noun"
      ),
      (
        "<Response><Dial><User>u</User><Sip>⟦garbage⟧</Sip></Dial></Response>", "skipped-sip-uri"
      ),
      ("<Response><Dial><User>⟦Anna Smith⟧</User></Dial></Response>", "unlikely-id"),
      (
        "<Response><Dial timeLimit=\"⟦0⟧\"><Conference>r</Conference></Dial></Response>",
        "time-limit-on-answer"
      ),
      // A verb that fails where no prompt is left.
      (
        "<Response><Gather action=\"g\"><Say>1</Say><⟦Foo⟧/></Gather><Say>x</Say></Response>",
        "unknown-verb"
      ),
      (
        "<Response><Gather action=\"g\"><⟦Say⟧ loop=\"0\">1</Say></Gather><Say>x</Say></Response>",
        "endless-prompt"
      ),
      // One for the Dial, and none for what runs after it.
      ("<Response><⟦Dial⟧><User>u</User></Dial><Say>x</Say></Response>", "after-dial"),
      (
        "<Response><⟦Dial⟧>100</Dial><Pause/><Record action=\"r\"/><Hangup/></Response>",
        "after-dial"
      ),
      (
        "<Response><⟦Dial⟧><User>u</User></Dial><Say>x</Say><Hangup/></Response>", "after-dial"
      ),
      ("<Response><Reject prompt=\"⟦\u{80}⟧\"/></Response>", "unsendable-value"),
      ("<Response><Say terminators=\"⟦٣⟧\">a</Say></Response>", "dropped-value"),
      (
        "<Response><Dial ⟦action⟧=\"a\"><Conference>r</Conference></Dial></Response>",
        "ignored-with-destination"
      ),
    ].map { (Marked($0.0), $0.1) })
  func warns(document: Marked, rule: String) throws {
    let findings = document.findings().filter { $0.severity > .note }
    let first = try #require(findings.first)
    #expect(findings.map(\.severity) == [.warning])
    #expect(first.rule.id == rule)
    if document.document != "<Response><Redirect/></Response>" {
      #expect(first.range == document.marked)
    }
  }

  /// Text that begins on a line of its own is marked there, not at the tag before.
  @Test(
    arguments: [
      ("<Dial>\n    ⟦tel:+1 (415) 555-0100⟧\n  </Dial>", "cleaned-number"),
      ("<Dial><Number>\n\t⟦1-800-FLOWERS⟧ </Number></Dial>", "cleaned-number"),
      ("<Dial>\r\n  ⟦anna⟧\r\n</Dial>", "empty-dial"),
      ("<Dial>\n <!-- c --> ⟦anna⟧</Dial>", "empty-dial"),
      ("<Dial><Sip>\n  ⟦anna⟧\n</Sip></Dial>", "nobody-to-ring"),
      ("<Dial><Sip>\n  ⟦sip:a@b:xyz⟧\n</Sip></Dial>", "bad-sip-port"),
      ("<Dial><User>u</User>\n  ⟦text⟧\n</Dial>", "ignored-text"),
      ("<Redirect>\n  ⟦/abs⟧\n</Redirect>", "unusual-resolution"),
      ("⟦<Redirect>⟧\n  \n</Redirect>", "redirect-to-self"),
      ("<Play>\n  ⟦sounds/a.mp3⟧\n</Play>", "relative-media"),
      ("<Say>\n  ⟦\(String(repeating: "word ", count: 800))end⟧\n</Say>", "truncated-say"),
    ].map { (Marked("<Response>\($0.0)</Response>"), $0.1) })
  func wordsAreMarkedWithoutTheSpaceAroundThem(document: Marked, rule: String) throws {
    let finding = try #require(document.findings().first { $0.severity > .note })
    #expect(finding.rule.id == rule)
    #expect(finding.range == document.marked)
  }

  /// Documents that Kazoo runs as written: nothing but notes.
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
  func isSilent(document: Marked) {
    #expect(document.findings().filter { $0.severity > .note }.map(\.message) == [])
  }

  /// A mistake where the run never gets cannot make the call fail.
  @Test func unreachableMistakesAreWarnings() {
    let findings = Marked("<Response><Hangup/><Say voice=\"alice\">b</Say><Foo/></Response>")
      .findings()
    #expect(findings.map(\.rule.id) == ["unreachable-verb", "unknown-voice", "unknown-verb"])
    #expect(findings.allSatisfy { $0.severity == .warning })
  }

  /// Kazoo stops at the first one.
  @Test func onlyTheFirstVerbThatFailsIsAnError() {
    let findings = Marked(
      "<Response><Foo/><Say voice=\"alice\">b</Say><Bar/><Hangup/></Response>"
    ).findings()
    #expect(findings.map(\.rule.id) == ["unknown-verb", "unknown-voice", "unknown-verb"])
    #expect(findings.map(\.severity) == [.error, .warning, .warning])
    #expect(findings[1].message.hasSuffix("Kazoo would hang up here"))
  }

  @Test(
    "A caller without keys and with the finish key alone gets past a Gather, or does not",
    arguments: [
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
  func reach(verbs: String, isReached: Bool) {
    let findings = Marked("<Response>\(verbs)</Response>").findings()
    let severity = findings.first { $0.rule.id == "unknown-verb" }?.severity
    #expect(severity == (isReached ? .error : .warning))
  }

  @Test(
    arguments: [
      (
        "<Response><⟦Gather⟧ action=\"g\"><Say>p</Say></Gather></Response>",
        "gather-without-fallback"
      ),
      ("<Response><Pause/><⟦Record⟧/></Response>", "missing-action"),
      ("<Response><⟦Record⟧ action=\"r\"/></Response>", "record-unanswered"),
      (
        "<Response><Dial ⟦action⟧=\"http://h/a\"><User>u</User></Dial></Response>", "unheard-action"
      ),
      (
        "<Response><⟦Dial⟧><User>u</User></Dial><Redirect>http://h/a</Redirect></Response>",
        "unheard-action"
      ),
      ("<Response><Say>⟦{\"message\": \"Thank you\"}⟧</Say></Response>", "spoken-json"),
      ("<Response><Dial>⟦+14155551234⟧</Dial></Response>", "offnet-without-account"),
    ].map { (Marked($0.0), $0.1) })
  func notes(document: Marked, rule: String) {
    let findings = document.findings()
    #expect(findings.map(\.rule.id) == [rule])
    #expect(findings.map(\.severity) == [.note])
    #expect(findings.map(\.range) == [document.marked])
  }

  /// What Kazoo 5 documents beyond 4.3.
  @Test func streamsOnKazoo5() {
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

  @Test(
    "A prefix is to be left out of a verb, and of nothing else",
    arguments: [
      ("<t:Say>a</t:Say>", "write 'Say' without the prefix"),
      ("<c:if test='a'><Say>a</Say></c:if>", nil), ("<xi:include href='a.xml'/>", nil),
      ("<t:Number>1</t:Number>", nil), ("<t:Enqueue>q</t:Enqueue>", nil),
      ("<Gather> <t:Pause/></Gather><Say>b</Say>", "write 'Pause' without the prefix"),
      ("<Gather> <t:Say>a</t:Say></Gather><Say>b</Say>", "write 'Say' without the prefix"),
    ])
  func prefixes(verbs: String, help: String?) throws {
    let space = "xmlns:t='t' xmlns:c='c' xmlns:xi='x'"
    let findings = Marked("<Response \(space)>\(verbs)</Response>").findings()
    let finding = try #require(findings.first { $0.rule.id == "prefixed-element" })
    #expect(finding.help.contains { $0.contains("without the prefix") } == (help != nil))
    #expect(help.map(finding.help.contains) ?? true)
    #expect(finding.fixIts.isEmpty == (help == nil))
  }

  @Test(
    "Whether the call ends at a noun that nobody rings is known",
    arguments: [
      ("<Client>anna</Client>", true), ("<Sim>s</Sim><User/>", true),
      ("<Client>anna</Client><User>bert</User>", false),
      ("<User>u</User><Foo/>", false), ("<Client>anna</Client><Sip>sip:a@b</Sip>", false),
    ])
  func skippedNouns(nouns: String, endsCall: Bool) {
    let findings = Marked("<Response><Dial>\(nouns)</Dial></Response>").findings()
      .filter { $0.rule.id != "build-dependent-noun" }
    #expect(findings.map(\.rule.id) == [endsCall ? "nobody-to-ring" : "skipped-noun"])
    for finding in findings {
      #expect(finding.message.hasSuffix("ends the call here") == endsCall, "\(finding.message)")
    }
  }

  @Test(
    "A Number that is not alone must be digits",
    arguments: [
      ("⟦858-987-6543⟧", "8589876543"), ("\n  ⟦+1 (415) 555-0100⟧\n", "+14155550100"),
      ("⟦(415) 987-6543 ext 5⟧", nil), ("⟦1+415⟧", nil), ("⟦none⟧", nil),
    ])
  func rawNumbers(text: String, fixed: String?) throws {
    let document = Marked(
      "<Response><Dial><User>u</User><Number>\(text)</Number></Dial></Response>")
    let finding = try #require(document.findings().first { $0.rule.id == "raw-number" })
    #expect(finding.range == document.marked)
    #expect(finding.fixIts.first?.edits.first?.replacement == fixed)
    let alone = Marked("<Response><Dial><Number>\(text)</Number></Dial></Response>")
    #expect(!alone.findings().contains { $0.rule.id == "raw-number" })
  }

  @Test(arguments: ["+14155550100", "1001", "\n  4155550100\n"])
  func digitsAloneAreNoRawNumber(text: String) {
    let document = Marked(
      "<Response><Dial><User>u</User><Number>\(text)</Number></Dial></Response>")
    #expect(!document.findings().contains { $0.rule.id == "raw-number" })
  }

  @Test("A message says what is wrong, then what Kazoo does")
  func messagesInGather() throws {
    let say = "<Say voice=\"alice\">a</Say>"
    let inside = Marked("<Response><Gather action=\"g\">\(say)</Gather><Say>b</Say></Response>")
    #expect(
      inside.findings().map(\.message)
        == ["unknown voice 'alice': the prompts end here"])
    let outside = Marked("<Response>\(say)</Response>")
    #expect(
      outside.findings().map(\.message) == ["unknown voice 'alice': Kazoo hangs up here"])
  }

  @Test(
    "What belongs between the tags is moved there",
    arguments: [
      ("<Redirect url=\"http://h/a?b&amp;c\"/>", "<Redirect>http://h/a?b&amp;c</Redirect>"),
      ("<Dial number='+1415' timeout='9' />", "<Dial timeout='9'>+1415</Dial>"),
      ("<Play loop='2' url='http://h/a'></Play>", "<Play loop='2'>http://h/a</Play>"),
      ("<Say\n  text='Hi' ></Say>", "<Say >Hi</Say>"), ("<Say Text='Hi'/>", "<Say>Hi</Say>"),
      ("<Dial><Conference name='r'/></Dial>", "<Dial><Conference>r</Conference></Dial>"),
      ("<Dial number='+1415'><User>u</User></Dial>", nil), ("<Say text=''/>", nil),
    ])
  func contentInAttributes(verb: String, fixed: String?) throws {
    let document = Marked("<Response>\(verb)</Response>")
    let finding = try #require(document.findings().first { $0.rule.id == "unknown-attribute" })
    #expect(finding.help.count == 1)
    #expect(finding.help.allSatisfy { $0.contains("between the tags") })
    let edits = finding.fixIts.first?.edits ?? []
    var text = Array(document.document.utf8)
    for edit in edits.reversed() {
      text.replaceSubrange(
        edit.range.lowerBound..<edit.range.upperBound, with: edit.replacement.utf8)
    }
    let result = edits.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    #expect(result == fixed.map { "<Response>\($0)</Response>" })
  }

  @Test(
    "Hold music is a sound",
    arguments: [
      ("http://twimlets.com/holdmusic?Bucket=com.twilio.music.jazz", true),
      ("HTTPS://www.Twimlets.com", true), ("http://twimlets.com:80/x", true),
      ("http://h/wait.xml?room=1", true), ("https://h/hold.TwiML", true),
      ("http://h/wait.php", false), ("http://nottwimlets.com/a", false),
      ("http://h/a.mp3?twimlets.com/a.xml", false), ("local_stream://moh", false),
    ])
  func holdMusic(url: String, isDocument: Bool) {
    let document = Marked(
      "<Response><Dial><Conference waitUrl=\"⟦\(url)⟧\">r</Conference></Dial></Response>")
    let findings = document.findings().filter { $0.rule.id == "document-as-music" }
    #expect(findings.map(\.range) == (isDocument ? [document.marked] : []))
  }

  @Test(
    "A room needs a name",
    arguments: [
      ("⟦<Conference/>⟧", true), ("⟦<Conference>⟧</Conference>", true),
      ("⟦<Conference muted='true'>⟧ \n </Conference>", true),
      ("⟦<Conference>⟧<![CDATA[team]]></Conference>", true),
      ("⟦<Conference>⟧<b>team</b></Conference>", true), ("<Conference>0</Conference>", false),
    ])
  func unnamedConferences(noun: String, isUnnamed: Bool) {
    let document = Marked("<Response><Dial>\(noun)</Dial></Response>")
    let findings = document.findings().filter { $0.rule.id == "unnamed-conference" }
    #expect(findings.map(\.range) == (isUnnamed ? [document.marked] : []))
  }

  @Test("A text to be filled in is taken for nobody's id", arguments: ["{{ to }}", "${to}"])
  func templateText(text: String) throws {
    let findings = Marked("<Response><Dial>\(text)</Dial></Response>").findings()
    let finding = try #require(findings.first { $0.rule == .emptyDial })
    #expect(
      finding.help == ["if a template engine writes the number, check with --templates"])
  }

  @Test func oneNoteADocument() {
    let document = Marked(
      "<Response><Dial>+14155551234</Dial><Dial>+14155551235</Dial><Say>x</Say></Response>")
    #expect(
      document.findings().map(\.rule.id) == [
        "after-dial", "offnet-without-account", "after-dial",
      ])
  }
}
