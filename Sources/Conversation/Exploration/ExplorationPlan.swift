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
    plan.repairsErrors = path.purpose != .tryingAsItIs
    if case .probing = path.purpose {
      plan.documentLimit = max(plan.documentLimit, CallPlan.defaultDocumentLimit)
    }
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
  var purpose = Purpose.exploring

  enum Purpose: Equatable {
    case exploring
    /// Nothing is mended on it.
    case tryingAsItIs
    /// Whether a menu ever ends, where the caller does the same again and again.
    case probing(Repetition)
  }

  /// Something that a caller does again and again.
  struct Repetition: Equatable {
    /// The state with the menu.
    let state: Int
    /// How many responses there were before the menu.
    let start: Int
    /// What is done each time, as in `press 1`.
    let label: String
    /// Whether it is nothing.
    let isPassive: Bool
  }
}
