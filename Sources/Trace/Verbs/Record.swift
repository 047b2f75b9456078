import TwiMLSemantics

extension Tracer {
  /// `kzt_twiml:record_call/2`
  mutating func record(_ verb: Record, _ failure: Failure?) -> Flow {
    guard failure != .atOnce, let maxLength = verb.maxLength, let silence = verb.silence else {
      return .failed
    }
    reportDocumented(verb.documentedSettings)
    let mediaName = caller.recordingName
    if verb.playsBeep { send(.beep) }
    send(
      .record(
        SwitchCommand.Recording(
          mediaName: mediaName, terminators: verb.finishKeys, timeLimit: maxLength,
          silence: silence)))
    switch channel {
    case .up:
      switch recording(for: verb) {
      case .silence:
        report(.recordedSilence)
        return .next
      case .sound(let seconds, let key):
        note(verb.recorded(speaking: seconds, key: key, maxLength: maxLength, silence: silence))
      case .hangUp(let seconds):
        note((min(seconds, maxLength), .hangup))
        channel = .gone
      }
    case .down:
      channel = .gone
      note((0, .hangup))
    case .gone: return .end(.stopped(.recordingLost))
    }
    guard failure == nil || failure == .onRequest else { return .end(.failed(.onOutcome)) }
    if verb.isSent { store(mediaName, beside: verb.next) }
    return request(verb.next)
  }

  private mutating func note(_ recording: (seconds: Int, end: RecordingEnd)) {
    report(.recorded(seconds: recording.seconds, by: recording.end))
    call.recordingLength = recording.seconds
    call.recordingKey = recording.end.digits
  }

  /// `kzc_recording:should_store_recording/2`, which knows a few schemes.
  private mutating func store(_ mediaName: String, beside next: NextRequest) {
    let url = next.url ?? next.reference ?? ""
    let scheme = url.prefix { $0 != ":" }
    if next.url != nil, !["http", "https", "ftp", "ftps"].contains(scheme) || scheme == url {
      return
    }
    let destination = SwitchCommand.Storage.destination(of: mediaName, below: url)
    send(.store(SwitchCommand.Storage(mediaName: mediaName, destination: destination)))
    call.recordingURL = destination
  }
}

extension Record {
  /// How long a recording gets and what ends it, when the caller speaks, then presses a key.
  fileprivate func recorded(
    speaking seconds: Int, key: Character, maxLength: Int, silence: Int
  ) -> (seconds: Int, end: RecordingEnd) {
    let keys = finishKeys.characters
    if let ending = keys.contains(key) ? key : keys.first {
      return (min(seconds, maxLength), .key(ending))
    }
    // On Kazoo 5, 0 means that silence does not end the recording.
    if silence == 0 { return (maxLength, .limit) }
    // The final silence counts as part of the recording.
    let length = seconds + silence
    return length < maxLength ? (length, .silence) : (maxLength, .limit)
  }
}

extension Caller {
  /// The name of what `Record` records, with Kazoo's default for the extension.
  package var recordingName: String { "call_recording_\(callID).mp3" }
}

extension SwitchCommand.Storage {
  /// The URL that a recording is sent to, which `RecordingUrl` contains later.
  /// - Parameter url: the URL that is requested afterwards.
  package static func destination(of mediaName: String, below url: String) -> String {
    var base = url
    while base.last == "/" { base.removeLast() }
    return "\(base)/\(mediaName)"
  }
}
