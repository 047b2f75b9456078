import Diagnostics
import JSON
import Reporting

/// The kinds of files that twimlc writes, which recognize earlier files of the same kind.
enum OutputKind {
  case report(ReportFormat)
  case baseline
  case sourceMap
  case callflow
  /// For `test`.
  case scenario
  /// The results of `test`.
  case testReport(TestFormat)
  /// A drawing of `explore`.
  case drawing(ExploreReportRequest.Drawing)
  /// The output of a command.
  case printed(by: CommandName)

  /// Its name in a message, with the article.
  var name: String {
    switch self {
    case .report(let format): "a report as \(format.rawValue)"
    case .baseline: "a baseline"
    case .sourceMap: "a source map"
    case .callflow: "a callflow"
    case .scenario: "a scenario"
    case .testReport(let format): "a report of tests as \(format.rawValue)"
    case .drawing(let drawing): "a drawing as \(drawing.rawValue)"
    case .printed(let command): "what '\(command.rawValue)' prints"
    }
  }

  /// The number of bytes of a file that are enough to recognize it.
  var sampleSize: Int {
    switch self {
    case .callflow, .baseline: 1 << 30
    case .report, .sourceMap, .scenario, .testReport, .drawing, .printed: 1 << 14
    }
  }

  /// Whether a file is of this kind, or empty.
  /// - Parameter content: the start of the file, `sampleSize` bytes at most.
  func recognizes(_ content: [UInt8]) -> Bool {
    let text = content.drop { " \t\r\n".utf8.contains($0) }
    guard let first = text.first else { return true }
    switch self {
    case .report(let format):
      return format.reporterType.recognizes(String(decoding: text, as: UTF8.self))
    case .baseline: return Baseline.recognizes(content)
    case .sourceMap:
      return first == UInt8(ascii: "{")
        && String(decoding: text, as: UTF8.self).contains(#""pointer":"#)
    case .callflow:
      guard first == UInt8(ascii: "{") else { return false }
      let root = parseJSON(SourceFile(name: "", bytes: content)).document.root
      return root?["module"]?.kind == .string || root?["flow"]?.kind == .object
        || root?["data"]?["flow"]?.kind == .object
    case .scenario:
      return String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline)
        .contains { $0.hasPrefix("call ") }
    case .testReport(let format):
      return format.beginnings.contains { text.starts(with: $0.utf8) }
    case .drawing(let drawing): return text.starts(with: drawing.beginning.utf8)
    case .printed(let command):
      let words = command.printedWords
      let text = String(decoding: text, as: UTF8.self)
      return words.isEmpty || words.contains { text.contains($0) }
    }
  }
}

extension TestFormat {
  /// What a report of any results begins with.
  fileprivate var beginnings: [String] {
    switch self {
    case .text: ["ok  ", "FAIL ", "0 scenarios"]
    case .junit: ["<?xml", "<testsuites"]
    case .github: ["::"]
    case .json: ["{", "["]
    }
  }
}

extension ExploreReportRequest.Drawing {
  /// What its output begins with.
  fileprivate var beginning: String {
    switch self {
    case .mermaid: "flowchart"
    case .dot: "digraph"
    case .html: "<!DOCTYPE html>"
    case .json: "{"
    }
  }
}

extension CommandName {
  /// Words of which the start of its output contains one; empty if it can be anything.
  fileprivate var printedWords: [String] {
    switch self {
    case .translate: [#""module":"#]
    case .graph: ["flowchart TD", "digraph callflow"]
    case .trace: [#""commands":"#, "caller"]
    case .check, .call, .test, .explore, .request, .explain, .config, .schema, .lsp, .completions,
      .help,
      .version, .generate:
      []
    }
  }
}
