import Diagnostics

/// Strings as RFC 8259, section 7, writes them.
enum JSONString {
  /// The decoded text of a valid string, given without its quotes.
  static func decoded(_ content: ArraySlice<UInt8>) -> String {
    guard content.contains(UInt8(ascii: "\\")) else {
      return String(decoding: content, as: UTF8.self)
    }
    var text: [UInt8] = []
    text.reserveCapacity(content.count)
    var offset = content.startIndex
    while offset < content.endIndex {
      guard content[offset] == UInt8(ascii: "\\") else {
        text.append(content[offset])
        offset += 1
        continue
      }
      let escape = content[offset + 1]
      offset += 2
      guard escape == UInt8(ascii: "u") else {
        text.append(single[escape] ?? escape)
        continue
      }
      var unit = hexadecimal(content[offset..<offset + 4]) ?? 0xFFFD
      offset += 4
      if isHighSurrogate(unit), let low = hexadecimal(content[offset + 2..<offset + 6]) {
        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        offset += 6
      }
      text += Array(String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A literal with escapes for the characters in it that a terminal would obey.
  static func shown(_ lexeme: String) -> String {
    guard lexeme.unicodeScalars.contains(where: DisplayText.isTerminalControl) else {
      return lexeme
    }
    return lexeme.unicodeScalars.map { scalar in
      DisplayText.isTerminalControl(scalar)
        ? "\\u" + Escaping.hexadecimal(scalar.value, digits: 4).lowercased() : String(scalar)
    }.joined()
  }

  /// The characters for the letters after a backslash, except `u`.
  static let single: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]

  /// The value of exactly four hexadecimal digits.
  static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt32? {
    guard digits.count == 4 else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        value = value << 4 | UInt32(digit - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
        value = value << 4 | UInt32((digit | 0x20) - UInt8(ascii: "a") + 10)
      default: return nil
      }
    }
    return value
  }

  static func isHighSurrogate(_ unit: UInt32) -> Bool { (0xD800...0xDBFF).contains(unit) }
  static func isLowSurrogate(_ unit: UInt32) -> Bool { (0xDC00...0xDFFF).contains(unit) }
}
