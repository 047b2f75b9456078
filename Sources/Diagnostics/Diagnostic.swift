/// One finding in one document.
public struct Diagnostic: Sendable {
  public let rule: Rule
  /// The rule's own severity, or less where the document cannot fail by it.
  public var severity: Severity
  /// Whether nothing of the document runs for it: the rule's own answer, unless it depends on the
  /// document.
  public var isFatal: Bool
  /// What is wrong and what Kazoo does about it: lower case, no full stop, the user's words in
  /// '…'.
  public let message: String
  /// The text that the message speaks of.
  public let range: SourceRange
  /// What to write instead, a line each.
  public var help: [String]
  /// Other places that explain this one.
  public var related: [Related]
  public var fixIts: [FixIt]

  /// Another place in the same document.
  public struct Related: Sendable {
    public let message: String
    public let range: SourceRange

    public init(_ message: String, at range: SourceRange) {
      self.message = Diagnostic.clipped(message)
      self.range = range
    }
  }

  public init(
    _ rule: Rule, _ message: String, at range: SourceRange, help: [String] = [],
    related: [Related] = [], fixIts: [FixIt] = []
  ) {
    self.rule = rule
    self.severity = rule.severity
    self.isFatal = rule.isFatal
    self.message = Diagnostic.clipped(message)
    self.range = range
    self.help = help.map(Diagnostic.clipped)
    self.related = related
    self.fixIts = fixIts
  }

  /// A message without the middle of what the document has in it of a length that nobody reads.
  private static func clipped(_ message: String) -> String {
    let (limit, end) = (2000, 500)
    if message.utf8.count <= limit { return message }
    let scalars = message.unicodeScalars
    return String(String.UnicodeScalarView(scalars.prefix(end))) + "…"
      + String(String.UnicodeScalarView(scalars.suffix(end)))
  }

  /// The same finding, at least as grave as a level.
  public func raised(to level: Severity) -> Diagnostic {
    var raised = self
    raised.severity = max(severity, level)
    return raised
  }

  /// The same finding, no graver than a limit.
  public func capped(at limit: Severity) -> Diagnostic {
    var capped = self
    capped.severity = min(severity, limit)
    return capped
  }
}

/// A change to the document that answers a finding.
public struct FixIt: Sendable, Hashable {
  /// What it does, as an instruction: "write 'voice'".
  public let message: String
  /// In document order, not overlapping.
  public let edits: [Edit]
  public let safety: Safety

  /// One replacement of text.
  public struct Edit: Sendable, Hashable {
    public let range: SourceRange
    public let replacement: String

    public init(_ range: SourceRange, with replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  /// Whether the call can only get what the author plainly meant.
  public enum Safety: Sendable, Hashable {
    case safe
    /// The likely meaning, to be looked at.
    case unsafe
  }

  public init(_ message: String, _ safety: Safety, edits: [Edit]) {
    self.message = message
    self.edits = edits
    self.safety = safety
  }

  /// A fix-it with one edit.
  public init(
    _ message: String, _ safety: Safety, replace range: SourceRange, with replacement: String
  ) {
    self.init(message, safety, edits: [Edit(range, with: replacement)])
  }
}
