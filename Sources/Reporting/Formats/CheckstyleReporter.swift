package import Diagnostics

/// The XML of Checkstyle, an element for each document with findings.
package struct CheckstyleReporter: Reporter {
  package init() {}

  package static func recognizes(_ beginning: String) -> Bool {
    beginning.hasPrefix("<") && beginning.contains("<checkstyle")
  }

  package func begin() -> String { XMLText.declaration + "<checkstyle version=\"4.3\">\n" }

  package func report(_ diagnostics: [Diagnostic], in source: SourceFile) -> String {
    guard !diagnostics.isEmpty else { return "" }
    let lines = LineTable(source)
    return "  <file" + XMLText.attribute("name", normalizedPath(source.name)) + ">\n"
      + diagnostics.map { error($0, lines) }.joined() + "  </file>\n"
  }

  package func end(_ write: (String) -> Void) { write("</checkstyle>\n") }

  private func error(_ diagnostic: Diagnostic, _ lines: LineTable) -> String {
    let start = lines.position(at: diagnostic.range.lowerBound)
    let attributes = [
      ("line", "\(start.line)"), ("column", "\(start.column)"),
      ("severity", name(of: diagnostic.severity)), ("message", diagnostic.sentence),
      ("source", "twimlc.\(diagnostic.rule.id)"),
    ]
    return "    <error" + attributes.map(XMLText.attribute).joined() + "/>\n"
  }

  private func name(of severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "info"
    }
  }
}
