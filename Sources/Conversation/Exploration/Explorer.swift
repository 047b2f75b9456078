import Compiler
import Diagnostics
import HTTPAnswer
import Trace
import TwiMLSemantics

/// Walks an application through every decision, breadth first.
package struct Explorer {
  private let plan: ExplorationPlan
  private var exploration = Exploration()
  /// The states by what is the same of their responses on each call.
  private var ids: [String: Int] = [:]
  /// The states by the path that led to them.
  private var visited: [String: Int] = [:]
  /// Where on which state the decisions were tried already.
  private var expanded: Set<String> = []
  private var waiting: [[Decision]] = [[]]
  /// The states of the call that is looked at.
  private var passed: [Int] = []

  /// How many calls are made at a time: the same whatever the number of threads, so that a limit cuts
  /// at the same place.
  private static let batchSize = 32

  package init(_ plan: ExplorationPlan) { self.plan = plan }

  /// - Parameters:
  ///   - call: makes calls, in any order or together, and returns their records in order.
  ///   - progress: is told of each batch; returns whether to go on.
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
    return exploration
  }

  private func stopped(_ reason: String) -> Exploration {
    var exploration = exploration
    exploration.limit = reason
    exploration.unfollowed += waiting.count
    return exploration
  }

  private mutating func merge(_ record: CallRecord, _ path: [Decision]) {
    exploration.requestCount += record.exchanges.count
    if record.end.kind == .interrupted, record.pending == nil { return }
    var decided: [Decision] = []
    var fixes: [ExploredFix] = []
    var previous: (state: Int, decisions: [String])?
    passed = []
    for (index, exchange) in record.exchanges.enumerated() {
      let state = state(
        of: exchange, record,
        failure: index == record.exchanges.count - 1 ? record.end.failure : nil,
        path: decided, at: index, fixes)
      if let previous { add(.state(state), to: previous.state, previous.decisions) }
      let own = exchange.moments.compactMap(\.decision).map { path[$0] }
      decided += own
      previous = (state, own.map(\.label))
      passed.append(state)
      note(exchange, in: state, isLeft: decided.contains(where: \.isHangUp))
      fixes += exchange.repairs.map {
        ExploredFix(url: exchange.request.url ?? "", rule: $0.rule.id, message: $0.message)
      }
      fixes = fixes.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    guard let last = previous else { return }
    if let question = record.pending {
      expand(question, in: last.state, after: last.decisions, record, path)
    } else {
      add(.end(record.end.kind), to: last.state, last.decisions)
      noteSilence(record, path)
      exploration.endedPaths.append(path)
    }
  }

  /// Notes where a caller who did something is cut off without a word.
  private mutating func noteSilence(_ record: CallRecord, _ path: [Decision]) {
    guard record.end.kind == .hangup, !record.end.isFailure else { return }
    let events = record.moments
    let last = events.lastIndex { $0.moment.decision != nil }
    let rest = events[(last.map { $0 + 1 } ?? 0)...]
    let isSpokenTo = rest.contains { event in
      switch event.moment.kind {
      case .heard, .played, .dialed, .joined: true
      case .beeped, .waited, .pressed, .pressedNothing, .recorded, .recordedNothing, .sent,
        .callerHungUp, .hungUp, .rejected, .fellSilent, .unknown:
        false
      }
    }
    if isSpokenTo { return }
    guard let last else {
      exploration.states[0].silentEnds.append(SilentEnd(line: 1, decision: ""))
      return
    }
    let (moment, document) = events[last]
    if case .dialed = moment.kind { return }
    // Where nothing follows a Gather, and no digits make a request, the check says so.
    switch moment.kind {
    case .pressed, .pressedNothing: if document == record.exchanges.count - 1 { return }
    default: break
    }
    let state = passed[document]
    let end = SilentEnd(line: moment.line, decision: moment.decision.map { path[$0].label } ?? "")
    if !exploration.states[state].silentEnds.contains(end) {
      exploration.states[state].silentEnds.append(end)
    }
  }

  private mutating func add(
    _ target: ExploredEdge.Target, to state: Int, _ decisions: [String]
  ) {
    let edge = ExploredEdge(decisions: decisions, target: target)
    if !exploration.states[state].edges.contains(edge) {
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
        if !isLeft, !exploration.states[state].unheardLines.contains(moment.line) {
          exploration.states[state].unheardLines.append(moment.line)
        }
      } else if isFirst {
        exploration.states[state].heard.append(text)
      }
    }
  }

  private mutating func state(
    of exchange: Exchange, _ record: CallRecord, failure: DeliveryFailure?, path: [Decision],
    at index: Int, _ fixes: [ExploredFix]
  ) -> Int {
    let place = path.map(\.label).joined(separator: "\u{1F}") + "\u{1E}\(index)"
    let key = key(of: exchange, record.plan.caller, failure)
    if let known = visited[place] {
      if ids[key] != known { exploration.states[known].isUnstable = true }
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
        reports: exchange.reports, path: path, fixes: fixes))
    return id
  }

  /// What is the same of a response on each call.
  private func key(of exchange: Exchange, _ caller: Caller, _ failure: DeliveryFailure?) -> String {
    let url = (exchange.request.url ?? "").prefix { $0 != "?" }
    guard let source = exchange.compilation?.source else {
      return "\(url) \(failure?.kind.rawValue ?? "")"
    }
    let text = String(decoding: source.documentText, as: UTF8.self)
    let document = Normalization.normalized(text, of: caller)
    return
      "\(Normalization.normalized(String(url), of: caller)) \(exchange.status ?? 0) \(document)"
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
    waiting += alternatives.map { path + [$0] }
  }
}

