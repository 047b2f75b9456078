package import Trace

/// What somebody on the call does, decided in advance.
package struct Decision: Sendable, Hashable {
  package let kind: Kind
  /// As the user wrote it, for example `--press 1`.
  package let label: String

  package enum Kind: Sendable, Hashable {
    case act(CallerAct)
    case dial(Outcome.Dial)
    case record(Outcome.Recording)
  }

  package init(_ kind: Kind, label: String) {
    self.kind = kind
    self.label = label
  }
}

/// The decisions of a call: a queue for each kind, in order.
struct DecisionQueues {
  let decisions: [Decision]
  private var acts: ArraySlice<(index: Int, act: CallerAct)>
  private var dials: ArraySlice<(index: Int, result: Outcome.Dial)>
  private var recordings: ArraySlice<(index: Int, recording: Outcome.Recording)>

  init(_ decisions: [Decision]) {
    self.decisions = decisions
    acts = []
    dials = []
    recordings = []
    for (index, decision) in decisions.enumerated() {
      switch decision.kind {
      case .act(let act): acts.append((index, act))
      case .dial(let result): dials.append((index, result))
      case .record(let recording): recordings.append((index, recording))
      }
    }
  }

  mutating func nextAct() -> (index: Int, act: CallerAct)? { acts.popFirst() }
  mutating func nextDial() -> (index: Int, result: Outcome.Dial)? { dials.popFirst() }
  mutating func nextRecording() -> (index: Int, recording: Outcome.Recording)? {
    recordings.popFirst()
  }

  /// The indices of the unused decisions.
  var unused: [Int] {
    (acts.map(\.index) + dials.map(\.index) + recordings.map(\.index)).sorted()
  }
}
