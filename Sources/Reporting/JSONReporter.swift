public import Diagnostics

/// One array for the whole run, an object for each finding on a line of its own.
public struct JSONReporter: Reporter {
  private var isEmpty = true

  public init() {}

  public func begin() -> String { "[" }

  public mutating func report(_ diagnostics: [Diagnostic], in source: SourceFile) -> String {
    var text = ""
    for line in FindingObject.lines(of: diagnostics, in: source) {
      text += (isEmpty ? "\n  " : ",\n  ") + line
      isEmpty = false
    }
    return text
  }

  public func end() -> String { isEmpty ? "]\n" : "\n]\n" }
}
