import Diagnostics
import Markers
import Testing
import TwiMLSyntax

@Suite
struct EncodingTests {
  static let text = "<Response><Say voice='é'>é日</Say></Response>"

  static func utf16(_ text: String, littleEndian: Bool, mark: Bool) -> [UInt8] {
    let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
    return units.flatMap {
      littleEndian ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)]
    }
  }

  static func latin1(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8($0.value) } }

  @Test(arguments: [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]])
  func `UTF-8 is read with and without a byte order mark`(mark: [UInt8]) throws {
    let source = SourceFile(name: "test", bytes: mark + Array(Self.text.utf8))
    let (document, diagnostics) = parse(source)
    #expect(diagnostics.map(\.rule.id) == [])
    let say = try #require(document.root?.elements.first)
    #expect(say.attributes.map { source[$0.valueRange] } == ["é"])
    #expect(say.children.map { source[$0.range] } == ["é日"])
  }

  @Test(arguments: [true, false], [true, false])
  func `UTF-16 is an error and is still read`(littleEndian: Bool, mark: Bool) throws {
    let bytes = Self.utf16(Self.text, littleEndian: littleEndian, mark: mark)
    let source = SourceFile(name: "test", bytes: bytes)
    let (document, diagnostics) = parse(source)
    #expect(diagnostics.map(\.rule.id) == ["not-utf8"])
    let say = try #require(document.root?.elements.first)
    #expect(say.children.map { source[$0.range] } == ["é日"])
  }

  @Test(
    arguments: [
      ([0xD83D], 0, "U+D83D is half of a surrogate pair, not a character", 3),
      ([0xD83D, 0xD83D, 0xDE00], 0, "U+D83D is half of a surrogate pair, not a character", 3),
      ([0xD83D, 0xDE00, 0xDE01], 1, "U+DE01 is half of a surrogate pair, not a character", 3),
      ([], 1, "one byte is left over here: a character has two or four", 0),
    ] as [([UInt16], Int, String, Int)])
  func `invalid UTF-16 is reported at its place`(
    units: [UInt16], oddBytes: Int, message: String, length: Int
  ) throws {
    let pair = units.starts(with: [0xD83D, 0xDE00]) ? 4 : 0
    let all = Array("<R>é".utf16) + units + Array("</R>".utf16)
    let bytes =
      [0xFF, 0xFE] + all.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      + [UInt8](repeating: 0x20, count: oddBytes)
    let finding = try #require(
      parse(SourceFile(name: "test", bytes: bytes)).diagnostics.first)
    #expect(finding.rule == .notUTF8)
    let start = units.isEmpty ? 9 : 5 + pair
    #expect(finding.related.map(\.message) == [message])
    #expect(finding.related.map(\.range.range) == [start..<start + length])
  }

  @Test(arguments: [
    "", "<?xml version='1.0' encoding='ISO-8859-1'?>",
    "<?xml version='1.0' encoding='windows-1252'?>",
    "<?xml version='1.0' encoding='UTF-8'?>",
  ])
  func `ISO-8859-1 is an error whether declared or not`(declaration: String) throws {
    let text = declaration + "<R>caf1️⃣é2️⃣ & é</R>"
    let marked = Marked(text)
    let (document, diagnostics) = parse(
      SourceFile(name: "test", bytes: Self.latin1(marked.text)))
    // The range is in the text, which is UTF-8.
    #expect(diagnostics.map(\.rule.id) == ["not-utf8", "bare-ampersand"])
    #expect(diagnostics.first?.range.range == marked.ranges.first)
    #expect(document.root == nil)
  }

  /// The results of Kazoo's XML parser for each name, over the bytes of "é" in UTF-8.
  @Test(
    arguments: [
      ("UTF-8", nil), ("utf-8", nil), ("Utf-8", nil), ("UTF8", Severity.error), ("utf_8", .error),
      ("UTF-16", .error), ("UTF-16LE", .error), ("windows-1252", .error), ("cp1252", .error),
      ("foo", .error), ("ISO-8859-1", .warning), ("latin1", .warning), ("ISO-8859-15", .warning),
      ("ISO-8859-2", .error), ("ISO8859-1", .error), ("latin-1", .error), ("US-ASCII", .error),
      ("ascii", .error),
    ] as [(String, Severity?)])
  func `an encoding name that Kazoo's parser does not accept is reported`(
    name: String, severity: Severity?
  ) {
    let marked = Marked("<?xml version='1.0' encoding='1️⃣\(name)2️⃣'?><R>é</R>")
    let diagnostics = parse(marked.source).diagnostics
    #expect(diagnostics.first?.severity == severity)
    #expect(diagnostics.map(\.range.range) == (severity == nil ? [] : marked.ranges))
  }

  @Test(arguments: ["ISO-8859-1", "US-ASCII"])
  func `a declared single-byte encoding over ASCII has no finding`(name: String) {
    let marked = Marked("<?xml version='1.0' encoding='\(name)'?><R>e</R>")
    #expect(parse(marked.source).diagnostics.isEmpty)
  }

  @Test(arguments: ["UTF8", "ISO-8859-1"])
  func `a declaration after a byte order mark does not matter`(name: String) {
    let text = "\u{FEFF}<?xml version='1.0' encoding='\(name)'?><R>é</R>"
    #expect(parse(SourceFile(name: "test", bytes: Array(text.utf8))).diagnostics.isEmpty)
  }
}
