import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

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

extension Analyzer {
  /// What Kazoo does with a template expression that was not rendered, as a clause.
  func use(ofTemplateAt range: SourceRange, in root: Element, of program: Program?) -> String {
    guard let program else { return "Kazoo would use it as it is, but does not run the document" }
    let path = root.path(to: range.lowerBound)
    let verb = program.statements.first { $0.element.range.overlaps(range) }
    if let verb, !verb.isReached {
      return "Kazoo would use it as it is, but never gets to this \(verb.element.name)"
    }
    for (parent, element) in zip(path, path.dropFirst()) {
      let spec = Vocabulary.element(element.name, in: parent.name)
      if spec?.support.runs(on: options.target) != true {
        return "it makes no difference, as Kazoo has no '\(element.name)', rendered or not"
      }
    }
    let element = path.last ?? root
    if let attribute = element.attributes.first(where: { $0.valueRange.overlaps(range) }) {
      return use(ofTemplateIn: attribute, of: element)
    }
    switch element.name {
    case "Say": return "the caller hears it as it is"
    case "Play": return "Kazoo looks for a sound of that name, and plays nothing"
    case "Redirect": return "Kazoo requests it as a URL, and the caller hears nothing if that fails"
    case "Conference": return "it is the name of the room"
    case "Dial", "Number", "User", "Device", "Sip": return "Kazoo dials it as it is"
    default: return "Kazoo skips it"
    }
  }

  private func use(ofTemplateIn attribute: Attribute, of element: Element) -> String {
    let entry = Vocabulary.element(element.name, in: nil)?
      .attribute(attribute.name, on: options.target)
    switch entry?.effect {
    case .ignored, nil: return "Kazoo ignores '\(attribute.name)', rendered or not"
    case .used, .usedWith, .kazooOnly, .unread:
      return entry?.type == .url
        ? "Kazoo requests it as a URL" : "Kazoo takes it as it is for '\(attribute.name)'"
    }
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
