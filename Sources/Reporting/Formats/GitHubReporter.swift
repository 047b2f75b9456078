package import Diagnostics

/// Workflow commands, which GitHub Actions shows beside the lines of a change.
/// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
package struct GitHubReporter: Reporter {
  package init() {}

  package static func recognizes(_ beginning: String) -> Bool {
    ["::error ", "::warning ", "::notice "].contains { beginning.hasPrefix($0) }
  }

  package func begin() -> String { "" }

  package func report(_ diagnostics: [Diagnostic], in source: SourceFile) -> String {
    guard !diagnostics.isEmpty else { return "" }
    let lines = LineTable(source)
    return diagnostics.map { command($0, in: source, lines) }.joined()
  }

  package func end(_ write: (String) -> Void) {}

  private func command(
    _ diagnostic: Diagnostic, in source: SourceFile, _ lines: LineTable
  ) -> String {
    let region = lines.region(of: diagnostic.range)
    var properties = [
      ("file", normalizedPath(source.name)), ("title", diagnostic.rule.id),
      ("line", "\(region.start.line)"), ("endLine", "\(region.end.line)"),
    ]
    // GitHub ignores columns that cross lines.
    if region.isOnOneLine {
      properties += [("col", "\(region.start.column)"), ("endColumn", "\(region.end.column)")]
    }
    let list = properties.map { "\($0)=\(escapedProperty($1))" }.joined(separator: ",")
    return "::\(name(of: diagnostic.severity)) \(list)::\(text(diagnostic, in: source, region))\n"
  }

  private func name(of severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  /// The log shows only this text, so it repeats the place.
  private func text(_ diagnostic: Diagnostic, in source: SourceFile, _ region: Region) -> String {
    let place = "\(source.name):\(region.start.line):\(region.start.column)"
    let lines =
      ["\(place): \(diagnostic.message) [\(diagnostic.rule.id)]"]
      + diagnostic.advice.map { "help: \($0)" }
    return lines.map { escapedData(DisplayText.visible($0)) }.joined(separator: "%0A")
  }

  private func escapedData(_ text: String) -> String { escaped(text, "%\r\n") }

  private func escapedProperty(_ text: String) -> String { escaped(text, "%\r\n:,") }

  /// GitHub decodes only these few characters.
  private func escaped(_ text: String, _ special: String) -> String {
    text.unicodeScalars.map { scalar in
      special.unicodeScalars.contains(scalar)
        ? Escaping.percentEncoded(UInt8(scalar.value)) : DisplayText.visible(String(scalar))
    }.joined()
  }
}
