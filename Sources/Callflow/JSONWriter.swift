/// Writes JSON values and callflows as RFC 8259 text in UTF-8, without recursion.
struct JSONWriter {
  private let layout: JSON.Layout
  private(set) var bytes: [UInt8] = []
  /// What is still to be written, the next one last.
  private var pending: [Step] = []

  private enum Step {
    case value(JSON, depth: Int)
    case action(Int, depth: Int)
    case bracket(UInt8)
    case key(String)
    case comma
    case lineBreak(depth: Int)
  }

  init(_ layout: JSON.Layout) { self.layout = layout }

  mutating func write(_ value: JSON) {
    pending.append(.value(value, depth: 0))
    run(Callflow())
  }

  mutating func write(_ flow: Callflow) {
    guard let root = flow.root else { return write(.object([])) }
    pending.append(.action(root, depth: 0))
    run(flow)
  }

  /// Writes an object whose last member is a flow.
  mutating func write(_ members: [JSON.Member], before flow: Callflow, as key: String) {
    var steps: [[Step]] = members.map { [.key($0.key), .value($0.value, depth: 1)] }
    let value: Step = flow.root.map { .action($0, depth: 1) } ?? .value(.object([]), depth: 1)
    steps.append([.key(key), value])
    push(steps, in: "{}", 0)
    run(flow)
  }

  private mutating func run(_ flow: Callflow) {
    while let step = pending.popLast() {
      switch step {
      case .value(let value, let depth): begin(value, depth)
      case .action(let index, let depth): begin(flow.actions[index], depth)
      case .bracket(let bracket): bytes.append(bracket)
      case .comma: bytes.append(UInt8(ascii: ","))
      case .key(let key):
        quote(key)
        bytes += layout == .pretty ? [0x3A, 0x20] : [0x3A]
      case .lineBreak(let depth): breakLine(depth)
      }
    }
  }

  private mutating func begin(_ value: JSON, _ depth: Int) {
    switch value {
    case .null: bytes += "null".utf8
    case .boolean(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value): bytes += String(value).utf8
    case .string(let value): quote(value)
    case .array(let elements):
      push(elements.map { [.value($0, depth: depth + 1)] }, in: "[]", depth)
    case .object(let members):
      push(members.map { [.key($0.key), .value($0.value, depth: depth + 1)] }, in: "{}", depth)
    }
  }

  private mutating func begin(_ action: Callflow.Action, _ depth: Int) {
    let members: [[Step]] = [
      [.key("module"), .value(.string(action.module), depth: depth + 1)],
      [.key("data"), .value(.object(action.data), depth: depth + 1)],
      [.key("children"), .bracket(UInt8(ascii: "{"))]
        + items(
          action.branches.map { [.key($0.key), .action($0.action, depth: depth + 2)] }, depth + 1)
        + [.bracket(UInt8(ascii: "}"))],
    ]
    push(members, in: "{}", depth)
  }

  private mutating func push(_ steps: [[Step]], in brackets: StaticString, _ depth: Int) {
    let both = Array("\(brackets)".utf8)
    let all = [.bracket(both[0])] + items(steps, depth) + [.bracket(both[1])]
    pending += all.reversed()
  }

  /// What stands between two brackets.
  private func items(_ items: [[Step]], _ depth: Int) -> [Step] {
    var steps: [Step] = []
    for item in items {
      if !steps.isEmpty { steps.append(.comma) }
      steps.append(.lineBreak(depth: depth + 1))
      steps += item
    }
    if !items.isEmpty { steps.append(.lineBreak(depth: depth)) }
    return steps
  }

  /// A flow goes two levels deeper with every action, and the output must not grow with the square
  /// of its length: from this depth on lines are indented no further.
  private static let deepestIndentation = 64

  private mutating func breakLine(_ depth: Int) {
    guard layout == .pretty else { return }
    bytes.append(0x0A)
    bytes += repeatElement(0x20, count: 2 * min(depth, Self.deepestIndentation))
  }

  /// RFC 8259, section 7.
  private mutating func quote(_ value: String) {
    bytes.append(0x22)
    for byte in value.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case 0..<0x20: bytes += "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}