extension PendingQuestion.Kind {
  /// What can be decided, the likeliest first.
  func alternatives(prompts: [String], more: [String]) -> [Decision] {
    switch self {
    case .dial: return DialResult.allCases.map { .dialing($0) }
    case .record:
      return [
        Decision(.record(Outcome().recording), label: "record \(Outcome.defaultSeconds) s"),
        Decision(.record(.silence), label: "record silence"),
        Decision(
          .record(.hangUp(seconds: Outcome.defaultSeconds)),
          label: "record \(Outcome.defaultSeconds) s hang-up"),
      ]
    case .keys(let digits, let finishKey):
      let offered = OfferedKeys.keys(in: prompts)
      var entries: [String]
      if digits == 1 {
        entries = offered.filter { $0.count == 1 }
        entries += "1234567890*#".map(String.init)
      } else {
        let length = digits ?? 4
        entries = offered.map { Self.ended($0, digits, finishKey) }
        let made = String(String(repeating: "1234567890", count: length / 10 + 1).prefix(length))
        entries.append(Self.ended(made, digits, finishKey))
        entries += more.map { Self.ended($0, digits, finishKey) }
      }
      entries.append("")
      var unique: [String] = []
      for entry in entries where !unique.contains(entry) { unique.append(entry) }
      return unique.map { .pressing($0) }
    }
  }

  /// An entry with the key that ends it, where that has to be pressed.
  private static func ended(_ keys: String, _ digits: Int?, _ finishKey: Character?) -> String {
    guard let finishKey, keys.last != finishKey, digits.map({ keys.count < $0 }) ?? true else {
      return keys
    }
    return keys + String(finishKey)
  }
}

extension Decision {
  /// Whether the caller hangs up by it.
  fileprivate var isHangUp: Bool {
    switch kind {
    case .act(.hangUp), .record(.hangUp): true
    case .act, .dial, .record: false
    }
  }

  fileprivate static func pressing(_ keys: String) -> Decision {
    Decision(.act(.press(Array(keys))), label: "press " + (keys.isEmpty ? "none" : keys))
  }

  fileprivate static func dialing(_ result: DialResult) -> Decision {
    Decision(.dial(result.outcome), label: "dial \(result.rawValue)")
  }
}
