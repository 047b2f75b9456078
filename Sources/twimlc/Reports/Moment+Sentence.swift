import Conversation
import Trace
import TwiMLSemantics
import TwiMLVocabulary

extension Moment {
  /// What happens, as a person would tell it.
  var sentence: String {
    switch kind {
    case .heard(let text, let repetition): "hears \"\(text.onOneLine)\"\(repetition.phrase)"
    case .played(let media, let repetition): "hears \(media.onOneLine)\(repetition.phrase)"
    case .beeped: "hears a beep"
    case .waited(let seconds): "waits for \(seconds) s"
    case .pressed(let keys, let unneeded):
      "presses \(keys)" + (unneeded.isEmpty ? "" : "; \(unneeded) is not needed any more")
    case .pressedNothing(let seconds): "presses nothing for \(seconds) s"
    case .dialed(let party, let result):
      "Kazoo rings \(party.text), for at most \(party.timeout) s: \(result.phrase)"
    case .joined(let conference, let isModerator):
      "enters the conference '\(conference)'" + (isModerator ? "" : ", and waits for a moderator")
    case .recorded(let seconds, let end, _): "leaves \(seconds) s of sound, \(end.phrase)"
    case .recordedNothing: "says nothing into the recording"
    case .sent(let url): "Kazoo sends the recording to \(url), by PUT"
    case .callerHungUp: "hangs up"
    case .hungUp: "Kazoo hangs up"
    case .rejected(let reason): "Kazoo refuses the call with \(reason.code) '\(reason.rawValue)'"
    case .fellSilent(let reason): "the menu falls silent: \(reason)"
    case .unknown(let name): "Kazoo 5 runs \(name), by code that is not public"
    }
  }

  /// Whether it is meant for the caller, who is gone.
  var isTooLate: Bool {
    switch kind {
    case .heard, .played, .beeped, .waited, .joined, .fellSilent: isUnheard
    case .pressed, .pressedNothing, .dialed, .recorded, .recordedNothing, .sent, .callerHungUp,
      .hungUp, .rejected, .unknown:
      false
    }
  }
}

extension DialResult? {
  fileprivate var phrase: String {
    switch self {
    case .answered: "somebody answers, talks and hangs up"
    case .busy: "busy"
    case .noAnswer: "nobody answers"
    case nil: "it is not known what comes of it"
    }
  }
}

extension RecordingEnd {
  fileprivate var phrase: String {
    switch self {
    case .key(let key): "ended by \(key)"
    case .hangup: "and hangs up"
    case .silence: "ended by silence, since no key can end it"
    case .limit: "which is the limit, since no key can end it"
    }
  }
}

extension Request {
  /// The parameters that say what happened on the call, and not who calls whom.
  var toldParameters: [Parameters.Parameter] {
    parameters.filter { parameter in
      if case .constant = RequestParameter(named: parameter.name)?.presence { return false }
      return Caller.Fact(name: parameter.name) == nil
    }
  }
}
