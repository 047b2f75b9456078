import Diagnostics

/// A range as lines and columns, the end exclusive.
struct Region {
  let start: SourcePosition
  let end: SourcePosition

  var isOnOneLine: Bool { start.line == end.line }
}

extension LineTable {
  func region(of range: SourceRange) -> Region {
    Region(start: position(at: range.lowerBound), end: position(at: range.upperBound))
  }
}
