package import Diagnostics

extension JUnitReporter {
  /// A test that is not a document.
  package struct Case {
    let name: String
    let file: String
    let seconds: Double
    let failures: [Diagnostic]
    let source: SourceFile

    /// - Parameters:
    /// - file: the file that contains the test.
    /// - failures: what is wrong, in `source`; empty if the test passes.
    package init(
      name: String, file: String, seconds: Double, failures: [Diagnostic], source: SourceFile
    ) {
      self.name = name
      self.file = file
      self.seconds = seconds
      self.failures = failures
      self.source = source
    }
  }

  /// The XML of the tests, in order.
  package static func suites(_ cases: [Case]) -> String {
    let failures = cases.count { !$0.failures.isEmpty }
    let attributes = [
      ("name", "twimlc"), ("tests", "\(cases.count)"), ("failures", "\(failures)"),
      ("errors", "0"), ("time", time(cases.reduce(0) { $0 + $1.seconds })),
    ].map(XMLText.attribute).joined()
    return XMLText.declaration + """
      <testsuites\(attributes)>
        <testsuite\(attributes)>
      \(cases.map(element).joined())  </testsuite>
      </testsuites>

      """
  }

  private static func element(_ test: Case) -> String {
    let path = normalizedPath(test.file)
    let start =
      "    <testcase"
      + [("name", test.name), ("classname", path), ("file", path), ("time", time(test.seconds))]
      .map(XMLText.attribute).joined()
    guard let first = test.failures.first else { return start + "/>\n" }
    let lines = LineTable(test.source)
    let text = test.failures.flatMap { failure in
      [GCCReporter.line(failure, in: test.source, lines)]
        + failure.help.map { "  help: \(DisplayText.visible($0))" }
    }.joined(separator: "\n")
    return start + ">\n      <failure" + XMLText.attribute("type", first.rule.id)
      + XMLText.attribute("message", first.message) + ">" + XMLText.content(text)
      + "</failure>\n    </testcase>\n"
  }

  /// In seconds with three digits after the point.
  private static func time(_ seconds: Double) -> String {
    let milliseconds = Int(seconds * 1000)
    let fraction = String(1000 + milliseconds % 1000).dropFirst()
    return "\(milliseconds / 1000).\(fraction)"
  }
}
