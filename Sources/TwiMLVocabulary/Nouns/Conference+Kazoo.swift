import Diagnostics

extension ElementSpec {
  /// What Kazoo reads on `Conference` and Twilio does not have.
  static let conferenceKazoo: [AttributeSpec] = [
    .attribute(
      "deaf", .boolean(absent: false), absent: "false", .kazooOnly,
      "whether the caller hears nothing; counts only when startConferenceOnEnter is written out",
      .kazoo("kzt_twiml_dial:member_flags/2")),
    .attribute(
      "play_name", .boolean(absent: false), absent: "false", .kazooOnly,
      "whether the caller's name is announced; counts only when startConferenceOnEnter is "
        + "written out",
      .kazoo("kzt_twiml_dial:member_flags/2")),
    .attribute(
      "play_entry_prompt", .boolean(absent: true), absent: "true", .kazooOnly,
      "whether the caller hears a greeting; counts only when startConferenceOnEnter is written "
        + "out",
      .kazoo("kzt_twiml_dial:member_flags/2")),
    .attribute(
      "method", .method, absent: "POST", .kazooOnly,
      "read as the method for waitUrl and never used, but a bad one fails",
      .kazoo("kzt_util:http_method/1")),
    .attribute(
      "voice", .voice, absent: "man", .kazooOnly, "the voice of the announcements",
      .kazoo("kzt_twiml_util:get_voice/1")),
    .attribute(
      "engine", .text, absent: "flite", .kazooOnly, "the speech engine of the announcements",
      .kazoo("kzt_twiml_util:get_engine/1")),
    profile(
      "announceCount", .anyNumber(absent: nil), absent: "no announcement",
      "from how many participants on their number is announced"),
    profile(
      "callerControls", .text, absent: "default",
      "the set of keys that participants control the conference with"),
    profile(
      "moderatorControls", .text, absent: "default",
      "the set of keys that moderators control the conference with"),
    profile(
      "callerIdName", .text, absent: "the account's name for unknown callers",
      "the name that the conference calls out with"),
    profile(
      "callerIdNumber", .text, absent: "the account's number for anonymous callers",
      "the number that the conference calls out with"),
    profile(
      "comfortNoise", .anyNumber(absent: 1000), absent: "1000",
      "the level of the background noise"),
    profile(
      "energyLevel", .anyNumber(absent: 20), absent: "20",
      "how loud a participant must be to be heard"),
    profile(
      "interval", .anyNumber(absent: 20), absent: "20",
      "the length of an audio frame, in milliseconds"),
    profile(
      "rate", .anyNumber(absent: 16000), absent: "16000",
      "the sample rate, in hertz"),
  ]

  private static func profile(
    _ name: String, _ type: ValueType, absent: String, _ summary: String
  ) -> AttributeSpec {
    .attribute(
      name, type, absent: absent, .kazooOnly, summary,
      .kazoo("kzt_twiml_dial:conference_profile/2"))
  }
}
