import TwiMLSemantics

extension SwitchCommand {
  /// What Kazoo tells the switch to do, as the end of a sentence that begins with "Kazoo".
  /// - Parameter repetition: how often a playback is played, as in ", twice"; empty for once.
  package func sentence(_ repetition: String = "") -> String {
    switch self {
    case .answer: "answers the call"
    case .speak(let speech):
      "says '\(speech.text)' (\(speech.voice) voice, language \(speech.language), engine "
        + "'\(speech.engine)')\(repetition); \(speech.terminators.sentence(that: "stops it"))"
    case .noop: "waits for the end of it"
    case .play(let playback):
      "plays \(playback.media)\(repetition)"
        + (playback.terminators.map { "; \($0.sentence(that: "stops it"))" } ?? "")
    case .beep: "beeps (440 Hz, 500 ms)"
    case .record(let recording):
      "records the caller, for at most \(recording.timeLimit) s; "
        + (recording.silence == 0
          ? "no silence ends it" : "\(recording.silence) s of silence end it")
        + ", and \(recording.terminators.sentence(that: "ends it"))"
    case .store(let storage): "sends the recording to \(storage.destination), by PUT"
    case .setCallerID(let number):
      number.isEmpty ? "withholds the caller ID" : "sets the caller ID to \(number)"
    case .dialOffnet(let request): request.sentence
    case .bridge(let bridge):
      "rings \(bridge.endpoints.map(\.phrase).joined(separator: " and ")), for at most "
        + "\(bridge.timeout) s"
    case .recordCall(let recording): "records the call as \(recording.mediaName)"
    case .hangUp(.caller): "hangs up the caller"
    case .hangUp(.other): "hangs up the dialed party"
    case .respond(let reason): "refuses the call with \(reason.code) '\(reason.rawValue)'"
    case .progress: "lets sound through before the call is answered"
    case .joinConference(let request):
      "takes the caller into the conference '\(request.room)' (id \(request.id)), "
        + (request.isModerator ? "as a moderator" : "where they wait for a moderator")
    case .park: "parks the call"
    }
  }
}

extension SwitchCommand.OffnetRequest {
  fileprivate var sentence: String {
    "dials \(number) through a carrier\(forcesOutbound ? "" : ", unless it is the account's own"), "
      + "for at most \(timeout) s, with the caller ID '\(callerIDName)' \(callerIDNumber)"
      + (processesMedia ? ", to be recorded" : "")
  }
}

extension Dial.Endpoint {
  fileprivate var phrase: String {
    switch self {
    case .user(let id): "the user \(id)"
    case .device(let id): "the device \(id)"
    case .number(let number): number
    case .sip(let uri): uri
    }
  }
}

extension Keys {
  /// As in "the key # stops it", or "no key stops it".
  fileprivate func sentence(that does: String) -> String {
    let unique = Set(characters)
    if unique.isEmpty { return "no key \(does)" }
    if unique == Set(Keys.all.characters) { return "any key \(does)" }
    if unique.count == 1 { return "the key \(characters[0]) \(does)" }
    return "one of the keys \(unique.sorted().map(String.init).joined(separator: " ")) \(does)"
  }
}
