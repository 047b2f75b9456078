import Compiler
import Conversation
import Diagnostics
import LanguageServer
import Reporting
import Trace

@testable import twimlc

extension DocumentTrial {
  /// A call in which every response is the document ends, and its scenario passes.
  mutating func demandCall() {
    guard chance.isOneIn(4) else { return }
    var plan = CallPlan(
      url: "http://h/a", caller: .made(from: 1), options: settings.compiler)
    plan.documentLimit = 6
    plan.decisions = Self.decisions
    let server = FixedServer(others: bytes)
    let record = CallDriver(plan).run(over: server)
    demand(record.exchanges.count <= plan.documentLimit, "a call ends at the limit")
    demandSaved(record, server)
    if chance.isOneIn(8) { explore(plan, server) }
  }

  private func demandSaved(_ record: CallRecord, _ server: FixedServer) {
    let text = ScenarioWriter(record, facts: [], headers: []).text
    let source = SourceFile(name: "saved.twimltest", bytes: Array(text.utf8))
    let (scenarios, mistakes) = parseScenarios(source)
    demand(
      mistakes.isEmpty && scenarios.count == 1,
      "a saved scenario is one: \(mistakes.map(\.message))\n\(text)")
    guard let scenario = scenarios.first else { return }
    var settings = Settings()
    settings.composition.seed = 1
    settings.compiler = record.plan.options
    settings.call.documentLimit = record.plan.documentLimit
    let again = CallDriver(scenario.plan(settings)).run(over: server)
    let failures = scenario.compare(with: again)
    demand(failures.isEmpty, "a saved scenario passes: \(failures.map(\.message))\n\(text)")
  }

  private func explore(_ call: CallPlan, _ server: FixedServer) {
    var call = call
    call.decisions = []
    var plan = ExplorationPlan(call)
    plan.depth = 3
    plan.requestLimit = 40
    var explorer = Explorer(plan)
    let exploration = explorer.run(over: server)
    var settings = Settings()
    settings.compiler = call.options
    for format in ExploreReportRequest.Drawing.allCases {
      let text = ExploreReport(
        exploration: exploration, reports: exploration.reports(levels: [:]), url: call.url,
        settings: settings, isColored: false
      ).text(as: .drawing(format))
      switch format {
      case .json: demandJSON(text, "the exploration as JSON")
      case .mermaid, .dot, .html: demandPrintable(text, "the exploration as \(format)")
      }
    }
  }

  private static let decisions: [Decision] = [
    Decision(.act(.press(["1", "#"])), label: "press"), Decision(.dial(.answered), label: "dial"),
    Decision(.act(.press([])), label: "press"),
    Decision(.act(.hangUp), label: "hang-up"),
  ]

  /// The language server handles any document.
  mutating func demandSession() {
    guard chance.isOneIn(8) else { return }
    var session = EditorSession()
    session.open(String(decoding: bytes, as: UTF8.self))
    let methods = ["hover", "completion", "codeAction", "documentSymbol", "documentLink"]
    for _ in 0..<3 {
      let line = chance.pick([0, 0, 0, 1, 2, 5])
      session.ask(chance.pick(methods), line: line, character: chance.pick([0, 1, 11, 17, 23, 40]))
    }
    session.edit(
      line: chance.pick([0, 0, 1]), character: chance.pick([0, 5, 12]),
      text: chance.pick(["", "<", "é", "\n", "<Say>a</Say>", "😀"]))
  }
}
