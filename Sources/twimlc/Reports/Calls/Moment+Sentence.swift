import Conversation
import Trace
import TwiMLSemantics
import TwiMLVocabulary

extension Moment {
  /// The event as a sentence.
  var sentence: String {
    switch kind {
    case .heard(let text, let repetition): "hears \"\(text.onOneLine)\"\(repetition.phrase)"
    case .played(let media, let repetition): "hears \(media.onOneLine)\(repetition.phrase)"
    case .beeped: "hears a beep"
    case .waited(let seconds): "hears \(seconds) s of silence"
    case .pressed(let keys, let unneeded):
      "presses \(keys)" + (unneeded.isEmpty ? "" : "; \(unneeded) has no effect")
    case .pressedNothing(let seconds): "presses no key for \(seconds) s"
    case .dialed(let party, let result):
      "Kazoo rings \(party.text) for up to \(party.timeout) s: \(result.phrase)"
    case .joined(let conference, let isModerator):
      "enters the conference '\(conference)'" + (isModerator ? "" : " and waits for a moderator")
    case .recorded(let seconds, let end, _): "speaks for \(seconds) s, \(end.phrase)"
    case .recordedNothing: "stays silent during the recording"
    case .sent(let url): "Kazoo uploads the recording with PUT to \(url)"
    case .callerHungUp: "hangs up"
    case .hungUp: "Kazoo hangs up"
    case .rejected(let reason): "Kazoo rejects the call with \(reason.code) '\(reason.rawValue)'"
    case .fellSilent(let reason): "the menu falls silent: \(reason)"
    case .stream(let event): event.sentence
    }
  }

  /// Whether it is meant for a caller who is gone.
  var isTooLate: Bool {
    switch kind {
    case .heard, .played, .beeped, .waited, .joined, .fellSilent: isUnheard
    case .pressed, .pressedNothing, .dialed, .recorded, .recordedNothing, .sent, .callerHungUp,
      .hungUp, .rejected, .stream:
      false
    }
  }
}

extension DialResult? {
  fileprivate var phrase: String {
    switch self {
    case .answered: "somebody answers; later the call ends"
    case .busy: "busy"
    case .noAnswer: "nobody answers"
    case nil: "result unknown"
    }
  }
}

extension RecordingEnd {
  fileprivate var phrase: String {
    switch self {
    case .key(let key): "then presses \(key)"
    case .hangup: "then hangs up"
    case .silence: "then silence ends the recording, because no key can"
    case .limit: "which is the limit, because no key can end the recording"
    }
  }
}

extension Request {
  /// The parameters that describe events on the call, not the parties.
  var toldParameters: [Parameters.Parameter] {
    parameters.filter { parameter in
      if case .constant = RequestParameter(named: parameter.name)?.presence { return false }
      return Caller.Fact(name: parameter.name) == nil
    }
  }
}
