import Conversation
import Diagnostics

/// The options of `explore`.
struct ExploreSettings: Sendable {
  var depth = ExplorationPlan.defaultDepth
  var requestLimit = ExplorationPlan.defaultRequestLimit
  /// In seconds.
  var secondLimit = 300
  /// Additional inputs for a `Gather` of several digits.
  var digits: [String] = []
  /// Whether any host is allowed.
  var isConfirmed = false
  /// Allowed hosts with their ports, in addition to the first one.
  var allowedHosts: [String] = []
  var savedDirectory: SystemString?
  var reports: [ExploreReportRequest] = []
}

/// A requested report of a walk.
struct ExploreReportRequest: Sendable {
  let format: Format
  /// nil for standard output.
  let path: SystemString?

  enum Format: Sendable {
    case findings(ReportFormat)
    case drawing(Drawing)
  }

  enum Drawing: String, Sendable, CaseIterable { case mermaid, dot, html, json }

  /// All formats: those of `check`, where `json` also has the states, and the drawings.
  static let words =
    ReportFormat.allCases.map(\.rawValue).filter { $0 != "json" } + Drawing.allCases.map(\.rawValue)

  /// Reads `FORMAT` or `FORMAT=FILE`.
  init(_ value: SystemString) throws(UsageError) {
    let name = SystemString(value.bytes.prefix { $0 != UInt8(ascii: "=") })
    if let drawing = Drawing(rawValue: name.text) {
      format = .drawing(drawing)
    } else if let report = ReportFormat(rawValue: name.text) {
      format = .findings(report)
    } else {
      throw UsageError("'--format' takes \(Self.words.listed("or")), not '\(name.text)'")
    }
    path = name == value ? nil : SystemString(value.bytes.dropFirst(name.bytes.count + 1))
    if let path, path.bytes.isEmpty {
      throw UsageError("'--format \(value.text)' has no file name after '='")
    }
  }

  init(format: Format, path: SystemString?) {
    self.format = format
    self.path = path
  }
}
