package import Diagnostics

/// A format of diagnostics: the parts of its text, in the order in which they are printed.
package protocol Reporter {
  /// What stands before the first document.
  mutating func begin() -> String
  /// What stands for one document.
  /// - Parameter diagnostics: in the order of the report.
  mutating func report(_ diagnostics: [Diagnostic], in source: SourceFile) -> String
  /// What stands for a document that could not be read.
  mutating func report(unreadable name: String, _ reason: String) -> String
  /// What stands after the last document.
  mutating func end() -> String

  /// Whether a file begins as a report in this format does, so that it may be replaced by one.
  /// - Parameter beginning: its text without white space before it, never empty.
  static func recognizes(_ beginning: String) -> Bool
}

extension Reporter {
  /// Most formats have no place for it; the program says it on standard error anyway.
  package mutating func report(unreadable name: String, _ reason: String) -> String { "" }
}

extension String {
  /// Whether the first line is a finding as people read it.
  var beginsWithFindingLine: Bool {
    let line = prefix { !$0.isNewline }
    return line.hasSuffix("]") && ["error:", "warning:", "note:"].contains { line.contains($0) }
  }

  /// Whether it is an array of JSON that is empty, or whose first element begins with something.
  func beginsArray(of beginning: String) -> Bool {
    guard hasPrefix("[") else { return false }
    let rest = dropFirst().drop(while: \.isWhitespace)
    return rest.hasPrefix(beginning)
      || rest.hasPrefix("]") && rest.dropFirst().allSatisfy(\.isWhitespace)
  }
}
