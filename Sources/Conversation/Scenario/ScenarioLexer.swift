import Diagnostics

/// A word of a scenario.
struct ScenarioToken {
  /// The text without quotes and with variables replaced.
  var text: String
  /// With its quotes.
  let range: SourceRange
  /// Whether it begins with a quote.
  let isQuoted: Bool
}

/// A fault in a line.
struct ScenarioFault: Error {
  let message: String
  let range: SourceRange
  var help: [String] = []
}

/// Splits a line of a scenario into tokens.
struct ScenarioLexer {
  private let text: [UInt8]
  private(set) var offset: Int
  let end: Int

  init(_ text: [UInt8], _ range: SourceRange) {
    self.text = text
    offset = range.lowerBound
    end = range.upperBound
    skipSpace()
  }

  var isAtEnd: Bool { offset >= end }
  var next: UInt8? { isAtEnd ? nil : text[offset] }
  /// The rest of the line.
  var rest: SourceRange { SourceRange(offset..<trimmedEnd) }

  private var trimmedEnd: Int {
    var end = end
    while end > offset, text[end - 1].isSpace { end -= 1 }
    return end
  }

  private mutating func skipSpace() {
    while offset < end, text[offset].isSpace { offset += 1 }
  }

  /// The next word, which can contain quoted parts; nil at the end.
  mutating func word() throws(ScenarioFault) -> ScenarioToken? {
    guard !isAtEnd else { return nil }
    let start = offset
    var bytes: [UInt8] = []
    while offset < end, !text[offset].isSpace {
      if text[offset] == UInt8(ascii: "\"") {
        bytes += try quoted()
      } else {
        bytes.append(text[offset])
        offset += 1
      }
    }
    let range = SourceRange(start..<offset)
    skipSpace()
    return ScenarioToken(
      text: String(decoding: bytes, as: UTF8.self), range: range,
      isQuoted: text[start] == UInt8(ascii: "\""))
  }

  private mutating func quoted() throws(ScenarioFault) -> [UInt8] {
    let start = offset
    offset += 1
    var bytes: [UInt8] = []
    while offset < end, text[offset] != UInt8(ascii: "\"") {
      if text[offset] == UInt8(ascii: "\\") {
        bytes += try escaped()
      } else {
        bytes.append(text[offset])
        offset += 1
      }
    }
    guard offset < end else {
      throw ScenarioFault(
        message: "the text has no closing quote", range: SourceRange(start..<trimmedEnd),
        help: ["write '\"' at its end, and '\\\"' for a quote inside it"])
    }
    offset += 1
    return bytes
  }

  private mutating func escaped() throws(ScenarioFault) -> [UInt8] {
    let start = offset
    offset += 1
    guard offset < end else { return [UInt8(ascii: "\\")] }
    defer { offset += 1 }
    switch text[offset] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [text[offset]]
    case UInt8(ascii: "n"): return [UInt8(ascii: "\n")]
    case UInt8(ascii: "t"): return [UInt8(ascii: "\t")]
    case UInt8(ascii: "u"):
      if let scalar = numbered() { return Array(String(scalar).utf8) }
    default: break
    }
    throw ScenarioFault(
      message: "unknown escape in a text", range: SourceRange(start..<offset + 1),
      help: [
        "write '\\\\' for a backslash; '\\\"', '\\n', '\\t' and '\\u{…}' with a hexadecimal number are "
          + "the others"
      ])
  }

  /// The character of `u{1B}`; moves to its end. nil if there is no such character.
  private mutating func numbered() -> Unicode.Scalar? {
    let rest = text[offset..<end]
    guard rest.dropFirst().first == UInt8(ascii: "{"),
      let close = rest.firstIndex(of: UInt8(ascii: "}")),
      let number = UInt32(String(decoding: rest[(offset + 2)..<close], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(number)
    else { return nil }
    offset = close
    return scalar
  }

  /// A regular expression between slashes, with an `i` after it where case does not count.
  mutating func pattern() throws(ScenarioFault) -> (ScenarioToken, ignoresCase: Bool) {
    let start = offset
    offset += 1
    var bytes: [UInt8] = []
    while offset < end, text[offset] != UInt8(ascii: "/") {
      if text[offset] == UInt8(ascii: "\\"), offset + 1 < end {
        // A slash needs the backslash here, and not in the expression.
        if text[offset + 1] != UInt8(ascii: "/") { bytes.append(text[offset]) }
        offset += 1
      }
      bytes.append(text[offset])
      offset += 1
    }
    guard offset < end else {
      throw ScenarioFault(
        message: "the pattern has no closing slash", range: SourceRange(start..<trimmedEnd),
        help: ["write '/' at its end, and '\\/' for a slash inside it"])
    }
    offset += 1
    let ignoresCase = next == UInt8(ascii: "i")
    if ignoresCase { offset += 1 }
    let range = SourceRange(start..<offset)
    skipSpace()
    let token = ScenarioToken(
      text: String(decoding: bytes, as: UTF8.self), range: range, isQuoted: true)
    return (token, ignoresCase)
  }
}

extension UInt8 {
  /// A space or a tab.
  fileprivate var isSpace: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
