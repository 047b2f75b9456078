import Diagnostics
import Reference
import TwiMLVocabulary

extension Option {
  /// Every option, topic by topic in the order of the manual. A name may stand here once for a
  /// command; all options of one name take a value, or none does.
  static let all: [Option] = input + checking + output + general

  private static let documentCommands: [CommandName] = [.translate, .check]

  private static let input: [Option] = [
    Option(
      "stdin-filename", takes: ArgumentDescription("NAME"), topic: .input, for: documentCommands,
      "the name of standard input in diagnostics",
      details: "Nothing is read from a file of that name."
    ) { settings, value in settings.standardInputName = value.text }
  ]

  private static let checking: [Option] = [
    Option(
      "kazoo", placeholder: "VERSION", absent: Settings().target, topic: .checking,
      for: documentCommands, "the version of Kazoo to check and translate for: 4.3 or 5"
    ) { $0.target = $1 },
    Option(
      "base-url", takes: ArgumentDescription("URL"), topic: .checking, for: documentCommands,
      "the URL that Pivot fetches the document from",
      details: """
        URLs in the document that are not absolute are resolved against it, by Kazoo's own rules.
        """
    ) { settings, value in settings.baseURL = value.text },
    Option(
      "rule", takes: ArgumentDescription("ID=LEVEL"), isRepeatable: true, topic: .checking,
      for: documentCommands, "change a rule's severity: off, note, warning or error",
      details: "`twimlc explain` lists the rules.", apply: setLevel),
    Option(
      "fail-on", placeholder: "LEVEL", absent: Settings().failOn, topic: .checking,
      for: documentCommands, "exit 1 from this severity on: error, warning, note or never"
    ) { $0.failOn = $1 },
  ]

  private static let output: [Option] = [
    Option(
      "format", short: "f", placeholder: "FORMAT", absent: Settings().format, topic: .output,
      for: documentCommands, "print diagnostics as text or json",
      details: """
        JSON is one array for the whole run, with an object for each diagnostic. Lines and columns \
        count from 1, columns in Unicode characters; the end is exclusive.
        """
    ) { $0.format = $1 },
    Option(
      "color", aliases: ["colour"], placeholder: "WHEN", absent: Settings().color,
      topic: .output, for: documentCommands, "color diagnostics: auto, always or never"
    ) { $0.color = $1 },
    Option(
      flag: "compact", short: "c", topic: .output, for: [.translate],
      "print each callflow on one line"
    ) { $0.isCompact = true },
    Option(
      flag: "quiet", short: "q", topic: .output, for: documentCommands,
      "print no diagnostics; the exit status tells",
      details: """
        Callflows are still printed, and so are mistakes in the command line and files that cannot \
        be read.
        """
    ) { $0.isQuiet = true },
  ]

  private static let general: [Option] = [
    Option(
      flag: "help", short: "h", topic: .general, for: CommandName.allCases,
      "print how to use twimlc, or the command before it"
    ) { $0.request = .help },
    Option(
      flag: "version", short: "V", topic: .general, for: CommandName.allCases,
      "print the versions of twimlc and libxml2"
    ) { $0.request = .version },
  ]

  @Sendable private static func setLevel(
    _ settings: inout Settings, _ value: SystemString
  ) throws(UsageError) {
    let parts = value.text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let words = RuleLevel.allCases.map(\.rawValue).listed()
    guard parts.count == 2 else {
      throw UsageError("'--rule' takes ID=LEVEL, and LEVEL is \(words), not '\(value.text)'")
    }
    let id = String(parts[0])
    guard Catalogue.rule(id) != nil else {
      throw UsageError(
        "there is no rule '\(id)'",
        suggestion: Spelling.candidate(for: id, among: [Catalogue.rules.map(\.id)]))
    }
    guard let level = RuleLevel(rawValue: String(parts[1])) else {
      throw UsageError("the level of a rule is \(words), not '\(parts[1])'")
    }
    settings.levels[id] = level
  }
}
