extension JSONWriter {
  /// The most bytes that a text has in quotes: a byte becomes six at most, and words are written
  /// whole.
  static func quotedSize(_ utf8: Span<UInt8>) -> Int { 6 * utf8.count + 2 + 8 }

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
        var index = start
        if start == 0, (4..<8).contains(text.count) {
          // A short text, as most keys are: two halves of a word, which may overlap.
          let end = text.count - 4
          let first = unsafe text.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
          let last = unsafe text.loadUnaligned(fromByteOffset: end, as: UInt32.self)
          if !mayHoldEscaped(UInt64(first) | UInt64(last) << 32) {
            unsafe target.storeBytes(of: first, toByteOffset: count, as: UInt32.self)
            unsafe target.storeBytes(of: last, toByteOffset: count + end, as: UInt32.self)
            index = text.count
          }
        }
        while index < text.count {
          // The last word may repeat bytes of the one before.
          let place = text.count - start >= 8 ? min(index, text.count - 8) : index
          if place + 8 <= text.count {
            let word = unsafe text.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            if !mayHoldEscaped(word) {
              unsafe target.storeBytes(
                of: word, toByteOffset: count + place - start, as: UInt64.self)
              index = place + 8
              continue
            }
          }
          guard unsafe !mayBeginEscaped(text[index]) else { break }
          unsafe target[count + index - start] = unsafe text[index]
          index += 1
        }
        count += index - start
        return index
      }
    }
  }

  /// Whether a byte of a word may have to be escaped: those beyond ASCII are looked at one by one.
  private static func mayHoldEscaped(_ word: UInt64) -> Bool {
    func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
    // The highest bit of each byte that is less than another, or nearly: none is missed.
    func less(_ word: UInt64, than byte: UInt8) -> UInt64 { (word &- each(byte)) & ~word }
    let marks =
      less(word ^ each(UInt8(ascii: "\"")), than: 1)
      | less(word ^ each(UInt8(ascii: "\\")), than: 1)
      | less(word ^ each(0x7F), than: 1)
    return (less(word, than: 0x20) | marks | word) & each(0x80) != 0
  }

  /// Whether a byte of UTF-8 can begin a scalar that is escaped.
  private static func mayBeginEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
      || byte == 0xC2 || byte == 0xD8 || byte == 0xE2
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
