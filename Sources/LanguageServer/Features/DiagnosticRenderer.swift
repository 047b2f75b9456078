import Diagnostics
import JSON

/// Converts findings to the protocol's objects.
struct DiagnosticRenderer {
  private let checked: CheckedText
  private let uri: DocumentURI
  private let client: ClientCapabilities
  private var cursor: PositionCursor

  init(_ checked: CheckedText, _ document: OpenDocument, _ client: ClientCapabilities) {
    self.checked = checked
    uri = document.uri
    self.client = client
    cursor = PositionCursor(document.text)
  }

  mutating func json(_ diagnostic: Diagnostic) -> JSON {
    let range = place(diagnostic.range)
    let related =
      client.hasRelatedInformation && !diagnostic.related.isEmpty
      ? JSON.array(diagnostic.related.map { self.related($0) }) : nil
    let link = client.hasCodeDescriptions ? link(diagnostic.rule) : nil
    let isUnnecessary = client.hasDiagnosticTags && diagnostic.rule.findsUnreachableCode
    return .some(
      ("range", range), ("severity", .integer(diagnostic.severity.level)),
      ("code", .string(diagnostic.rule.id)),
      ("codeDescription", link.map { ["href": .string($0)] }),
      ("source", "twimlc"), ("message", .string(diagnostic.messageWithHelp)),
      ("tags", isUnnecessary ? [1] : nil), ("relatedInformation", related))
  }

  private mutating func related(_ related: Diagnostic.Related) -> JSON {
    [
      "location": ["uri": .string(uri.text), "range": place(related.range)],
      "message": .string(related.message),
    ]
  }

  /// The page of the rule, or else a page that explains the mistake.
  private func link(_ rule: Rule) -> String? {
    checked.docsURL.map { ($0.hasSuffix("/") ? $0 : $0 + "/") + "rules.html#\(rule.id)" }
      ?? rule.link
  }

  private mutating func place(_ range: SourceRange) -> JSON {
    cursor.json(checked.editorRange(range))
  }
}

extension Diagnostic {
  /// The message and the advice, one line each.
  var messageWithHelp: String { ([message] + help.map { "help: " + $0 }).joined(separator: "\n") }
}

extension Severity {
  /// The protocol's number.
  fileprivate var level: Int {
    switch self {
    case .error: 1
    case .warning: 2
    case .note: 3
    }
  }
}
