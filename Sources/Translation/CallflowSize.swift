import TwiMLSemantics

/// The size of the callflow for the verbs of a document.
///
/// The actions after a failed off-net call are written once for each of its causes, so several such
/// calls in a row must not multiply.
struct CallflowSize {
  /// For each verb, the actions that are written from it on, at most; then 0. Empty without an
  /// off-net call, which alone asks for them.
  private var sizes: [Int]

  /// Where three causes would make more actions than that, one leads on.
  private static let limit = 1000

  init(_ statements: ArraySlice<Statement>) {
    sizes = []
    guard statements.contains(where: \.callsOffnet) else { return }
    sizes = [0]
    for index in statements.indices.reversed() {
      var size = sizes[sizes.count - 1]
      if case .dial(let dial) = statements[index].verb {
        size = Self.size(after: dial, size)
        for _ in 0..<dial.offnetCount { size = 2 + size * Self.causes(before: size).count }
      }
      sizes.append(size + statements[index].weight)
    }
    sizes.reverse()
  }

  /// The causes that lead on from each off-net call of a `Dial`, in their order.
  func causes(of dial: Dial, at position: Int) -> [[String]] {
    guard dial.offnetCount > 0 else { return [] }
    var size = Self.size(after: dial, sizes[position + 1])
    var causes: [[String]] = []
    for _ in 0..<dial.offnetCount {
      causes.append(Self.causes(before: size))
      size = 2 + size * causes[causes.count - 1].count
    }
    return causes.reversed()
  }

  private static func causes(before size: Int) -> [String] {
    let causes = ["NO_ANSWER", "USER_BUSY", "CALL_REJECTED"]
    return size * causes.count > limit ? [causes[0]] : causes
  }

  /// - Parameter rest: of the verbs after it.
  private static func size(after dial: Dial, _ rest: Int) -> Int {
    // Its action requests another document.
    dial.next == nil ? rest : Statement.maxActionsPerVerb
  }
}

extension Dial {
  /// How many off-net calls it becomes.
  fileprivate var offnetCount: Int {
    switch destination {
    case .number: return 1
    case .endpoints(let endpoints):
      return endpoints.count { if case .number = $0 { true } else { false } }
    case .nothing, .nobody, .conference, .queue, .unreadable: return 0
    }
  }
}

extension Statement {
  fileprivate var callsOffnet: Bool {
    if case .dial(let dial) = verb { dial.offnetCount > 0 } else { false }
  }

  /// The maximum number of actions for a verb without repetition.
  fileprivate static let maxActionsPerVerb = 6

  /// The actions that it becomes, at most and without off-net calls.
  fileprivate var weight: Int {
    switch verb {
    case .say(let say): return say.repetition.weight
    case .play(let play): return play.repetition.weight
    case .gather(let gather):
      return gather.prompts.reduce(Self.maxActionsPerVerb) { $0 + $1.weight }
    case .pause, .hangup, .reject, .redirect, .set, .record, .dial, .stream, .unknown:
      return Self.maxActionsPerVerb
    }
  }
}

extension Repetition {
  fileprivate var weight: Int {
    self == .times(1) ? Statement.maxActionsPerVerb : RepetitionPlan.limit
  }
}
