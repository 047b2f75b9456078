import Diagnostics
import Markers
import Testing
import TwiMLSyntax

/// A document, the rules it breaks, and the marked places in that order.
struct FaultCase: Sendable, CustomTestStringConvertible {
  let marked: Marked
  let rules: [String]

  init(_ marked: String, _ rules: String...) {
    self.marked = Marked(marked)
    self.rules = rules
  }

  var testDescription: String { marked.text }
}

@Suite
struct FaultTests {
  static let cases = [
    FaultCase("<R>Tom 1️⃣&2️⃣ Jerry</R>", "bare-ampersand"),
    FaultCase("<R u='?a=1️⃣&2️⃣b=2'/>", "bare-ampersand"),
    FaultCase("<R>a1️⃣&2️⃣b3️⃣&4️⃣c</R>", "bare-ampersand", "bare-ampersand"),
    FaultCase("<R>1️⃣&amp2️⃣ x</R>", "bare-ampersand"),
    FaultCase("<R u='?lt=1️⃣&2️⃣lt=2'/>", "bare-ampersand"),
    FaultCase("<R>1 1️⃣<2️⃣ 2</R>", "bare-less-than"),
    FaultCase("<R>1 1️⃣<2️⃣2</R>", "bare-less-than"),
    FaultCase("<R>a1️⃣<2️⃣b and c</R>", "bare-less-than"),
    FaultCase("<R a='x1️⃣<2️⃣y'/>", "bare-less-than"),
    FaultCase("<R>1️⃣&nbsp;2️⃣</R>", "undeclared-entity"),
    FaultCase("<R a='1️⃣&foo;2️⃣'/>", "undeclared-entity"),
    FaultCase(
      "<R>1️⃣&#0;2️⃣ 3️⃣&#xD800;4️⃣</R>", "invalid-character-reference", "invalid-character-reference"),
    FaultCase("<R>1️⃣&#652️⃣ 3️⃣&#4️⃣;</R>", "invalid-character-reference", "invalid-character-reference"),
    FaultCase("<R>a1️⃣]]>2️⃣</R>", "cdata-end-in-text"),
    FaultCase("<R>a1️⃣\u{1}2️⃣</R>", "invalid-character"),
    FaultCase("<R>a1️⃣\u{0}2️⃣</R>", "invalid-character"),
    FaultCase("<R>a1️⃣\u{FFFE}2️⃣</R>", "invalid-character"),
    FaultCase("<R><![CDATA[1️⃣\u{B}2️⃣]]></R>", "invalid-character"),
    FaultCase("<R>1️⃣<!--2️⃣ x</R>", "unterminated-comment"),
    FaultCase("<R><!-- a 1️⃣--2️⃣ b --></R>", "double-hyphen-in-comment"),
    FaultCase("<R>1️⃣<![CDATA[2️⃣ x</R>", "unterminated-cdata"),
    FaultCase("<R>1️⃣<?2️⃣note x</R>", "unterminated-processing-instruction"),
    FaultCase("<R>1️⃣<Say>2️⃣a</R>", "missing-end-tag"),
    FaultCase("<R><Say>a</Say>1️⃣<Hangup>2️⃣\n</R>", "missing-end-tag"),
    FaultCase("<R>1️⃣<A>2️⃣3️⃣<B>4️⃣</R>", "missing-end-tag", "missing-end-tag"),
    FaultCase("1️⃣<R>2️⃣<Say>a</Say>", "missing-end-tag"),
    FaultCase("<R>1️⃣<Say>2️⃣a", "missing-end-tag"),
    FaultCase("<R><Play>u1️⃣</Plai>2️⃣<Say>b</Say></R>", "mismatched-end-tag"),
    FaultCase("<R><Say>u1️⃣</say>2️⃣<Say>b</Say></R>", "mismatched-end-tag"),
    FaultCase("<R><Say>a1️⃣</Play>2️⃣</R>", "mismatched-end-tag"),
    FaultCase("<R><Say>a</Say>1️⃣</b>2️⃣<Say>b</Say></R>", "stray-end-tag"),
    FaultCase("<R><Say>a1️⃣</Say x='1'>2️⃣</R>", "stray-character"),
    FaultCase("<R><1️⃣ 2️⃣Say>a</Say></R>", "stray-character"),
    FaultCase("<R><Say>a</1️⃣ 2️⃣Say></R>", "stray-character"),
    FaultCase("<R><Say1️⃣\u{A0}2️⃣voice='man'>a</Say></R>", "stray-character"),
    FaultCase("<R><Say 1️⃣\"man\"2️⃣>a</Say></R>", "stray-character"),
    FaultCase("<R>1️⃣<Say voice='man'2️⃣<Pause/></Say></R>", "unterminated-tag"),
    FaultCase("<R>1️⃣<Say voice='man'2️⃣", "unterminated-tag"),
    FaultCase("<R><Say>a1️⃣</Say2️⃣", "unterminated-tag"),
    FaultCase("<R><Say loop=1️⃣22️⃣>a</Say></R>", "unquoted-attribute-value"),
    FaultCase("<R><Pause length=1️⃣22️⃣/></R>", "unquoted-attribute-value"),
    FaultCase("<R><Say voice=1️⃣“man”2️⃣>a</Say></R>", "typographic-quotes"),
    FaultCase("<R><Say voice=1️⃣‘man’2️⃣ loop='2'/></R>", "typographic-quotes"),
    FaultCase(
      "<R><Say voice=1️⃣\"man2️⃣>a</Say><Play loop=\"2\">b</Play></R>", "unterminated-attribute-value"),
    FaultCase("<R><Say voice=1️⃣\"man2️⃣>a</Say></R>", "unterminated-attribute-value"),
    FaultCase("<R><Pause length=1️⃣\"32️⃣></R>", "unterminated-attribute-value"),
    FaultCase(
      "<R><Pause length=1️⃣\"32️⃣><Say voice=\"man\">x</Say></R>", "unterminated-attribute-value"),
    FaultCase("1️⃣<R>2️⃣<A b=3️⃣'c4️⃣>", "missing-end-tag", "unterminated-attribute-value"),
    FaultCase(
      "<R><A b=1️⃣'c2️⃣>3️⃣<B>4️⃣</R>", "unterminated-attribute-value", "missing-end-tag"),
    FaultCase("<R><Say a='1'1️⃣b2️⃣='2'/></R>", "missing-attribute-space"),
    FaultCase("<R><Record 1️⃣playBeep2️⃣/></R>", "attribute-without-value"),
    FaultCase("<R><Record 1️⃣playBeep2️⃣=/></R>", "attribute-without-value"),
    FaultCase("<R><Say a='1' 1️⃣a2️⃣='2'/></R>", "duplicate-attribute"),
    FaultCase("<R/>1️⃣garbage2️⃣\n", "content-after-root"),
    FaultCase("<Response/>\n1️⃣<S a='1'>2️⃣</S>", "several-roots"),
    FaultCase("<R>1️⃣<?php x</R>2️⃣", "unexecuted-code"),
    // Kazoo takes the first root as the document.
    FaultCase("1️⃣<Start/>2️⃣<Say>a</Say>", "several-roots"),
    FaultCase("<!-- c -->1️⃣<link rel='x'/>2️⃣<Response><Say>a</Say></Response>", "several-roots"),
    FaultCase("1️⃣<script>2️⃣x</script><br/><Response/>", "several-roots"),
    // White space in tags.
    FaultCase("<R><1️⃣ 2️⃣Say language='en'>a<3️⃣ 4️⃣/Say></R>", "stray-character", "stray-character"),
    FaultCase("<R><1️⃣\n2️⃣Pause length=\"1\"/></R>", "stray-character"),
    FaultCase("<R><1️⃣ 2️⃣Pause/></R>", "stray-character"),
    FaultCase("<R><Pause/1️⃣ 2️⃣></R>", "stray-character"),
    FaultCase("<R><Say>a<1️⃣ / 2️⃣Say></R>", "stray-character"),
    FaultCase("<R><Say>a 1️⃣<2️⃣ b and c > d</Say></R>", "bare-less-than"),
    FaultCase("<R><Say>a 1️⃣<2️⃣ b, c</Say></R>", "bare-less-than"),
    FaultCase("<R><A/><B>x</B>1️⃣</A>2️⃣</R>", "stray-end-tag"),
    FaultCase("<R>\n1️⃣</Reject>2️⃣\n</R>", "stray-end-tag"),
    // UTF-8 read as Latin-1, with an entity for each byte.
    FaultCase("<R>Caf1️⃣&Atilde;&copy;2️⃣</R>", "undeclared-entity"),
    FaultCase("<R a='1️⃣&acirc;&euro;&trade;2️⃣s'/>", "undeclared-entity"),
    FaultCase("<R>1️⃣&#195;&plusmn;2️⃣o</R>", "undeclared-entity"),
    FaultCase("<R>1️⃣Ã&copy;2️⃣</R>", "undeclared-entity"),
    FaultCase("<R>1️⃣&Atilde;2️⃣ &#169;</R>", "undeclared-entity"),
    FaultCase("1️⃣hello2️⃣<Response/>", "text-before-xml"),
    FaultCase("<?xml version='1.0'?>\n1️⃣hello2️⃣<R/>", "text-before-xml"),
    FaultCase("<?xml version='1.0'?1️⃣>2️⃣", "missing-root"),
    FaultCase("1️⃣\n 2️⃣<?xml version='1.0'?><R/>", "late-xml-declaration"),
    FaultCase("<R>1️⃣<?xml version='1.0'?>2️⃣</R>", "late-xml-declaration"),
    FaultCase("1️⃣<?xml encoding='UTF-8'?>2️⃣<R/>", "malformed-xml-declaration"),
    FaultCase("1️⃣<?XML2️⃣ version='1.0'?><R/>", "malformed-xml-declaration"),
    FaultCase("1️⃣<?xml version='1.0'2️⃣><R/>", "malformed-xml-declaration"),
    FaultCase("<?xml version=1️⃣1.02️⃣?><R/>", "malformed-xml-declaration"),
    FaultCase("<?xml version='1.0'1️⃣encoding2️⃣='UTF-8'?><R/>", "malformed-xml-declaration"),
    FaultCase(
      "<?xml version='1.0' standalone='yes' 1️⃣encoding2️⃣='UTF-8'?><R/>", "malformed-xml-declaration"),
    FaultCase("<?xml version='1.0' standalone='1️⃣maybe2️⃣'?><R/>", "malformed-xml-declaration"),
    FaultCase("<?xml version=1️⃣“1.0”2️⃣?><R/>", "typographic-quotes"),
    FaultCase("<?xml version='1️⃣2.02️⃣'?><R/>", "unknown-xml-version"),
    FaultCase("1️⃣<!doctype2️⃣ R><R/>", "malformed-doctype"),
    FaultCase("1️⃣<!DOCTYPE2️⃣R><R/>", "malformed-doctype"),
    FaultCase("1️⃣<!DOCTYPE2️⃣ R [ x ]><R/>", "malformed-doctype"),
    FaultCase("<?1️⃣xml-model2️⃣ x?><R/>", "reserved-instruction"),
    FaultCase("<R><A1️⃣\u{FEFF}2️⃣/></R>", "unsupported-name"),
    // In the fourth edition of XML 1.0, a digit cannot begin a name but can follow a letter.
    FaultCase("<R 1️⃣\u{663}2️⃣='1'/>", "unsupported-name"),
    FaultCase("<R a\u{663}='1'/>"),
    FaultCase("<R><1️⃣\u{133}2️⃣/></R>", "unsupported-name"),
    FaultCase("<R><\u{131}\u{4E00}\u{AC00}/></R>"),
    FaultCase("<R><A 1️⃣\u{10000}2️⃣='1'/></R>", "unsupported-name"),
    FaultCase("<R><\(name(255))/></R>"),
    FaultCase("<R><1️⃣\(name(256))2️⃣/></R>", "unsupported-name"),
    FaultCase("<R \(name(255))='1'/>"),
    FaultCase("<R 1️⃣\(name(256))2️⃣='1'/>", "unsupported-name"),
    FaultCase("<R><?1️⃣\(name(256))2️⃣ x?></R>", "unsupported-name"),
  ]

