/// One finding in one document.
package struct Diagnostic: Sendable {
  package let rule: Rule
  /// The severity of the rule, or less if the document cannot fail because of this finding.
  package var severity: Severity
  /// Whether the finding makes Kazoo run nothing of the document; by default as the rule says.
  package var isFatal: Bool
  /// What is wrong and what Kazoo does about it: lower case, no full stop, the user's words in
  /// '…'.
  package let message: String
  /// The text that the message speaks of.
  package let range: SourceRange
  /// What to write instead, a line each.
  package var help: [String]
  /// Other places that explain this one.
  package var related: [Related]
  package var fixIts: [FixIt]

  /// Another place in the same document.
  package struct Related: Sendable {
    package let message: String
    package let range: SourceRange

    package init(_ message: String, at range: SourceRange) {
      self.message = Diagnostic.clipped(message)
      self.range = range
    }
  }

  package init(
    _ rule: Rule, _ message: String, at range: SourceRange, help: [String] = [],
    related: [Related] = [], fixIts: [FixIt] = []
  ) {
    self.rule = rule
    self.severity = rule.severity
    self.isFatal = rule.isFatal
    self.message = Diagnostic.clipped(message)
    self.range = range
    self.help =
      help.contains { $0.utf8.count > Diagnostic.longestText }
      ? help.map(Diagnostic.clipped) : help
    self.related = related
    self.fixIts = fixIts
  }

  /// In bytes.
  private static let longestText = 2000

  /// A message without the middle of a very long quotation from the document.
  private static func clipped(_ message: String) -> String {
    if message.utf8.count <= longestText { return message }
    let end = 500
    let scalars = message.unicodeScalars
    return String(String.UnicodeScalarView(scalars.prefix(end))) + "…"
      + String(String.UnicodeScalarView(scalars.suffix(end)))
  }

  /// The same finding in a text without the given number of bytes at its beginning; related places
  /// in those bytes are left out.
  package func shifted(back count: Int) -> Diagnostic {
    let isAfter = { (range: SourceRange) in range.lowerBound >= count }
    var shifted = Diagnostic(
      rule, message, at: range.shifted(by: -min(count, range.lowerBound)), help: help,
      related: related.filter { isAfter($0.range) }.map {
        Related($0.message, at: $0.range.shifted(by: -count))
      })
    shifted.severity = severity
    shifted.isFatal = isFatal
    return shifted
  }

  /// The same finding with more at the end of its message.
  package func appending(_ clause: String) -> Diagnostic {
    var longer = Diagnostic(
      rule, message + clause, at: range, help: help, related: related, fixIts: fixIts)
    longer.severity = severity
    longer.isFatal = isFatal
    return longer
  }

  /// The same finding with at least this severity.
  package func raised(to level: Severity) -> Diagnostic {
    var raised = self
    raised.severity = max(severity, level)
    return raised
  }

  /// The same finding with at most this severity.
  package func capped(at limit: Severity) -> Diagnostic {
    var capped = self
    capped.severity = min(severity, limit)
    return capped
  }
}

/// A change to the document that answers a finding.
package struct FixIt: Sendable, Hashable {
  /// What it does, as an instruction: "write 'voice'".
  package let message: String
  /// In document order, not overlapping.
  package let edits: [Edit]
  package let safety: Safety

  /// One replacement of text.
  package struct Edit: Sendable, Hashable {
    package let range: SourceRange
    package let replacement: String

    package init(_ range: SourceRange, with replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  /// Whether the fix can only produce what the author clearly meant.
  package enum Safety: Sendable, Hashable {
    case safe
    /// A likely fix that should be reviewed.
    case unsafe
  }

  package init(_ message: String, _ safety: Safety, edits: [Edit]) {
    self.message = message
    self.edits = edits
    self.safety = safety
  }

  /// A fix-it with one edit.
  package init(
    _ message: String, _ safety: Safety, replace range: SourceRange, with replacement: String
  ) {
    self.init(message, safety, edits: [Edit(range, with: replacement)])
  }
}
