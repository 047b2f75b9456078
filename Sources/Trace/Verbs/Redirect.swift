import TwiMLSemantics

extension Tracer {
  /// `kzt_twiml:redirect/3`
  mutating func redirect(_ verb: Redirect, _ failure: Failure?) -> Flow {
    send(.answer)
    if verb.hasVariables { send(.answer) }
    guard failure == nil || failure == .onRequest else { return .failed }
    return request(verb.next)
  }
}
