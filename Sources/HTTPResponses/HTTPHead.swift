package import Diagnostics

/// The status line and header fields of one response, with their places in the source.
package struct HTTPHead: Sendable {
  /// The three digits of the status line.
  package let status: Int
  package let statusRange: SourceRange
  /// In the order of the head.
  package internal(set) var fields: [Field] = []
  /// A line that is not a header field and ends the head instead of a blank line.
  package internal(set) var stray: SourceRange?

  /// A header field.
  package struct Field: Sendable {
    /// As written; names are case-insensitive.
    package let name: String
    /// Without the white space around it.
    package internal(set) var value: String
    package let nameRange: SourceRange
    package internal(set) var valueRange: SourceRange

    /// From the name to the end of the value.
    package var range: SourceRange { nameRange.union(valueRange) }
  }

  /// The first field with a name, which is the one that Kazoo uses.
  package subscript(name: String) -> Field? {
    fields.first { $0.name.lowercased() == name.lowercased() }
  }
}

extension HTTPHead {
  /// Whether it is an interim response, which precedes the final one.
  var isInterim: Bool { (100..<200).contains(status) && status != 101 }

  /// The redirect that Kazoo's HTTP client follows; nil if there is none.
  ///
  /// Measured on `httpc` of Erlang/OTP 25.
  var redirect: Field? {
    [300, 301, 302, 303, 307, 308].contains(status) ? self["Location"] : nil
  }
}
