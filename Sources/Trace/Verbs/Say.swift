import TwiMLSemantics

extension Tracer {
  /// `kzt_twiml_say:exec/3`
  mutating func say(_ verb: Say, _ failure: Failure?) -> Flow {
    send(.answer)
    guard failure == nil, let voice = verb.voice, let language = verb.language else {
      return .failed
    }
    let speech = SwitchCommand.Speech(
      text: verb.spokenText, voice: voice, language: language, engine: verb.engine,
      terminators: verb.terminators)
    return playBack(.speak(speech), verb.repetition)
  }

  /// Sends a playback and waits for its end, again and again.
  mutating func playBack(_ command: SwitchCommand, _ repetition: Repetition) -> Flow {
    guard channel == .up else {
      send(command, .noop)
      channel = .gone
      return .end(.callerGone)
    }
    send(command, .noop, repetition: repetition)
    guard repetition == .endless else { return .next }
    report(.callerHangsUp)
    channel = .gone
    return .end(.callerGone)
  }
}
