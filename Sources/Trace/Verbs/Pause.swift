import TwiMLSemantics

extension Tracer {
  /// `kzt_twiml:pause/2`
  mutating func pause(_ verb: Pause) -> Flow {
    send(.answer)
    guard let length = verb.length else { return .failed }
    report(.pause(seconds: length))
    return .next
  }
}
