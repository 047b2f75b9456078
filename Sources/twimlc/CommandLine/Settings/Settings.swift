import Compiler
import Configuration
import Diagnostics
import KazooCallflow
import Reference
import Trace
import TwiMLVocabulary

/// The options; each command reads those that concern it.
struct Settings: Sendable {
  var request = Request.run
  /// What to say about the command line although it can be used, such as an old name in it.
  var remarks: [String] = []
  /// The names of the options on the command line.
  var given: Set<String> = []
  var configuration = ConfigurationChoice.nearest
  /// Whether to skip other XML even if it is named.
  var skipsOtherXML = false
  /// The paths that a search skips, relative to the working directory.
  var excludes: [Glob] = []
  /// The additional paths that a search treats as documents, relative to the working directory.
  var includes: [Glob] = []
  /// Whether to skip excluded files even if they are named.
  var forcesExclude = false
  /// Whether a search skips what git ignores; nil if the command line does not say.
  var honorsGitIgnore: Bool?
  /// Whether a configuration says that the document is a template source.
  var isConfiguredTemplate = false
  /// The largest document in bytes.
  var sizeLimit = FileReading.defaultLimit
  /// The options for each document; `--rule` wins over the configuration.
  var compiler = CompilerOptions()
  var failOn = FailOn.error
  /// The address of the pages about the rules; nil if it is not given.
  var docsURL: String?
  /// The least severity to report.
  var leastSeverity = SeverityWord.note
  /// The format of standard input.
  var inputFormat = InputFormat.document
  /// The name of standard input in diagnostics.
  var standardInputName = SourceFile.standardInput
  /// The requested reports, at most one for each destination.
  var reports: [ReportRequest] = []
  var hasStatistics = false
  var color = ColorChoice.auto
  var isQuiet = false
  var isCompact = false
  var fixing = Fixing()
  /// The file with the known findings to leave out.
  var baseline: SystemString?
  /// Whether to remove entries from the baseline that are no longer found.
  var prunesBaseline = false
  /// Whether to write comments that silence the findings.
  var addsSuppressions = false
  /// Whether outputs may overwrite files of another kind.
  var isForced = false
  /// The file to write all findings to.
  var writtenBaseline: SystemString?
  /// The number of documents to compile at once; nil for the number of cores.
  var jobs: Int?
  /// The file with the names of the documents to read.
  var filesFrom: SystemString?
  /// The options about the call, such as `--press` and `--dial`.
  var call = CallSettings()
  var test = TestSettings()
  var explore = ExploreSettings()
  var composition = Composition()
  var traceFormat = TraceFormat.text
  /// The format of the next request, to print instead of the trace.
  var nextFormat: Composition.Format?
  var explanationFormat = ExplanationFormat.text
  var wrapping = Wrapping()
  /// The file to write instead of standard output.
  var outputFile: SystemString?
  /// The directory to write callflows to instead of standard output.
  var outputDirectory: SystemString?
  var sourceMap: SystemString?
  var graphFormat = Callflow.GraphFormat.mermaid
  var grammarSyntax = TwiMLGrammar.Syntax.rng

  enum Request: Sendable { case run, help, version }
}

/// The settings of `--document` and its related options.
struct Wrapping: Sendable {
  var isDocument = false
  var name: String?
  var numbers: [String] = []
  var patterns: [String] = []

  /// Whether an option is given that needs `--document`.
  var hasDetails: Bool { name != nil || hasAddress }

  /// Whether the document has a number or pattern, which Kazoo's API requires.
  ///
  /// Source: `cb_callflows:add_number_required/1`.
  var hasAddress: Bool { !numbers.isEmpty || !patterns.isEmpty }
}

/// A format of standard input.
enum InputFormat: String, Sendable, CaseIterable {
  /// One document.
  case document
  /// Many documents, one JSON object on each line.
  case jsonl
}

/// A format of `explain`.
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
