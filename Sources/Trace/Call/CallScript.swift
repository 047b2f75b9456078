import TwiMLSemantics

/// The acts of the people on a call, decided in advance: a queue for each kind.
package struct CallScript: Sendable, Hashable {
  /// The acts at one `Gather` after the other; afterwards no key is pressed.
  package var acts: [CallerAct]
  /// What becomes of the dialed calls.
  package var dials: [Outcome.Dial]
  /// What is recorded.
  package var recordings: [Outcome.Recording]

  package init(
    acts: [CallerAct] = [], dials: [Outcome.Dial] = [], recordings: [Outcome.Recording] = []
  ) {
    self.acts = acts
    self.dials = dials
    self.recordings = recordings
  }
}

/// Decides by a script.
///
/// On one document, the last result of a dial and the last recording apply to all later ones, and
/// unneeded keys of a `Gather` are left for the next.
final class ScriptedDecisions: CallDecisions {
  private var acts: ArraySlice<CallerAct>
  private var dials: ArraySlice<Outcome.Dial>
  private var recordings: ArraySlice<Outcome.Recording>

  init(_ script: CallScript) {
    acts = script.acts[...]
    dials = script.dials[...]
    recordings = script.recordings[...]
  }

  func act(at gather: Gather, _ place: DecisionPlace) -> CallerAct { acts.popFirst() ?? .press([]) }

  func leave(_ keys: ArraySlice<Character>) {
    if !keys.isEmpty { acts = [.press(Array(keys))] + acts }
  }

  func result(of dial: Dial, _ place: DecisionPlace) -> Outcome.Dial {
    Self.next(&dials) ?? .answered
  }

  func recording(for record: Record, _ place: DecisionPlace) -> Outcome.Recording {
    Self.next(&recordings) ?? Outcome().recording
  }

  private static func next<Value>(_ queue: inout ArraySlice<Value>) -> Value? {
    queue.count > 1 ? queue.removeFirst() : queue.first
  }
}
