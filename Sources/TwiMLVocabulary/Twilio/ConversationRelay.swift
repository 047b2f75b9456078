import Diagnostics

extension ElementSpec {
  static let conversationRelay = ElementSpec(
    "ConversationRelay", .noun, in: ["Connect"],
    .unsupported(instead: "Kazoo 5 can stream the audio to an agent with <Connect><Stream>"),
    summary: "lets a web socket hold the conversation in text", content: .elements,
    attributes: relayAttributes + [
      .unread("url"),
      .unread("backgroundNoiseReduction"),
      .unread("speechTimeout"),
      .unread("deepgramSmartFormat"),
      .unread("ignoreBackchannel"),
      .unread("events"),
    ],
    citations: [.twilio("voice/twiml/connect/conversationrelay")])

  static let assistant = ElementSpec(
    "Assistant", .noun, in: ["Connect"],
    .unsupported(instead: "Kazoo 5 can stream the audio to an agent with <Connect><Stream>"),
    summary: "lets an AI assistant at Twilio hold the conversation", content: .elements,
    attributes: relayAttributes + [.unread("id")],
    citations: [.twilio("voice/twiml/connect")])

  static let language = ElementSpec(
    "Language", .noun, in: ["Assistant", "ConversationRelay"], .unsupported(instead: nil),
    summary: "the voice and recognizer of one language", content: .nothing,
    attributes: [
      .unread("code"),
      .unread("ttsProvider"),
      .unread("voice"),
      .unread("transcriptionProvider"),
      .unread("speechModel"),
    ],
    citations: [.twilio("voice/twiml/connect/conversationrelay")])

  private static let relayAttributes: [AttributeSpec] = [
    .unread("language"),
    .unread("ttsLanguage"),
    .unread("transcriptionLanguage"),
    .unread("ttsProvider"),
    .unread("voice"),
    .unread("transcriptionProvider"),
    .unread("speechModel"),
    .unread("profanityFilter", .boolean),
    .unread("dtmfDetection", .boolean),
    .unread("welcomeGreeting"),
    .unread("partialPrompts", .boolean),
    .unread("welcomeGreetingInterruptible"),
    .unread("interruptible"),
    .unread("preemptible", .boolean),
    .unread("hints"),
    .unread("intelligenceService"),
    .unread("reportInputDuringAgentSpeech", .boolean),
    .unread("elevenlabsTextNormalization"),
    .unread("interruptSensitivity"),
    .unread("debug"),
  ]
}
