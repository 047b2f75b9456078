import Compiler
package import Diagnostics
import Trace
import TwiMLSemantics

extension Scenario {
  /// Compares a call with this scenario.
  /// - Parameter record: the call, made with the decisions of this scenario in order.
  /// - Returns: the first failed expectation, and the errors of the call that the scenario does not
  ///   name; empty if the call matches.
  package func compare(with record: CallRecord) -> [Diagnostic] {
    var matcher = ScenarioMatcher(self, record)
    return matcher.run()
  }
}

/// Goes through the statements of a scenario and the events of a call together.
struct ScenarioMatcher {
  let scenario: Scenario
  let record: CallRecord
  let events: CallEvents
  /// The first event that was not compared.
  var position = 0
  /// The indices of deciding statements, with those of their decisions.
  let decisions: [Int: Int]

  init(_ scenario: Scenario, _ record: CallRecord) {
    self.scenario = scenario
    self.record = record
    events = CallEvents(record)
    decisions = Dictionary(
      uniqueKeysWithValues: scenario.decisions.enumerated().map { ($1.statement, $0) })
  }

  mutating func run() -> [Diagnostic] {
    var found: [Diagnostic] = []
    if let failure = record.end.failure, record.exchanges.count == 1, !allowsFailure {
      return [Diagnostic(.failedCall, failure.message, at: scenario.range)]
    }
    for index in scenario.statements.indices {
      if let failure = check(index) {
        found.append(failure)
        break
      }
    }
    if found.isEmpty, let failure = checkRest() { found.append(failure) }
    return found + unexpectedErrors(hasMismatch: !found.isEmpty)
  }

  /// Whether the scenario is about a first request that fails.
  private var allowsFailure: Bool {
    switch scenario.statements.last?.kind {
    case .end(.kind(.failed)), .end(.error): true
    case .end, .hear, .play, .join, .press, .hangUp, .dial, .record, .request, nil: false
    }
  }

  private mutating func check(_ index: Int) -> Diagnostic? {
    let statement = scenario.statements[index]
    if let decision = decisions[index] { return checkDecision(decision, index) }
    if case .end(let end) = statement.kind { return checkEnd(end, at: statement.range) }
    let limit = boundary(after: index)
    let start = min(position, limit)
    guard let match = (start..<limit).first(where: { matches(statement.kind, events.all[$0]) })
    else {
      return mismatch(statement, in: start..<limit)
    }
    if let failure = checkStrictly(start..<match, at: statement.range) { return failure }
    position = match + 1
    return nil
  }

  /// The event of the next decision after a statement; expectations before it must be met by then.
  func boundary(after index: Int) -> Int {
    for later in scenario.statements.indices where later > index {
      guard let decision = decisions[later] else { continue }
      guard let event = events.index(ofDecision: decision) else { break }
      return max(event, position)
    }
    return events.all.count
  }

  private mutating func checkDecision(_ decision: Int, _ index: Int) -> Diagnostic? {
    let statement = scenario.statements[index]
    var event = events.index(ofDecision: decision)
    // A prompt that repeats without end waits for nobody's decision: the caller must hang up.
    if event == nil, case .hangUp = statement.kind {
      event = events.undecidedHangup(from: position)
    }
    guard let event else {
      return Diagnostic(
        .unusedDecision, "nothing on the call asks for this decision",
        at: statement.range, help: told(position..<events.all.count) + [ending])
    }
    if event > position,
      let failure = checkStrictly(position..<event, at: statement.range)
    {
      return failure
    }
    if case .dial(let party?, _) = statement.kind, case .moment(let moment, _) = events.all[event],
      case .dialed(let dialed, _) = moment.kind,
      !dialed.text.onOneLine.contains(
        ScenarioVariables.resolve(party, by: record.plan.caller).onOneLine)
    {
      return Diagnostic(
        .failedExpectation, "'\(party)' is not dialed here", at: statement.range,
        help: ["dialed instead: \(dialed.text)\(place(of: events.all[event]))"])
    }
    position = max(position, event + 1)
    return nil
  }

  func matches(_ kind: Statement.Kind, _ event: CallEvents.Event) -> Bool {
    let caller = record.plan.caller
    switch (kind, event) {
    case (.hear(let match), .moment(let moment, _)):
      return moment.media.map { match.matches($0.text, by: caller) } ?? false
    case (.play(let match), .moment(let moment, _)):
      guard let media = moment.media, media.isPlayed else { return false }
      return match.matches(media.text, by: caller)
    case (.join(let match), .moment(let moment, _)):
      guard case .joined(let conference, _) = moment.kind else { return false }
      return match.matches(conference, by: caller)
    case (.request(let match), .request(let index)):
      return match.matches(
        record.exchanges[index].request, by: caller, start: record.plan.url, written: scenario.url)
    case (.hear, .request), (.play, .request), (.join, .request), (.request, .moment),
      (.press, _), (.hangUp, _), (.dial, _), (.record, _), (.end, _):
      return false
    }
  }

  private func checkRest() -> Diagnostic? {
    checkStrictly(position..<max(position, events.all.count), at: scenario.range)
  }

