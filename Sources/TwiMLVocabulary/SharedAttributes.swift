/// Attributes that are the same on several elements.
extension AttributeSpec {
  static let recordingStatusMethod: AttributeSpec = .ignored(
    "recordingStatusCallbackMethod", .unread(.method), instead: "Kazoo does not make this callback",
    onlyWith: .attribute("recordingStatusCallback"),
    "the HTTP method of the request to recordingStatusCallback")

  static let recordingStatusEvent: AttributeSpec = .ignored(
    "recordingStatusCallbackEvent", .unread(.someOf(["in-progress", "completed", "absent"])),
    instead: "Kazoo does not make this callback", onlyWith: .attribute("recordingStatusCallback"),
    "the events that make a request to recordingStatusCallback")
}

/// Attributes of elements that Kazoo does not run, as Twilio documents them.
extension [AttributeSpec] {
  /// The callbacks of a called noun of `Dial`.
  static let unreadCallbacks: [AttributeSpec] = [
    .unread("url", .url),
    .unread("method", .method),
    .unread("statusCallbackEvent", .someOf(["initiated", "ringing", "answered", "completed"])),
    .unread("statusCallback", .url),
    .unread("statusCallbackMethod", .method),
  ]

  /// The attributes of messages.
  static let unreadMessage: [AttributeSpec] = [
    .unread("to"),
    .unread("from"),
    .unread("action", .url),
    .unread("method", .method),
    .unread("statusCallback", .url),
  ]
}
