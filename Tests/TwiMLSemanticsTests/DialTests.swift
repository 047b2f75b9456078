import Diagnostics
import Markers
import Testing
import TwiMLSemantics
import TwiMLVocabulary

/// The findings for a Dial and its nouns.
@Suite struct DialTests {
  @Test(arguments: [
    ("<Client>anna</Client>", true), ("<Sim>s</Sim><User/>", true),
    ("<Client>anna</Client><User>bert</User>", false),
    ("<User>u</User><Foo/>", false), ("<Client>anna</Client><Sip>sip:a@b</Sip>", false),
  ])
  func `a skipped noun says whether it ends the call`(nouns: String, endsCall: Bool) {
    let findings = Marked("<Response><Dial>\(nouns)</Dial></Response>").findings()
      .filter { $0.rule.id != "build-dependent-noun" }
    #expect(findings.map(\.rule.id) == [endsCall ? "nobody-to-ring" : "skipped-noun"])
    for finding in findings {
      #expect(finding.message.hasSuffix("ends the call here") == endsCall, "\(finding.message)")
    }
  }

  @Test(arguments: [
    ("1️⃣858-987-65432️⃣", "8589876543"), ("\n  1️⃣+1 (415) 555-01002️⃣\n", "+14155550100"),
    ("1️⃣(415) 987-6543 ext 52️⃣", nil), ("1️⃣1+4152️⃣", nil), ("1️⃣none2️⃣", nil),
  ])
  func `a Number beside other nouns must be digits`(text: String, fixed: String?) throws {
    let document = Marked(
      "<Response><Dial><User>u</User><Number>\(text)</Number></Dial></Response>")
    let finding = try #require(document.findings().first { $0.rule.id == "raw-number" })
    #expect(finding.range == document.range)
    #expect(finding.fixIts.first?.edits.first?.replacement == fixed)
    let alone = Marked("<Response><Dial><Number>\(text)</Number></Dial></Response>")
    #expect(!alone.findings().contains { $0.rule.id == "raw-number" })
  }

  @Test(arguments: ["+14155550100", "1001", "\n  4155550100\n"])
  func `a Number of digits beside other nouns is fine`(text: String) {
    let document = Marked(
      "<Response><Dial><User>u</User><Number>\(text)</Number></Dial></Response>")
    #expect(!document.findings().contains { $0.rule.id == "raw-number" })
  }

  @Test(arguments: [
    ("http://twimlets.com/holdmusic?Bucket=com.twilio.music.jazz", true),
    ("HTTPS://www.Twimlets.com", true), ("http://twimlets.com:80/x", true),
    ("http://h/wait.xml?room=1", true), ("https://h/hold.TwiML", true),
    ("http://h/wait.php", false), ("http://nottwimlets.com/a", false),
    ("http://h/a.mp3?twimlets.com/a.xml", false), ("local_stream://moh", false),
  ])
  func `a document as hold music is reported`(url: String, isDocument: Bool) {
    let document = Marked(
      "<Response><Dial><Conference waitUrl=\"1️⃣\(url)2️⃣\">r</Conference></Dial></Response>")
    let findings = document.findings().filter { $0.rule.id == "document-as-music" }
    #expect(findings.map(\.range) == (isDocument ? [document.range] : []))
  }

  @Test(arguments: [
    ("1️⃣<Conference/>2️⃣", true), ("1️⃣<Conference>2️⃣</Conference>", true),
    ("1️⃣<Conference muted='true'>2️⃣ \n </Conference>", true),
    ("1️⃣<Conference>2️⃣<![CDATA[team]]></Conference>", true),
    ("1️⃣<Conference>2️⃣<b>team</b></Conference>", true), ("<Conference>0</Conference>", false),
  ])
  func `a Conference without a name is reported`(noun: String, isUnnamed: Bool) {
    let document = Marked("<Response><Dial>\(noun)</Dial></Response>")
    let findings = document.findings().filter { $0.rule.id == "unnamed-conference" }
    #expect(findings.map(\.range) == (isUnnamed ? [document.range] : []))
  }

  @Test(arguments: ["{{ to }}", "${to}"])
  func `an unrendered template in a Dial is not treated as an id`(text: String) throws {
    let findings = Marked("<Response><Dial>\(text)</Dial></Response>").findings()
    let finding = try #require(findings.first { $0.severity == .error })
    #expect(finding.rule.id == "unrendered-template")
    #expect(finding.message.hasSuffix(": Kazoo hangs up here"))
    #expect(finding.help.contains { $0.contains("--templates") })
  }

  @Test func `the note about carriers without a resource appears once in a document`() {
    let document = Marked(
      "<Response><Dial>+14155551234</Dial><Dial>+14155551235</Dial><Say>x</Say></Response>")
    #expect(
      document.findings().map(\.rule.id) == [
        "after-dial", "carrier-without-resource", "after-dial",
      ])
  }
}
