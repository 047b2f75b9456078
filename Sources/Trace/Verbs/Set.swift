import TwiMLSemantics

extension Tracer {
  /// `kzt_twiml:set_variables/2`
  mutating func set(_ verb: SetVariables, _ failure: Failure?) -> Flow {
    if failure == .crash { return .end(.failed(.crash)) }
    send(.answer)
    guard failure == nil else { return .failed }
    for variable in verb.variables { call.set(variable.key, to: variable.value) }
    return .next
  }
}
