import Compiler
import Configuration
import Diagnostics
import KazooCallflow
import Reference
import Trace
import TwiMLVocabulary

/// What the options say; each command takes from it what concerns it.
struct Settings: Sendable {
  var request = Request.run
  /// The names of the options that the command line holds.
  var given: Set<String> = []
  var configuration = ConfigurationChoice.nearest
  /// Whether XML that is not TwiML is passed over where it is named, too.
  var skipsOtherXML = false
  /// What a search of directories passes over, relative to the working directory.
  var excludes: [Glob] = []
  /// What a search takes for documents beside what it takes anyway, relative to the working directory.
  var includes: [Glob] = []
  /// Whether what is excluded is passed over where it is named, too.
  var forcesExclude = false
  /// Whether a search passes over what git ignores; nil where the command line does not say.
  var honorsGitIgnore: Bool?
  /// Whether a configuration says that the document is the source of a template.
  var isConfiguredTemplate = false
  /// The largest document in bytes.
  var sizeLimit = FileReading.defaultLimit
  /// How each document is compiled; `--rule` counts before what is configured.
  var compiler = CompilerOptions()
  var failOn = FailOn.error
  /// Where the pages about the rules are; nil where nobody says.
  var docsURL: String?
  /// The least severity that is reported.
  var leastSeverity = SeverityWord.note
  /// What standard input holds.
  var inputFormat = InputFormat.document
  /// The name of standard input in diagnostics.
  var standardInputName = SourceFile.standardInput
  /// What `--format` says, at most one for each place.
  var reports: [ReportRequest] = []
  var hasStatistics = false
  var color = ColorChoice.auto
  var isQuiet = false
  var isCompact = false
  var fixing = Fixing()
  /// The file that lists findings to leave out.
  var baseline: SystemString?
  /// Whether what is no longer found is taken out of the baseline.
  var prunesBaseline = false
  /// Whether comments are written that silence what is found.
  var addsSuppressions = false
  /// Whether outputs overwrite files of another kind.
  var isForced = false
  /// The file to list all findings in.
  var writtenBaseline: SystemString?
  /// How many documents are compiled at the same time; nil for as many as there are cores.
  var jobs: Int?
  /// The file that lists documents to read.
  var filesFrom: SystemString?
  /// What `--press`, `--dial` and the others say of the call.
  var call = CallSettings()
  var test = TestSettings()
  var explore = ExploreSettings()
  var composition = Composition()
  var traceFormat = TraceFormat.text
  /// How the next request is printed instead of the trace.
  var nextFormat: Composition.Format?
  var explanationFormat = ExplanationFormat.text
  var wrapping = Wrapping()
  /// The file that is written instead of standard output.
  var outputFile: SystemString?
  /// Where callflows are written instead of to standard output.
  var outputDirectory: SystemString?
  var sourceMap: SystemString?
  var graphFormat = Callflow.GraphFormat.mermaid
  var grammarSyntax = TwiMLGrammar.Syntax.rng

  enum Request: Sendable { case run, help, version }
}

/// What `--document` and the options beside it say.
struct Wrapping: Sendable {
  var isDocument = false
  var name: String?
  var numbers: [String] = []
  var patterns: [String] = []

  /// Whether there is something that only a document can hold.
  var hasDetails: Bool { name != nil || hasAddress }

  /// Whether it says which calls the document is for, as Kazoo's API demands.
  ///
  /// Source: `cb_callflows:add_number_required/1`.
  var hasAddress: Bool { !numbers.isEmpty || !patterns.isEmpty }
}

/// A format of standard input.
enum InputFormat: String, Sendable, CaseIterable {
  /// One document.
  case document
  /// Many documents, an object a line.
  case jsonl
}

/// A format of what `explain` says.
enum ExplanationFormat: String, Sendable, CaseIterable {
  case text, json
}

/// A format of traces.
enum TraceFormat: String, Sendable, CaseIterable {
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
