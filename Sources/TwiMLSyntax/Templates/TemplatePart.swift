/// A part of a document that a template engine replaces before the document is sent.
struct TemplatePart {
  let range: Range<Int>
  let role: Role
  /// Whether it can write other tags: its code contains some, or includes another file.
  var writesTags = false

  enum Role: Equatable {
    /// It prints a value, or nothing.
    case value
    /// It is a statement that encloses nothing.
    case statement
    /// It ends blocks, begins some, or both, as `else` does.
    case block(closes: Int, opens: Int)
  }

  /// Whether it can decide about the text around it, such as an `if` or a loop, instead of only
  /// printing a value.
  var isControl: Bool { role != .value }
}

extension TemplatePart.Role {
  /// The start, middle or end of a block.
  static let opening = TemplatePart.Role.block(closes: 0, opens: 1)
  static let branch = TemplatePart.Role.block(closes: 1, opens: 1)
  static let closing = TemplatePart.Role.block(closes: 1, opens: 0)
}
