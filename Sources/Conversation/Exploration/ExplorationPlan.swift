import Trace

/// The settings of an exploration.
package struct ExplorationPlan: Sendable {
  /// The call that every path begins as.
  package var call: CallPlan
  /// More entries for a `Gather` that takes several digits.
  package var digits: [String] = []
  /// The most decisions on a path.
  package var depth = ExplorationPlan.defaultDepth
  /// The most requests.
  package var requestLimit = ExplorationPlan.defaultRequestLimit

  package static let defaultDepth = 12
  package static let defaultRequestLimit = 5000

  package init(_ call: CallPlan) {
    self.call = call
    self.call.stopsAtQuestions = true
    self.call.repairsErrors = true
  }

  /// A call by one path, under ids that no other call of the walk has.
  func call(_ number: Int, by path: ExploredPath) -> CallPlan {
    var plan = call
    plan.decisions = path.decisions
    plan.repairsErrors = !path.isAsItIs
    // Of one width, or two numbers could make the same id.
    let digits = String(number)
    let suffix = String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    plan.caller.callID = Self.numbered(plan.caller.callID, suffix)
    plan.caller.otherLegCallID = Self.numbered(plan.caller.otherLegCallID, suffix)
    return plan
  }

  private static func numbered(_ id: String, _ suffix: String) -> String {
    String(id.dropLast(min(suffix.count, id.count))) + suffix
  }
}

/// A path through an application.
struct ExploredPath {
  let decisions: [Decision]
  /// Whether nothing is mended on it.
  var isAsItIs = false
}
