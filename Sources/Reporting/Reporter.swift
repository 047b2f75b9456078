package import Diagnostics

/// A format of diagnostics: the parts of its text, in the order they are printed.
package protocol Reporter {
  /// The text before the first document.
  mutating func begin() -> String
  /// The text for one document.
  /// - Parameter diagnostics: in the order of the report.
  mutating func report(_ diagnostics: [Diagnostic], in source: SourceFile) -> String
  /// The text for a document that could not be read.
  mutating func report(unreadable name: String, _ reason: String) -> String
  /// Passes on the text after the last document, in pieces if it is long.
  mutating func end(_ write: (String) -> Void)

  /// Whether a file begins like a report in this format, so that a new report may replace it.
  /// - Parameter beginning: its first text without the white space before it, never empty.
  static func recognizes(_ beginning: String) -> Bool
}

extension Reporter {
  /// Most formats cannot express it; the program prints it on standard error anyway.
  package mutating func report(unreadable name: String, _ reason: String) -> String { "" }

  /// The text after the last document.
  package mutating func end() -> String {
    var text = ""
    end { text += $0 }
    return text
  }
}

extension String {
  /// Whether the first line is a finding as `TextReporter` or `GCCReporter` prints it.
  var beginsWithFindingLine: Bool {
    let line = prefix { !$0.isNewline }
    return line.hasSuffix("]") && ["error:", "warning:", "note:"].contains { line.contains($0) }
  }

  /// Whether this is a JSON array that is empty or whose first element begins with `beginning`.
  func beginsArray(of beginning: String) -> Bool {
    guard hasPrefix("[") else { return false }
    let rest = dropFirst().drop(while: \.isWhitespace)
    return rest.hasPrefix(beginning)
      || rest.hasPrefix("]") && rest.dropFirst().allSatisfy(\.isWhitespace)
  }
}
