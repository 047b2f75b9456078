package import Diagnostics

/// The XML of JUnit, a test for each document: it fails by what fails the run, and prints the rest.
package struct JUnitReporter: Reporter {
  private let failsFrom: Severity?
  private var cases = ""
  private var counts = (tests: 0, failures: 0)

  /// - Parameter failsFrom: the least severity that fails a test; nil where nothing does.
  package init(failsFrom: Severity?) { self.failsFrom = failsFrom }

  package static func recognizes(_ beginning: String) -> Bool {
    beginning.hasPrefix("<") && beginning.contains("<testsuite")
  }

  package func begin() -> String { "" }

  package mutating func report(_ diagnostics: [Diagnostic], in source: SourceFile) -> String {
    let lines = LineTable(source)
    var failures: [Diagnostic] = []
    var others: [Diagnostic] = []
    for diagnostic in diagnostics {
      if isFailure(diagnostic) { failures.append(diagnostic) } else { others.append(diagnostic) }
    }
    counts.tests += 1
    if !failures.isEmpty { counts.failures += 1 }
    let path = normalizedPath(source.name)
    let attributes = [("name", path), ("classname", "twimlc"), ("file", path)]
    let body = failure(failures, in: source, lines) + output(others, in: source, lines)
    cases += "    <testcase" + attributes.map(XMLText.attribute).joined()
    cases += body.isEmpty ? "/>\n" : ">\n\(body)    </testcase>\n"
    return ""
  }

  package func end() -> String {
    let attributes = [
      ("name", "twimlc"), ("tests", "\(counts.tests)"), ("failures", "\(counts.failures)"),
      ("errors", "0"),
    ].map(XMLText.attribute).joined()
    return XMLText.declaration + """
      <testsuites\(attributes)>
        <testsuite\(attributes)>
      \(cases)  </testsuite>
      </testsuites>

      """
  }

  private func isFailure(_ diagnostic: Diagnostic) -> Bool {
    failsFrom.map { diagnostic.severity >= $0 } ?? false
  }

  /// One for all, as most readers show no second one.
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
