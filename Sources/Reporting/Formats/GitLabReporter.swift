package import Diagnostics
import JSON

/// GitLab's Code Quality report: one array of issues.
/// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
package struct GitLabReporter: Reporter {
  private var writer = JSONWriter(.pretty)
  private var seen: Set<Fingerprint> = []

  package init() {}

  package static func recognizes(_ beginning: String) -> Bool {
    beginning.beginsArray(of: "{") && !beginning.contains(#"{"file":"#)
  }

  package mutating func begin() -> String {
    writer.beginArray()
    return writer.takeText()
  }

  package mutating func report(_ diagnostics: [Diagnostic], in source: SourceFile) -> String {
    guard !diagnostics.isEmpty else { return "" }
    let lines = LineTable(source)
    let fingerprints = Fingerprint.all(of: diagnostics, in: source)
    // A document that is named twice has its findings only once.
    for (diagnostic, fingerprint) in zip(diagnostics, fingerprints)
    where seen.insert(fingerprint).inserted {
      writer.value(issue(diagnostic, fingerprint, in: source, lines))
    }
    return writer.takeText()
  }

  package mutating func end(_ write: (String) -> Void) {
    writer.endArray()
    write(writer.takeText() + "\n")
  }

  private func issue(
    _ diagnostic: Diagnostic, _ fingerprint: Fingerprint, in source: SourceFile, _ lines: LineTable
  ) -> JSON {
    let region = lines.region(of: diagnostic.range)
    return [
      "description": .string(diagnostic.sentence),
      "check_name": .string(diagnostic.rule.id),
      "fingerprint": .string(fingerprint.text),
      "severity": .string(name(of: diagnostic.severity)),
      "location": [
        "path": .string(normalizedPath(source.name)),
        "lines": ["begin": .integer(region.start.line), "end": .integer(region.end.line)],
      ],
    ]
  }

  /// The format's words are info, minor, major, critical and blocker.
  private func name(of severity: Severity) -> String {
    switch severity {
    case .error: "critical"
    case .warning: "major"
    case .note: "info"
    }
  }
}
