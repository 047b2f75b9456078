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
      "The name must be exact: with 'response' or a prefix the document is not TwiML to Kazoo.",
      "If there is nothing between its tags, Kazoo crashes and the caller hears nothing; one "
        + "space or comment is enough to avoid that.",
      "At an unknown element Kazoo hangs up, after the verbs before it have run.",
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
