package import Diagnostics

/// A report for people: each finding with its line, and marks under the text that it is about.
package struct TextReporter: Reporter {
  private let style: Style
  private let documentation: Documentation?

  /// - Parameters:
  /// - isColored: whether the text goes to a terminal that shows colors.
  /// - documentation: the target of the links from rules; nil for a text without links.
  package init(isColored: Bool, documentation: Documentation? = nil) {
    style = Style(isColored: isColored)
    self.documentation = documentation
  }

  package static func recognizes(_ beginning: String) -> Bool {
    beginning.beginsWithFindingLine
  }

  package func begin() -> String { "" }

  package func report(_ diagnostics: [Diagnostic], in source: SourceFile) -> String {
    guard !diagnostics.isEmpty else { return "" }
    let page = Page(
      source: source, lines: LineTable(source), style: style, documentation: documentation)
    return diagnostics.map { page.text(of: $0) }.joined()
  }

  package func end(_ write: (String) -> Void) {}
}

/// One document's part of the report.
private struct Page {
  let source: SourceFile
  let lines: LineTable
  let style: Style
  let documentation: Documentation?

  func text(of diagnostic: Diagnostic) -> String {
    var text = headline(
      diagnostic.severity, diagnostic.message, at: diagnostic.range,
      suffix: " [\(link(diagnostic.rule))]")
    text += snippet(diagnostic.range)
    for line in diagnostic.advice {
      text += style("  help:", as: .help) + " \(DisplayText.visible(line))\n"
    }
    for related in diagnostic.related {
      text += headline(.note, related.message, at: related.range) + snippet(related.range)
    }
    return text
  }

  /// The id of a rule, as a link (OSC 8) if it has a page.
  private func link(_ rule: Rule) -> String {
    guard let documentation else { return rule.id }
    let end = "\u{1B}\\"
    return "\u{1B}]8;;\(documentation.address(of: rule))\(end)\(rule.id)\u{1B}]8;;\(end)"
  }

  private func headline(
    _ severity: Severity, _ message: String, at range: SourceRange, suffix: String = ""
  ) -> String {
    let position = lines.position(at: range.lowerBound)
    let place = "\(DisplayText.visible(source.name)):\(position.line):\(position.column):"
    return [
      style(place, as: .place),
      style("\(severity.name):", as: .severity(severity)),
      style(DisplayText.visible(message), as: .message) + suffix + "\n",
    ].joined(separator: " ")
  }

  /// The line of a range; empty for an empty source.
  private func snippet(_ range: SourceRange) -> String {
    if source.text.isEmpty { return "" }
    let number = lines.position(at: range.lowerBound).line
    let snippet = Snippet(range, in: source.text, line: lines.range(ofLine: number))
    let label = String(number)
    let margin = String(repeating: " ", count: max(0, 5 - label.count))
    let blank = String(repeating: " ", count: max(5, label.count))
    return style("\(margin)\(label) |", as: .gutter) + " \(snippet.line)\n"
      + style("\(blank) |", as: .gutter) + " " + style(snippet.marks, as: .marks) + "\n"
  }
}
