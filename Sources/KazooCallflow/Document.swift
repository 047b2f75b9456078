package import JSON

/// A callflow as Kazoo's API takes it: the flow, and which calls it is for.
package struct CallflowDocument: Sendable, Hashable {
  /// For people.
  package var name: String?
  /// Numbers and extensions, as they are dialled.
  package var numbers: [String]
  /// Regular expressions that a dialled number matches.
  package var patterns: [String]
  package var flow: Callflow

  package init(
    name: String? = nil, numbers: [String] = [], patterns: [String] = [], flow: Callflow
  ) {
    self.name = name
    self.numbers = numbers
    self.patterns = patterns
    self.flow = flow
  }

  /// The document as RFC 8259 text in UTF-8, without a line break at its end: `name`, `numbers`,
  /// `patterns`, `flow`.
  package func utf8(_ layout: JSON.Layout) -> [UInt8] {
    var writer = JSONWriter(layout)
    write(with: &writer)
    return writer.bytes
  }

  /// Hands over the same text in pieces, so that a large one is never in memory as a whole.
  package func write(_ layout: JSON.Layout, to sink: @escaping ([UInt8]) -> Void) {
    var writer = JSONWriter(layout, sink: sink)
    write(with: &writer)
    sink(writer.bytes)
  }

  private func write(with writer: inout JSONWriter) {
    writer.beginObject()
    if let name {
      writer.key("name")
      writer.value(.string(name))
    }
    writer.key("numbers")
    writer.value(.array(numbers.map { .string($0) }))
    if !patterns.isEmpty {
      writer.key("patterns")
      writer.value(.array(patterns.map { .string($0) }))
    }
    writer.key("flow")
    writer.value(flow)
    writer.endObject()
  }

  /// The same as a string.
  package func serialized(_ layout: JSON.Layout) -> String {
    String(decoding: utf8(layout), as: UTF8.self)
  }
}
