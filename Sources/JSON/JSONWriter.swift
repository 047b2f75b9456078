/// Writes RFC 8259 text in UTF-8 piece by piece.
///
/// The caller must match brackets and write a key before each value of an object. Deep structures
/// must be written in pieces, because a whole value is written recursively.
package struct JSONWriter {
  /// The written text that the sink has not received yet.
  package private(set) var bytes: [UInt8] = []
  private let sink: (([UInt8]) -> Void)?
  private var formatter: JSONFormatter

  /// - Parameters:
  /// - capacity: the approximate number of bytes to hold at a time.
  /// - sink: receives text in pieces of about `pieceSize`; the caller must pass on the rest.
  ///   Without a sink, `bytes` has all text.
  package init(_ layout: JSON.Layout, capacity: Int = 0, sink: (([UInt8]) -> Void)? = nil) {
    formatter = JSONFormatter(layout)
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

  package mutating func beginObject() { begin(.object) }
  package mutating func endObject() { end(.object) }
  package mutating func beginArray() { begin(.array) }
  package mutating func endArray() { end(.array) }

  private mutating func begin(_ kind: JSONFormatter.Container) {
    write(JSONFormatter.bracketSize) { $0.begin(kind, into: &$1) }
  }

  private mutating func end(_ kind: JSONFormatter.Container) {
    write(JSONFormatter.bracketSize) { $0.end(kind, into: &$1) }
  }

  /// Begins a member of an object.
  package mutating func key(_ key: String) {
    write(JSONFormatter.size(of: key)) { $0.key(key, into: &$1) }
  }

  /// Begins a member of an object, whose value is an object.
  /// - Parameter breaksLine: whether a line begins with it in the pretty layout, even so deep that
  ///   members share one.
  package mutating func beginObject(for key: String, breaksLine: Bool = false) {
    write(JSONFormatter.size(of: key) + JSONFormatter.bracketSize) {
      $0.key(key, breaksLine: breaksLine, into: &$1)
      $0.begin(.object, into: &$1)
    }
  }

  /// Ends several objects.
  package mutating func endObjects(_ count: Int) {
    write(count * JSONFormatter.bracketSize) {
      for _ in 0..<count { $0.end(.object, into: &$1) }
    }
  }

  /// Writes a member whose value is a string.
  package mutating func member(_ key: String, _ text: String) {
    write(JSONFormatter.size(of: key) + JSONFormatter.size(of: text)) {
      $0.key(key, into: &$1)
      $0.string(text, into: &$1)
    }
  }

  /// Writes a member whose value is an object.
  package mutating func member(_ key: String, _ members: [JSON.Member]) {
    beginObject(for: key)
    for member in members { self.member(member.key, member.value) }
    endObject()
  }

  private mutating func member(_ key: String, _ value: JSON) {
    switch value {
    case .string(let text): member(key, text)
    case .object(let members): member(key, members)
    case .null, .boolean, .integer, .number, .array:
      self.key(key)
      self.value(value)
    }
  }

  /// Writes a whole value.
  package mutating func value(_ value: JSON) {
    switch value {
    case .null: literal("null")
    case .boolean(let value): literal(value ? "true" : "false")
    case .integer(let value): literal(String(value))
    case .number(let text): literal(text)
    case .string(let text):
      write(JSONFormatter.size(of: text)) { $0.string(text, into: &$1) }
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
    for member in members { self.member(member.key, member.value) }
    endObject()
  }

  private mutating func literal(_ text: String) {
    write(JSONFormatter.size(of: text)) { $0.literal(text, into: &$1) }
  }

  /// Writes at most so many bytes at once.
  @inline(__always)
  private mutating func write(
    _ size: Int, _ body: (inout JSONFormatter, inout OutputSpan<UInt8>) -> Void
  ) {
    if let sink, bytes.count >= JSONWriter.pieceSize {
      sink(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    // A copy, because nothing else of the writer can be used while its bytes change.
    var formatter = formatter
    bytes.append(addingCapacity: size) { output in body(&formatter, &output) }
    self.formatter = formatter
  }
}
