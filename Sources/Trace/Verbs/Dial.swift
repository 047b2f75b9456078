import TwiMLSemantics

extension Tracer {
  /// `kzt_twiml_dial:exec/3`
  mutating func dial(_ verb: Dial, _ failure: Failure?) -> Flow {
    reportDocumented(verb.documentedSettings)
    if verb.answers { send(.answer) }
    switch verb.destination {
    case .nothing: return .next
    case .conference(let conference): return join(conference, verb, failure)
    case .number, .endpoints, .nobody, .queue, .unreadable: break
    }
    guard failure != .atOnce, let timeout = verb.timeout else { return .failed }
    setCallerID(verb)
    switch verb.destination {
    case .queue: return .end(.stopped(.queue))
    case .nobody: return .end(.stopped(.nobodyToRing))
    case .number(let number):
      guard failure != .afterCallerID else { return .end(.failed(.afterCallerID)) }
      send(.dialOffnet(offnetRequest(number, verb, timeout: timeout)))
      wait(verb, isOffnet: true)
    case .endpoints(let endpoints):
      let found = endpoints.filter { !caller.isMissing($0) }
      if found.isEmpty { return .end(.stopped(.nobodyToRing)) }
      guard failure != .afterCallerID, !found.contains(where: \.isBuildDependent),
        let ringTimeout = verb.ringTimeout
      else { return .end(.failed(.afterCallerID)) }
      send(.bridge(SwitchCommand.Bridge(endpoints: found.reversed(), timeout: ringTimeout)))
      wait(verb, isOffnet: false)
    case .nothing, .conference, .unreadable: return .end(.failed(.afterCallerID))
    }
    return verb.next.map(request) ?? .next
  }

  private func offnetRequest(
    _ number: Dial.Number, _ verb: Dial, timeout: Int
  ) -> SwitchCommand.OffnetRequest {
    SwitchCommand.OffnetRequest(
      number: number.normalized, callerIDName: caller.shownCallerIDName,
      callerIDNumber: call.shownCallerIDNumber, timeout: timeout,
      processesMedia: verb.isRecorded, forcesOutbound: verb.forcesOffnet,
      accountID: caller.accountID, accountRealm: caller.fromRealm, presenceID: caller.presenceID)
  }

  /// `kzt_twiml_dial:setup_call_for_dial/2`
  mutating func setCallerID(_ verb: Dial) {
    let number = verb.callerID ?? call.shownCallerIDNumber
    send(.setCallerID(number))
    call.callerIDNumber = number
  }
}

extension Caller {
  fileprivate func isMissing(_ endpoint: Dial.Endpoint) -> Bool {
    switch endpoint {
    case .user(let id), .device(let id): !endpoint.canExist || missingEndpoints.contains(id)
    case .number, .sip: false
    }
  }
}
