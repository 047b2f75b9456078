import Trace

extension Explorer {
  /// Plans calls that show whether the menu at the end of a path ever ends: one on which the caller
  /// does nothing, and one on which the caller does the same again and again.
  mutating func probe(_ path: [Decision]) {
    guard let end = passed.indices.last, probed.count < Self.probeLimit else { return }
    let structure = likenesses.structure(of: passed[end])
    let alike = passed.indices.filter { likenesses.structure(of: passed[$0]) == structure }
    guard alike.count >= Self.leastAlike else { return }
    let first = alike[0]
    let made = Array(path[decisionCounts[alike[alike.count - 2]]..<decisionCounts[end]])
    guard !made.isEmpty, probed.insert(structure).inserted else { return }
    let repeatedDecisions = firstKey(at: passed[first], leadingTo: structure).map { [$0] } ?? made
    for (decisions, isPassive) in [([Decision.pressing("")], true), (repeatedDecisions, false)] {
      let repeated = Array(repeating: decisions, count: CallPlan.defaultDocumentLimit)
      let label = decisions.map(\.label).joined(separator: ", ")
      probes.append(
        ExploredPath(
          decisions: path[..<decisionCounts[first]] + repeated.flatMap { $0 },
          purpose: .probing(
            ExploredPath.Repetition(
              state: passed[first], start: first, label: label, isPassive: isPassive))))
    }
  }

  /// The first key that leads from a menu to another one like it.
  private func firstKey(at menu: Int, leadingTo structure: Int) -> Decision? {
    for edge in exploration.states[menu].edges {
      guard edge.decisions.count == 1, edge.decisions[0].hasPrefix("press "),
        edge.decisions != ["press none"], case .state(let target) = edge.target, target != menu,
        likenesses.structure(of: target) == structure
      else { continue }
      return .pressing(String(edge.decisions[0].dropFirst("press ".count)))
    }
    return nil
  }

  /// So many menus that are alike are no chance.
  private static let leastAlike = 3
  /// More menus without end than anybody looks at.
  private static let probeLimit = 10

  /// Notes a menu without end.
  mutating func judge(_ repetition: ExploredPath.Repetition, by record: CallRecord) {
    guard record.end.kind == .limit, exploration.states[repetition.state].endlessMenu == nil else {
      return
    }
    let structure = likenesses.structure(of: repetition.state)
    let alike = record.exchanges.dropFirst(repetition.start + 1).filter { exchange in
      likenesses.structure(of: Self.text(of: exchange), at: exchange.request.url ?? "")
        == structure
    }
    guard alike.count >= 10 else { return }
    exploration.states[repetition.state].endlessMenu = EndlessMenu(
      label: repetition.label, isPassive: repetition.isPassive, count: alike.count)
  }
}
