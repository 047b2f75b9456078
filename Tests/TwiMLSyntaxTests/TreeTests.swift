import Diagnostics
import Markers
import Testing
import TwiMLSyntax

/// Parses a document that must be well-formed.
private func tree(_ text: String) throws -> (root: Element, source: SourceFile) {
  let source = SourceFile(name: "test.xml", bytes: Array(text.utf8))
  let (document, diagnostics) = parse(source)
  #expect(diagnostics.map(\.message) == [])
  return (try #require(document.root), source)
}

@Suite
struct TreeTests {
  @Test(arguments: [
    Marked(#"<R 1️⃣a2️⃣="3️⃣b4️⃣"/>"#),
    Marked("<R 1️⃣a2️⃣='3️⃣b4️⃣'/>"),
    Marked("<R\n\t1️⃣a2️⃣ \n = \t'3️⃣b4️⃣' ></R>"),
    Marked(#"<R 1️⃣a2️⃣="3️⃣4️⃣"/>"#),
    Marked(#"<R 1️⃣a2️⃣="3️⃣x > y / z = '4️⃣"/>"#),
    Marked(#"<R 1️⃣a2️⃣='3️⃣"quoted"4️⃣'/>"#),
    Marked(#"<R 1️⃣xmlns2️⃣="3️⃣urn:x4️⃣"/>"#),
    Marked(#"<R 1️⃣xmlns:t2️⃣="3️⃣urn:x4️⃣"/>"#),
    Marked(#"<R 1️⃣t:a2️⃣="3️⃣b4️⃣"/>"#),
    Marked(#"<?xml version="1.0"?><!-- <R x="y"/> --><R 1️⃣é2️⃣="3️⃣日本4️⃣"/>"#),
  ])
  func `an attribute has the ranges of its name and value`(_ marked: Marked) throws {
    let (root, source) = try tree(marked.text)
    let attribute = try #require(root.attributes.first)
    #expect([attribute.nameRange.range, attribute.valueRange.range] == marked.ranges)
    #expect(source[attribute.nameRange] == attribute.name)
    #expect(source[attribute.valueRange] == attribute.value)
    #expect(
      source[attribute.range].last == source[attribute.range].first { $0 == "\"" || $0 == "'" })
  }

  @Test(arguments: [
    ("a&amp;b", "a&b"), ("&lt;&gt;&quot;&apos;", "<>\"'"), ("&#233;&#xE9;", "éé"),
    ("a\tb\nc\r\nd", "a b c d"), ("a&#10;b", "a\nb"), ("x&#38;amp;", "x&amp;"),
  ])
  func `values are decoded and their ranges cover the raw text`(raw: String, value: String) throws {
    let (root, source) = try tree("<R a='1' b='\(raw)' c='3'/>".replacing("&apos;", with: "&#39;"))
    #expect(root.attributes.map(\.name) == ["a", "b", "c"])
    let attribute = try #require(root.attribute("b"))
    #expect(attribute.value == value)
    #expect(source[attribute.valueRange] == raw.replacing("&apos;", with: "&#39;"))
  }

  @Test(arguments: [
    ("Hello", "Hello"), (" \n\t", " \n\t"), ("a\r\nb\rc", "a\nb\nc"),
    ("a &amp; &#x20AC;", "a & €"),
    ("&lt;", "<"), ("]]", "]]"), (">", ">"), ("日本語 😀", "日本語 😀"), ("\u{A0}", "\u{A0}"),
  ])
  func `text is decoded and its range covers the raw text`(raw: String, value: String) throws {
    let (root, source) = try tree("<R>\(raw)</R>")
    guard case .text(let text) = try #require(root.children.first) else {
      Issue.record("no text")
      return
    }
    #expect(root.children.count == 1)
    #expect(text.string == value)
    #expect(text.bytes.elementsEqual(value.utf8))
    #expect(source[text.range] == raw)
    #expect(root.contentRange == text.range)
  }

  @Test
  func `every kind of node is in order and without a gap`() throws {
    let parts = [
      "text ", "<!-- c > -->", "<A b='1'/>", "<![CDATA[<x> & ]] ]]>", "&lt;", "<?note one > ?>",
      "<B><C/>\n</B>", " tail", "<![CDATA[]]>", "<D ></D >",
    ]
    let (root, source) = try tree("<R>" + parts.joined() + "</R >")
    #expect(root.children.map { source[$0.range] } == parts)
    #expect(source[root.startTag] == "<R>")
    #expect(source[root.contentRange] == parts.joined())
    #expect(root.range.range == 0..<source.text.count)
    #expect(root.elements.map(\.name) == ["A", "B", "D"])
    #expect(root.elements.map { source[$0.startTag] } == ["<A b='1'/>", "<B>", "<D >"])
    #expect(root.elements.map { source[$0.nameRange] } == ["A", "B", "D"])
    let sections = root.children.compactMap {
      if case .cdata(let text) = $0 { text.string } else { nil }
    }
    #expect(sections == ["<x> & ]] ", ""])
    let markup = root.children.compactMap { node -> String? in
      switch node {
      case .comment(let text), .processingInstruction(let text): text.string
      default: nil
      }
    }
    #expect(markup == ["<!-- c > -->", "<?note one > ?>"])
  }

  @Test(arguments: [
    ("\u{FEFF}<R> words </R>", "words"), ("<R> words </R>", "words"),
    ("<!DOCTYPE R [<!ENTITY e 'x'>]><R a='&e;'> words </R>", " words "),
    ("<R> w&#111;rds </R>", " w&#111;rds "), ("<R>\rwords </R>", "\rwords "),
  ])
  func `a stripped text has its own range unless the text is escaped`(
    document: String, place: String
  ) throws {
    let (root, source) = try tree(document)
    guard case .text(let text) = try #require(root.children.first) else {
      Issue.record("no text")
      return
    }
    let stripped = text.stripping([UInt8(ascii: " "), UInt8(ascii: "\n")])
    #expect(stripped.string == "words")
    #expect(stripped.count == 5)
    #expect(source[stripped.range] == place)
    #expect(!text.isBlank && !text.isEmpty && text.lastByte == UInt8(ascii: " "))
  }

  @Test(arguments: [
    ("\n\n a \n", "a"), (" \na\n ", "\na\n"), ("a", "a"), ("a \nb", "a \nb"), ("\n \n", ""),
    (" ", ""), ("", ""),
  ])
  func `line breaks are stripped, then spaces`(_ text: String, rest: String) {
    let text = Text(text, at: SourceRange(at: 0))
    let stripped = text.stripping([UInt8(ascii: "\n"), UInt8(ascii: " ")])
    #expect(stripped.string == rest)
    #expect(stripped.isEmpty == rest.isEmpty)
    #expect(stripped.firstByte == rest.utf8.first)
  }

  @Test(arguments: ["<R/>", "<R></R>"])
  func `an element without content has an empty content range`(_ text: String) throws {
    let (root, _) = try tree(text)
    #expect(root.children.isEmpty)
    #expect(root.contentRange.isEmpty)
    #expect(root.contentRange.lowerBound == root.startTag.upperBound)
  }

  @Test
  func `names keep their prefix and need no declaration`() throws {
    let (root, _) = try tree("<t:R><u:A v:b='1' a:b:c='2'/></t:R>")
    #expect(root.name == "t:R")
    let element = try #require(root.elements.first)
    #expect(element.name == "u:A")
    #expect(element.attributes.map(\.name) == ["v:b", "a:b:c"])
  }

  @Test
  func `comments around the root are kept`() throws {
    let text =
      "<?xml version='1.0'?><!--1--><!DOCTYPE R [<!--no-->]>\n<!--2--><R><!--in--></R><!--3-->\n"
    let source = SourceFile(name: "test.xml", bytes: Array(text.utf8))
    let (document, diagnostics) = parse(source)
    #expect(diagnostics.map(\.rule.id) == [])
    #expect(document.outerComments.map { source[$0] } == ["<!--1-->", "<!--2-->", "<!--3-->"])
    #expect(document.root?.children.count == 1)
  }

  @Test
  func `long lines and many lines have the right ranges`() throws {
    let blank = String(repeating: " ", count: 70_000)
    let lines = String(repeating: "\n", count: 70_000)
    let (root, source) = try tree("<R>\(blank)<A b='1'/>\(lines)<C/></R>")
    #expect(root.elements.map { source[$0.range] } == ["<A b='1'/>", "<C/>"])
    #expect(LineTable(source).position(at: root.elements[1].range.lowerBound).line == 70_001)
  }

  @Test
  func `256 nested elements are accepted and 257 are refused`() throws {
    func nested(_ count: Int) -> SourceFile {
      let text =
        String(repeating: "<a>", count: count) + String(repeating: "</a>", count: count)
      return SourceFile(name: "test.xml", bytes: Array(text.utf8))
    }
    let (deepest, none) = parse(nested(256))
    #expect(none.map(\.rule.id) == [])
    #expect(deepest.root != nil)
    let (tooDeep, diagnostics) = parse(nested(257))
    #expect(diagnostics.map(\.rule.id) == ["nesting-too-deep"])
    #expect(diagnostics.first?.range.range == 256 * 3..<257 * 3)
    #expect(tooDeep.root == nil)
  }
}

/// How xmerl treats white space after a reference or a comment.
@Suite
struct WhiteSpaceTests {
  @Test(arguments: [
    ("a&#13;&#10;b", "a\rb"), ("x&#13;&#10;y&#13;\nz&#10;&#13;&#10;", "x\ry\rz\n"),
    ("a&#10;&#10;b", "a\nb"), ("a&#13; b", "a\rb"), ("a &#13;b", "a \rb"),
    ("a&#32;&#32;b", "a b"), ("a  b", "a  b"), ("a\nb", "a b"), ("a&#10;x&#10;b", "a\nx\nb"),
    ("&#32; b", " b"), ("a&amp;&#10;b", "a&\nb"), ("a&#13;&amp;&#10;b", "a\r&\nb"),
    ("&#10;&#65; b", "\nA b"),
  ])
  func `white space after a white space reference is dropped in attributes`(
    written: String, value: String
  ) throws {
    let (root, _) = try tree("<R a=\"\(written)\"/>")
    #expect(root.attribute("a")?.value == value)
  }

  @Test(arguments: [
    ("x<!-- c --> y", ["x", "y"]), ("x<?p?> y", ["x", " y"]), ("<!-- c -->&#32;y", [" y"]),
    ("x<!-- c --> \r\n&#9; y", ["x", "\t y"]), (" <!-- c -->\n <b/> ", [" ", " "]),
    ("x<!-- c --> \n <!-- d --> &amp; ", ["x", "& "]), ("a&#13;&#10;b&#13;", ["a\n\nb\n"]),
    ("<!-- c --> <b> z</b>", [" z"]),
  ])
  func `white space after a comment is dropped in text, and a carriage return is a line feed`(
    written: String, texts: [String]
  ) throws {
    let (root, _) = try tree("<R>\(written)</R>")
    #expect(root.texts == texts)
  }
}

extension Element {
  /// All text nodes, including those of children.
  fileprivate var texts: [String] {
    children.flatMap { node -> [String] in
      switch node {
      case .text(let text): [text.string]
      case .element(let element): element.texts
      case .cdata, .comment, .processingInstruction: []
      }
    }
  }
}
