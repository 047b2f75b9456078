package import Diagnostics

/// An object for each finding on a line of its own, and nothing else.
package struct JSONLinesReporter: Reporter {
  package init() {}

  package static func recognizes(_ beginning: String) -> Bool {
    beginning.hasPrefix(#"{"file":"#)
  }

  package func begin() -> String { "" }

  package func report(_ diagnostics: [Diagnostic], in source: SourceFile) -> String {
    FindingObject.lines(of: diagnostics, in: source).map { $0 + "\n" }.joined()
  }

  package func end(_ write: (String) -> Void) {}
}
