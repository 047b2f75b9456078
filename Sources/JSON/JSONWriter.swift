/// Writes RFC 8259 text in UTF-8 piece by piece.
///
/// The caller must match brackets and write a key before each value of an object. Deep structures
/// must be written in pieces, because a whole value is written recursively.
package struct JSONWriter {
  /// The written text that the sink has not received yet.
  package private(set) var bytes: [UInt8] = []
  private let sink: (([UInt8]) -> Void)?
  private let layout: JSON.Layout
  private var depth = 0
  /// Whether the innermost bracket has content.
  private var isFilled = false
  private var isAfterKey = false

  /// - Parameters:
  /// - capacity: the approximate number of bytes to hold at a time.
  /// - sink: receives text in pieces of about `pieceSize`; the caller must pass on the rest.
  ///   Without a sink, `bytes` has all text.
  package init(_ layout: JSON.Layout, capacity: Int = 0, sink: (([UInt8]) -> Void)? = nil) {
    self.layout = layout
    self.sink = sink
    bytes.reserveCapacity(capacity)
  }

  /// Returns and clears the text written so far.
  package mutating func takeText() -> String {
    defer { bytes.removeAll(keepingCapacity: true) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// In bytes.
  package static let pieceSize = 1 << 16

  package mutating func beginObject() { begin(UInt8(ascii: "{")) }
  package mutating func endObject() { end(UInt8(ascii: "}")) }
  package mutating func beginArray() { begin(UInt8(ascii: "[")) }
  package mutating func endArray() { end(UInt8(ascii: "]")) }

  /// Begins a member of an object.
  /// - Parameter breaksLine: whether a line begins with it in the pretty layout, even so deep that
  ///   members share one.
  package mutating func key(_ key: String, breaksLine: Bool = false) {
    separate(breaksLine: breaksLine)
    quote(key)
    bytes.append(UInt8(ascii: ":"))
    if layout == .pretty { bytes.append(UInt8(ascii: " ")) }
    isAfterKey = true
  }

  /// Writes a whole value.
  package mutating func value(_ value: JSON) {
    switch value {
    case .null: literal("null")
    case .boolean(let value): literal(value ? "true" : "false")
    case .integer(let value): literal(String(value))
    case .number(let text): literal(text)
    case .string(let text):
      separate()
      quote(text)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let members): object(members)
    }
  }

  /// Writes a whole object.
  package mutating func object(_ members: [JSON.Member]) {
    beginObject()
    for member in members {
      key(member.key)
      value(member.value)
    }
    endObject()
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes += text.utf8
  }

  private mutating func begin(_ bracket: UInt8) {
    if let sink, bytes.count >= JSONWriter.pieceSize {
      sink(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    separate()
    bytes.append(bracket)
    depth += 1
    isFilled = false
  }

  private mutating func end(_ bracket: UInt8) {
    if isFilled, !isFlat { breakLine(depth - 1) }
    depth -= 1
    bytes.append(bracket)
    isFilled = true
  }

  /// Writes the separator before a member, an element, or a member's value.
  private mutating func separate(breaksLine: Bool = false) {
    if isAfterKey {
      isAfterKey = false
    } else if depth > 0 {
      if isFilled { bytes.append(UInt8(ascii: ",")) }
      if !isFlat {
        breakLine(depth)
      } else if layout == .pretty {
        if breaksLine { breakLine(0) } else if isFilled { bytes.append(UInt8(ascii: " ")) }
      }
      isFilled = true
    }
  }

  /// Whether the content of the innermost bracket stays on its line.
  private var isFlat: Bool { layout == .compact || depth > JSONWriter.deepestIndentation }

  /// The deepest level that is indented: the output must not grow with the square of its depth.
  /// Deeper content stays on its line, unless the caller requests line breaks.
  private static let deepestIndentation = 64
  private static let lineBreak =
    [UInt8(ascii: "\n")] + [UInt8](repeating: UInt8(ascii: " "), count: 2 * deepestIndentation)

  private mutating func breakLine(_ indentation: Int) {
    bytes += JSONWriter.lineBreak.prefix(1 + 2 * indentation)
  }

  /// RFC 8259, section 7. It also escapes the controls of `DisplayText.isTerminalControl` and
  /// JavaScript's line separators.
  private mutating func quote(_ text: String) {
    let utf8 = text.utf8.span
    // A byte becomes six at most, and words are written whole.
    bytes.append(addingCapacity: 6 * utf8.count + 2 + 8) { output in
      output.append(UInt8(ascii: "\""))
      var index = 0
      while true {
        index = JSONWriter.copy(utf8, from: index, into: &output)
        guard index < utf8.count else { break }
        index += JSONWriter.escape(utf8, at: index, into: &output)
      }
      output.append(UInt8(ascii: "\""))
    }
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
