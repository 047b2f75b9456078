package import Diagnostics

/// The XML of JUnit. Each document is a suite with one test, so that it can be written at once. The
/// test fails because of the findings that fail the run, and prints the others.
package struct JUnitReporter: Reporter {
  private let failsFrom: Severity?

  /// - Parameter failsFrom: the least severity that fails a test; nil if no severity does.
  package init(failsFrom: Severity?) { self.failsFrom = failsFrom }

  package static func recognizes(_ beginning: String) -> Bool {
    beginning.hasPrefix("<") && beginning.contains("<testsuite")
  }

  package func begin() -> String {
    XMLText.declaration + "<testsuites" + XMLText.attribute("name", "twimlc") + ">\n"
  }

  package func report(_ diagnostics: [Diagnostic], in source: SourceFile) -> String {
    let lines = LineTable(source)
    var failures: [Diagnostic] = []
    var others: [Diagnostic] = []
    for diagnostic in diagnostics {
      if isFailure(diagnostic) { failures.append(diagnostic) } else { others.append(diagnostic) }
    }
    let path = normalizedPath(source.name)
    let attributes = [("name", path), ("classname", "twimlc"), ("file", path)]
    let body = failure(failures, in: source, lines) + output(others, in: source, lines)
    let suite = [
      ("name", path), ("tests", "1"), ("failures", failures.isEmpty ? "0" : "1"), ("errors", "0"),
    ]
    return "  <testsuite" + suite.map(XMLText.attribute).joined() + ">\n    <testcase"
      + attributes.map(XMLText.attribute).joined()
      + (body.isEmpty ? "/>\n" : ">\n\(body)    </testcase>\n") + "  </testsuite>\n"
  }

  package func end(_ write: (String) -> Void) { write("</testsuites>\n") }

  private func isFailure(_ diagnostic: Diagnostic) -> Bool {
    failsFrom.map { diagnostic.severity >= $0 } ?? false
  }

  /// One element for all failures, because most readers show only the first.
  private func failure(
    _ diagnostics: [Diagnostic], in source: SourceFile, _ lines: LineTable
  ) -> String {
    guard let first = diagnostics.first else { return "" }
    let others = diagnostics.count == 1 ? "" : " (and \(diagnostics.count - 1) more)"
    return "      <failure" + XMLText.attribute("type", first.rule.id)
      + XMLText.attribute("message", first.message + others) + ">"
      + list(diagnostics, in: source, lines) + "</failure>\n"
  }

  private func output(
    _ diagnostics: [Diagnostic], in source: SourceFile, _ lines: LineTable
  ) -> String {
    guard !diagnostics.isEmpty else { return "" }
    return "      <system-out>" + list(diagnostics, in: source, lines) + "</system-out>\n"
  }

  private func list(
    _ diagnostics: [Diagnostic], in source: SourceFile, _ lines: LineTable
  ) -> String {
    XMLText.content(
      diagnostics.map { GCCReporter.line($0, in: source, lines) }.joined(separator: "\n"))
  }
}
