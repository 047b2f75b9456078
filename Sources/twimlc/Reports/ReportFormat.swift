import Compiler
import Conversation
import Diagnostics
import Reference
import Reporting

/// A format of diagnostics.
enum ReportFormat: String, Sendable, CaseIterable {
  case text, gcc, json, jsonl, sarif, github, gitlab, checkstyle, junit, rdjson

  /// Its description, as the end of a sentence.
  var summary: String {
    switch self {
    case .text: "for people: each finding with its line and marks under the text in question"
    case .gcc: "a line for each finding, as compilers print them"
    case .json: "one array of objects, each on a line of its own; see `twimlc schema report`"
    case .jsonl: "an object a line, the same as the items of `json`"
    case .sarif: "SARIF 2.1.0, for code scanning"
    case .github: "the commands of a GitHub workflow, which become annotations"
    case .gitlab: "a Code Quality report of GitLab"
    case .checkstyle: "the XML of Checkstyle"
    case .junit: "the XML of JUnit, a test case for each document"
    case .rdjson: "the Reviewdog Diagnostic Format"
    }
  }

  /// Whether it is for people.
  var isForPeople: Bool { self == .text || self == .gcc }

  /// Whether the findings are independent, so that messages can come between them.
  var isStreamed: Bool {
    switch self {
    case .text, .gcc, .jsonl, .github: true
    case .json, .sarif, .gitlab, .checkstyle, .junit, .rdjson: false
    }
  }

  /// The type that writes it and recognizes its files.
  var reporterType: any Reporter.Type {
    switch self {
    case .text: TextReporter.self
    case .gcc: GCCReporter.self
    case .json: JSONReporter.self
    case .jsonl: JSONLinesReporter.self
    case .sarif: SARIFReporter.self
    case .github: GitHubReporter.self
    case .gitlab: GitLabReporter.self
    case .checkstyle: CheckstyleReporter.self
    case .junit: JUnitReporter.self
    case .rdjson: RDJSONReporter.self
    }
  }

  /// - Parameter showsLinks: whether the text goes to a terminal that supports links.
  func reporter(
    for settings: Settings, isColored: Bool, showsLinks: Bool = false
  ) -> any Reporter {
    let documentation = settings.docsURL.map(Documentation.init)
    return switch self {
    case .text:
      TextReporter(isColored: isColored, documentation: showsLinks ? documentation : nil)
    case .gcc: GCCReporter()
    case .json: JSONReporter()
    case .jsonl: JSONLinesReporter()
    case .sarif:
      SARIFReporter(
        tool: SARIFReporter.Tool(
          name: "twimlc", version: Version.number, documentation: documentation,
          help: { RulePage.text(of: $0, in: .twimlc) }))
    case .github: GitHubReporter()
    case .gitlab: GitLabReporter()
    case .checkstyle: CheckstyleReporter()
    case .junit: JUnitReporter(failsFrom: settings.failOn.severity)
    case .rdjson: RDJSONReporter(documentation: documentation)
    }
  }
}

/// A requested report.
struct ReportRequest: Sendable, Equatable {
  let format: ReportFormat
  /// nil for the stream of diagnostics.
  let path: SystemString?
}

extension ReportRequest {
  /// Reads `FORMAT` or `FORMAT=FILE`.
  init(_ value: SystemString) throws(UsageError) {
    let name = SystemString(value.bytes.prefix { $0 != UInt8(ascii: "=") })
    let words = ReportFormat.allCases.map(\.rawValue)
    guard let format = ReportFormat(rawValue: name.text) else {
      throw UsageError("'--format' takes \(words.listed("or")), not '\(name.text)'")
    }
    self.format = format
    guard name != value else {
      path = nil
      return
    }
    let path = SystemString(value.bytes.dropFirst(name.bytes.count + 1))
    guard !path.bytes.isEmpty else {
      throw UsageError("'--format \(value.text)' has no file name after '='")
    }
    self.path = path
  }

  /// Adds a request to earlier ones: each destination has one report.
  func join(_ requests: inout [ReportRequest]) throws(UsageError) {
    guard !requests.contains(self) else { return }
    guard let other = requests.first(where: { $0.path == path }) else {
      requests.append(self)
      return
    }
    guard let path else {
      throw UsageError(
        "only one of '\(other.format.rawValue)' and '\(format.rawValue)' can be printed; "
          + "'--format \(format.rawValue)=FILE' writes to a file")
    }
    throw UsageError(
      "'\(other.format.rawValue)' and '\(format.rawValue)' cannot both go to '\(path.text)'")
  }
}
