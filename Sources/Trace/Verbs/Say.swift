import TwiMLSemantics

extension Tracer {
  /// `kzt_twiml_say:exec/3`
  mutating func say(_ verb: Say, _ failure: Failure?) -> Flow {
    send(.answer)
    guard failure == nil, let voice = verb.voice, let language = verb.language else {
      return .failed
    }
    let speech = SwitchCommand.Speech(
      text: verb.spokenText, voice: voice, language: language, engine: verb.engine,
      terminators: verb.terminators)
    return playBack(.speak(speech), verb.repetition)
  }

  /// Sends a playback and waits for its end, again and again.
  mutating func playBack(_ command: SwitchCommand, _ repetition: Repetition) -> Flow {
    guard channel == .up else {
      send(command, .noop)
      channel = .gone
      return .end(.callerGone)
    }
    send(command, .noop, repetition: repetition)
    guard repetition == .endless else { return .next }
    report(.callerHangsUp)
    channel = .gone
    return .end(.callerGone)
  }
}

extension Say {
  /// The text as it is sent. When the cut goes through a character, Kazoo takes all bytes for
  /// Latin-1, if they are printable there, and so spoils every character beyond ASCII.
  ///
  /// Source: `kz_json:utf8_binary/1`
  fileprivate var spokenText: String {
    let bytes = Array(text.utf8) + cutBytes
    guard !cutBytes.isEmpty, bytes.allSatisfy(\.isPrintableLatin1) else { return text }
    var spoken = ""
    for byte in bytes { spoken.unicodeScalars.append(Unicode.Scalar(byte)) }
    return spoken
  }
}

extension UInt8 {
  /// As `io_lib:printable_unicode_list/1` judges: white space and the backspace count, DEL does not.
  fileprivate var isPrintableLatin1: Bool {
    (0x08...0x0D).contains(self) || self == 0x1B || (0x20...0x7E).contains(self) || self >= 0xA0
  }
}
