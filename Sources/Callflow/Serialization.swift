public import JSON

extension Callflow {
  /// The flow as RFC 8259 text in UTF-8, without a line break at its end; of each action first
  /// `module`, then `data`, then `children`.
  public func utf8(_ layout: JSON.Layout) -> [UInt8] {
    var writer = JSONWriter(layout)
    writer.value(self)
    return writer.bytes
  }

  /// The same as a string.
  public func serialized(_ layout: JSON.Layout) -> String {
    String(decoding: utf8(layout), as: UTF8.self)
  }
}

extension JSONWriter {
  private enum Step {
    case action(Int)
    case key(String)
    case endObject
  }

  /// Writes a flow, without recursion: it is as deep as its document has verbs.
  mutating func value(_ flow: Callflow) {
    guard let root = flow.root else { return value(.object([])) }
    // The next one last.
    var pending = [Step.action(root)]
    while let step = pending.popLast() {
      switch step {
      case .key(let name): key(name)
      case .endObject: endObject()
      case .action(let index):
        let action = flow.actions[index]
        begin(action)
        pending += [.endObject, .endObject]
        for branch in action.branches.reversed() {
          pending += [.action(branch.action), .key(branch.key)]
        }
      }
    }
  }

  /// Writes an action as far as to the first of its branches.
  private mutating func begin(_ action: Callflow.Action) {
    beginObject()
    key("module")
    value(.string(action.module))
    key("data")
    value(.object(action.data))
    key("children")
    beginObject()
  }
}
