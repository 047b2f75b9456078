import Diagnostics

extension ElementSpec {
  package static let response = ElementSpec(
    "Response", .root, in: [],
    summary: "the document: its verbs run one after the other", content: .elements,
    attributes: [
      .ignored(
        "version", .unread(.text), instead: "the attributes of Response are not read",
        harmless: ["1.0", "2008-08-01", "2010-04-01"],
        "the version of TwiML; an old word of Twilio's")
    ],
    remarks: [
      "The name is exact: 'response' or a prefix is no TwiML to Kazoo.",
      "With nothing at all between its tags Kazoo crashes and leaves the caller in silence; one "
        + "space or comment is enough to save it.",
      "An element that Kazoo does not know stops the call there, after what stood in front of it "
        + "has run.",
      "Text between the verbs is skipped.",
      "The bytes must be UTF-8, whatever the XML declaration says.",
    ],
    callflow: [
      CallflowMapping("Response", "its verbs, each the `_` child of the one before it")
    ],
    citations: [
      .kazoo("kzt_twiml:parse_cmds/1"), .kazoo("kzt_twiml:exec/2"), .twilio("voice/twiml"),
    ])
}
