import Diagnostics

extension ElementSpec {
  /// The attributes of `Conference` that Kazoo reads and Twilio does not have.
  static let conferenceKazoo: [AttributeSpec] = [
    .attribute(
      .deaf, .boolean(default: false), .kazooOnly,
      "whether the caller hears nothing; counts only when startConferenceOnEnter is written out",
      .kazoo("kzt_twiml_dial:member_flags/2")),
    .attribute(
      .playName, .boolean(default: false), .kazooOnly,
      "whether the caller's name is announced; counts only when startConferenceOnEnter is "
        + "written out",
      .kazoo("kzt_twiml_dial:member_flags/2")),
    .attribute(
      .playEntryPrompt, .boolean(default: true), .kazooOnly,
      "whether the caller hears a greeting; counts only when startConferenceOnEnter is written "
        + "out",
      .kazoo("kzt_twiml_dial:member_flags/2")),
    .attribute(
      .method, .method, .kazooOnly,
      "read as the method for waitUrl and never used, but a bad one fails",
      .kazoo("kzt_util:http_method/1")),
    .attribute(
      .voice, .voice, default: "man", .kazooOnly, "the voice of the announcements",
      .kazoo("kzt_twiml_util:get_voice/1")),
    .attribute(
      .engine, .text, default: "flite", .kazooOnly, "the speech engine of the announcements",
      .kazoo("kzt_twiml_util:get_engine/1")),
    profile(
      .announceCount, .anyNumber(default: nil), without: "no announcement",
      "from how many participants on their number is announced"),
    profile(
      .callerControls, .text, default: "default",
      "the set of keys that participants control the conference with"),
    profile(
      .moderatorControls, .text, default: "default",
      "the set of keys that moderators control the conference with"),
    profile(
      .callerIdName, .text, without: "the account's name for unknown callers",
      "the name that the conference calls out with"),
    profile(
      .callerIdNumber, .text, without: "the account's number for anonymous callers",
      "the number that the conference calls out with"),
    profile(
      .comfortNoise, .anyNumber(default: 1000),
      "the level of the background noise"),
    profile(
      .energyLevel, .anyNumber(default: 20),
      "how loud a participant must be to be heard"),
    profile(
      .interval, .anyNumber(default: 20),
      "the length of an audio frame, in milliseconds"),
    profile(
      .rate, .anyNumber(default: 16000),
      "the sample rate, in hertz"),
  ]

  private static func profile(
    _ key: AttributeKey, _ type: ValueType, default defaultValue: String? = nil,
    without: String? = nil, _ summary: String
  ) -> AttributeSpec {
    .attribute(
      key, type, default: defaultValue, without: without, .kazooOnly, summary,
      .kazoo("kzt_twiml_dial:conference_profile/2"))
  }
}

extension AttributeKey {
  package static let announceCount = AttributeKey("announceCount")
  package static let callerControls = AttributeKey("callerControls")
  package static let callerIdName = AttributeKey("callerIdName")
  package static let callerIdNumber = AttributeKey("callerIdNumber")
  package static let comfortNoise = AttributeKey("comfortNoise")
  package static let deaf = AttributeKey("deaf")
  package static let energyLevel = AttributeKey("energyLevel")
  package static let interval = AttributeKey("interval")
  package static let moderatorControls = AttributeKey("moderatorControls")
  package static let playEntryPrompt = AttributeKey("play_entry_prompt")
  package static let playName = AttributeKey("play_name")
  package static let rate = AttributeKey("rate")
}
