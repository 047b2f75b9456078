/// A possible fault of a document, with everything that `explain`, SARIF and the manual say about
/// it.
///
/// A class, because every finding refers to its rule, and a run without findings should create
/// none.
package final class Rule: Sendable, Hashable {
  /// Kebab-case, never reused.
  package let id: String
  /// The id that it had before, which still names it wherever an id is taken; nil if it had none.
  package let formerID: String?
  /// The severity of a finding that is reached on the call.
  package let severity: Severity
  /// Whether Kazoo runs nothing of a document that breaks it.
  package let isFatal: Bool
  /// Whether a comment in the document, as one that turns the rule off there, silences a finding.
  package let canBeSilenced: Bool
  /// The part of the document that a finding depends on, which must not contain template
  /// expressions.
  package let scope: Scope
  /// Whether a migration resolves the fault.
  package let relaxation: Relaxation
  /// What the fix-its of a finding change; nil for a rule without fix-its.
  package let fix: Fix?
  /// What the right example is to the wrong one.
  package let correction: Correction
  /// What it finds, in one line: lower case, no full stop.
  package let summary: String
  /// The sources of its facts.
  package let citations: [Citation]
  /// Twilio's error numbers for the same mistake.
  package let twilioErrors: [Int]
  /// Which version of Kazoo the examples are for.
  package let exampleTarget: Target
  /// The texts of its page, created on demand because a check does not need them.
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
    id: String, formerly formerID: String? = nil, severity: Severity, isFatal: Bool = false,
    canBeSilenced: Bool = true,
    scope: Scope = .place, relaxation: Relaxation = .never, summary: String,
    finds: @autoclosure @escaping Text, caller: @autoclosure @escaping Text,
    remedy: @autoclosure @escaping Text, citations: [Citation], twilioErrors: [Int] = [],
    fix: Fix? = nil, target exampleTarget: Target = .kazoo4,
    correction: Correction = .replacement,
    wrong: @autoclosure @escaping Document,
    right: @autoclosure @escaping Document
  ) {
    self.id = id
    self.formerID = formerID
    self.severity = severity
    self.isFatal = isFatal
    self.canBeSilenced = canBeSilenced
    self.scope = scope
    self.relaxation = relaxation
    self.fix = fix
    self.correction = correction
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

  /// The part of a document that a finding is about: a finding about something missing, or not
  /// alone, is about more than its own range.
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

  /// When a migration resolves the fault, because only Kazoo's interpreter of TwiML fails on it.
  package enum Relaxation: Sendable {
    case never, always
    /// If the element has text that only the interpreter cannot read.
    case withWords
  }

  /// What the fix-its of a rule change, and why that is safe or not, as the ends of sentences.
  package struct Fix: Sendable {
    /// What a safe fix-it changes, which cannot change what the author meant; nil if none is safe.
    package let safe: String?
    /// What a fix-it changes whose result must be reviewed; nil if every one is safe.
    package let unsafe: String?
    /// Which findings have no fix-it; nil where each has one.
    package let none: String?

    package static func safe(_ change: String, none: String? = nil) -> Fix {
      Fix(safe: change, unsafe: nil, none: none)
    }
    package static func unsafe(_ change: String, none: String? = nil) -> Fix {
      Fix(safe: nil, unsafe: change, none: none)
    }
    package static func either(safe: String, unsafe: String, none: String? = nil) -> Fix {
      Fix(safe: safe, unsafe: unsafe, none: none)
    }
  }

  /// What the right example is to the wrong one.
  package enum Correction: Sendable {
    /// The wrong example after the remedy.
    case replacement
    /// Another document, which does what the author may have meant.
    case alternative
    /// Nothing that a page should show: there is nothing to correct in the document.
    case none
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
