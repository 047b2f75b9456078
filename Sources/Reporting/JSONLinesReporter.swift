public import Diagnostics

/// An object for each finding on a line of its own, and nothing else.
public struct JSONLinesReporter: Reporter {
  public init() {}

  public func begin() -> String { "" }

  public func report(_ diagnostics: [Diagnostic], in source: SourceFile) -> String {
    FindingObject.lines(of: diagnostics, in: source).map { $0 + "\n" }.joined()
  }

  public func end() -> String { "" }
}
