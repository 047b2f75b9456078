package import Diagnostics

/// The status line and the header fields of one response, with their places in the source.
package struct HTTPHead: Sendable {
  /// The three digits of the status line.
  package let status: Int
  package let statusRange: SourceRange
  /// In the order in which they stand there.
  package internal(set) var fields: [Field] = []
  /// A line that is not a header field, and ends the head where a blank line should.
  package internal(set) var stray: SourceRange?

  /// A header field.
  package struct Field: Sendable {
    /// As written; the case of names does not count.
    package let name: String
    /// Without the white space around it.
    package internal(set) var value: String
    package let nameRange: SourceRange
    package internal(set) var valueRange: SourceRange

    /// From the name to the end of the value.
    package var range: SourceRange { nameRange.union(valueRange) }
  }

  /// The first field of a name, which is the one that Kazoo looks at.
  package subscript(name: String) -> Field? {
    fields.first { $0.name.lowercased() == name.lowercased() }
  }
}

extension HTTPHead {
  /// Whether it is one of those that come before the response itself.
  var isInterim: Bool { (100..<200).contains(status) && status != 101 }

  /// Where a redirect leads that Kazoo's HTTP client follows; nil where it does not.
  ///
  /// Measured on `httpc` of Erlang/OTP 25.
  var redirect: Field? {
    [300, 301, 302, 303, 307, 308].contains(status) ? self["Location"] : nil
  }
}
