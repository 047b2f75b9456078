import Diagnostics

extension ElementSpec {
  static let sms = ElementSpec(
    "Sms", .verb, in: ["Response"],
    .unsupported(instead: "let the web application send the message itself"),
    summary: "sends a text message during the call; retired by Twilio",
    content: .text("the message"),
    attributes: .unreadMessage,
    citations: [.twilio("voice/twiml/sms")])

  static let message = ElementSpec(
    "Message", .verb, in: ["Response"],
    .unsupported(
      instead:
        "respond to a call with voice TwiML, and let the web application send the message itself"
    ), origin: .twilioMessaging,
    summary: "answers a text message with another", content: .textOrElements("the message"),
    attributes: .unreadMessage,
    citations: [.twilio("messaging/twiml/message")])

  static let body = ElementSpec(
    "Body", .noun, in: ["Message"], .unsupported(instead: nil), origin: .twilioMessaging,
    summary: "the text of a message", content: .text("the message"),
    citations: [.twilio("messaging/twiml/message")])

  static let media = ElementSpec(
    "Media", .noun, in: ["Message"], .unsupported(instead: nil), origin: .twilioMessaging,
    summary: "a picture or file sent with a message", content: .text("its URL"),
    citations: [.twilio("messaging/twiml/message")])

  static let receive = ElementSpec(
    "Receive", .verb, in: ["Response"],
    .unsupported(instead: "respond with callflow JSON: `receive_fax` {owner_id} takes a fax"),
    origin: .twilioFax,
    summary: "receives a fax; retired by Twilio", content: .nothing,
    citations: [.twilio("voice/twiml")])
}
