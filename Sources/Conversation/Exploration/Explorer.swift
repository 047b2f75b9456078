import Compiler
import Diagnostics
import HTTPResponses
import Trace
import TwiMLSemantics

/// Walks an application through every decision, breadth first.
package struct Explorer {
  let plan: ExplorationPlan
  var exploration = Exploration()
  /// The states by the part of their responses that is the same on each call.
  var ids: [String: Int] = [:]
  /// The states by the path that led to them.
  var visited: [String: Int] = [:]
  /// Where on which state the decisions were tried already.
  private var expanded: Set<String> = []
  var waiting: [ExploredPath] = [ExploredPath(decisions: [])]
  /// The states of the current call.
  var passed: [Int] = []
  /// How many decisions were made before each of these states.
  var decisionCounts: [Int] = []
  /// Paths to try last: they differ from others only in numbers.
  private var deferred: [ExploredPath] = []
  /// Paths that show whether a menu ever ends; tried first.
  var probes: [ExploredPath] = []
  /// The menus that were probed, by their number.
  var probed: Set<Int> = []
  /// The responses that differ only in numbers.
  var likenesses = Likenesses()
  /// Repaired documents for which a call without the repair was made.
  private var triedAsTheyAre: Set<String> = []
  /// The URLs whose responses differ on each call: there only the structure counts.
  var unstableURLs: Set<String> = []

  /// The number of calls in a batch; it does not depend on the number of threads, so that a limit
  /// stops at the same place.
  private static let batchSize = 32

  package init(_ plan: ExplorationPlan) { self.plan = plan }

  /// - Parameters:
  ///   - progress: called with the findings so far.
  ///   - stop: called before each round of requests; returns the reason to stop, or nil to continue.
  package mutating func run(
    over transport: some Transport, progress: (Exploration) -> Void = { _ in },
    stop: () -> String? = { nil }
  ) -> Exploration {
    while true {
      if waiting.isEmpty { swap(&waiting, &deferred) }
      if waiting.isEmpty, probes.isEmpty { return finished() }
      progress(exploration)
      if let reason = limit(stop) { return stopped(reason) }
      waiting.insert(contentsOf: probes, at: 0)
      probes = []
      let batch = Array(waiting.prefix(Self.batchSize))
      waiting.removeFirst(batch.count)
      var group = CallGroup(
        batch.enumerated().map { plan.call(exploration.callCount + $0.offset, by: $0.element) })
      group.run(
        over: transport, requestLimit: plan.requestLimit - exploration.requestCount,
        isStopped: { stop() != nil })
      exploration.callCount += batch.count
      exploration.requestCount += group.requestCount
      let records = group.records
      for (path, record) in zip(batch, records) { merge(record, path) }
      let cut = records.count { $0.isCut }
      exploration.unfollowed += zip(batch, records).count {
        $0.purpose == .exploring && $1.isCut
      }
      if cut > 0 { return stopped(limit(stop) ?? "a request was interrupted") }
    }
  }

  /// Why no more requests are made; nil where nothing forbids them.
  private func limit(_ stop: () -> String?) -> String? {
    exploration.requestCount < plan.requestLimit
      ? stop()
      : "the limit of \(plan.requestLimit) \(plan.requestLimit == 1 ? "request" : "requests")"
  }

  private func stopped(_ reason: String) -> Exploration {
    var exploration = finished()
    exploration.limit = reason
    exploration.unfollowed += (waiting + deferred).count { $0.purpose == .exploring }
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
    if case .probing(let repetition) = explored.purpose { return judge(repetition, by: record) }
    let path = explored.decisions
    let isAsItIs = explored.purpose == .tryingAsItIs
    var decided: [Decision] = []
    var previous: (state: Int, decisions: [String], fixes: [ExploredFix])?
    (passed, decisionCounts) = ([], [])
    for (index, exchange) in record.finishedExchanges.enumerated() {
      let state = state(
        of: exchange, record,
        failure: index == record.exchanges.count - 1 ? record.end.failure : nil,
        path: decided, at: index, isAsItIs: isAsItIs)
      if let previous { add(.state(state), to: previous.state, previous.decisions, previous.fixes) }
      decisionCounts.append(decided.count)
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
    guard let last = previous, !record.isCut else { return }
    if let question = record.pending {
      if isAsItIs { return }
      expand(question, in: last.state, after: last.decisions, record, path)
    } else {
      add(.end(record.end.kind), to: last.state, last.decisions)
      noteSilence(record, path)
      noteEndlessness(record)
      if !isAsItIs { exploration.endedPaths.append(path) }
    }
  }

  /// Plans a call up to here without repairs, as a caller experiences it today.
  private mutating func tryAsItIs(_ state: Int, _ decided: [Decision], _ own: [Decision]) {
    let place = "\(state)\u{1F}" + own.map(\.label).joined(separator: "\u{1F}")
    guard triedAsTheyAre.insert(place).inserted else { return }
    waiting.append(ExploredPath(decisions: decided, purpose: .tryingAsItIs))
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
      return probe(path)
    }
    let paths = alternatives.map { ExploredPath(decisions: path + [$0]) }
    if likenesses.isCommon(state) {
      deferred += paths
      probe(path)
    } else {
      waiting += paths
    }
  }
}

extension CallRecord {
  /// Whether the call was stopped before it came to its end or to a question.
  fileprivate var isCut: Bool { end.kind == .interrupted && pending == nil }

  /// The exchanges without the one that was interrupted.
  fileprivate var finishedExchanges: ArraySlice<Exchange> {
    isCut && exchanges.last?.bytes == nil ? exchanges.dropLast() : exchanges[...]
  }
}
