package import Diagnostics

/// A message in which a program, or what runs it, says that it failed: a warning of PHP, a traceback
/// of Python. It stands in place of the document, or somewhere in it.
package struct ProgramMessage: Sendable {
  /// Whose message it is.
  package let language: Language
  /// What it is, in lower case: "warning", "traceback".
  package let kind: String
  /// From its first markup to its last, in the source.
  package let range: SourceRange
  /// What it says, without markup, on one line and not too long.
  package let text: String

  /// What wrote it.
  package enum Language: String, Sendable {
    case php = "PHP"
    case python = "Python"
    case ruby = "Ruby"
    case node = "Node.js"
    case java = "Java"
    case dotNet = ".NET"
    case go = "Go"
    case perl = "Perl"
  }

  /// As a message names it, with its article.
  package var name: String { "a \(language.rawValue) \(kind)" }

  /// The rule that it breaks.
  package var rule: Rule { language == .php ? .phpWarning : .programError }

  /// What is to be done about it.
  package var help: [String] {
    let remedy =
      language == .php
      ? "fix what PHP reports, and set 'display_errors' to off: then it goes to the log"
      : "fix the program, and send an error status instead of the message: Pivot fails either way"
    return ["\(language.rawValue) says: \(text)", remedy]
  }

  /// The finding about it.
  /// - Parameters:
  ///   - place: where it stands and what Kazoo does about that.
  ///   - isFatal: whether nothing of the document runs.
  package func diagnostic(
    _ place: String, severity: Severity = .error, isFatal: Bool = true
  ) -> Diagnostic {
    var finding = Diagnostic(rule, "\(name) \(place)", at: range, help: help)
    finding.severity = severity
    finding.isFatal = isFatal
    return finding
  }
}
