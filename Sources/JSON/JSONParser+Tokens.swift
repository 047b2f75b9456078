import Diagnostics

extension JSONParser {
  /// The offset after the string that begins here.
  func stringEnd() throws(JSONFault) -> Int {
    var end = offset + 1
    while end < text.count {
      switch text[end] {
      case UInt8(ascii: "\""): return end + 1
      case UInt8(ascii: "\\"): end = try escapeEnd(from: end)
      case 0x0A, 0x0D:
        throw JSONFault(
          "a line break stands in this string, or its closing '\"' is missing", offset..<end,
          help: ["write \\n for a line break"])
      case 0x00..<0x20:
        throw JSONFault(
          "a control character stands in a string", end..<end + 1,
          help: [text[end] == 0x09 ? "write \\t for a tab" : "write \\u00\(hexadecimal(text[end]))"]
        )
      default: end += 1
      }
    }
    throw JSONFault("the closing '\"' of this string is missing", place(offset))
  }

  private func escapeEnd(from start: Int) throws(JSONFault) -> Int {
    guard start + 1 < text.count else { return start + 1 }
    let letter = text[start + 1]
    if JSONString.single[letter] != nil { return start + 2 }
    guard letter == UInt8(ascii: "u") else {
      throw JSONFault(
        "'\\\(character(at: start + 1))' is not an escape in JSON",
        start..<start + 1 + width(at: start + 1),
        help: [letter == UInt8(ascii: "'") ? "write ' alone" : "write \\\\ for a backslash"])
    }
    let end = start + 6
    guard end <= text.count, let unit = JSONString.hexadecimal(text[start + 2..<end]) else {
      throw JSONFault(
        "'\\u' takes four hexadecimal digits", start..<min(start + 2, text.count))
    }
    if JSONString.isLowSurrogate(unit) { throw loneSurrogate(start..<end) }
    guard JSONString.isHighSurrogate(unit) else { return end }
    guard end + 6 <= text.count, text[end] == UInt8(ascii: "\\"),
      text[end + 1] == UInt8(ascii: "u"),
      let low = JSONString.hexadecimal(text[end + 2..<end + 6]), JSONString.isLowSurrogate(low)
    else { throw loneSurrogate(start..<end) }
    return end + 6
  }

  private func loneSurrogate(_ range: Range<Int>) -> JSONFault {
    JSONFault(
      "half of a surrogate pair is not a character: Kazoo refuses it", range,
      help: ["write the character itself, or both halves"])
  }

  /// The offset after the number that begins here: RFC 8259, section 6.
  func numberEnd() throws(JSONFault) -> Int {
    var end = offset
    if text[end] == UInt8(ascii: "-") { end += 1 }
    let integer = end
    end = digitsEnd(from: end)
    if end == integer { throw badNumber("a digit is missing after '-'") }
    if text[integer] == UInt8(ascii: "0"), end > integer + 1 {
      throw badNumber("a number must not begin with 0")
    }
    if end < text.count, text[end] == UInt8(ascii: ".") {
      let fraction = end + 1
      end = digitsEnd(from: fraction)
      if end == fraction { throw badNumber("a digit is missing after the point") }
    }
    if end < text.count, text[end] | 0x20 == UInt8(ascii: "e") {
      var exponent = end + 1
      if exponent < text.count, "+-".utf8.contains(text[exponent]) { exponent += 1 }
      end = digitsEnd(from: exponent)
      if end == exponent { throw badNumber("a digit is missing in the exponent") }
    }
    if end < text.count, text[end].isWordByte || text[end] == UInt8(ascii: ".") {
      throw badNumber("not a valid JSON number")
    }
    return end
  }

  private func badNumber(_ what: String) -> JSONFault {
    var end = offset
    while end < text.count, text[end].isWordByte || "+-.".utf8.contains(text[end]) { end += 1 }
    return JSONFault(
      "\(what): '\(String(decoding: text[offset..<end], as: UTF8.self))'", offset..<end)
  }

  private func digitsEnd(from start: Int) -> Int {
    var end = start
    while end < text.count, text[end].isDigit { end += 1 }
    return end
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
  }
}
