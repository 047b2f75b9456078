package import Diagnostics

/// A line for each finding, as compilers print them and editors read them.
package struct GCCReporter: Reporter {
  package init() {}

  package static func recognizes(_ beginning: String) -> Bool {
    beginning.beginsWithFindingLine
  }

  package func begin() -> String { "" }

  package func report(_ diagnostics: [Diagnostic], in source: SourceFile) -> String {
    guard !diagnostics.isEmpty else { return "" }
    let lines = LineTable(source)
    return diagnostics.map { GCCReporter.line($0, in: source, lines) + "\n" }.joined()
  }

  package func end(_ write: (String) -> Void) {}

  static func line(
    _ diagnostic: Diagnostic, in source: SourceFile, _ lines: LineTable
  ) -> String {
    let start = lines.position(at: diagnostic.range.lowerBound)
    return DisplayText.visible(
      "\(source.name):\(start.line):\(start.column): \(diagnostic.severity.name): "
        + "\(diagnostic.message) [\(diagnostic.rule.id)]")
  }
}
