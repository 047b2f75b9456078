import Diagnostics
import TwiMLSyntax

extension Analyzer {
  /// Names the cause of the findings in unrendered template expressions: the value was not
  /// intended, so no other value is suggested.
  ///
  /// An error stays an error. The finding about the template as a whole replaces all others.
  /// - Returns: the findings that these replace.
  mutating func explainTemplates(_ parts: [SourceRange]) -> [Program.Replacement] {
    guard !parts.isEmpty else { return [] }
    let source = source
    var replacements: [Program.Replacement] = []
    replaceDiagnostics { finding in
      let first = parts.partitioningIndex { $0.upperBound > finding.range.lowerBound }
      guard first < parts.count, parts[first].overlaps(finding.range) else { return finding }
      if finding.rule == .ignoredText { return nil }
      guard finding.quotes(parts[first], of: source) else { return finding }
      guard finding.severity == .error else { return nil }
      let cause = Diagnostic.template(
        source[parts[first]], stops: finding.consequence, at: finding.range)
      replacements.append(
        Program.Replacement(rule: finding.rule, range: finding.range, finding: cause))
      return cause
    }
    return replacements
  }
}

extension Diagnostic {
  /// What Kazoo does, which every message says after its last colon.
  fileprivate var consequence: String {
    message.split(separator: ": ").last.map(String.init) ?? message
  }

  fileprivate static func template(
    _ part: String, stops: String, at range: SourceRange
  ) -> Diagnostic {
    var finding = Diagnostic(
      .unrenderedTemplate, "'\(part)' is a template that was not rendered: \(stops)", at: range,
      help: unrenderedTemplateHelp)
    finding.isFatal = false
    return finding
  }
}
