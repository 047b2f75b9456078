extension JSONFormatter {
  /// The most bytes that a text of so many bytes has in quotes: a byte becomes six at most, and
  /// words are written whole.
  static func quotedSize(_ count: Int) -> Int { 6 * count + 2 + wordSize }

  /// In bytes.
  private static let wordSize = 8

  /// RFC 8259, section 7. It also escapes the controls of `DisplayText.isTerminalControl` and
  /// JavaScript's line separators.
  /// - Parameter output: with room for `quotedSize`.
  static func quote(_ utf8: Span<UInt8>, into output: inout OutputSpan<UInt8>) {
    output.append(UInt8(ascii: "\""))
    var index = 0
    while true {
      index = copy(utf8, from: index, into: &output)
      guard index < utf8.count else { break }
      index += escape(utf8, at: index, into: &output)
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Writes what is not escaped, up to the first byte that may be.
  /// - Parameter output: with room for the rest of the text and a word more.
  /// - Returns: the index of that byte, or the end.
  private static func copy(
    _ utf8: Span<UInt8>, from start: Int, into output: inout OutputSpan<UInt8>
  ) -> Int {
    unsafe utf8.withUnsafeBytes { text in
      unsafe output.withUnsafeMutableBufferPointer { buffer, count in
        let target = UnsafeMutableRawBufferPointer(buffer)
        let end = text.count
        var index = start
        while index < end {
          let isWhole = index &+ wordSize <= end
          let word =
            unsafe isWhole ? wholeWord(of: text, at: index) : lastWord(of: text, from: index)
          unsafe target.storeBytes(
            of: word, toByteOffset: count &+ (index &- start), as: UInt64.self)
          let plain = plainCount(of: word)
          index &+= plain
          if plain < wordSize { break }
        }
        // The spaces after the end count as plain.
        index = min(index, end)
        count &+= index &- start
        return index
      }
    }
  }

  /// The bytes of a text from an index on, the first one lowest.
  @inline(__always)
  private static func wholeWord(of text: UnsafeRawBufferPointer, at index: Int) -> UInt64 {
    UInt64(littleEndian: unsafe text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// The rest of a text that is shorter than a word, with spaces after the end.
  @inline(__always)
  private static func lastWord(of text: UnsafeRawBufferPointer, from index: Int) -> UInt64 {
    let spaces = each(UInt8(ascii: " ")) &<< UInt64(8 &* (text.count &- index))
    let start = text.count &- wordSize
    if start >= 0 {
      return unsafe wholeWord(of: text, at: start) &>> UInt64(8 &* (index &- start)) | spaces
    }
    var word: UInt64 = 0
    var place = text.count
    while place > index {
      place &-= 1
      word = word &<< 8 | UInt64(unsafe text[place])
    }
    return word | spaces
  }

  /// A word of one byte.
  private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The number of bytes of a word before the first that may be escaped.
  @inline(__always)
  private static func plainCount(of word: UInt64) -> Int {
    // The highest bit of each byte that may have to be escaped, or is not ASCII. A byte after such a
    // one may be marked too, but none before it.
    let marks =
      (word &- each(0x20)) | ((word ^ each(UInt8(ascii: "\""))) &- each(1))
      | ((word ^ each(UInt8(ascii: "\\"))) &- each(1)) | (word &+ each(1)) | word
    return marks & each(0x80) == 0 ? wordSize : plainCount(ofUnusual: word)
  }

  /// The same for any word.
  private static func plainCount(ofUnusual word: UInt64) -> Int {
    func less(_ word: UInt64, than byte: UInt8) -> UInt64 { (word &- each(byte)) & ~word }
    func equal(_ byte: UInt8) -> UInt64 { less(word ^ each(byte), than: 1) }
    let marks =
      less(word, than: 0x20) | equal(UInt8(ascii: "\"")) | equal(UInt8(ascii: "\\")) | equal(0x7F)
      | equal(0xC2) | equal(0xD8) | equal(0xE2)
    return (marks & each(0x80)).trailingZeroBitCount / 8
  }

  /// - Returns: how many bytes of the text are written.
  private static func escape(
    _ utf8: Span<UInt8>, at index: Int, into output: inout OutputSpan<UInt8>
  ) -> Int {
    func write(_ escaped: String, _ count: Int) -> Int {
      for byte in escaped.utf8 { output.append(byte) }
      return count
    }
    let byte = utf8[index]
    switch byte {
    case UInt8(ascii: "\""): return write("\\\"", 1)
    case UInt8(ascii: "\\"): return write("\\\\", 1)
    case UInt8(ascii: "\n"): return write("\\n", 1)
    case UInt8(ascii: "\r"): return write("\\r", 1)
    case UInt8(ascii: "\t"): return write("\\t", 1)
    // U+0080 to U+009F.
    case 0xC2 where utf8[index + 1] < 0xA0: return write(numbered(utf8[index + 1]), 2)
    case 0xD8 where utf8[index + 1] == 0x9C: return write("\\u061c", 2)
    case 0xE2 where changesDirection(utf8[index + 1], utf8[index + 2]):
      let number = UInt32(utf8[index + 1] & 0x3F) << 6 | UInt32(utf8[index + 2] & 0x3F)
      return write("\\u" + String(0x2000 | number, radix: 16), 3)
    case 0x80...:
      output.append(byte)
      return 1
    default: return write(numbered(byte), 1)
    }
  }

  /// Whether the bytes after 0xE2 make U+200E, U+200F, U+2028 to U+202E or U+2066 to U+2069.
  private static func changesDirection(_ second: UInt8, _ third: UInt8) -> Bool {
    switch (second, third) {
    case (0x80, 0x8E...0x8F), (0x80, 0xA8...0xAE), (0x81, 0xA6...0xA9): true
    default: false
    }
  }

  /// A scalar below U+0100.
  private static func numbered(_ number: UInt8) -> String {
    (number < 0x10 ? "\\u000" : "\\u00") + String(number, radix: 16)
  }
}
