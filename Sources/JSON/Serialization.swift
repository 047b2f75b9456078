extension JSON {
  /// How a value is laid out.
  public enum Layout: Sendable {
    /// On one line without spaces.
    case compact
    /// A member or element a line, two spaces a level.
    case pretty
  }

  /// The value as RFC 8259 text, without a line break at its end.
  public func serialized(_ layout: Layout) -> String {
    var writer = JSONWriter(layout: layout)
    writer.write(self)
    return writer.text
  }
}

/// Writes without recursion: a callflow is as deep as its document has verbs.
private struct JSONWriter {
  let layout: JSON.Layout
  private(set) var text = ""
  /// What is still to be written, the next one last.
  private var pending: [Step] = []

  private enum Step {
    case value(JSON, depth: Int)
    case literal(String)
    case key(String)
    case lineBreak(depth: Int)
  }

  init(layout: JSON.Layout) { self.layout = layout }

  mutating func write(_ value: JSON) {
    pending = [.value(value, depth: 0)]
    while let step = pending.popLast() {
      switch step {
      case .value(let value, let depth): begin(value, depth)
      case .literal(let literal): text += literal
      case .key(let key):
        quote(key)
        text += layout == .pretty ? ": " : ":"
      case .lineBreak(let depth):
        if layout == .pretty { text += "\n" + String(repeating: "  ", count: depth) }
      }
    }
  }

  private mutating func begin(_ value: JSON, _ depth: Int) {
    switch value {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .string(let value): quote(value)
    case .array(let elements):
      push(elements.map { [.value($0, depth: depth + 1)] }, in: ("[", "]"), depth)
    case .object(let members):
      push(
        members.map { [.key($0.key), .value($0.value, depth: depth + 1)] }, in: ("{", "}"), depth)
    }
  }

  private mutating func push(
    _ items: [[Step]], in brackets: (open: String, close: String), _ depth: Int
  ) {
    var steps: [Step] = [.literal(brackets.open)]
    for (index, item) in items.enumerated() {
      if index > 0 { steps.append(.literal(",")) }
      steps.append(.lineBreak(depth: depth + 1))
      steps += item
    }
    if !items.isEmpty { steps.append(.lineBreak(depth: depth)) }
    steps.append(.literal(brackets.close))
    pending += steps.reversed()
  }

  /// RFC 8259, section 7.
  private mutating func quote(_ value: String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      // Beyond what the section asks: nothing that a terminal obeys or JavaScript takes for a line.
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
