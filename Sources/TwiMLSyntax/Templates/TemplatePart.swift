/// A part of a document that a template engine replaces before anybody reads the document.
struct TemplatePart {
  let range: Range<Int>
  let role: Role
  /// Whether it may write tags that do not stand here: it has some in its code, or takes in another
  /// file.
  var writesTags = false

  enum Role: Equatable {
    /// It prints a value, or nothing.
    case value
    /// It is a statement that encloses nothing.
    case statement
    /// It ends blocks, begins some, or both, as `else` does.
    case block(closes: Int, opens: Int)
  }

  /// Whether it can decide about what stands around it, as an `if` or a loop does, instead of only
  /// printing a value.
  var isControl: Bool { role != .value }
}

extension TemplatePart.Role {
  /// Where a block begins, goes on or ends.
  static let opening = TemplatePart.Role.block(closes: 0, opens: 1)
  static let branch = TemplatePart.Role.block(closes: 1, opens: 1)
  static let closing = TemplatePart.Role.block(closes: 1, opens: 0)
}
