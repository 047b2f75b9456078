package import JSON

extension Callflow {
  /// The flow as RFC 8259 text in UTF-8, without a line break at its end; of each action first
  /// `module`, then `data`, then `children`.
  package func utf8(_ layout: JSON.Layout) -> [UInt8] {
    var writer = JSONWriter(layout, capacity: typicalSize)
    writer.value(self)
    return writer.bytes
  }

  /// Hands over the same text in pieces, so that a large one is never in memory as a whole.
  package func write(_ layout: JSON.Layout, to sink: @escaping ([UInt8]) -> Void) {
    var writer = JSONWriter(layout, capacity: min(typicalSize, JSONWriter.pieceSize), sink: sink)
    writer.value(self)
    sink(writer.bytes)
  }

  /// The size of the text of a flow like this one, in bytes.
  private var typicalSize: Int { 512 * actions.count }

  /// The same as a string.
  package func serialized(_ layout: JSON.Layout) -> String {
    String(decoding: utf8(layout), as: UTF8.self)
  }
}

extension JSONWriter {
  /// What is written after an action's data.
  private enum Pending {
    case end
    /// The branch of an action, both by index.
    case branch(of: Int, Int)
  }

  /// Writes a flow, without recursion: it is as deep as its document has verbs.
  mutating func value(_ flow: Callflow) {
    guard let root = flow.root else { return object([]) }
    // The next one last.
    var pending: [Pending] = []
    pending.reserveCapacity(flow.actions.count + 1)
    beginObject()
    write(root, of: flow, &pending)
    while let next = pending.popLast() {
      switch next {
      case .branch(of: let action, let index):
        let branch = flow.actions[action].branches[index]
        beginObject(for: branch.key, breaksLine: true)
        write(branch.action, of: flow, &pending)
      case .end: endObjects(2)
      }
    }
  }

  /// Writes an action from after its bracket up to the first of its branches.
  private mutating func write(_ index: Int, of flow: Callflow, _ pending: inout [Pending]) {
    member("module", flow.actions[index].module)
    member("data", flow.actions[index].data)
    beginObject(for: "children")
    pending.append(.end)
    for branch in flow.actions[index].branches.indices.reversed() {
      pending.append(.branch(of: index, branch))
    }
  }
}
