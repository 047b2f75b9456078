import Testing
import TwiMLVocabulary

@Suite struct SuggestionTests {
  static let elements: [(String, in: String, String?)] = [
    // Case, separators, prefixes, plurals.
    ("say", "Response", "Say"), ("HANGUP", "Response", "Hangup"), ("HangUp", "Response", "Hangup"),
    ("hang_up", "Response", "Hangup"), ("hang-up", "Response", "Hangup"),
    ("t:Say", "Response", "Say"), ("Numbers", "Dial", "Number"), ("Says", "Response", "Say"),
    ("response", "", "Response"), ("Responses", "", "Response"), ("say_as", "Say", "say-as"),
    ("conversation_relay", "Connect", "ConversationRelay"), ("message", "Response", "Message"),
    // Typing mistakes.
    ("Sya", "Response", "Say"), ("Dail", "Response", "Dial"), ("Recrod", "Response", "Record"),
    ("Gathr", "Response", "Gather"), ("Redirct", "Response", "Redirect"),
    ("Numbr", "Dial", "Number"), ("Conferance", "Dial", "Conference"), ("Usr", "Dial", "User"),
    ("Enquue", "Response", "Enqueue"), ("Resposne", "", "Response"), ("Varable", "Set", "Variable"),
    ("prosidy", "Say", "prosody"), ("Streem", "Start", "Stream"),
    // The right word in the wrong place.
    ("numbr", "Response", "Number"), ("gathr", "Gather", "Gather"),
    // Other dialects and everyday words.
    ("Speak", "Response", "Say"), ("GetDigits", "Response", "Gather"),
    ("GetInput", "Response", "Gather"), ("Wait", "Response", "Pause"),
    ("SpeakSentence", "Response", "Say"), ("PlayAudio", "Gather", "Play"),
    ("Transfer", "Response", "Dial"), ("PhoneNumber", "Dial", "Number"), ("SipUri", "Dial", "Sip"),
    ("ReferSip", "Refer", "Sip"), ("Goto", "Response", "Redirect"), ("Conf", "Dial", "Conference"),
    ("SetVariable", "Response", "Set"),
    ("recording", "Response", "Record"), ("param", "Stream", "Parameter"),
    // Nothing similar.
    ("Blurb", "Response", nil), ("style", "Response", nil), ("html", "", nil), ("x", "Dial", nil),
    ("", "Response", nil), ("say", "", nil), ("Ninja", "Dial", nil),
  ]

  @Test(arguments: elements)
  func `an unknown element suggests the nearest one`(
    name: String, parent: String, expected: String?
  ) {
    #expect(Vocabulary.suggestion(for: name, in: parent) == expected)
  }

  static let attributes: [(String, on: String, String?)] = [
    ("Voice", "Say", "voice"), ("voise", "Say", "voice"), ("lang", "Say", "language"),
    ("xml:lang", "Say", "language"), ("repeat", "Play", "loop"),
    ("num_digits", "Gather", "numDigits"),
    ("numdigits", "Gather", "numDigits"), ("num-digits", "Gather", "numDigits"),
    ("digits", "Gather", "numDigits"), ("maxDigits", "Gather", "numDigits"),
    ("finish_on_key", "Gather", "finishOnKey"), ("finishonkey", "Record", "finishOnKey"),
    ("terminators", "Record", "finishOnKey"), ("finishOnKey", "Say", "terminators"),
    ("timeOut", "Dial", "timeout"), ("tiemout", "Dial", "timeout"),
    ("callerID", "Dial", "callerId"), ("caller_id", "Dial", "callerId"),
    ("from", "Dial", "callerId"), ("hangup_on_star", "Dial", "hangupOnStar"),
    ("seconds", "Pause", "length"), ("timeout", "Pause", "length"), ("lenght", "Pause", "length"),
    ("max_length", "Record", "maxLength"), ("beep", "Record", "playBeep"),
    ("actionUrl", "Gather", "action"), ("url", "Record", "action"),
    ("startOnEnter", "Conference", "startConferenceOnEnter"),
    ("mute", "Conference", "muted"), ("name", "Variable", "key"), ("reson", "Reject", "reason"),
    ("send_digits", "Number", "sendDigits"), ("statuscallback", "Number", "statusCallback"),
    ("foo", "Say", nil), ("xmlns", "Response", nil), ("length", "Hangup", nil),
    ("id", "Say", nil),
  ]

