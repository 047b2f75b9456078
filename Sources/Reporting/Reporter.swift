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
}

extension Reporter {
  /// Most formats have no place for it; the program says it on standard error anyway.
  package mutating func report(unreadable name: String, _ reason: String) -> String { "" }
}
