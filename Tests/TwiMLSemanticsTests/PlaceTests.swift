import Diagnostics
import Markers
import Testing
import TwiMLSemantics
import TwiMLVocabulary

/// The places of findings, and what fix-its move.
@Suite struct PlaceTests {
  /// Text on its own line is marked there, not at the tag before it.
  @Test(
    arguments: [
      ("<Dial>\n    1️⃣tel:+1 (415) 555-01002️⃣\n  </Dial>", "cleaned-number"),
      ("<Dial><Number>\n\t1️⃣1-800-FLOWERS2️⃣ </Number></Dial>", "cleaned-number"),
      ("<Dial>\r\n  1️⃣anna2️⃣\r\n</Dial>", "empty-dial"),
      ("<Dial>\n <!-- c --> 1️⃣anna2️⃣</Dial>", "empty-dial"),
      ("<Dial><Sip>\n  1️⃣anna2️⃣\n</Sip></Dial>", "nobody-to-ring"),
      ("<Dial><Sip>\n  1️⃣sip:a@b:xyz2️⃣\n</Sip></Dial>", "bad-sip-port"),
      ("<Dial><User>u</User>\n  1️⃣text2️⃣\n</Dial>", "ignored-text"),
      ("<Redirect>\n  1️⃣/abs2️⃣\n</Redirect>", "unusual-resolution"),
      ("1️⃣<Redirect>2️⃣\n  \n</Redirect>", "redirect-to-self"),
      ("<Play>\n  1️⃣sounds/a.mp32️⃣\n</Play>", "relative-media"),
      ("<Say>\n  1️⃣\(String(repeating: "word ", count: 800))end2️⃣\n</Say>", "truncated-say"),
    ].map { (Marked("<Response>\($0.0)</Response>"), $0.1) })
  func `a finding marks words without the white space around them`(
    document: Marked, rule: String
  ) throws {
    let finding = try #require(document.findings().first { $0.severity > .note })
    #expect(finding.rule.id == rule)
    #expect(finding.range == document.range)
  }

  @Test(arguments: [
    ("<t:Say>a</t:Say>", "write 'Say' without the prefix"),
    ("<c:if test='a'><Say>a</Say></c:if>", nil), ("<xi:include href='a.xml'/>", nil),
    ("<t:Number>1</t:Number>", nil), ("<t:Enqueue>q</t:Enqueue>", nil),
    ("<Gather> <t:Pause/></Gather><Say>b</Say>", "write 'Pause' without the prefix"),
    ("<Gather> <t:Say>a</t:Say></Gather><Say>b</Say>", "write 'Say' without the prefix"),
  ])
  func `the help removes a prefix only from verbs`(verbs: String, help: String?) throws {
    let space = "xmlns:t='t' xmlns:c='c' xmlns:xi='x'"
    let findings = Marked("<Response \(space)>\(verbs)</Response>").findings()
    let finding = try #require(findings.first { $0.rule.id == "prefixed-element" })
    #expect(finding.help.contains { $0.contains("without the prefix") } == (help != nil))
    #expect(help.map(finding.help.contains) ?? true)
    #expect(finding.fixIts.isEmpty == (help == nil))
  }

  @Test(arguments: [
    ("<Redirect url=\"http://h/a?b&amp;c\"/>", "<Redirect>http://h/a?b&amp;c</Redirect>"),
    ("<Dial number='+1415' timeout='9' />", "<Dial timeout='9'>+1415</Dial>"),
    ("<Play loop='2' url='http://h/a'></Play>", "<Play loop='2'>http://h/a</Play>"),
    ("<Say\n  text='Hi' ></Say>", "<Say >Hi</Say>"), ("<Say Text='Hi'/>", "<Say>Hi</Say>"),
    ("<Dial><Conference name='r'/></Dial>", "<Dial><Conference>r</Conference></Dial>"),
    ("<Dial number='+1415'><User>u</User></Dial>", nil), ("<Say text=''/>", nil),
  ])
  func `an attribute that belongs between the tags is moved there`(
    verb: String, fixed: String?
  ) throws {
    let document = Marked("<Response>\(verb)</Response>")
    let finding = try #require(document.findings().first { $0.rule.id == "unknown-attribute" })
    #expect(finding.help.count == 1)
    #expect(finding.help.allSatisfy { $0.contains("between the tags") })
    let edits = finding.fixIts.first?.edits ?? []
    var text = Array(document.text.utf8)
    for edit in edits.reversed() {
      text.replaceSubrange(
        edit.range.lowerBound..<edit.range.upperBound, with: edit.replacement.utf8)
    }
    let result = edits.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    #expect(result == fixed.map { "<Response>\($0)</Response>" })
  }
}
