import Diagnostics
import Markers
import Testing
import TwiMLSyntax

@Suite("Encodings")
struct EncodingTests {
  static let text = "<Response><Say voice='é'>é日</Say></Response>"

  static func utf16(_ text: String, littleEndian: Bool, mark: Bool) -> [UInt8] {
    let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
    return units.flatMap {
      littleEndian ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)]
    }
  }

  static func latin1(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8($0.value) } }

  @Test(
    "UTF-8, with and without a byte order mark", arguments: [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]])
  func utf8(mark: [UInt8]) throws {
    let source = SourceFile(name: "test", bytes: mark + Array(Self.text.utf8))
    let (document, diagnostics) = parse(source)
    #expect(diagnostics.map(\.rule.id) == [])
    let say = try #require(document.root?.elements.first)
    #expect(say.attributes.map { source[$0.valueRange] } == ["é"])
    #expect(say.children.map { source[$0.range] } == ["é日"])
  }

  @Test("UTF-16 is an error, and is read all the same", arguments: [true, false], [true, false])
  func utf16(littleEndian: Bool, mark: Bool) throws {
    let bytes = Self.utf16(Self.text, littleEndian: littleEndian, mark: mark)
    let source = SourceFile(name: "test", bytes: bytes)
    let (document, diagnostics) = parse(source)
    #expect(diagnostics.map(\.rule.id) == ["not-utf8"])
    let say = try #require(document.root?.elements.first)
    #expect(say.children.map { source[$0.range] } == ["é日"])
  }

  @Test(
    "UTF-16 that is none is shown",
    arguments: [
      ([0xD83D], 0, "U+D83D is half of a surrogate pair, not a character", 3),
      ([0xD83D, 0xD83D, 0xDE00], 0, "U+D83D is half of a surrogate pair, not a character", 3),
      ([0xD83D, 0xDE00, 0xDE01], 1, "U+DE01 is half of a surrogate pair, not a character", 3),
      ([], 1, "one byte is left over here: a character has two or four", 0),
    ] as [([UInt16], Int, String, Int)])
  func brokenUTF16(units: [UInt16], oddBytes: Int, message: String, length: Int) throws {
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

  @Test(
    "ISO-8859-1 is an error, declared or not",
    arguments: [
      "", "<?xml version='1.0' encoding='ISO-8859-1'?>",
      "<?xml version='1.0' encoding='windows-1252'?>",
      "<?xml version='1.0' encoding='UTF-8'?>",
    ])
  func latin1(declaration: String) throws {
    let text = declaration + "<R>caf1️⃣é2️⃣ & é</R>"
    let marked = Marked(text)
    let (document, diagnostics) = parse(
      SourceFile(name: "test", bytes: Self.latin1(marked.text)))
    // The place is that in the text, which is UTF-8.
    #expect(diagnostics.map(\.rule.id) == ["not-utf8", "bare-ampersand"])
    #expect(diagnostics.first?.range.range == marked.ranges.first)
    #expect(document.root == nil)
  }

  /// By Kazoo's XML parser, given each of them over the bytes of "é" in UTF-8.
  @Test(
    "What Kazoo's parser makes of a name",
    arguments: [
      ("UTF-8", nil), ("utf-8", nil), ("Utf-8", nil), ("UTF8", Severity.error), ("utf_8", .error),
      ("UTF-16", .error), ("UTF-16LE", .error), ("windows-1252", .error), ("cp1252", .error),
      ("foo", .error), ("ISO-8859-1", .warning), ("latin1", .warning), ("ISO-8859-15", .warning),
      ("ISO-8859-2", .error), ("ISO8859-1", .error), ("latin-1", .error), ("US-ASCII", .error),
      ("ascii", .error),
    ] as [(String, Severity?)])
  func declared(name: String, severity: Severity?) {
    let marked = Marked("<?xml version='1.0' encoding='1️⃣\(name)2️⃣'?><R>é</R>")
    let diagnostics = parse(marked.source).diagnostics
    #expect(diagnostics.first?.severity == severity)
    #expect(diagnostics.map(\.range.range) == (severity == nil ? [] : marked.ranges))
  }

  @Test(
    "A declared single-byte encoding is fine over ASCII", arguments: ["ISO-8859-1", "US-ASCII"])
  func ascii(name: String) {
    let marked = Marked("<?xml version='1.0' encoding='\(name)'?><R>e</R>")
    #expect(parse(marked.source).diagnostics.isEmpty)
  }

  @Test(
    "After a byte order mark the declaration does not matter", arguments: ["UTF8", "ISO-8859-1"])
  func mark(name: String) {
    let text = "\u{FEFF}<?xml version='1.0' encoding='\(name)'?><R>é</R>"
    #expect(parse(SourceFile(name: "test", bytes: Array(text.utf8))).diagnostics.isEmpty)
  }
}
