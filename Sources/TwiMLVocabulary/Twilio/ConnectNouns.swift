import Diagnostics

extension ElementSpec {
  static let aiSession = ElementSpec(
    "AiSession", .noun, in: ["Connect"],
    .unsupported(instead: "Kazoo 5 can stream the audio to an agent with <Connect><Stream>"),
    summary: "an AI session at Twilio", content: .nothing,
    attributes: [
      .unread("aiConnector"),
      .unread("aiSessionConfiguration"),
    ],
    citations: [.twilio("voice/twiml/connect")])

  static let autopilot = ElementSpec(
    "Autopilot", .noun, in: ["Connect"],
    .unsupported(instead: "Kazoo 5 can stream the audio to an agent with <Connect><Stream>"),
    summary: "an assistant of Autopilot, retired by Twilio", content: .text("the assistant's SID"),
    citations: [.twilio("voice/twiml/connect")])

  static let conversationRelaySession = ElementSpec(
    "ConversationRelaySession", .noun, in: ["Connect"],
    .unsupported(instead: "Kazoo 5 can stream the audio to an agent with <Connect><Stream>"),
    summary: "a ConversationRelay session kept at Twilio", content: .nothing,
    attributes: [
      .unread("connector"),
      .unread("sessionConfiguration"),
    ],
    citations: [.twilio("voice/twiml/connect")])

  static let room = ElementSpec(
    "Room", .noun, in: ["Connect"],
    .unsupported(instead: "a Conference inside Dial brings callers together"),
    summary: "a video room at Twilio", content: .text("the room's name"),
    attributes: [
      .unread("participantIdentity")
    ],
    citations: [.twilio("voice/twiml/connect/room")])

  static let virtualAgent = ElementSpec(
    "VirtualAgent", .noun, in: ["Connect"],
    .unsupported(instead: "Kazoo 5 can stream the audio to an agent with <Connect><Stream>"),
    summary: "an agent of Dialogflow at Google", content: .elements,
    attributes: [
      .unread("connectorName"),
      .unread("language"),
      .unread("sentimentAnalysis", .boolean),
      .unread("statusCallback"),
      .unread("statusCallbackMethod", .method),
    ],
    citations: [.twilio("voice/twiml/connect/virtualagent")])

  static let config = ElementSpec(
    "Config", .noun, in: ["Transcription", "VirtualAgent"], .unsupported(instead: nil),
    summary: "a setting of the agent or the transcription", content: .nothing,
    attributes: [
      .unread("name"),
      .unread("value"),
    ],
    citations: [.twilio("voice/twiml/connect/virtualagent")])

  static let conversation = ElementSpec(
    "Conversation", .noun, in: ["Connect"], .unsupported(instead: nil),
    summary: "a conversation at Twilio that the call joins", content: .nothing,
    attributes: conversationAttributes,
    citations: [.twilio("voice/twiml/connect/conversation")])

  private static let conversationAttributes: [AttributeSpec] = [
    .unread("serviceInstanceSid"),
    .unread("inboundAutocreation", .boolean),
    .unread("routingAssignmentTimeout", .number),
    .unread("inboundTimeout", .number),
    .unread("url", .url),
    .unread("method", .method),
    .unread(
      "record",
      .oneOf([
        "do-not-record", "record-from-answer", "record-from-ringing", "record-from-answer-dual",
        "record-from-ringing-dual", "true", "false",
      ])),
    .unread("trim", .oneOf(["trim-silence", "do-not-trim"])),
    .unread("recordingStatusCallback", .url),
    .unread("recordingStatusCallbackMethod", .method),
    .unread("recordingStatusCallbackEvent", .someOf(["in-progress", "completed", "absent"])),
    .unread("statusCallback", .url),
    .unread("statusCallbackMethod", .method),
    .unread(
      "statusCallbackEvent",
      .someOf(["call-initiated", "call-ringing", "call-answered", "call-completed"])),
  ]
}
