import Diagnostics
import Testing

@Suite struct LineTableTests {
  @Test(arguments: [
    // The text, an offset in bytes, and its line and column in scalars.
    ("", 0, 1, 1), ("ab", 1, 1, 2), ("ab", 2, 1, 3), ("a\nb", 1, 1, 2), ("a\nb", 2, 2, 1),
    ("a\r\nb", 3, 2, 1), ("a\rb", 2, 2, 1), ("a\n", 2, 2, 1), ("é\t日x", 3, 1, 3),
    ("é\t日x", 6, 1, 4), ("😀x", 4, 1, 2),
  ])
  func `an offset has its line and its column in scalars`(
    text: String, offset: Int, line: Int, column: Int
  ) {
    let table = LineTable(SourceFile(name: "a", bytes: Array(text.utf8)))
    #expect(table.position(at: offset) == SourcePosition(line: line, column: column))
  }

  /// Columns are counted in blocks of bytes, so offsets around the ends of blocks are included.
  @Test(arguments: [1023, 1024, 1025, 2048, 5000])
  func `every offset of a long text has the same position as a plain count`(length: Int) {
    let characters: [Character] = ["a", "é", "日", "😀", "\n"]
    let text = String((0..<length).map { characters[$0 * $0 % 97 % 5] })
    let table = LineTable(SourceFile(name: "a", bytes: Array(text.utf8)))
    var (line, column, offset) = (1, 1, 0)
    for scalar in text.unicodeScalars {
      #expect(table.position(at: offset) == SourcePosition(line: line, column: column))
      offset += UTF8.width(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    #expect(table.position(at: offset) == SourcePosition(line: line, column: column))
  }
}
