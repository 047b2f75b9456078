package import Diagnostics

/// One array for the whole run, an object for each finding on a line of its own.
package struct JSONReporter: Reporter {
  private var isEmpty = true

  package init() {}

  package static func recognizes(_ beginning: String) -> Bool {
    beginning.beginsArray(of: #"{"file":"#)
  }

  package func begin() -> String { "[" }

  package mutating func report(_ diagnostics: [Diagnostic], in source: SourceFile) -> String {
    var text = ""
    for line in FindingObject.lines(of: diagnostics, in: source) {
      text += (isEmpty ? "\n  " : ",\n  ") + line
      isEmpty = false
    }
    return text
  }

  package func end(_ write: (String) -> Void) { write(isEmpty ? "]\n" : "\n]\n") }
}
