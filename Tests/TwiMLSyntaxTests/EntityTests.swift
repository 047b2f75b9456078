import Diagnostics
import Markers
import Testing
import TwiMLSyntax

@Suite
struct EntityTests {
  @Test(arguments: [
    ("<!ENTITY foo 'bar'>", "&foo;", "bar"),
    ("<!ENTITY a 'x &b; z'><!ENTITY b 'y'>", "&a;", "x y z"),
    ("<!ENTITY a 'first'><!ENTITY a 'second'>", "&a;", "first"),
    ("<!ENTITY a '&#38;#60;'>", "&a;", "<"),
    ("<!ENTITY % p '<!ENTITY foo \"bar\">'> %p;", "&foo;", "bar"),
    ("<!-- <!ENTITY foo 'no'> --><?x <!ENTITY foo 'no'> ?><!ENTITY foo 'yes'>", "&foo;", "yes"),
    ("<!ENTITY foo 'a'><!ELEMENT R ANY><!ATTLIST R b CDATA 'c'>", "&foo;&foo;", "aa"),
  ])
  func `declared entities expand as in Kazoo's parser`(
    declarations: String, content: String, value: String
  ) throws {
    let source = Marked("<!DOCTYPE R [\(declarations)]><R a='\(content)'>\(content)</R>").source
    let (document, diagnostics) = parse(source)
    #expect(diagnostics.map(\.message) == [])
    let root = try #require(document.root)
    #expect(root.attributes.map(\.name) == ["a"])
    #expect(root.attribute("a")?.value == value)
    guard case .text(let text)? = root.children.first else {
      Issue.record("\(root.children)")
      return
    }
    #expect(text.string == value)
    #expect(root.children.map { source[$0.range] } == [content])
    #expect(document.expandsEntities)
  }

  @Test
  func `elements in an entity have the range of its reference`() throws {
    let marked = Marked(
      "<!DOCTYPE R [<!ENTITY s \"<Say voice='man'>hi<Pause/></Say>\">]>"
        + "<R>a1️⃣&s;2️⃣<Play b='3️⃣c4️⃣'/>5️⃣&s;6️⃣</R>")
    let (document, diagnostics) = parse(marked.source)
    #expect(diagnostics.map(\.message) == [])
    let elements = try #require(document.root?.elements)
    #expect(elements.map(\.name) == ["Say", "Play", "Say"])
    for (element, place) in [(elements[0], marked.ranges[0]), (elements[2], marked.ranges[2])] {
      let attribute = try #require(element.attributes.first)
      let ranges = [
        element.range, element.startTag, element.nameRange, element.children[0].range,
        element.elements[0].range, attribute.range, attribute.nameRange, attribute.valueRange,
      ]
      #expect(ranges.allSatisfy { $0.range == place })
    }
    #expect(elements[1].attributes[0].valueRange.range == marked.ranges[1])
  }