  /// Whether something happens that the scenario would have to name.
  private func checkStrictly(_ range: Range<Int>, at place: SourceRange) -> Diagnostic? {
    guard scenario.isStrict else { return nil }
    for index in range {
      guard let line = ScenarioWriter.line(for: events.all[index], of: record),
        line != "press none"
      else { continue }
      return Diagnostic(
        .failedExpectation, "the scenario does not expect what comes before this",
        at: place, help: ["\(line)\(self.place(of: events.all[index]))"])
    }
    return nil
  }
}

extension ScenarioMatcher {
  private func mismatch(_ statement: Statement, in range: Range<Int>) -> Diagnostic {
    let what =
      switch statement.kind {
      case .hear: "this is not heard"
      case .play: "this is not played"
      case .join: "the caller does not enter this conference"
      case .request: "this is not requested"
      case .press, .hangUp, .dial, .record, .end: "this does not happen"
      }
    var help = told(range)
    if range.upperBound == events.all.count { help.append(ending) }
    return Diagnostic(.failedExpectation, what, at: statement.range, help: help)
  }

  /// What happened instead, as lines of a scenario.
  private func told(_ range: Range<Int>) -> [String] {
    let lines = range.compactMap { index -> String? in
      ScenarioWriter.line(for: events.all[index], of: record).map {
        $0 + place(of: events.all[index])
      }
    }
    let limit = 4
    let head = lines.prefix(limit).enumerated().map { ($0 == 0 ? "instead: " : "then: ") + $1 }
    return lines.count > limit ? head + ["and \(lines.count - limit) more"] : head
  }

  private var ending: String { "the call ends: \(record.end.sentence)" }

  /// As in ` (line 3 of http://localhost:8080/voice)`.
  private func place(of event: CallEvents.Event) -> String {
    guard case .moment(let moment, let document) = event else { return "" }
    return " (line \(moment.line) of \(record.exchanges[document].request.url ?? "the response"))"
  }

  func checkEnd(_ end: EndMatch, at range: SourceRange) -> Diagnostic? {
    switch end {
    case .kind(let kind) where kind == record.end.kind: nil
    case .kind:
      Diagnostic(
        .failedExpectation, "the call does not end this way", at: range,
        help: [ScenarioWriter.endLine(of: record), ending])
    case .error(let rules):
      missing(rules).map { rule in
        Diagnostic(
          .failedExpectation,
          rule.isEmpty ? "the call has no error" : "the call has no error '\(rule)'",
          at: range, help: [ScenarioWriter.endLine(of: record), ending])
      }
    }
  }

  /// The first rule that is expected and did not find anything; empty where any would do.
  private func missing(_ rules: [String]) -> String? {
    if rules.isEmpty { return record.errors.isEmpty && !record.end.isFailure ? "" : nil }
    let found = record.errors.map(\.finding.rule.id) + [record.end.failure?.kind.rawValue ?? ""]
    return rules.first { !found.contains($0) }
  }

  /// The errors of the call that its end does not name.
  func unexpectedErrors(hasMismatch: Bool) -> [Diagnostic] {
    var allowed: EndMatch?
    var place = scenario.range
    if let last = scenario.statements.last, case .end(let end) = last.kind {
      allowed = end
      place = last.range
    }
    var names: [String]? = []
    if case .error(let rules) = allowed { names = rules.isEmpty ? nil : rules }
    guard let names else { return [] }
    let errors = record.errors.filter { !names.contains($0.finding.rule.id) }
    if !errors.isEmpty {
      return errors.prefix(10).map { error, document in
        Diagnostic(
          .failedCall, error.message, at: place,
          help: [
            "\(record.exchanges[document].place(of: error)) [\(error.rule.id)]",
            "if this is intended, write 'end error \(error.rule.id)'",
          ])
      }
    }
    guard !hasMismatch, record.end.isFailure, record.errors.isEmpty else { return [] }
    if case .kind(record.end.kind) = allowed { return [] }
    if let failure = record.end.failure, names.contains(failure.kind.rawValue) { return [] }
    return [Diagnostic(.failedCall, record.end.sentence, at: place)]
  }
}

extension Moment {
  /// The spoken text or played sound.
  fileprivate var media: (text: String, isPlayed: Bool)? {
    switch kind {
    case .heard(let text, _): (text, false)
    case .played(let media, _): (media, true)
    case .beeped, .waited, .pressed, .pressedNothing, .dialed, .joined, .recorded, .recordedNothing,
      .sent, .callerHungUp, .hungUp, .rejected, .fellSilent, .stream:
      nil
    }
  }
}

extension Exchange {
  /// As in `http://localhost:8080/voice:3:5`.
  fileprivate func place(of finding: Diagnostic) -> String {
    for (source, findings) in reports {
      guard
        let same = findings.first(where: {
          $0.rule == finding.rule && $0.message == finding.message
        })
      else { continue }
      let position = LineTable(source).position(at: same.range.lowerBound)
      return "\(source.name):\(position.line):\(position.column)"
    }
    return request.url ?? ""
  }
}
