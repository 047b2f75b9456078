import Diagnostics
import Testing

@Suite
struct SourceFileTests {
  @Test(
    arguments: [
      (Array("é".utf8), "é", Decoding.Encoding.utf8),
      ([0xEF, 0xBB, 0xBF] + Array("é".utf8), "é", .utf8),
      ([0xFF, 0xFE, 0xE9, 0x00], "é", .utf16LittleEndian),
      ([0xFE, 0xFF, 0x00, 0xE9], "é", .utf16BigEndian),
      ([0x3C, 0x00, 0x61, 0x00], "<a", .utf16LittleEndian),
      ([0x00, 0x3C, 0x00, 0x61], "<a", .utf16BigEndian),
      ([0xFF, 0xFE, 0x3D, 0xD8, 0x00, 0xDE], "😀", .utf16LittleEndian),
      ([0x61, 0xE9, 0x80], "aé€", .utf8),
    ] as [([UInt8], String, Decoding.Encoding)])
  func `bytes are decoded by mark, declaration or UTF-8`(
    bytes: [UInt8], text: String, encoding: Decoding.Encoding
  ) {
    let source = SourceFile(name: "test", bytes: bytes)
    #expect(String(decoding: source.text, as: UTF8.self) == text)
    #expect(source.decoding.encoding == encoding)
    #expect(source.bytes == bytes)
  }

  /// RFC 3629, section 3 and 4.
  @Test(
    arguments: [
      [0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 are located and replaced`(bytes: [UInt8]) {
    let source = SourceFile(name: "test", bytes: Array("<a>".utf8) + bytes)
    #expect(source.decoding.firstInvalid?.lowerBound == 3)
    #expect(!source.decoding.isVerbatim)
    #expect(String(validating: source.text, as: UTF8.self) != nil)
  }

  @Test(
    arguments: [
      ("<?xml version='1.0' encoding='UTF-8'?>", "UTF-8"),
      ("<?xml version=\"1.0\" encoding \n=\t\"x\"?>", "x"),
      ("<?xml version='1.0'?><a encoding='x'/>", nil),
      ("<?xml-stylesheet encoding='x'?>", nil),
      ("<a encoding='x'/>", nil),
      ("<?xml version='encoding' encoding='y'?>", "y"),
    ] as [(String, String?)])
  func `the declared encoding has its name and range`(text: String, name: String?) {
    let source = SourceFile(name: "test", bytes: Array(text.utf8))
    #expect(source.decoding.declared?.name == name)
    if let declared = source.decoding.declared { #expect(source[declared.range] == declared.name) }
  }

  @Test(arguments: [
    ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1), ("a\rb", 2, 2, 1), ("é😀x", 6, 1, 3), ("\tx", 1, 1, 2),
    ("a\n", 2, 2, 1), ("", 0, 1, 1), ("a", 99, 1, 2), ("\r\n\r\n", 4, 3, 1), ("\n\r", 2, 3, 1),
  ])
  func `lines and columns count from 1 and in scalars`(
    text: String, offset: Int, line: Int, column: Int
  ) {
    let table = LineTable(SourceFile(name: "test", bytes: Array(text.utf8)))
    #expect(table.position(at: offset) == SourcePosition(line: line, column: column))
  }

  @Test(arguments: [
    ("a\nbc\r\nd\re", ["a", "bc", "d", "e"]), ("", [""]), ("a\n", ["a", ""]), ("\r\n", ["", ""]),
  ])
  func `the text of a line excludes its line break`(text: String, lines: [String]) {
    let source = SourceFile(name: "test", bytes: Array(text.utf8))
    let table = LineTable(source)
    #expect((1...table.count).map { source[table.range(ofLine: $0)] } == lines)
  }
}
