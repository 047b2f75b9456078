import TwiMLSemantics

extension Tracer {
  /// `kzt_twiml:hangup/1`
  mutating func hangUp() -> Flow {
    send(.answer)
    send(.hangUp(.caller))
    channel = .down
    call.status = .completed
    return .end(.stopped(.hungUp))
  }
}
