import Diagnostics
import Testing
import TwiMLSyntax

@Suite(.tags(.hostile), .enabled(if: includesHostile))
struct RobustnessTests {
  static let seeds = (Rule.syntax + Rule.template).flatMap {
    [$0.wrong.bytes, $0.right.bytes]
  }
  .filter { $0.count < 1000 }

  /// The properties that must hold for every input.
  private func check(_ bytes: [UInt8]) {
    let source = SourceFile(name: "test", bytes: bytes)
    let (document, diagnostics) = parse(source)
    var last = 0
    for diagnostic in diagnostics {
      let range = diagnostic.range
      #expect(range.lowerBound >= last && range.upperBound <= source.text.count)
      #expect(!range.isEmpty || source.text.isEmpty, "\(diagnostic.message)")
      last = range.lowerBound
      for other in diagnostic.related.map(\.range) + diagnostic.fixIts.flatMap(\.edits).map(\.range)
      {
        #expect(other.upperBound <= source.text.count)
      }
    }
    guard let root = document.root else {
      #expect(diagnostics.contains { $0.severity == .error }, "\(source[SourceRange(0..<1000)])")
      return
    }
    if !document.expandsEntities { check(root, in: source) }
  }

  /// The ranges of an element match its parts, and its children leave no gap.
  private func check(_ element: Element, in source: SourceFile) {
    #expect(source[element.nameRange] == element.name)
    #expect(source[element.startTag].hasPrefix("<" + element.name))
    #expect(source[element.range].hasSuffix(">"))
    for attribute in element.attributes {
      #expect(source[attribute.nameRange] == attribute.name)
      let quote = source[attribute.range].last
      #expect(quote == "\"" || quote == "'")
    }
    var offset = element.startTag.upperBound
    for child in element.children {
      #expect(child.range.lowerBound == offset)
      offset = child.range.upperBound
      if case .element(let child) = child { check(child, in: source) }
    }
    #expect(
      element.children.isEmpty
        || source[SourceRange(at: offset).union(element.range)].hasPrefix("<"))
  }

  @Test
  func `every prefix of every example is parsed without a crash`() {
    for seed in Self.seeds {
      for count in 0...seed.count { check(Array(seed.prefix(count))) }
    }
  }

  @Test
  func `randomly changed examples are parsed without a crash`() {
    var random = LinearCongruentialGenerator(state: 1)
    let tokens = [
      "<", ">", "&", ";", "\"", "'", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "</", "/>", "=",
      " ", "“", "\u{A0}", "&a;", "%a;", "<!DOCTYPE r [<!ENTITY a 'b'>]>", "\u{0}", "\u{FEFF}", "[",
    ].map { Array($0.utf8) }
    for _ in 0..<2000 {
      var bytes = Self.seeds.randomElement(using: &random) ?? []
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let offset = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, offset + Int.random(in: 0...8, using: &random))
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.removeSubrange(offset..<end)
        case 1: bytes.insert(contentsOf: tokens.randomElement(using: &random) ?? [], at: offset)
        default:
          for index in offset..<end { bytes[index] = UInt8.random(in: 0...255, using: &random) }
        }
      }
      check(bytes)
    }
  }

  @Test(arguments: [
    "<!-- ", "<![CDATA[", "<?a ", "</b>", "<a>", "<a b=\"x>", "<a b='x\" ", "< ", "&", "&a",
    "<a ",
    "x=\"\" ", "]]", "<!ELEMENT a (", "a=\"=\" ", "\"", "'",
  ])
  func `repeated markup is parsed in linear time`(_ piece: String) {
    for opening in ["<R>", "<R ", "<?xml ", "<!DOCTYPE R [", "<!DOCTYPE R [<!ENTITY a 'b'>]><R>"] {
      let text = opening + String(repeating: piece, count: 50_000 / piece.utf8.count)
      let (_, diagnostics) = parse(SourceFile(name: "test", bytes: Array(text.utf8)))
      #expect(!diagnostics.isEmpty && diagnostics.count <= 100)
    }
  }
}

/// Repeatable random numbers: Knuth's MMIX constants.
struct LinearCongruentialGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    // The high bits are the most random.
    return (state >> 32) | (state << 32)
  }
}
