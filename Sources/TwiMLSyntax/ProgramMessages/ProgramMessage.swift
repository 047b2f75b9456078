package import Diagnostics

/// A message with which a program or its runtime reports a failure, such as a PHP warning or a
/// Python traceback, inside or instead of the document.
package struct ProgramMessage: Sendable {
  /// Whose message it is.
  package let language: Language
  /// Its kind, in lower case: "warning", "traceback".
  package let kind: String
  /// From its first markup to its last, in the source.
  package let range: SourceRange
  /// Its text, without markup, on one line and shortened.
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

  /// The help for it.
  package var help: [String] {
    let remedy =
      language == .php
      ? "fix what PHP reports, and set 'display_errors' to off: then it goes to the log"
      : "fix the program, and send an error status instead of the message: Pivot fails either way"
    return ["\(language.rawValue) says: \(text)", remedy]
  }

  /// Its finding.
  /// - Parameters:
  /// - place: where it is and what Kazoo does about that.
  /// - isFatal: whether nothing of the document runs.
  package func diagnostic(
    _ place: String, severity: Severity = .error, isFatal: Bool = true
  ) -> Diagnostic {
    var finding = Diagnostic(rule, "\(name) \(place)", at: range, help: help)
    finding.severity = severity
    finding.isFatal = isFatal
    return finding
  }
}
