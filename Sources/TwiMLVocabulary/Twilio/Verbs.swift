import Diagnostics

extension ElementSpec {
  static let echo = ElementSpec(
    "Echo", .verb, in: ["Response"], .unsupported(instead: nil),
    summary: "sends the caller's own voice back, to test a line", content: .nothing, flow: .ends,
    citations: [.twilio("voice/twiml")])

  static let refer = ElementSpec(
    "Refer", .verb, in: ["Response"],
    .unsupported(
      instead: "respond with callflow JSON: `transfer` {target, transfer_type} transfers the call"),
    summary: "transfers the call with a SIP REFER", content: .elements,
    flow: .depends("action is requested when the transfer is over"),
    attributes: [
      .unread("action", .url),
      .unread("method", .method),
    ],
    citations: [.twilio("voice/twiml/refer")])

  static let referSip = ElementSpec(
    "Sip", .noun, in: ["Refer"], .unsupported(instead: nil),
    summary: "the SIP address to transfer the call to", content: .text("the SIP URI"),
    citations: [.twilio("voice/twiml/refer")])

  static let annotate = ElementSpec(
    "Annotate", .verb, in: ["Response"], .unsupported(instead: nil),
    summary: "notes something on the call's record; Twilio knows the word and does not document it",
    content: .elements,
    citations: [.twilio("api/errors/13110")])

  static let billingReferenceTag = ElementSpec(
    "BillingReferenceTag", .noun, in: ["Annotate"], .unsupported(instead: nil),
    summary: "a tag for the bill; Twilio knows the word and does not document it",
    content: .text("the tag"),
    citations: [.twilio("api/errors/13120")])
}