  @Test(arguments: attributes)
  func `an unknown attribute suggests the nearest one`(
    name: String, element: String, expected: String?
  ) throws {
    let spec = try #require(Vocabulary.element(element, in: nil))
    #expect(spec.suggestion(forAttribute: name) == expected)
  }

  static let values: [(String, String, value: String, String?)] = [
    ("Say", "voice", "Man", "man"), ("Say", "voice", "FEMALE", "female"),
    ("Say", "voice", "alice", "woman"), ("Say", "voice", "wman", "woman"),
    ("Say", "voice", "Polly.Joanna", "woman"), ("Say", "voice", "Polly.Matthew", "man"),
    ("Say", "voice", "Polly.Thiago-Neural", "man"), ("Say", "voice", "Google.en-US-Wavenet-A", nil),
    ("Say", "voice", "", nil), ("Say", "voice", "robot", nil),
    ("Say", "language", "en-US", "en"), ("Say", "language", "en_us", "en"),
    ("Say", "language", "en-GB", "en-gb"), ("Say", "language", "en-GB-WLS", "en-gb"),
    ("Say", "language", "en-AU", "en"), ("Say", "language", "es-ES", "es"),
    ("Say", "language", "es-MX", "es"), ("Say", "language", "fr-CA", "fr"),
    ("Say", "language", "de-DE", "de"), ("Say", "language", "it-IT", "it"),
    ("Say", "language", "EN", "en"), ("Say", "language", "german", "de"),
    ("Say", "language", "pt-BR", nil), ("Say", "language", "", nil),
    ("Reject", "reason", "Busy", "busy"), ("Reject", "reason", "reject", "rejected"),
    ("Reject", "reason", "tired", nil),
    ("Record", "playBeep", "True", "true"), ("Record", "playBeep", "yes", "true"),
    ("Record", "playBeep", "0", "false"), ("Record", "playBeep", "maybe", nil),
    ("Dial", "record", "record-from-answer", "true"),
    ("Dial", "record", "record-from-ringing-dual", "true"),
    ("Conference", "beep", "onEnter", "true"), ("Conference", "beep", "onExit", nil),
    ("Gather", "method", "PUT", "POST"), ("Gather", "method", "HEAD", "GET"),
    ("Gather", "method", "POTS", "POST"), ("Gather", "method", "DELETE", nil),
    ("Gather", "timeout", "10s", "10"), ("Gather", "timeout", " 10 ", "10"),
    ("Gather", "timeout", "10 seconds", "10"), ("Gather", "timeout", "ten", nil),
    ("Gather", "timeout", "0", nil), ("Gather", "timeout", "9999", nil),
    ("Gather", "timeout", "10m", nil), ("Gather", "numDigits", "4 ", "4"),
    ("Gather", "numDigits", "4s", nil), ("Record", "maxLength", "7200", "3600"),
    ("Conference", "maxParticipants", "250", "40"), ("Conference", "maxParticipants", "2", nil),
    ("Gather", "finishOnKey", "star", "*"), ("Gather", "finishOnKey", " #", "#"),
    ("Gather", "finishOnKey", "none", ""), ("Gather", "finishOnKey", "1#", nil),
    ("Dial", "hangupOn", "pound", "#"), ("Dial", "hangupOn", "none", nil),
    ("Dial", "action", "foo", nil),
  ]

  @Test(arguments: values)
  func `an unknown value suggests the nearest one`(
    element: String, attribute: String, value: String, expected: String?
  ) throws {
    let type = try #require(Vocabulary.element(element, in: nil)?.attribute(attribute)?.type)
    #expect(type.suggestion(for: value) == expected)
  }

  /// The cost grows only with the length of the name.
  @Test func `a very long name has no suggestion`() {
    let long = String(repeating: "Say", count: 100_000)
    #expect(Vocabulary.suggestion(for: long, in: "Response") == nil)
    #expect(ElementSpec.say.suggestion(forAttribute: long) == nil)
  }

  @Test func `every suggestion is an element of the table`() {
    let names = Set(Vocabulary.all.map(\.name))
    for (_, _, expected) in Self.elements { #expect(expected.map(names.contains) ?? true) }
  }
}
