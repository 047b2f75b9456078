import Conversation
import Diagnostics
import JSON
import Reporting

/// The result of a walk, in one format.
struct ExploreReport {
  let exploration: Exploration
  let reports: [ExploredReport]
  let url: String
  let settings: Settings
  let isColored: Bool

  func text(as format: ExploreReportRequest.Format) -> String {
    switch format {
    case .findings(.text): findings(.text) + fixes + summary
    case .findings(let format): findings(format)
    case .drawing(.mermaid): mermaid
    case .drawing(.dot): dot
    case .drawing(.html): html
    case .drawing(.json): json.serialized(settings.isCompact ? .compact : .pretty) + "\n"
    }
  }

  private func findings(_ format: ReportFormat) -> String {
    var reporter = format.reporter(for: settings, isColored: isColored)
    var text = reporter.begin()
    for report in reports { text += reporter.report(report.findings, in: report.source) }
    return text + reporter.end()
  }

  /// The findings to fix first: those that hide most of the application.
  private var fixes: String {
    let steps = exploration.fixPlan
    if steps.isEmpty { return "" }
    var lines = ["", "fix first, with the number of responses that each step opens:"]
    for step in steps.prefix(Self.shownSteps) {
      let count = String(step.opened)
      let padding = String(repeating: " ", count: max(0, 5 - count.count))
      for (index, fix) in step.fixes.enumerated() {
        let start = index == 0 ? padding + count : "  and"
        lines.append(DisplayText.visible("\(start)  \(fix.message) [\(fix.rule)] at \(fix.url)"))
      }
    }
    let more = steps.count - Self.shownSteps
    if more > 0 { lines.append("       and \(more) more") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let shownSteps = 10

  private var summary: String {
    let states = exploration.states
    let decisions = Set(states.flatMap { state in state.edges.map { "\(state.id) \($0.label)" } })
    var text =
      "\n\(Self.count(states.count, "response")), \(Self.count(decisions.count, "decision")) between "
      + "them, \(Self.count(exploration.callCount, "call")), "
      + "\(Self.count(exploration.requestCount, "request"))\n"
    if let limit = exploration.limit {
      text += exploration.unfollowed == 1 ? "1 path was" : "\(exploration.unfollowed) paths were"
      text += " not followed: \(limit)\n"
    }
    let missing = states.filter { $0.status == 404 || $0.status == 410 }
    for state in missing {
      text += DisplayText.visible("missing: \(state.method) \(state.url)") + "\n"
    }
    return text
  }

  static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }

  var json: JSON {
    .object([
      .init("url", .string(url)),
      .init("requests", .integer(exploration.requestCount)),
      .init("calls", .integer(exploration.callCount)),
      .init("notFollowed", .integer(exploration.unfollowed)),
      .init("limit", exploration.limit.map { .string($0) } ?? .null),
      .init("states", .array(exploration.states.map(state))),
      .init(
        "fixes",
        .array(
          exploration.fixPlan.map { step in
            .object([
              .init("opens", .integer(step.opened)),
              .init(
                "fixes",
                .array(
                  step.fixes.map { fix in
                    .object([
                      .init("rule", .string(fix.rule)), .init("url", .string(fix.url)),
                      .init("message", .string(fix.message)),
                    ])
                  })),
            ])
          })),
    ])
  }

  private func state(_ state: ExploredState) -> JSON {
    .object([
      .init("id", .integer(state.id)),
      .init("method", .string(state.method)),
      .init("url", .string(state.url)),
      .init("status", state.status.map { .integer($0) } ?? .null),
      .init("failure", state.failure.map { .string($0.message) } ?? .null),
      .init("path", .array(state.path.map { .string($0.label) })),
      .init("onlyWhenFixed", .array(state.fixes.map { .string("\($0.rule) at \($0.url)") })),
      .init("heard", .array(state.heard.map { .string($0) })),
      .init(
        "edges",
        .array(
          state.edges.map { edge in
            .object([
              .init("decisions", .array(edge.decisions.map { .string($0) })),
              .init("to", edge.target.json),
            ])
          })),
      .init("findings", .array(findings(of: state))),
    ])
  }

  private func findings(of state: ExploredState) -> [JSON] {
    reports.filter { $0.state.id == state.id }.flatMap { report in
      let lines = LineTable(report.source)
      return report.findings.map { finding in
        let place = lines.position(at: finding.range.lowerBound)
        return JSON.object([
          .init("source", .string(report.source.name)),
          .init("severity", .string(finding.severity.name)),
          .init("rule", .string(finding.rule.id)),
          .init("message", .string(finding.message)),
          .init("line", .integer(place.line)), .init("column", .integer(place.column)),
          .init("help", .array(finding.help.map { .string($0) })),
        ])
      }
    }
  }
}

extension ExploredEdge.Target {
  var json: JSON {
    switch self {
    case .state(let id): .integer(id)
    case .end(let kind): .string(kind.rawValue)
    }
  }

  /// Its name in the drawings.
  var node: String {
    switch self {
    case .state(let id): "s\(id)"
    case .end(let kind): "end_" + kind.rawValue.replacing("-", with: "_")
    }
  }
}
