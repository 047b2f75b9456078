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
  /// Whether a comment in the document, as one that turns the rule off there, silences a finding.
  package let canBeSilenced: Bool
  /// What must be known of the document for a finding to hold: no template may write a part of it.
  package let scope: Scope
  /// Whether a migration does without what the rule asks for.
  package let relaxation: Relaxation
  /// How safe the fix-its of a finding are; nil for a rule without any.
  package let fix: Fix?
  /// What it finds, in one line: lower case, no full stop.
  package let summary: String
  /// Where that was read.
  package let citations: [Citation]
  /// Twilio's error numbers for the same mistake.
  package let twilioErrors: [Int]
  /// Which version of Kazoo the examples are for.
  package let exampleTarget: Target
  /// The texts of its page, made when somebody reads it: a check needs none of them.
  private let texts: Texts

  /// What breaks the rule, in sentences.
  package var finds: String { texts.finds() }
  /// What happens on the call because of it.
  package var caller: String { texts.caller() }
  /// What to write or do instead.
  package var remedy: String { texts.remedy() }
  /// A document that breaks this rule and no other.
  package var wrong: Example { texts.wrong() }
  /// The same document put right.
  package var right: Example { texts.right() }

  /// A text of a page, made on demand.
  package typealias Text = @Sendable () -> String
  package typealias Document = @Sendable () -> Example

  package init(
    id: String, severity: Severity, isFatal: Bool = false, canBeSilenced: Bool = true,
    scope: Scope = .place, relaxation: Relaxation = .never, summary: String,
    finds: @autoclosure @escaping Text, caller: @autoclosure @escaping Text,
    remedy: @autoclosure @escaping Text, citations: [Citation], twilioErrors: [Int] = [],
    fix: Fix? = nil, target exampleTarget: Target = .kazoo4,
    wrong: @autoclosure @escaping Document,
    right: @autoclosure @escaping Document
  ) {
    self.id = id
    self.severity = severity
    self.isFatal = isFatal
    self.canBeSilenced = canBeSilenced
    self.scope = scope
    self.relaxation = relaxation
    self.fix = fix
    self.summary = summary
    self.citations = citations
    self.twilioErrors = twilioErrors
    self.exampleTarget = exampleTarget
    texts = Texts(finds: finds, caller: caller, remedy: remedy, wrong: wrong, right: right)
  }

  package static func == (left: Rule, right: Rule) -> Bool { left.id == right.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension Rule {
  fileprivate struct Texts: Sendable {
    let finds: Text
    let caller: Text
    let remedy: Text
    let wrong: Document
    let right: Document
  }

  /// How much of a document a finding speaks of: a rule that says of something that it is not
  /// there, or not alone, speaks of more than its own place.
  package enum Scope: Sendable {
    /// The range of the finding.
    case place
    /// The start tag of the element that it is in.
    case startTag
    /// That element.
    case element
    /// The element around that one.
    case parent
  }

  /// When a migration leaves the fault behind, because only Kazoo's interpreter of TwiML fails on it.
  package enum Relaxation: Sendable {
    case never, always
    /// Where the element has words that the interpreter alone does not read.
    case withWords
  }

  /// How safe the fix-its of a rule are, and why.
  package struct Fix: Sendable {
    /// Why a fix-it cannot change what the author meant; nil where none is safe.
    package let safe: String?
    /// Why a fix-it wants a look afterwards; nil where none does.
    package let unsafe: String?

    package static func safe(_ why: String) -> Fix { Fix(safe: why, unsafe: nil) }
    package static func unsafe(_ why: String) -> Fix { Fix(safe: nil, unsafe: why) }
    package static func either(safe: String, unsafe: String) -> Fix {
      Fix(safe: safe, unsafe: unsafe)
    }
  }
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
