import Diagnostics

extension ElementSpec {
  package static let sip = ElementSpec(
    "Sip", .noun, in: ["Dial"], .limited("builds before 4.3.96 ring it, later ones fail on it"),
    summary: "a SIP address to call", content: .text("the SIP URI"),
    attributes: sipIgnored + AttributeSpec.screening + AttributeSpec.machineDetection,
    remarks: [
      "A URI without a user part is skipped; one whose port is not a number, or that has "
        + "parameters after a port, fails on every build.",
      "Headers in the URI's query are not sent.",
    ],
    callflow: [
      CallflowMapping(
        "Sip", "nothing",
        isEmbedded: true,
        lost: "on 4.3 no callflow action calls a SIP address")
    ],
    citations: [.kazoo("kzt_twiml_dial:sip_uri/2"), .twilio("voice/twiml/sip")])

  private static let withoutCredentials =
    "a server that asks for credentials refuses the call"

  private static let sipIgnored: [AttributeSpec] = [
    .ignored(
      "username", .unread(.text), instead: withoutCredentials,
      "the user name for a server that asks for one"),
    .ignored(
      "password", .unread(.text), instead: withoutCredentials,
      "the password for a server that asks for one"),
  ]
}
