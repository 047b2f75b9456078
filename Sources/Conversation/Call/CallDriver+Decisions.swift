package import Trace
package import TwiMLSemantics

extension CallDriver: CallDecisions {
  package func act(at gather: Gather, _ place: DecisionPlace) -> CallerAct {
    let act = decidedAct(at: gather, place)
    made.acts.append(act)
    return act
  }

  private func decidedAct(at gather: Gather, _ place: DecisionPlace) -> CallerAct {
    if !unneededKeys.isEmpty {
      // The process that runs the document has them in its mailbox; the next one will not.
      defer { unneededKeys = [] }
      builder?.leave([])
      tell(place.steps)
      return .press(Array(unneededKeys))
    }
    tell(place.steps)
    if let (index, act) = queues.nextAct() {
      decide(index)
      return act
    }
    guard case .act(let act) = ask(.keys(gather), place) else { return .press([]) }
    return act
  }

  package func leave(_ keys: ArraySlice<Character>) {
    unneededKeys = keys
    builder?.leave(keys)
  }

  package func result(of dial: Dial, _ place: DecisionPlace) -> Outcome.Dial {
    let result = decidedResult(place)
    made.dials.append(result)
    return result
  }

  private func decidedResult(_ place: DecisionPlace) -> Outcome.Dial {
    tell(place.steps)
    if let (index, result) = queues.nextDial() {
      decide(index)
      return result
    }
    guard case .dialed(let party, _) = builder?.ringing?.kind,
      case .dial(let result) = ask(.result(of: party), place)
    else { return .answered }
    return result
  }

  package func recording(for record: Record, _ place: DecisionPlace) -> Outcome.Recording {
    tell(place.steps)
    var recording = Outcome().recording
    if let (index, decided) = queues.nextRecording() {
      decide(index)
      recording = decided
    } else if case .record(let decided) = ask(.recording(record), place) {
      recording = decided
    }
    switch recording {
    case .sound(let seconds, _), .hangUp(let seconds): builder?.speak(seconds: seconds)
    case .silence: break
    }
    made.recordings.append(recording)
    return recording
  }

  /// Records a decision; prompts heard before it can be heard again.
  private func decide(_ index: Int?) {
    repeated.removeAll()
    builder?.follow(index)
  }

  private func ask(_ question: CallQuestion, _ place: DecisionPlace) -> Decision.Kind? {
    if plan.stopsAtQuestions {
      let line = builder?.line(of: place.element) ?? 1
      pending =
        pending
        ?? PendingQuestion(kind: question.kind, document: exchanges.count - 1, line: line)
      return nil
    }
    guard let kind = observer?.decide(question) else { return nil }
    decide(nil)
    return kind
  }
}
