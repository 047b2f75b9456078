extension JSON {
  /// How a value is laid out.
  package enum Layout: Sendable {
    /// On one line without spaces.
    case compact
    /// One member or element a line, indented by two spaces; content deeper than 64 levels is on
    /// one line, or one action a line in a callflow.
    case pretty
  }

  /// The value as RFC 8259 text in UTF-8, without a line break at its end.
  package func utf8(_ layout: Layout) -> [UInt8] {
    var writer = JSONWriter(layout)
    writer.value(self)
    return writer.bytes
  }

  /// The same as a string.
  package func serialized(_ layout: Layout) -> String {
    String(decoding: utf8(layout), as: UTF8.self)
  }
}