  /// More bytes than characters.
  private static func name(_ count: Int) -> String { String(repeating: "é", count: count) }

  @Test(arguments: cases)
  func `an XML fault has its rule and exact place`(_ fault: FaultCase) {
    let diagnostics = parse(fault.marked.source).diagnostics
    #expect(diagnostics.map(\.rule.id) == fault.rules)
    #expect(diagnostics.map(\.range.range) == fault.marked.ranges)
  }

  @Test
  func `several faults are reported in document order`() {
    let document = Marked(
      """
      <Response>
        <Say>Hi 1️⃣&2️⃣ bye</Say>
        <Say voice=3️⃣alice4️⃣>x</Say>
        <Say a="1" 5️⃣a6️⃣="2">y</Say>
        <Play>u7️⃣</Plai>8️⃣
      </Response>
      """)
    let diagnostics = parse(document.source).diagnostics
    #expect(
      diagnostics.map(\.rule.id) == [
        "bare-ampersand", "unquoted-attribute-value", "duplicate-attribute", "mismatched-end-tag",
      ])
    #expect(diagnostics.map(\.range.range) == document.ranges)
  }

  @Test
  func `every fault says what the caller gets`() {
    let diagnostics = parse(Marked("<R><A b=1>a & b &nbsp; c</R>").source).diagnostics
    #expect(diagnostics.count == 4)
    for finding in diagnostics { #expect(finding.message.hasSuffix(Diagnostic.notParsed)) }
  }

  @Test(arguments: [
    ("<R>Tom & Jerry</R>", "<R>Tom &amp; Jerry</R>"),
    ("<R u='?a=1&b=2'/>", "<R u='?a=1&amp;b=2'/>"),
    ("<R>1 < 2</R>", "<R>1 &lt; 2</R>"),
    ("<R>a&nbsp;b</R>", "<R>a&#160;b</R>"),
    ("<R>&AMP;</R>", "<R>&amp;</R>"),
    ("<R>]]></R>", "<R>]]&gt;</R>"),
    ("<R a=2/>", "<R a=\"2\"/>"),
    ("<R a=“2”/>", "<R a=\"2\"/>"),
    ("<R a='1'b='2'/>", "<R a='1' b='2'/>"),
    ("<R\u{A0}a='1'/>", "<R a='1'/>"),
    ("<R\u{C}\u{200B}\u{A0}a='1'/>", "<R a='1'/>"),
    ("\n<?xml version='1.0'?><R/>", "<?xml version='1.0'?><R/>"),
    ("<?xml encoding='UTF-8'?><R/>", "<?xml version=\"1.0\" encoding='UTF-8'?><R/>"),
    ("<?XML version='1.0'?><R/>", "<?xml version='1.0'?><R/>"),
    ("<?xml version='2.0'?><R/>", "<?xml version='1.0'?><R/>"),
    ("<?xml version=''?><R/>", "<?xml version=\"1.0\"?><R/>"),
    ("<?xml version='1.0' encoding='utf8'?><R/>", "<?xml version='1.0' encoding='UTF-8'?><R/>"),
    ("<!doctype R><R/>", "<!DOCTYPE R><R/>"),
    ("<R>< A></A></R>", "<R><A></A></R>"),
  ])
  func `a safe fix-it leaves a document that Kazoo parses`(wrong: String, right: String) throws {
    let source = SourceFile(name: "test.xml", bytes: Array(wrong.utf8))
    let diagnostics = parse(source).diagnostics
    #expect(diagnostics.count == 1)
    let fixIt = try #require(diagnostics.first?.fixIts.first)
    #expect(fixIt.safety == .safe)
    var text = source.text
    for edit in fixIt.edits.reversed() {
      text.replaceSubrange(edit.range.range, with: edit.replacement.utf8)
    }
    #expect(String(decoding: text, as: UTF8.self) == right)
    #expect(parse(SourceFile(name: "fixed.xml", bytes: text)).diagnostics.isEmpty)
  }

  @Test(arguments: [
    (
      "<R>", ["the document ends before '</R>': Kazoo cannot parse it, so the caller hears nothing"]
    ),
    (
      "<?xml version='2.0'?><R>",
      [
        "unknown XML version '2.0': Kazoo ignores it, other parsers refuse the document",
        "the document ends before '</R>': Kazoo cannot parse it, so the caller hears nothing",
      ]
    ),
    (
      "<?xml version='2,0'?><R>",
      [
        "unknown XML version '2,0': Kazoo cannot parse it, so the caller hears nothing",
        "the document ends before '</R>': Kazoo cannot parse it, so the caller hears nothing",
      ]
    ),
  ])
  func `each fault says whether Kazoo refuses the document because of it`(
    text: String, messages: [String]
  ) {
    let diagnostics = parse(SourceFile(name: "test.xml", bytes: Array(text.utf8))).diagnostics
    #expect(diagnostics.map(\.message) == messages)
  }

  @Test
  func `at most 100 faults of a document are reported`() {
    let text = "<R>" + String(repeating: "&", count: 1000) + "</R>"
    #expect(parse(SourceFile(name: "t", bytes: Array(text.utf8))).diagnostics.count == 100)
  }
}
