/// Something that can be wrong with a document: everything that `explain`, SARIF and the manual say
/// about it.
///
/// A class, because every finding carries its rule and a run that finds nothing should build none.
public final class Rule: Sendable, Hashable {
  /// Kebab-case, never changed or reused.
  public let id: String
  /// The severity of a finding that is reached on the call.
  public let severity: Severity
  /// Whether Kazoo runs nothing of a document that breaks it.
  public let isFatal: Bool
  /// One line, lower case, no full stop.
  public let summary: String
  /// What Kazoo does, and why that is bad for the call.
  public let explanation: String
  /// Where that was read.
  public let citations: [Citation]
  /// Twilio's error numbers for the same mistake.
  public let twilioErrors: [Int]
  /// A document that breaks this rule and no other.
  public let wrong: Example
  /// The same document put right.
  public let right: Example

  public init(
    id: String, severity: Severity, isFatal: Bool = false, summary: String, explanation: String,
    citations: [Citation] = [], twilioErrors: [Int] = [], wrong: Example, right: Example
  ) {
    self.id = id
    self.severity = severity
    self.isFatal = isFatal
    self.summary = summary
    self.explanation = explanation
    self.citations = citations
    self.twilioErrors = twilioErrors
    self.wrong = wrong
    self.right = right
  }

  public static func == (left: Rule, right: Rule) -> Bool { left.id == right.id }
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// An example document.
public struct Example: Sendable, ExpressibleByStringLiteral {
  /// As a person reads it.
  public let text: String
  /// The bytes of the file, which are not UTF-8 in every example.
  public let bytes: [UInt8]

  public init(stringLiteral text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  /// The text as a file in ISO-8859-1; characters above U+00FF become `?`.
  public static func latin1(_ text: String) -> Example {
    Example(text: text, bytes: text.unicodeScalars.map { UInt8(exactly: $0.value) ?? 0x3F })
  }

  private init(text: String, bytes: [UInt8]) {
    self.text = text
    self.bytes = bytes
  }
}
