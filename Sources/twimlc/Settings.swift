import Diagnostics
import TwiMLVocabulary

/// What the options say; each command takes from it what concerns it.
struct Settings: Sendable {
  var request = Request.run
  var target = Target.kazoo4
  /// The URL that Pivot fetched the document from.
  var baseURL: String?
  /// What `--rule` says, by the id of the rule.
  var levels: [String: RuleLevel] = [:]
  var failOn = FailOn.error
  /// The name of standard input in diagnostics.
  var standardInputName = "<stdin>"
  var format = ReportFormat.text
  var color = ColorChoice.auto
  var isQuiet = false
  var isCompact = false

  enum Request: Sendable { case run, help, version }
}

/// A format of diagnostics.
enum ReportFormat: String, Sendable, CaseIterable {
  case text, json
}

enum ColorChoice: String, Sendable, CaseIterable {
  case auto, always, never

  /// Whether to print in color.
  /// - Parameter environment: the value of a variable, as in https://no-color.org and
  ///   https://bixense.com/clicolors.
  func isColored(isTerminal: Bool, environment: (String) -> String?) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if environment("NO_COLOR").map({ !$0.isEmpty }) ?? false { return false }
      if let force = environment("CLICOLOR_FORCE"), !force.isEmpty, force != "0" { return true }
      return isTerminal && environment("TERM") != "dumb"
    }
  }
}
