/// A step of the order in which to fix an application.
package struct FixStep: Sendable, Hashable {
  /// One fix, or several that only open something together.
  package let fixes: [ExploredFix]
  /// How many more responses a caller gets to, once the steps before are done too.
  package let opened: Int
}

/// The states of an application, with the fixes needed to get from one to another.
struct FixGraph {
  private let edges: [[(target: Int, fixes: Set<ExploredFix>)]]
  /// The fixes in the order in which the walk came to them.
  private let order: [ExploredFix: Int]
  /// For each state, the smallest set of fixes that a caller needs to get there.
  let needed: [[ExploredFix]]

  /// More fixes than anybody makes before exploring again.
  private static let stepLimit = 50

  init(_ states: [ExploredState]) {
    var order: [ExploredFix: Int] = [:]
    edges = states.map { state in
      state.edges.compactMap { edge in
        guard case .state(let target) = edge.target else { return nil }
        for fix in edge.fixes where order[fix] == nil { order[fix] = order.count }
        return (target, Set(edge.fixes))
      }
    }
    self.order = order
    let least = Self.leastFixes(edges)
    needed = least.map { fixes in fixes.sorted { (order[$0] ?? 0) < (order[$1] ?? 0) } }
  }

  /// For each state the smallest set that a path was found for, the shortest paths first.
  private static func leastFixes(
    _ edges: [[(target: Int, fixes: Set<ExploredFix>)]]
  ) -> [Set<ExploredFix>] {
    var least = [Set<ExploredFix>?](repeating: nil, count: edges.count)
    guard !edges.isEmpty else { return [] }
    least[0] = []
    var waiting = [0]
    while !waiting.isEmpty {
      var next: [Int] = []
      for state in waiting {
        for edge in edges[state] {
          let fixes = (least[state] ?? []).union(edge.fixes)
          if let known = least[edge.target], known.count <= fixes.count { continue }
          least[edge.target] = fixes
          next.append(edge.target)
        }
      }
      waiting = next
    }
    return least.map { $0 ?? [] }
  }

  /// What to fix, what opens the most first.
  func plan() -> [FixStep] {
    var fixed: Set<ExploredFix> = []
    var reached: Set<Int> = []
    if !edges.isEmpty { reached = opened(by: [], from: [(0, [])], beyond: []) }
    var steps: [FixStep] = []
    while steps.count < Self.stepLimit {
      let frontier = frontier(of: reached, after: fixed)
      guard let step = best(at: frontier, beyond: reached, after: fixed) else { break }
      fixed.formUnion(step.fixes)
      reached.formUnion(opened(by: fixed, from: frontier, beyond: reached))
      steps.append(step)
    }
    return steps
  }

  private typealias Edge = (target: Int, fixes: Set<ExploredFix>)

  /// The neighbors of the reached states, with the remaining fixes.
  private func frontier(of reached: Set<Int>, after fixed: Set<ExploredFix>) -> [Edge] {
    reached.flatMap { edges[$0] }.filter { !reached.contains($0.target) }.map {
      ($0.target, $0.fixes.subtracting(fixed))
    }
  }

  /// The fix that opens the most, or the fewest fixes that open anything together; nil if
  /// everything is open.
  private func best(
    at frontier: [Edge], beyond reached: Set<Int>, after fixed: Set<ExploredFix>
  ) -> FixStep? {
    let candidates = Set(frontier.map(\.fixes))
    let fewest = candidates.map(\.count).min()
    let rated = candidates.filter { $0.count == fewest }.map { fixes in
      (
        fixes: sorted(fixes),
        opened: opened(by: fixed.union(fixes), from: frontier, beyond: reached).count
      )
    }
    let best = rated.min { first, second in
      if first.opened != second.opened { return first.opened > second.opened }
      return first.fixes.compactMap { order[$0] }
        .lexicographicallyPrecedes(second.fixes.compactMap { order[$0] })
    }
    return best.map { FixStep(fixes: $0.fixes, opened: $0.opened) }
  }

  /// In the order in which the walk came to them.
  private func sorted(_ fixes: Set<ExploredFix>) -> [ExploredFix] {
    fixes.sorted { (order[$0] ?? 0) < (order[$1] ?? 0) }
  }

  /// The states that a caller reaches beyond the reached ones.
  private func opened(
    by fixed: Set<ExploredFix>, from frontier: [Edge], beyond reached: Set<Int>
  ) -> Set<Int> {
    var opened: Set<Int> = []
    var waiting = frontier
    while let (target, fixes) = waiting.popLast() {
      guard !reached.contains(target), fixes.isSubset(of: fixed), opened.insert(target).inserted
      else { continue }
      waiting += edges[target]
    }
    return opened
  }
}
