import TwiMLSemantics

extension CallEvent {
  /// What happens, as a clause.
  package var sentence: String {
    switch self {
    case .pause(let seconds): "Kazoo waits for \(seconds) s"
    case .keys(let keys): "the caller presses \(keys)"
    case .keysTimedOut(let seconds): "no key is pressed for \(seconds) s"
    case .callerHangsUp: "the caller hangs up at some time"
    case .answered: "the call is answered, and ends before its time limit"
    case .busy: "the line is busy"
    case .noAnswer: "nobody answers"
    case .recorded(let seconds, let end): "the recording ends after \(seconds) s, \(end.phrase)"
    case .recordedSilence: "the recording is silent"
    case .conferenceOver: "the conference ends"
    case .promptsFailed: "the prompts end, and silence follows: Kazoo fails on this verb"
    case .documentedSettings(let names):
      "Kazoo 5 is documented to obey \(names.joined(separator: ", ")), by code that is not public"
    case .stream(let event): event.sentence
    }
  }
}

extension StreamEvent {
  /// What happens, as a clause.
  package var sentence: String {
    switch self {
    case .started(let url): "Kazoo streams the call to \(url ?? "the document's own URL")"
    case .refused(let url): "Kazoo does not stream to \(url ?? "the document's own URL")"
    case .stopped(let name): "Kazoo stops \(name.map { "the stream '\($0)'" } ?? "all streams")"
    }
  }
}

extension RecordingEnd {
  fileprivate var phrase: String {
    switch self {
    case .key(let key): "by the key \(key)"
    case .hangup: "because the caller hangs up"
    case .silence: "by silence, because no key can end it"
    case .limit: "at its limit, because no key can end it"
    }
  }
}

extension End {
  /// Why the run ends, as a clause, and what Kazoo does then.
  package var sentence: String {
    switch self {
    case .ran: "no verb is left, so Kazoo hangs up"
    case .stopped(let stop): stop.sentence
    case .request: "Kazoo requests the next document"
    case .failed(.unknownElement): "unknown verb: Kazoo hangs up"
    case .failed(.crash): "Kazoo crashes: nobody hangs up, and the caller hears nothing"
    case .failed(.onRequest):
      "Kazoo crashes before it sends the request: nobody hangs up, and the caller hears nothing"
    case .failed: "Kazoo fails on this verb and hangs up"
    case .callerGone: "the caller is gone, so the document ends here"
    }
  }
}

extension End.Stop {
  fileprivate var sentence: String {
    switch self {
    case .hungUp: "the call ends, and the document with it"
    case .rejected: "the call is refused, and the document ends"
    case .conferenceOver: "the conference is over, so Kazoo hangs up"
    case .queue: "a queue is not supported: Kazoo hangs up"
    case .nobodyToRing: "nobody can be rung: Kazoo hangs up"
    case .callerHungUp: "the caller has hung up, so the document ends here"
    case .recordingLost: "nothing is recorded, because the caller has hung up"
    case .streamOver: "the stream ends, and Kazoo hangs up"
    }
  }
}
