import TwiMLSemantics

extension Tracer {
  /// `kzt_twiml:record_call/2`
  mutating func record(_ verb: Record, _ failure: Failure?) -> Flow {
    guard failure != .atOnce, let maxLength = verb.maxLength, let silence = verb.silence else {
      return .failed
    }
    // Kazoo's default for the extension.
    let mediaName = "call_recording_\(caller.callID).mp3"
    if verb.playsBeep { send(.beep) }
    send(
      .record(
        SwitchCommand.Recording(
          mediaName: mediaName, terminators: verb.finishKeys, timeLimit: maxLength,
          silence: silence)))
    switch channel {
    case .up:
      guard case .sound(let seconds, let key) = outcome.recording else {
        report(.recordedSilence)
        return .next
      }
      note(seconds: seconds, key: key)
    case .down:
      channel = .gone
      note(seconds: 0, key: "hangup")
    case .gone: return .end(.stopped(.recordingLost))
    }
    guard failure == nil else { return .end(.failed(.onOutcome)) }
    if verb.isSent { store(mediaName, beside: verb.next) }
    return request(verb.next)
  }

  private mutating func note(seconds: Int, key: String) {
    report(.recorded(seconds: seconds, key: key))
    call.recordingLength = seconds
    call.recordingKey = key
  }

  /// `kzc_recording:should_store_recording/2`, which knows a few schemes.
  private mutating func store(_ mediaName: String, beside next: NextRequest) {
    var url = next.url ?? next.reference ?? ""
    let scheme = url.prefix { $0 != ":" }
    if next.url != nil, !["http", "https", "ftp", "ftps"].contains(scheme) || scheme == url {
      return
    }
    while url.last == "/" { url.removeLast() }
    let destination = "\(url)/\(mediaName)"
    send(.store(SwitchCommand.Storage(mediaName: mediaName, destination: destination)))
    call.recordingURL = destination
  }
}
