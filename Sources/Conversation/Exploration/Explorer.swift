import Compiler
import Diagnostics
import HTTPResponses
import Trace
import TwiMLSemantics

/// Walks an application through every decision, breadth first.
package struct Explorer {
  private let plan: ExplorationPlan
  private var exploration = Exploration()
  /// The states by the part of their responses that is the same on each call.
  private var ids: [String: Int] = [:]
  /// The states by the path that led to them.
  private var visited: [String: Int] = [:]
  /// Where on which state the decisions were tried already.
  private var expanded: Set<String> = []
  private var waiting: [ExploredPath] = [ExploredPath(decisions: [])]
  /// The states of the current call.
  private var passed: [Int] = []
  /// Repaired documents for which a call without the repair was made.
  private var triedAsTheyAre: Set<String> = []
  /// The URLs whose responses differ on each call: there only the structure counts.
  private var unstableURLs: Set<String> = []

  /// The number of calls in a batch; it does not depend on the number of threads, so that a limit
  /// stops at the same place.
  private static let batchSize = 32

  package init(_ plan: ExplorationPlan) { self.plan = plan }

  /// - Parameters:
  /// - call: makes calls, in any order or in parallel, and returns their records in order.
  /// - progress: called after each batch; returns whether to continue.
  package mutating func run(
    _ call: ([CallPlan]) -> [CallRecord], progress: (Exploration) -> Bool
  ) -> Exploration {
    while !waiting.isEmpty {
      guard exploration.requestCount < plan.requestLimit else {
        return stopped("the limit of \(plan.requestLimit) requests")
      }
      guard progress(exploration) else { return stopped("the user or the time limit") }
      let batch = Array(waiting.prefix(Self.batchSize))
      waiting.removeFirst(batch.count)
      let plans = batch.enumerated().map {
        plan.call(exploration.callCount + $0.offset, by: $0.element)
      }
      exploration.callCount += batch.count
      for (path, record) in zip(batch, call(plans)) { merge(record, path) }
    }
    return finished()
  }

  private func stopped(_ reason: String) -> Exploration {
    var exploration = finished()
    exploration.limit = reason
    exploration.unfollowed += waiting.count
    return exploration
  }

  /// The result after all calls are made.
  private func finished() -> Exploration {
    var exploration = exploration
    let graph = FixGraph(exploration.states)
    for (id, fixes) in graph.needed.enumerated() { exploration.states[id].fixes = fixes }
    exploration.fixPlan = graph.plan()
    return exploration
  }

  private mutating func merge(_ record: CallRecord, _ explored: ExploredPath) {
    let path = explored.decisions
    exploration.requestCount += record.exchanges.count
    if record.end.kind == .interrupted, record.pending == nil { return }
    var decided: [Decision] = []
    var previous: (state: Int, decisions: [String], fixes: [ExploredFix])?
    passed = []
    for (index, exchange) in record.exchanges.enumerated() {
      let state = state(
        of: exchange, record,
        failure: index == record.exchanges.count - 1 ? record.end.failure : nil,
        path: decided, at: index, isAsItIs: explored.isAsItIs)
      if let previous { add(.state(state), to: previous.state, previous.decisions, previous.fixes) }
      let own = exchange.moments.compactMap(\.decision).map { path[$0] }
      decided += own
      let fixes = exchange.repairs.map {
        ExploredFix(url: exchange.request.url ?? "", rule: $0.rule.id, message: $0.message)
      }
      previous = (state, own.map(\.label), fixes)
      if !fixes.isEmpty { tryAsItIs(state, decided, own) }
      passed.append(state)
      note(exchange, in: state, isLeft: decided.contains(where: \.isHangUp))
    }
    guard let last = previous else { return }
    if let question = record.pending {
      if explored.isAsItIs { return }
      expand(question, in: last.state, after: last.decisions, record, path)
    } else {
      add(.end(record.end.kind), to: last.state, last.decisions)
      noteSilence(record, path)
      noteEndlessness(record)
      if !explored.isAsItIs { exploration.endedPaths.append(path) }
    }
  }

  /// Plans a call up to here without repairs, as a caller experiences it today.
  private mutating func tryAsItIs(_ state: Int, _ decided: [Decision], _ own: [Decision]) {
    let place = "\(state)\u{1F}" + own.map(\.label).joined(separator: "\u{1F}")
    guard triedAsTheyAre.insert(place).inserted else { return }
    waiting.append(ExploredPath(decisions: decided, isAsItIs: true))
  }

  /// Records where responses follow each other while the caller does nothing, up to a limit.
  private mutating func noteEndlessness(_ record: CallRecord) {
    guard record.end.kind == .limit else { return }
    let last = record.exchanges.lastIndex { $0.moments.contains { $0.decision != nil } }
    let first = last.map { $0 + 1 } ?? 0
    let count = record.exchanges.count - first - 1
    guard count >= 10, passed.indices.contains(first) else { return }
    exploration.states[passed[first]].endlessDocuments = count
  }

  /// Records where a caller who did something is cut off without a word.
  private mutating func noteSilence(_ record: CallRecord, _ path: [Decision]) {
    guard record.end.kind == .hangup, !record.end.isFailure else { return }
    let events = record.moments
    let last = events.lastIndex { $0.moment.decision != nil }
    let rest = events[(last.map { $0 + 1 } ?? 0)...]
    let isSpokenTo = rest.contains { event in
      switch event.moment.kind {
      case .heard, .played, .dialed, .joined, .stream: true
      case .beeped, .waited, .pressed, .pressedNothing, .recorded, .recordedNothing, .sent,
        .callerHungUp, .hungUp, .rejected, .fellSilent:
        false
      }
    }
    if isSpokenTo { return }
    guard let last else {
      exploration.states[0].addSilentEnd(VerbPlace(line: 1, name: "Response"), after: nil)
      return
    }
    let (moment, document) = events[last]
    if case .dialed = moment.kind { return }
    // If nothing follows a Gather and digits make no request, the check reports it.
    switch moment.kind {
    case .pressed, .pressedNothing: if document == record.exchanges.count - 1 { return }
    default: break
    }
    exploration.states[passed[document]].addSilentEnd(
      VerbPlace(line: moment.line, name: moment.verb), after: moment.decision.map { path[$0].label }
    )
  }

  private mutating func add(
    _ target: ExploredEdge.Target, to state: Int, _ decisions: [String],
    _ fixes: [ExploredFix] = []
  ) {
    let edge = ExploredEdge(decisions: decisions, target: target, fixes: fixes)
    let edges = exploration.states[state].edges
    if !edges.contains(where: { $0.decisions == decisions && $0.target == target }) {
      exploration.states[state].edges.append(edge)
    }
  }

  /// - Parameter isLeft: whether it was the caller who hung up before.
  private mutating func note(_ exchange: Exchange, in state: Int, isLeft: Bool) {
    let isFirst = exploration.states[state].heard.isEmpty
    for moment in exchange.moments {
      let text: String
      switch moment.kind {
      case .heard(let words, _): text = words.onOneLine
      case .played(let media, _): text = media.onOneLine
      default: continue
      }
      if moment.isUnheard {
        let place = VerbPlace(line: moment.line, name: moment.verb)
        if !isLeft, !exploration.states[state].unheard.contains(place) {
          exploration.states[state].unheard.append(place)
        }
      } else if isFirst {
        exploration.states[state].heard.append(text)
      }
    }
  }

  private mutating func state(
    of exchange: Exchange, _ record: CallRecord, failure: DeliveryFailure?, path: [Decision],
    at index: Int, isAsItIs: Bool
  ) -> Int {
    let place =
      (isAsItIs ? "as it is\u{1F}" : "") + path.map(\.label).joined(separator: "\u{1F}")
      + "\u{1E}\(index)"
    let key = key(of: exchange, record.plan.caller, failure)
    if let known = visited[place] {
      if ids[key] != known { noteInstability(of: exchange, known, record.plan.caller) }
      return known
    }
    if let known = ids[key] {
      visited[place] = known
      return known
    }
    let id = exploration.states.count
    ids[key] = id
    visited[place] = id
    let source = exchange.compilation?.source
    exploration.states.append(
      ExploredState(
        id: id, method: exchange.request.method.rawValue.uppercased(),
        url: Self.shown(exchange.request.url ?? ""), status: exchange.status, failure: failure,
        source: SourceFile(name: source?.name ?? "", bytes: source?.documentText ?? []),
        reports: exchange.reports, path: path))
    return id
  }

  private mutating func noteInstability(of exchange: Exchange, _ state: Int, _ caller: Caller) {
    exploration.states[state].isUnstable = true
    unstableURLs.insert(Self.shown(exchange.request.url ?? ""))
    ids[key(of: exchange, caller, nil)] = state
  }

  /// The part of a response that is the same on each call.
  private func key(of exchange: Exchange, _ caller: Caller, _ failure: DeliveryFailure?) -> String {
    let url = Self.shown(exchange.request.url ?? "")
    guard let source = exchange.compilation?.source else {
      return "\(url) \(failure?.kind.rawValue ?? "")"
    }
    let text = String(decoding: source.documentText, as: UTF8.self)
    let document =
      unstableURLs.contains(url)
      ? Normalization.structure(of: text) : Normalization.normalized(text, of: caller)
    return "\(Normalization.normalized(url, of: caller)) \(exchange.status ?? 0) \(document)"
  }

  private static func shown(_ url: String) -> String { String(url.prefix { $0 != "?" }) }

  private mutating func expand(
    _ question: PendingQuestion, in state: Int, after decisions: [String], _ record: CallRecord,
    _ path: [Decision]
  ) {
    if exploration.states[state].question == nil { exploration.states[state].question = question }
    let place = "\(state)\u{1F}" + decisions.joined(separator: "\u{1F}")
    guard expanded.insert(place).inserted else { return }
    let prompts = exploration.states[state].heard
    let alternatives = question.kind.alternatives(prompts: prompts, more: plan.digits)
    guard path.count < plan.depth else {
      exploration.unfollowed += alternatives.count
      exploration.limit = exploration.limit ?? "the depth of \(plan.depth) decisions"
      return
    }
    waiting += alternatives.map { ExploredPath(decisions: path + [$0]) }
  }
}
