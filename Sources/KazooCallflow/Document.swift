package import JSON

/// A callflow for Kazoo's API: the flow and the calls that it is for, in the envelope that the API
/// requires (`cb_context:req_data/1`).
package struct CallflowDocument: Sendable, Hashable {
  /// For people.
  package var name: String?
  /// Numbers and extensions, as they are dialed.
  package var numbers: [String]
  /// Regular expressions that a dialed number matches.
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

  /// The JSON pointer of the flow.
  package static let flowPointer = "/data/flow"

  /// How many characters a number may have, by Kazoo's schema `callflows`.
  package static let numberLength = 1...36

  /// The document as RFC 8259 text in UTF-8, without a line break at its end: `data` with `name`,
  /// `numbers`, `patterns` and `flow`.
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
    writer.key("data")
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
    writer.endObject()
  }

  /// The same as a string.
  package func serialized(_ layout: JSON.Layout) -> String {
    String(decoding: utf8(layout), as: UTF8.self)
  }
}
