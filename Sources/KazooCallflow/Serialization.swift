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
  /// Writes a flow, without recursion: it is as deep as its document has verbs.
  mutating func value(_ flow: Callflow) {
    guard let root = flow.root else { return object([]) }
    // The next one last; nil ends an action.
    var pending: [Callflow.Branch?] = []
    begin(flow.actions[root], &pending)
    while let next = pending.popLast() {
      if let branch = next {
        key(branch.key, breaksLine: true)
        begin(flow.actions[branch.action], &pending)
      } else {
        endObject()
        endObject()
      }
    }
  }

  /// Writes an action as far as to the first of its branches.
  private mutating func begin(_ action: Callflow.Action, _ pending: inout [Callflow.Branch?]) {
    beginObject()
    key("module")
    value(.string(action.module))
    key("data")
    object(action.data)
    key("children")
    beginObject()
    pending.append(nil)
    for branch in action.branches.reversed() { pending.append(branch) }
  }
}