  @Test(arguments: [
    FaultCase(
      "<!DOCTYPE R [1️⃣<!ENTITY a '&b;'>2️⃣<!ENTITY b '&a;'>]><R>&a;</R>", "entity-expansion"),
    // Used or unused, declared in time or too late.
    FaultCase("<!DOCTYPE R [1️⃣<!ENTITY a 'x&a;'>2️⃣]><R/>", "entity-expansion"),
    FaultCase(
      "<!DOCTYPE R [<!ENTITY a 'x'>1️⃣<!ENTITY a '&a;'>2️⃣]><R>&a;</R>", "entity-expansion"),
    FaultCase(
      "<!DOCTYPE R [1️⃣<!ENTITY a '&b;'>2️⃣<!ENTITY b '&c;'><!ENTITY c '&a;'>]><R/>",
      "entity-expansion"),
    FaultCase("<!DOCTYPE R [1️⃣<!ENTITY x SYSTEM 'y'>2️⃣]><R>&x;</R>", "external-entity"),
    FaultCase("<!DOCTYPE R [1️⃣<!ENTITY x PUBLIC '-//' 'y'>2️⃣]><R>&x;</R>", "external-entity"),
    FaultCase("<!DOCTYPE R 1️⃣SYSTEM 'y'2️⃣><R/>", "external-dtd"),
    FaultCase("<!DOCTYPE R 1️⃣PUBLIC \"-//x//y\" 'y'2️⃣ [ ]><R/>", "external-dtd"),
    FaultCase("<!DOCTYPE R [<!ENTITY a '<A>'>]><R>1️⃣&a;2️⃣x</A></R>", "unbalanced-entity"),
    FaultCase("<!DOCTYPE R [<!ENTITY a '<A>'>]><R>1️⃣&a;2️⃣</R>", "missing-end-tag"),
    FaultCase("<!DOCTYPE R [<!ENTITY a 'x < y'>]><R>1️⃣&a;2️⃣</R>", "bare-less-than"),
    FaultCase("<!DOCTYPE R [<!ENTITY a '&no;'>]><R>1️⃣&a;2️⃣</R>", "undeclared-entity"),
    FaultCase("<!DOCTYPE R [<!ENTITY a 'b'>]><R>&a; 1️⃣&2️⃣ &a;</R>", "bare-ampersand"),
    FaultCase("1️⃣<!DOCTYPE R [<!ENTITY a>]>2️⃣<R/>", "malformed-doctype"),
  ])
  func `a faulty entity declaration is reported at its place`(_ fault: FaultCase) {
    let diagnostics = parse(fault.marked.source).diagnostics
    #expect(diagnostics.map(\.rule.id) == fault.rules)
    #expect(diagnostics.map(\.range.range) == fault.marked.ranges)
    #expect(diagnostics.allSatisfy { $0.severity == .error })
  }

  @Test(arguments: [
    "<!DOCTYPE R [<!ENTITY a '&b;&b;'><!ENTITY b 'x'>]><R>&a;</R>",
    "<!DOCTYPE R [<!ENTITY a '&#38;a;'>]><R/>", "<!DOCTYPE R [<!ENTITY a '&no;'>]><R/>",
    "<!DOCTYPE R [<!ENTITY a '&b;'><!ENTITY c '&b;'><!ENTITY b ''>]><R>&a;&c;</R>",
  ])
  func `entities that refer to others without a cycle are fine`(text: String) {
    #expect(parse(Marked(text).source).diagnostics.isEmpty)
  }

  @Test
  func `unparsed entities are fine`() {
    let text = "<!DOCTYPE R [<!NOTATION n SYSTEM 'n'><!ENTITY x SYSTEM 'x' NDATA n>]><R/>"
    #expect(parse(Marked(text).source).diagnostics.isEmpty)
  }

  /// An entity ten times as long as the one before it, for each of `levels`.
  private static func laughs(_ levels: Int, innermost: String) -> SourceFile {
    var text = "<!DOCTYPE R [<!ENTITY e0 '\(innermost)'>"
    for level in 1...levels {
      let references = String(repeating: "&e\(level - 1);", count: 10)
      text += "<!ENTITY e\(level) '\(references)'>"
    }
    return Marked(text + "]><R>&e\(levels);</R>").source
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["lol", ""])
  func `entity expansion is bounded`(innermost: String) {
    for levels in [3, 9, 30] {
      let diagnostics = parse(Self.laughs(levels, innermost: innermost)).diagnostics
      #expect(diagnostics.map(\.rule.id) == ["entity-expansion"])
    }
    #expect(parse(Self.laughs(1, innermost: "lol")).diagnostics.isEmpty)
  }

  @Test
  func `a chain of entities is bounded`() {
    func chain(_ length: Int) -> SourceFile {
      let declarations = (0..<length).map { "<!ENTITY a\($0) '&a\($0 + 1);'>" }.joined()
      return Marked("<!DOCTYPE R [\(declarations)<!ENTITY a\(length) 'x'>]><R>&a0;</R>").source
    }
    #expect(parse(chain(39)).diagnostics.isEmpty)
    #expect(parse(chain(100_000)).diagnostics.map(\.rule.id) == ["entity-expansion"])
  }
}
