package import Diagnostics

/// A file of scenarios in which failed expectations are replaced by what happened. Decisions,
/// comments and valid expectations stay unchanged.
/// - Parameter results: each scenario with the call that was made for it, and whether that passed.
package func updateScenarios(
  _ source: SourceFile, _ results: [(scenario: Scenario, record: CallRecord, isPassed: Bool)]
) -> String {
  var updater = ScenarioUpdater(source)
  for result in results where !result.isPassed { updater.update(result.scenario, result.record) }
  return updater.text
}

/// Collects the lines that change.
private struct ScenarioUpdater {
  private let source: SourceFile
  private let lines: LineTable
  private var removed: Set<Int> = []
  /// The lines to add before a line, by its number.
  private var added: [Int: [String]] = [:]

  init(_ source: SourceFile) {
    self.source = source
    lines = LineTable(source)
  }

  mutating func update(_ scenario: Scenario, _ record: CallRecord) {
    let matcher = ScenarioMatcher(scenario, record)
    var position = 0
    var segment: [Int] = []
    for index in scenario.statements.indices {
      if let decision = matcher.decisions[index] {
        position = finish(segment, of: scenario, matcher, from: position)
        segment = []
        if let event = matcher.events.index(ofDecision: decision) {
          position = max(position, event + 1)
        }
      } else if case .end(let end) = scenario.statements[index].kind {
        position = finish(segment, of: scenario, matcher, from: position)
        segment = []
        let range = scenario.statements[index].range
        let isWrong =
          matcher.checkEnd(end, at: range) != nil
          || !matcher.unexpectedErrors(hasMismatch: false).isEmpty
        if isWrong { replace([index], of: scenario, by: [ScenarioWriter.endLine(of: record)]) }
      } else {
        segment.append(index)
      }
    }
    _ = finish(segment, of: scenario, matcher, from: position)
  }

  /// Rewrites the expectations between two decisions if any of them fails.
  /// - Parameters:
  /// - segment: the indices of the statements.
  /// - position: the first event after the decision before them.
  /// - Returns: the event after them.
  private mutating func finish(
    _ segment: [Int], of scenario: Scenario, _ matcher: ScenarioMatcher, from position: Int
  ) -> Int {
    guard let last = segment.last else { return position }
    let limit = max(position, matcher.boundary(after: last))
    var next = position
    for index in segment {
      let kind = scenario.statements[index].kind
      guard
        let match = (min(next, limit)..<limit).first(where: {
          matcher.matches(kind, matcher.events.all[$0])
        })
      else {
        let events = matcher.events.all[position..<limit]
        let now = events.compactMap { ScenarioWriter.line(for: $0, of: matcher.record) }
        replace(segment, of: scenario, by: now)
        return limit
      }
      next = match + 1
    }
    return next
  }

  private mutating func replace(_ statements: [Int], of scenario: Scenario, by text: [String]) {
    let numbers = statements.map { number(of: scenario.statements[$0]) }
    removed.formUnion(numbers)
    if let first = numbers.first { added[first, default: []] += text }
  }

  private func number(of statement: Statement) -> Int {
    lines.position(at: statement.range.lowerBound).line
  }

  /// The file as it is now.
  var text: String {
    var text = ""
    for number in 1...lines.count {
      for line in added[number] ?? [] { text += line + "\n" }
      if removed.contains(number) { continue }
      text += source[lines.range(ofLine: number)]
      if number < lines.count { text += "\n" }
    }
    return text
  }
}
