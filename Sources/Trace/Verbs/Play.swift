import TwiMLSemantics

extension Tracer {
  /// `kzt_twiml:play/3`
  mutating func play(_ verb: Play, _ failure: Failure?) -> Flow {
    send(.answer)
    guard failure == nil else { return .failed }
    return playBack(
      .play(SwitchCommand.Playback(media: verb.media, terminators: verb.terminators)),
      verb.repetition)
  }
}
