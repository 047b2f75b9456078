import Diagnostics

/// The faults of JSON, with what the author may have meant.
extension JSONParser {
  /// Something else is written instead of a value.
  func noValue() -> JSONFault {
    let byte = text[offset]
    let word = String(decoding: text[offset..<wordEnd(from: offset)], as: UTF8.self)
    switch byte {
    case UInt8(ascii: "'"):
      return JSONFault(
        "a string is in single quotes: JSON needs double quotes", place(offset),
        help: ["write \" for '"])
    case UInt8(ascii: "/"): return comment()
    case UInt8(ascii: "+"), UInt8(ascii: "."):
      return JSONFault("a number cannot begin with \(quoted(offset)) in JSON", place(offset))
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"):
      return JSONFault("a value is missing before \(quoted(offset))", place(offset))
    default: break
    }
    guard !word.isEmpty else {
      return JSONFault("\(quoted(offset)) does not begin a JSON value", place(offset))
    }
    let meant = ["true", "false", "null"].first { $0 == word.lowercased() }
    let null = ["None", "nil", "undefined", "NULL", "Null"].contains(word) ? "null" : nil
    return JSONFault(
      "'\(word)' is not a JSON value", offset..<offset + word.utf8.count,
      help: [(meant ?? null).map { "write \($0)" } ?? "write \"\(word)\" for a string"])
  }

  /// Something else is written instead of a key.
  func noKey() -> JSONFault {
    let end = wordEnd(from: offset)
    if text[offset] == UInt8(ascii: "/") { return comment() }
    if text[offset] == UInt8(ascii: "'") {
      return JSONFault(
        "a key is in single quotes: JSON needs double quotes", place(offset),
        help: ["write \" for '"])
    }
    guard end > offset else {
      return JSONFault(
        "expected a key in double quotes, not \(quoted(offset))", place(offset))
    }
    let word = String(decoding: text[offset..<end], as: UTF8.self)
    return JSONFault("the key '\(word)' is not in double quotes", offset..<end)
  }

  /// Something else is written instead of a `,` or the closing bracket.
  func noSeparator(_ isInObject: Bool) -> JSONFault {
    if text[offset] == UInt8(ascii: "/") { return comment() }
    let bracket = isInObject ? "}" : "]"
    return JSONFault("a ',' or '\(bracket)' is missing before \(quoted(offset))", place(offset))
  }

  /// More text follows the document's value.
  func trailingData() -> JSONFault {
    if text[offset] == UInt8(ascii: "/") { return comment() }
    var end = text[offset...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
    while end > offset + 1, text[end - 1].isJSONSpace { end -= 1 }
    return JSONFault(
      "text stands after the end of the JSON: Kazoo runs none of it and hangs up",
      offset..<end,
      rule: .trailingData)
  }

  private func comment() -> JSONFault {
    let isComment = offset + 1 < text.count && "/*".utf8.contains(text[offset + 1])
    return JSONFault(
      isComment ? "a comment: JSON has none" : "'/' does not begin a JSON value",
      offset..<min(offset + (isComment ? 2 : 1), text.count))
  }

  /// The offset after a word as other languages know them.
  func wordEnd(from start: Int) -> Int {
    var end = start
    while end < text.count, text[end].isWordByte { end += 1 }
    return end
  }

  /// The range of the character at an offset.
  func place(_ offset: Int) -> Range<Int> { offset..<min(offset + width(at: offset), text.count) }

  func quoted(_ offset: Int) -> String { "'\(character(at: offset))'" }

  func character(at offset: Int) -> String {
    String(decoding: text[place(offset)], as: UTF8.self)
  }

  /// The length in bytes of the character at an offset.
  func width(at offset: Int) -> Int {
    guard offset < text.count else { return 0 }
    switch text[offset] {
    case 0xF0...: return 4
    case 0xE0...: return 3
    case 0xC0...: return 2
    default: return 1
    }
  }
}
