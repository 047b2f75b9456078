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
    let separator = nextSeparator(breaksLine: breaksLine)
    let isPretty = layout == .pretty
    let utf8 = key.utf8.span
    bytes.append(addingCapacity: Separator.size + JSONWriter.quotedSize(utf8) + 2) { output in
      separator.write(into: &output)
      JSONWriter.quote(utf8, into: &output)
      output.append(UInt8(ascii: ":"))
      if isPretty { output.append(UInt8(ascii: " ")) }
    }
    isAfterKey = true
  }

  /// Writes a whole value.
  package mutating func value(_ value: JSON) {
    switch value {
    case .null: literal("null")
    case .boolean(let value): literal(value ? "true" : "false")
    case .integer(let value): literal(String(value))
    case .number(let text): literal(text)
    case .string(let text): string(text)
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

  package mutating func string(_ text: String) {
    let separator = nextSeparator()
    let utf8 = text.utf8.span
    bytes.append(addingCapacity: Separator.size + JSONWriter.quotedSize(utf8)) { output in
      separator.write(into: &output)
      JSONWriter.quote(utf8, into: &output)
    }
  }

  private mutating func literal(_ text: String) {
    let separator = nextSeparator()
    let utf8 = text.utf8.span
    bytes.append(addingCapacity: Separator.size + utf8.count) { output in
      separator.write(into: &output)
      for index in utf8.indices { output.append(utf8[index]) }
    }
  }

  private mutating func begin(_ bracket: UInt8) {
    if let sink, bytes.count >= JSONWriter.pieceSize {
      sink(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    let separator = nextSeparator()
    bytes.append(addingCapacity: Separator.size + 1) { output in
      separator.write(into: &output)
      output.append(bracket)
    }
    depth += 1
    isFilled = false
  }

  private mutating func end(_ bracket: UInt8) {
    let separator =
      isFilled && !isFlat ? Separator(.indentation(depth - 1), hasComma: false) : .none
    depth -= 1
    bytes.append(addingCapacity: Separator.size + 1) { output in
      separator.write(into: &output)
      output.append(bracket)
    }
    isFilled = true
  }

  /// The separator before a member, an element, or a member's value, which is written next.
  private mutating func nextSeparator(breaksLine: Bool = false) -> Separator {
    if isAfterKey {
      isAfterKey = false
      return .none
    }
    guard depth > 0 else { return .none }
    let hasComma = isFilled
    isFilled = true
    if layout == .compact { return Separator(.nothing, hasComma: hasComma) }
    if depth <= JSONWriter.deepestIndentation {
      return Separator(.indentation(depth), hasComma: hasComma)
    }
    if breaksLine { return Separator(.indentation(0), hasComma: hasComma) }
    return Separator(hasComma ? .space : .nothing, hasComma: hasComma)
  }

  /// Whether the content of the innermost bracket stays on its line.
  private var isFlat: Bool { layout == .compact || depth > JSONWriter.deepestIndentation }

  /// The deepest level that is indented: the output must not grow with the square of its depth.
  /// Deeper content stays on its line, unless the caller requests line breaks.
  private static let deepestIndentation = 64

  /// What stands before a key, a value or a closing bracket.
  private struct Separator {
    enum Space {
      case nothing
      case space
      /// A line break, and two spaces for each level.
      case indentation(Int)
    }

    let hasComma: Bool
    let space: Space

    /// The most bytes that one has.
    static let size = 2 + 2 * deepestIndentation
    static let none = Separator(.nothing, hasComma: false)

    init(_ space: Space, hasComma: Bool) {
      self.space = space
      self.hasComma = hasComma
    }

    func write(into output: inout OutputSpan<UInt8>) {
      if hasComma { output.append(UInt8(ascii: ",")) }
      switch space {
      case .nothing: break
      case .space: output.append(UInt8(ascii: " "))
      case .indentation(let levels):
        output.append(UInt8(ascii: "\n"))
        output.append(repeating: UInt8(ascii: " "), count: 2 * levels)
      }
    }
  }
}
