import Trace
import TwiMLSemantics

/// The decisions in one document, replayed in order.
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

/// The decisions in one document.
struct DecisionsMade {
  var acts: [CallerAct] = []
  var dials: [Outcome.Dial] = []
  var recordings: [Outcome.Recording] = []
}
