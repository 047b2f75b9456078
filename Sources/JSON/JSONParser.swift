import Diagnostics

/// Reads JSON from front to back without recursion.
struct JSONParser {
  private(set) var nodes: [JSONNode] = []
  let text: [UInt8]
  private(set) var offset: Int
  private let hasByteOrderMark: Bool
  /// The indices of the objects and arrays that are not closed, outermost first.
  private var open: [Int] = []
  /// In how many others an object or array stands whose inside is forgotten once it is closed; nil
  /// where all is kept.
  private let outlineDepth: Int?

  /// What may come next.
  private enum Expectation {
    case value
    /// A value, or `]`.
    case firstElement
    case key
    /// A key, or `}`.
    case firstKey
    /// `,`, or the closing bracket; nothing at the top level.
    case separator
  }

  /// How deep objects and arrays may be nested.
  static let depth = 5000

  init(_ source: SourceFile) {
    text = source.text
    offset = source.documentStart
    hasByteOrderMark = source.decoding.hasByteOrderMark
    outlineDepth = nil
  }

  /// Starts at a value that follows another one, or is inside of one.
  init(_ source: SourceFile, from offset: Int, outlineDepth: Int? = nil) {
    text = source.text
    self.offset = offset
    hasByteOrderMark = source.decoding.hasByteOrderMark
    self.outlineDepth = outlineDepth
  }

  /// Whether every bracket is closed.
  var isComplete: Bool { open.isEmpty && !nodes.isEmpty }

  /// Closes the open brackets where the JSON breaks off.
  mutating func closeAll() {
    // Further digits may be missing.
    if !open.isEmpty, let last = nodes.last, last.kind == .number, last.end == text.count {
      nodes.removeLast()
    }
    while let container = open.popLast() {
      if nodes[container].kind == .object { dropLoneKey(of: container) }
      nodes[container].end = UInt32(clamping: min(offset, text.count))
      nodes[container].next = UInt32(clamping: nodes.count)
    }
  }

  /// Removes a key whose value is missing.
  private mutating func dropLoneKey(of container: Int) {
    var key = container + 1
    while key < nodes.count {
      guard key + 1 < nodes.count else { return nodes.removeLast(nodes.count - key) }
      key = Int(nodes[key + 1].next)
    }
  }

  /// - Parameter readsOn: whether what follows the value is read, which has to be white space.
  mutating func run(readsOn: Bool = true) throws(JSONFault) {
    if hasByteOrderMark {
      throw JSONFault(
        "a byte order mark stands before the JSON: Kazoo cannot parse it, so the caller hears nothing",
        offset..<min(offset + 1, text.count), help: ["save the document without one"])
    }
    var expected = Expectation.value
    while true {
      skipSpace()
      guard offset < text.count else { break }
      let byte = text[offset]
      switch expected {
      case .firstElement where byte == UInt8(ascii: "]"): expected = close()
      case .firstKey where byte == UInt8(ascii: "}"): expected = close()
      case .value, .firstElement: expected = try value()
      case .key, .firstKey:
        try key()
        expected = .value
      case .separator where open.isEmpty && !readsOn: return
      case .separator: expected = try separator()
      }
    }
    guard expected == .separator, open.isEmpty else { throw unexpectedEnd() }
  }

  private mutating func value() throws(JSONFault) -> Expectation {
    let byte = text[offset]
    switch byte {
    case UInt8(ascii: "{"):
      try begin(.object)
      return .firstKey
    case UInt8(ascii: "["):
      try begin(.array)
      return .firstElement
    case UInt8(ascii: "\""): try add(.string, to: stringEnd())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      try add(.number, to: numberEnd())
    default: try literal()
    }
    return .separator
  }

  private mutating func literal() throws(JSONFault) {
    let word = wordEnd(from: offset)
    switch String(decoding: text[offset..<word], as: UTF8.self) {
    case "true", "false": add(.boolean, to: word)
    case "null": add(.null, to: word)
    default: throw noValue()
    }
  }

  private mutating func key() throws(JSONFault) {
    guard text[offset] == UInt8(ascii: "\"") else { throw noKey() }
    add(.string, to: try stringEnd())
    skipSpace()
    guard offset < text.count else { throw unexpectedEnd() }
    guard text[offset] == UInt8(ascii: ":") else {
      throw JSONFault(
        "a ':' is missing after the key \(lexeme(of: nodes.count - 1)), before \(quoted(offset))",
        place(offset))
    }
    offset += 1
  }

  private mutating func separator() throws(JSONFault) -> Expectation {
    let byte = text[offset]
    guard let container = open.last else { throw trailingData() }
    let isObject = nodes[container].kind == .object
    if byte == UInt8(ascii: isObject ? "}" : "]") { return close() }
    guard byte == UInt8(ascii: ",") else { throw noSeparator(isObject) }
    let comma = offset
    offset += 1
    skipSpace()
    if offset < text.count, text[offset] == UInt8(ascii: isObject ? "}" : "]") {
      throw JSONFault(
        "a trailing ',': JSON allows none before '\(isObject ? "}" : "]")'",
        comma..<comma + 1, help: ["remove it"])
    }
    return isObject ? .key : .value
  }

  private mutating func begin(_ kind: JSONValue.Kind) throws(JSONFault) {
    guard open.count < Self.depth else {
      throw JSONFault(
        "objects and arrays are nested more than \(Self.depth) deep: the document is not checked",
        place(offset), rule: .jsonTooDeep)
    }
    open.append(nodes.count)
    add(kind, to: offset + 1)
  }

  private mutating func close() -> Expectation {
    offset += 1
    if let container = open.popLast() {
      if let outlineDepth, open.count >= outlineDepth {
        nodes.removeLast(nodes.count - container - 1)
      }
      nodes[container].end = UInt32(clamping: offset)
      nodes[container].next = UInt32(clamping: nodes.count)
    }
    return .separator
  }

  private mutating func add(_ kind: JSONValue.Kind, to end: Int) {
    nodes.append(
      JSONNode(
        kind: kind, start: UInt32(clamping: offset), end: UInt32(clamping: end),
        next: UInt32(clamping: nodes.count + 1)))
    offset = end
  }

  private mutating func skipSpace() {
    while offset < text.count, text[offset].isJSONSpace { offset += 1 }
  }

  private func unexpectedEnd() -> JSONFault {
    guard let container = open.last else {
      return JSONFault("there is no JSON here", place(max(0, text.count - 1)))
    }
    let bracket = nodes[container].kind == .object ? "}" : "]"
    let start = Int(nodes[container].start)
    return JSONFault(
      "the document ends before the '\(bracket)' of this \(text[start] == 0x7B ? "object" : "array")",
      start..<start + 1,
      related: [.init("the document ends here", at: SourceRange(at: text.count))])
  }

  private func lexeme(of node: Int) -> String {
    let (start, end) = (Int(nodes[node].start), Int(nodes[node].end))
    return end - start > 60 ? "here" : String(decoding: text[start..<end], as: UTF8.self)
  }
}

extension UInt8 {
  /// RFC 8259, section 2.
  var isJSONSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }

  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// A byte of a word or name as other languages know them.
  var isWordByte: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
      || self == UInt8(ascii: "_") || self == UInt8(ascii: "$") || self >= 0x80
  }
}
