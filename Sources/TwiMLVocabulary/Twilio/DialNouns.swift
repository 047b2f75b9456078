import Diagnostics

extension ElementSpec {
  static let client = ElementSpec(
    "Client", .noun, in: ["Dial"],
    .skipped("Kazoo does not ring Twilio clients"),
    summary: "a softphone or app of Twilio's to ring", content: .text("the client's identity"),
    attributes: .unreadCallbacks,
    remarks: [
      "A softphone that is registered with Kazoo is a Device."
    ],
    citations: [.twilio("voice/twiml/client")])

  static let identity = ElementSpec(
    "Identity", .noun, in: ["Client"], .skipped("it belongs to Client, which Kazoo does not ring"),
    summary: "the identity of a client", content: .text("the client's identity"),
    citations: [.twilio("voice/twiml/client")])

  static let sim = ElementSpec(
    "Sim", .noun, in: ["Dial"],
    .skipped("Kazoo does not ring SIMs of Twilio"),
    summary: "a SIM of Twilio's to ring", content: .text("the SIM's SID"),
    citations: [.twilio("voice/twiml/sim")])

  static let application = ElementSpec(
    "Application", .noun, in: ["Dial"],
    .skipped("Kazoo has no TwiML applications to dial"),
    summary: "another TwiML application to connect to", content: .text("the application's SID"),
    attributes: .unreadCallbacks + [
      .unread("customerId"),
      .unread("copyParentTo", .boolean),
    ],
    remarks: [
      "Redirect goes on with another application's document on the same call."
    ],
    citations: [.twilio("voice/twiml/application")])

  static let applicationSid = ElementSpec(
    "ApplicationSid", .noun, in: ["Application"],
    .skipped("it belongs to Application, which Kazoo does not dial"),
    summary: "the SID of an application", content: .text("the application's SID"),
    citations: [.twilio("voice/twiml/application")])

  static let whatsApp = ElementSpec(
    "WhatsApp", .noun, in: ["Dial"],
    .skipped("Kazoo makes no WhatsApp calls"),
    summary: "a WhatsApp user to call", content: .text("the WhatsApp number"),
    attributes: .unreadCallbacks,
    citations: [.twilio("voice/twiml/dial")])

  static let clientParameter = ElementSpec(
    "Parameter", .parameter, in: ["Client", "Application"],
    .skipped("it belongs to what Kazoo does not ring"),
    summary: "a value handed to the called client or application", content: .nothing,
    attributes: [
      .unread("name"),
      .unread("value"),
    ],
    citations: [.twilio("voice/twiml/client")])

  static let uri = ElementSpec(
    "Uri", .noun, in: ["Sip"], .skipped("Kazoo reads only the text of Sip itself"),
    summary: "one of several SIP addresses to try", content: .text("the SIP URI"),
    attributes: [
      .unread("priority"),
      .unread("weight"),
      .unread("username"),
      .unread("password"),
    ],
    citations: [.twilio("voice/twiml/sip")])

  static let headers = ElementSpec(
    "Headers", .noun, in: ["Sip"], .skipped("the headers are not sent"),
    summary: "the SIP headers to send along", content: .elements,
    citations: [.twilio("voice/twiml/sip")])

  static let header = ElementSpec(
    "Header", .noun, in: ["Headers"], .skipped("the header is not sent"),
    summary: "a SIP header to send along", content: .nothing,
    attributes: [
      .unread("name"),
      .unread("value"),
    ],
    citations: [.twilio("voice/twiml/sip")])
}
