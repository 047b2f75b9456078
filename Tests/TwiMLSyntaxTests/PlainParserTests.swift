import Diagnostics
import Markers
import Testing

@testable import TwiMLSyntax

/// The tree of a document with every range in it, as one parser builds it; nil where it does not.
private func drawnTree(_ text: String, isPlain: Bool) -> String? {
  let bytes = Array(text.utf8)
  var builder = TreeBuilder(text: bytes, map: OffsetMap(start: 0))
  if isPlain {
    var names = PlainNames()
    guard PlainParser.parse(bytes, into: &builder, names: &names) else { return nil }
  } else {
    guard ParserContext.parse(bytes, into: &builder, triesPlain: false), !builder.hasLostTrack
    else { return nil }
  }
  let findings = builder.diagnostics.map(\.message)
  return builder.root.map { "\(builder.outerComments) \(findings) \(drawing(of: $0))" }
}

private func drawing(of element: Element) -> String {
  let attributes = element.attributes.map {
    "\($0.name)@\($0.nameRange.range)='\($0.value)'@\($0.valueRange.range)"
  }
  let children = element.children.map { node in
    switch node {
    case .element(let child): drawing(of: child)
    case .text(let text): "text '\(text.string)'@\(text.range.range)"
    case .comment(let text): "comment '\(text.string)'@\(text.range.range)"
    case .cdata(let text): "cdata '\(text.string)'@\(text.range.range)"
    case .processingInstruction(let text): "instruction '\(text.string)'@\(text.range.range)"
    }
  }
  let places = [element.nameRange, element.startTag, element.range].map(\.range)
  return "<\(element.name)@\(places) \(attributes) \(children)>"
}

@Suite
struct PlainParserTests {
  private static let plainDocuments = [
    "<Response/>", "<Response></Response>", "<R a='1' b=\"2\"/>", "<R\n\ta = '1' ></R >\n",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response>\n  <Say>Hello</Say>\n</Response>\n",
    "<?xml version=\"1.0\"?><R>a &amp; b &lt; c &gt; d &quot; e &apos;</R>",
    "<R><!-- a - b --> \n text<!----> &amp;<!-- > --></R>", "<R><!-- a --> &amp; b</R>",
    "<R a='x &amp; y > z \"' b=''>]] ]> ></R>", "<R>Grüezi 日本語 😀 \u{A0}\u{85}\u{FEFF}\u{FFFD}</R>",
    "<a:b c:d='e'><f.g-h_1/></a:b>", "<R ab='1' ba='2' aab='3' aba='4'/>", "<R>\u{7F}</R>",
    "<Response><Gather action=\"https://x.example/?a=1&amp;b=2\"><Play>u</Play></Gather></Response>",
  ]

  private static let otherDocuments = [
    "", " ", "a", "<", "<R", "<R>", "<R/", "<R/>x", "<R/><R/>", "<R></S>", "</R>", "<R a/>",
    "<R a=1/>", "<R a='1/>", "<R a='1'b='2'/>", "<R a='1' a='2'/>", "<R a='<'/>", "<R a='&'/>",
    "<R>&</R>", "<R>&nbsp;</R>", "<R>&amp</R>", "<R>&#65;</R>", "<R>]]></R>", "<R>\u{1}</R>",
    "<R a='\t'/>", "<R>\r\n</R>", "<R>\u{FFFE}</R>", "<R a='\u{FFFF}'/>",
    "<R><!-- \u{FFFF} --></R>",
    "<R><!-- a -- b --></R>", "<R><!-- a ---></R>", "<R><!-- a </R>", "<R><![CDATA[a]]></R>",
    "<R><?php a ?></R>", "<!DOCTYPE R><R/>", "<!-- a --><R/>", "<R/><!-- a -->", "<é/>",
    "<R é='1'/>",
    "<Ré/>", "<1/>", "< R/>", "<R / >", "<R xmlns='a'/>", "<R xml:lang='a'/>", "<xml/>",
    "<?xml version=\"1.1\"?><R/>", "<?xml version=\"1.0\" encoding=\"UTF-16\"?><R/>",
    " <?xml version=\"1.0\"?><R/>", "<R>\0</R>",
    "<R \(String(repeating: "a", count: 300))='1'/>",
    String(repeating: "<R>", count: 300) + String(repeating: "</R>", count: 300),
  ]

  @Test(arguments: plainDocuments)
  func `a plain document has the same tree as from libxml2`(text: String) throws {
    let tree = try #require(drawnTree(text, isPlain: true))
    #expect(tree == drawnTree(text, isPlain: false))
  }

  @Test(arguments: otherDocuments)
  func `any other document is left to libxml2`(text: String) {
    #expect(drawnTree(text, isPlain: true) == nil)
  }

  @Test
  func `names with the same cache slot stay distinct`() {
    let names = (0..<20).map { "a\($0)a" }
    let attributes = names.map { " \($0)='1'" }.joined()
    #expect(drawnTree("<R\(attributes)/>", isPlain: true) != nil)
    for name in names {
      #expect(drawnTree("<R\(attributes) \(name)='2'/>", isPlain: true) == nil, "\(name)")
    }
  }

  @Test(arguments: 0..<plainDocuments.count)
  func `every document read as plain has the same tree as from libxml2`(index: Int) {
    var random = Generator(state: UInt64(index + 1))
    let pieces = [
      "<", ">", "/", "&", ";", "'", "\"", "=", " ", "\n", "!", "-", "--", "]", "]]>", "&amp;",
      "<a>",
      "</a>", "<a/>", " a='b'", "<!--", "-->", "?", "x", "é", "\u{FFFF}", "\t", "\r", "\u{1}", "#",
    ]
    for _ in 0..<300 {
      var scalars = Array(Self.plainDocuments[index].unicodeScalars)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0...scalars.count, using: &random)
        let end = min(place + Int.random(in: 0...2, using: &random), scalars.count)
        let piece = Bool.random(using: &random) ? pieces.randomElement(using: &random) ?? "" : ""
        scalars.replaceSubrange(place..<end, with: piece.unicodeScalars)
      }
      let text = String(String.UnicodeScalarView(scalars))
      guard let tree = drawnTree(text, isPlain: true) else { continue }
      #expect(tree == drawnTree(text, isPlain: false), "\(text.debugDescription)")
    }
  }
}

/// The same numbers in every run.
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 33
  }
}
