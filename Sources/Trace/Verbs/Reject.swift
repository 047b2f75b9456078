import TwiMLSemantics

extension Tracer {
  /// `kzt_twiml:reject/2`, `kz_call_response:send/5`
  mutating func reject(_ verb: Reject) -> Flow {
    guard let reason = verb.reason else { return .failed }
    guard verb.isSendable else {
      call.status = reason == .busy ? .busy : .noAnswer
      return .end(.stopped(.rejected))
    }
    if let prompt = verb.prompt {
      send(.progress, .play(SwitchCommand.Playback(media: prompt, terminators: nil)))
    }
    send(.respond(reason))
    channel = .down
    send(.noop)
    call.status = reason == .busy ? .busy : .noAnswer
    return .end(.stopped(.rejected))
  }
}
