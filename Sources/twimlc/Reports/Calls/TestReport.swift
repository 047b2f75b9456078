import Conversation
import Diagnostics
import JSON
import Reporting

/// The results of scenarios.
struct TestReport {
  let results: [TestResult]
  let isColored: Bool
  let isQuiet: Bool

  func text(as format: TestFormat) -> String {
    switch format {
    case .text: isQuiet ? "" : text
    case .github: github
    case .junit: junit
    case .json: json.serialized(.pretty) + "\n"
    }
  }

  private var failed: [TestResult] { results.filter { !$0.isPassed } }

  private var text: String {
    let reporter = TextReporter(isColored: isColored)
    let style = Style(isColored: isColored)
    var text = ""
    for result in results {
      let mark = result.isPassed ? style("ok  ", as: .marks) : style("FAIL", as: .severity(.error))
      text += "\(mark) \(DisplayText.visible(result.name))\n"
      text += reporter.report(result.failures, in: result.source)
    }
    return text + summary + "\n"
  }

  private var summary: String {
    let scenarios = results.count == 1 ? "1 scenario" : "\(results.count) scenarios"
    return "\(scenarios): \(results.count - failed.count) passed, \(failed.count) failed"
  }

  private var github: String {
    let reporter = GitHubReporter()
    let commands = failed.map { reporter.report($0.failures, in: $0.source) }
    return commands.joined() + summary + "\n"
  }

  private var json: JSON {
    .array(
      results.map { result in
        .object([
          .init("file", .string(result.source.name)),
          .init("line", .integer(result.line)),
          .init("title", .string(result.scenario.title)),
          .init("passed", .boolean(result.isPassed)),
          .init("milliseconds", .integer(Int(result.seconds * 1000))),
          .init("requests", .integer(result.record.exchanges.count)),
          .init("end", .string(result.record.end.kind.rawValue)),
          .init("failures", .array(result.failures.map { failure($0, in: result.source) })),
        ])
      })
  }

  private func failure(_ failure: Diagnostic, in source: SourceFile) -> JSON {
    let place = LineTable(source).position(at: failure.range.lowerBound)
    return .object([
      .init("rule", .string(failure.rule.id)), .init("message", .string(failure.message)),
      .init("line", .integer(place.line)), .init("column", .integer(place.column)),
      .init("help", .array(failure.help.map { .string($0) })),
    ])
  }

  private var junit: String {
    JUnitReporter.suites(
      results.map { result in
        JUnitReporter.Case(
          name: result.scenario.title, file: result.source.name, seconds: result.seconds,
          failures: result.failures, source: result.source)
      })
  }
}

extension TestResult {
  /// The line of the scenario, counted from 1.
  var line: Int { LineTable(source).position(at: scenario.range.lowerBound).line }

  /// Includes its place.
  fileprivate var name: String { "\(source.name):\(line): \(scenario.title)" }
}
