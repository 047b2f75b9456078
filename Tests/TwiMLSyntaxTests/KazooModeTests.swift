import Diagnostics
import Testing
import TwiMLSyntax

@Suite
struct KazooModeTests {
  private static let entities = [
    "x": "vm\n", "y": "[&i;<A/>&lt;]", "z": "<?xml version='1.0' encoding='UTF-8'?>t",
    "open": "<A>",
  ]

  private func read(_ text: String) -> (document: Document, diagnostics: [Diagnostic]) {
    parse(
      SourceFile(name: "test.xml", bytes: Array(text.utf8)),
      mode: .kazoo(entities: Self.entities))
  }

  private func text(of root: Element?) -> String? {
    root?.children.map {
      switch $0 {
      case .text(let text): text.string
      case .element(let element): "<\(element.name)>"
      default: "?"
      }
    }.joined()
  }

  private static func declared(_ declarations: String, _ content: String) -> String {
    "<!DOCTYPE R [\(declarations)]><R>\(content)</R>"
  }

  /// An entity ten times as long as the one before it, for each of `levels`.
  private static func laughs(_ levels: Int) -> String {
    let declarations = (1...levels).map { level in
      "<!ENTITY e\(level) '\(String(repeating: "&e\(level - 1);", count: 10))'>"
    }
    return declared("<!ENTITY e0 'lol'>" + declarations.joined(), "&e\(levels);")
  }

  @Test(arguments: [
    ("<R>a</R>garbage", "a", "content-after-root"),
    ("<R>a</R></R>", "a", "content-after-root"),
    ("<R>a</R>\n<!-- b -->\u{0}", "a", "content-after-root"),
    ("<Response>a</Response><R>b</R>", "a", "several-roots"),
    ("<R>a</R><!ELEMENT R ANY>", "a", "content-after-root"),
    ("<R>a</R><!DOCTYPE R>&", "a", "malformed-doctype"),
    ("<?xml version='2.0'?><R>a</R>", "a", "unknown-xml-version"),
    ("<?xml version='' encoding='utf-8'?><R>a</R>", "a", "unknown-xml-version"),
    ("<?xml version=\"x:1-_.\"?><R>a</R>b", "a", "unknown-xml-version content-after-root"),
    ("<!DOCTYPE R SYSTEM 'http://h/x.dtd'><R>a</R>", "a", "external-dtd"),
    (
      "<!DOCTYPE R PUBLIC '-//x' 'http://h/x.dtd' [<!ENTITY i 'b'>]><R>a&i;</R>", "ab",
      "external-dtd"
    ),
    (declared("<!ENTITY x SYSTEM 'f'>", "a &x; b"), "a vm\n b", "external-entity"),
    (
      declared("<!ENTITY i 'b'><!ENTITY y SYSTEM 'f'>", "&y;&y;"), "[b<A><][b<A><]",
      "external-entity"
    ),
    (declared("<!ENTITY z SYSTEM 'f'>", "a&z;"), "at", "external-entity"),
    (declared("<!ENTITY u SYSTEM 'http://h/v'>", "a&u;"), "ahttp://h/v", "external-entity"),
    (laughs(3), String(repeating: "lol", count: 1000), "entity-expansion"),
  ])
  func `a document that only other parsers refuse has a tree`(
    document: String, text: String, rules: String
  ) {
    let (tree, _) = read(document)
    #expect(self.text(of: tree.root) == text)
    #expect(tree.unknownEntities == [])
    let strict = parse(SourceFile(name: "test.xml", bytes: Array(document.utf8)))
    #expect(strict.diagnostics.map(\.rule.id).joined(separator: " ") == rules)
    #expect(strict.diagnostics.allSatisfy { $0.severity == .error && !$0.isFatal })
  }

  @Test(arguments: [
    ("<?xml version='1 0'?><R/>", "unknown-xml-version"),
    ("<?xml version='1,0'?><R/>", "unknown-xml-version"),
    ("<?xml version='2.0'?><R>", "missing-end-tag"),
    ("<R><A></R>garbage", "missing-end-tag"),
    ("<R/><!-- a -- b -->garbage", "double-hyphen-in-comment"),
    ("<R><!DOCTYPE R></R>", "malformed-doctype"),
    ("<!DOCTYPE R SYSTEM 'x.dtd'><R/>", "external-dtd"),
    ("<!DOCTYPE R SYSTEM 'http:x.dtd'><R/>", "external-dtd"),
    ("<!DOCTYPE R SYSTEM 'http://h/x.dtd'><R>&foo;</R>", "undeclared-entity"),
    (declared("<!ENTITY open SYSTEM 'f'>", "&open;"), "missing-end-tag"),
    (declared("<!ENTITY a '&a;'>", "&a;"), "entity-expansion"),
  ])
  func `a document that Kazoo's parser refuses has a fatal error`(document: String, rule: String) {
    let (tree, diagnostics) = read(document)
    let fatal = diagnostics.filter(\.isFatal)
    #expect(fatal.map(\.rule.id) == [rule])
    #expect(fatal.first?.message.contains("cannot parse") == true)
    let others = diagnostics.filter { !$0.isFatal }
    #expect(!others.contains { $0.message.contains("cannot parse it") })
    #expect(tree.root == nil || rule == "external-dtd")
  }

  @Test
  func `an external entity is unknown unless its text is given`() {
    let document = Self.declared(
      "<!ENTITY v SYSTEM 'f'><!ENTITY w SYSTEM 'f'><!ENTITY x SYSTEM 'f'>", "a&w;&x;&w;b")
    let (tree, _) = read(document)
    #expect(text(of: tree.root) == "avm\nb")
    #expect(tree.unknownEntities == ["w"])
  }

  @Test(.timeLimit(.minutes(1)))
  func `entities and attributes are bounded`() {
    func attributes(_ count: Int) -> String {
      "<R \((0..<count).map { "a\($0)=''" }.joined(separator: " "))/>"
    }
    #expect(read(attributes(4096)).document.root?.attributes.count == 4096)
    for (document, rule) in [
      (Self.laughs(9), "entity-expansion"), (attributes(4097), "too-many-attributes"),
    ] {
      let (tree, diagnostics) = read(document)
      #expect(tree.root == nil)
      #expect(diagnostics.map(\.rule.id) == [rule])
      #expect(diagnostics.allSatisfy { $0.isFatal })
    }
  }

  @Test(arguments: [257, 20_000])
  func `elements nested too deep are left out`(count: Int) throws {
    let document =
      "<R>" + String(repeating: "<a>", count: count) + String(repeating: "</a>", count: count)
      + "x</R>"
    let root = try #require(read(document).document.root)
    #expect(text(of: root) == "<a>x")
    var depth = 1
    var element = root
    while let child = element.elements.first {
      element = child
      depth += 1
    }
    #expect(depth == 256)
  }

  @Test
  func `well-formed documents are read as usual`() {
    for text in ["<R>a</R>", "<?xml version='1.0'?><!DOCTYPE R><R>a</R>"] {
      let (tree, diagnostics) = read(text)
      #expect(self.text(of: tree.root) == "a")
      #expect(diagnostics.isEmpty)
    }
  }
}
