/// Writes RFC 8259 text in UTF-8 piece by piece, without recursion.
///
/// The caller sees to it that brackets match and that keys stand in objects alone, a value after
/// each.
public struct JSONWriter {
  /// What was written.
  public private(set) var bytes: [UInt8] = []
  private let layout: JSON.Layout
  private var depth = 0
  /// Whether the innermost bracket holds something.
  private var isFilled = false
  private var isAfterKey = false

  public init(_ layout: JSON.Layout) { self.layout = layout }

  public mutating func beginObject() { begin(UInt8(ascii: "{")) }
  public mutating func endObject() { end(UInt8(ascii: "}")) }
  public mutating func beginArray() { begin(UInt8(ascii: "[")) }
  public mutating func endArray() { end(UInt8(ascii: "]")) }

  /// Begins a member of an object.
  public mutating func key(_ key: String) {
    separate()
    quote(key)
    bytes.append(UInt8(ascii: ":"))
    if layout == .pretty { bytes.append(UInt8(ascii: " ")) }
    isAfterKey = true
  }

  /// Writes a whole value.
  public mutating func value(_ value: JSON) {
    // The next one last.
    var pending = [Step.value(value)]
    while let step = pending.popLast() {
      switch step {
      case .value(let value): begin(value, &pending)
      case .key(let name): key(name)
      case .endArray: endArray()
      case .endObject: endObject()
      }
    }
  }

  private enum Step {
    case value(JSON)
    case key(String)
    case endArray, endObject
  }

  private mutating func begin(_ value: JSON, _ pending: inout [Step]) {
    switch value {
    case .array(let elements):
      beginArray()
      pending.append(.endArray)
      pending += elements.reversed().map { .value($0) }
    case .object(let members):
      beginObject()
      pending.append(.endObject)
      // What stands before the first that holds others needs no waiting.
      let scalars = members.prefix(while: \.value.isScalar)
      for member in scalars {
        key(member.key)
        scalar(member.value)
      }
      for member in members[scalars.endIndex...].reversed() {
        pending.append(.value(member.value))
        pending.append(.key(member.key))
      }
    case .null, .boolean, .integer, .string: scalar(value)
    }
  }

  private mutating func scalar(_ value: JSON) {
    switch value {
    case .null: literal("null")
    case .boolean(let value): literal(value ? "true" : "false")
    case .integer(let value): literal(String(value))
    case .string(let text):
      separate()
      quote(text)
    case .array, .object: break
    }
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes += text.utf8
  }

  private mutating func begin(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    depth += 1
    isFilled = false
  }

  private mutating func end(_ bracket: UInt8) {
    depth -= 1
    if isFilled { breakLine() }
    bytes.append(bracket)
    isFilled = true
  }

  /// Writes what stands before a member, an element, or a member's value.
  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
    } else if depth > 0 {
      if isFilled { bytes.append(UInt8(ascii: ",")) }
      breakLine()
      isFilled = true
    }
  }

  /// Output must not grow with the square of its depth: from this one on, lines are indented no
  /// further.
  private static let deepestIndentation = 64
  private static let spaces = [UInt8](repeating: UInt8(ascii: " "), count: 2 * deepestIndentation)

  private mutating func breakLine() {
    guard layout == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += JSONWriter.spaces.prefix(2 * depth)
  }

  /// RFC 8259, section 7, and beyond what it asks: nothing that a terminal obeys or that JavaScript
  /// takes for the end of a line.
  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    let isPlain = unsafe text.utf8.withContiguousStorageIfAvailable { utf8 in
      if unsafe utf8.contains(where: { JSONWriter.mayBeginEscaped($0) }) { return false }
      unsafe bytes.append(contentsOf: utf8)
      return true
    }
    if isPlain != true { escape(text) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a byte of UTF-8 can begin a scalar that is escaped.
  private static func mayBeginEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
      || byte == 0xC2 || byte == 0xE2
  }

  private mutating func escape(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      case "\n": bytes += "\\n".utf8
      case "\r": bytes += "\\r".utf8
      case "\t": bytes += "\\t".utf8
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        bytes += "\\u".utf8
        bytes += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
        bytes += digits.utf8
      default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
  }
}

extension JSON {
  /// Whether it holds no other values.
  fileprivate var isScalar: Bool {
    switch self {
    case .null, .boolean, .integer, .string: true
    case .array, .object: false
    }
  }
}
