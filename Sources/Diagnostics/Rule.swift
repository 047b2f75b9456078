/// Something that can be wrong with a document: everything that `explain`, SARIF and the manual say
/// about it.
///
/// A class, because every finding carries its rule and a run that finds nothing should build none.
package final class Rule: Sendable, Hashable {
  /// Kebab-case, never changed or reused.
  package let id: String
  /// The severity of a finding that is reached on the call.
  package let severity: Severity
  /// Whether Kazoo runs nothing of a document that breaks it.
  package let isFatal: Bool
  /// One line, lower case, no full stop.
  package let summary: String
  /// What Kazoo does, and why that is bad for the call.
  package let explanation: String
  /// Where that was read.
  package let citations: [Citation]
  /// Twilio's error numbers for the same mistake.
  package let twilioErrors: [Int]
  /// A document that breaks this rule and no other.
  package let wrong: Example
  /// The same document put right.
  package let right: Example

  package init(
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

  package static func == (left: Rule, right: Rule) -> Bool { left.id == right.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// An example document.
package struct Example: Sendable, ExpressibleByStringLiteral {
  /// As a person reads it.
  package let text: String
  /// The bytes of the file, which are not UTF-8 in every example.
  package let bytes: [UInt8]

  package init(stringLiteral text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  /// The text as a file in ISO-8859-1; characters above U+00FF become `?`.
  package static func latin1(_ text: String) -> Example {
    Example(text: text, bytes: text.unicodeScalars.map { UInt8(exactly: $0.value) ?? 0x3F })
  }

  private init(text: String, bytes: [UInt8]) {
    self.text = text
    self.bytes = bytes
  }
}
