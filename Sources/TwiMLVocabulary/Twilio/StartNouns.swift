import Diagnostics

extension ElementSpec {
  static let recording = ElementSpec(
    "Recording", .noun, in: ["Start"],
    .unsupported(
      instead: "respond with callflow JSON: `record_call` {action, url} records the call"),
    summary: "a recording of the call beside the document", content: .nothing,
    attributes: [
      .unread("recordingStatusCallback"),
      .unread("recordingStatusCallbackMethod", .method),
      .unread("recordingStatusCallbackEvent", .someOf(["in-progress", "completed", "absent"])),
      .unread("trim", .oneOf(["trim-silence", "do-not-trim"])),
      .unread("track", .oneOf(["inbound", "outbound", "both"])),
      .unread("channels", .oneOf(["mono", "dual"])),
      .unread("recordingConfigurationId"),
    ],
    citations: [.twilio("voice/twiml/recording")])

  static let siprec = ElementSpec(
    "Siprec", .noun, in: ["Start", "Stop"], .unsupported(instead: nil),
    summary: "a SIPREC session with a recording server", content: .elements,
    attributes: [
      .unread("name"),
      .unread("connectorName"),
      .unread("track", .oneOf(["inbound_track", "outbound_track", "both_tracks"])),
      .unread("statusCallback"),
      .unread("statusCallbackMethod", .method),
    ],
    citations: [.twilio("voice/twiml/siprec")])

  static let transcription = ElementSpec(
    "Transcription", .noun, in: ["Start", "Stop"], .unsupported(instead: nil),
    summary: "a transcription of the call while it lasts", content: .elements,
    attributes: transcriptionAttributes,
    citations: [.twilio("voice/twiml/transcription")])

  private static let transcriptionAttributes: [AttributeSpec] = [
    .unread("name"),
    .unread("track", .oneOf(["inbound_track", "outbound_track", "both_tracks"])),
    .unread("statusCallbackUrl"),
    .unread("statusCallbackMethod", .method),
    .unread("inboundTrackLabel"),
    .unread("outboundTrackLabel"),
    .unread("partialResults", .boolean),
    .unread("languageCode"),
    .unread("transcriptionEngine"),
    .unread("profanityFilter", .boolean),
    .unread("speechModel"),
    .unread("hints"),
    .unread("enableAutomaticPunctuation", .boolean),
    .unread("intelligenceService"),
  ]

  static let parameter = ElementSpec(
    "Parameter", .parameter,
    in: [
      "Assistant", "ConversationRelay", "Hangup", "Pay", "Reject", "Siprec", "Transcription",
      "VirtualAgent",
    ], .unsupported(instead: nil),
    summary: "a value handed to what it stands in", content: .nothing,
    attributes: [
      .unread("name"),
      .unread("value"),
    ],
    citations: [.twilio("voice/twiml")])
}
