import Trace
import TwiMLSemantics

/// What was decided in one document, in order, to be decided the same way once more.
final class DecisionReplay: CallDecisions {
  private var acts: ArraySlice<CallerAct> = []
  private var dials: ArraySlice<Outcome.Dial> = []
  private var recordings: ArraySlice<Outcome.Recording> = []

  init(_ made: DecisionsMade) {
    acts = made.acts[...]
    dials = made.dials[...]
    recordings = made.recordings[...]
  }

  func act(at gather: Gather, _ place: DecisionPlace) -> CallerAct {
    acts.popFirst() ?? .press([])
  }

  /// The keys are among the acts.
  func leave(_ keys: ArraySlice<Character>) {}

  func result(of dial: Dial, _ place: DecisionPlace) -> Outcome.Dial {
    dials.popFirst() ?? .answered
  }

  func recording(for record: Record, _ place: DecisionPlace) -> Outcome.Recording {
    recordings.popFirst() ?? .silence
  }
}

/// What was decided in one document.
struct DecisionsMade {
  var acts: [CallerAct] = []
  var dials: [Outcome.Dial] = []
  var recordings: [Outcome.Recording] = []
}
