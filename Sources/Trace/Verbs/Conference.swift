import TwiMLSemantics

extension Tracer {
  /// The clause for a conference of `kzt_twiml_dial:exec/3`.
  mutating func join(_ conference: Conference, _ verb: Dial, _ failure: Failure?) -> Flow {
    send(.answer)
    guard let request = ConferenceRequest(conference, accountID: caller.accountID) else {
      return .failed
    }
    send(.joinConference(request))
    // Kazoo looks at the rest of the attributes only now.
    guard failure == nil else { return .failed }
    setCallerID(verb)
    call.status = .answered
    if channel == .up {
      report(.conferenceOver)
      send(.park)
    } else {
      channel = .gone
    }
    return .end(.stopped(.conferenceOver))
  }
}
