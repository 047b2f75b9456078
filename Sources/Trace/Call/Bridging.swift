import TwiMLSemantics

extension Tracer {
  /// Waits for the end of a dialed call, `kzt_receiver:wait_for_offnet/2`.
  /// - Parameter isOffnet: whether there is a response to a request as well.
  mutating func wait(_ verb: Dial, isOffnet: Bool) {
    call.digits = ""
    call.status = .ringing
    switch channel {
    case .up: break
    case .down:
      endBridge(.completed)
      channel = .gone
      return
    case .gone:
      report(.noAnswer)
      call.status = .noAnswer
      return
    }
    switch result(of: verb) {
    case .answered: talk(verb)
    case .busy(let response):
      report(.busy)
      if response, isOffnet { call.status = .busy } else { endBridge(.busy) }
    case .noAnswer(let response):
      makeLeg()
      report(.noAnswer)
      if response, isOffnet { call.status = .noAnswer } else { endBridge(.noAnswer) }
    }
  }

  private mutating func makeLeg() {
    call.dialedCallID = caller.otherLegCallID
    call.status = .ringing
    call.dialStatus = .ringing
  }

  private mutating func talk(_ verb: Dial) {
    makeLeg()
    report(.answered)
    if verb.isRecorded {
      let legs = "\(caller.callID)_to_\(caller.otherLegCallID)"
      send(
        .recordCall(
          SwitchCommand.CallRecording(
            mediaName: "\(caller.recordingTime)_\(legs).mp3", timeLimit: verb.timeLimit)))
    }
    call.dialStatus = .answered
    guard verb.timeLimit <= 0 else { return endBridge(.completed) }
    noteCut()
    send(.hangUp(.caller))
    channel = .down
    call.status = .completed
  }

  /// `kzt_receiver:handle_hangup/3`
  private mutating func endBridge(_ status: CallState.Status) {
    send(.hangUp(.caller))
    channel = .down
    if call.dialedCallID != nil { send(.hangUp(.other)) }
    call.status = status
    call.dialStatus =
      switch call.dialStatus {
      case .answered: .completed
      case .ringing: .noAnswer
      default: .failed
      }
  }
}
