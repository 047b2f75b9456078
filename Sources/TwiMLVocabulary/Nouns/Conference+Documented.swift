import Diagnostics

extension ElementSpec {
  /// The attributes of `Conference` in the documentation of Kazoo 5 that Kazoo 4.3 lacks or has
  /// differently.
  static let conferenceDocumented: [AttributeSpec] = [
    .attribute(
      .conferenceID, .text, without: "a hash of the name", .kazooOnly,
      "sets the room apart from others of the same name", .pivot("dial/conference")),
    .attribute(
      .endConferenceOnLastMemberExit, .boolean(default: false), .kazooOnly,
      "whether the conference ends when all participants who have it have left",
      .pivot("dial/conference")),
    .attribute(
      .muted, .boolean(default: false), "whether the caller can only listen",
      .pivot("dial/conference")),
    .attribute(
      .deaf, .boolean(default: false), .kazooOnly, "whether the caller hears nothing",
      .pivot("dial/conference")),
    .attribute(
      .profileName, .text, without: "the account's default profile", .kazooOnly,
      "the conference profile to use; a new one is made where the account has none of the name",
      .pivot("dial/conference")),
    .attribute(
      .maxParticipants, .count(.participants, default: 250, 3...250), "how many may join",
      .pivot("dial/conference")),
    .attribute(
      .beep, .boolean(default: true, alsoTrue: ["onEnter", "onExit"]),
      "whether a tone sounds when the caller enters, leaves, or both", .pivot("dial/conference")),
  ]
}

extension AttributeKey {
  package static let conferenceID = AttributeKey("id")
  package static let endConferenceOnLastMemberExit = AttributeKey("endConferenceOnLastMemberExit")
  package static let profileName = AttributeKey("profileName")
}
