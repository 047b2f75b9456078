import Diagnostics

extension ElementSpec {
  package static let reject = ElementSpec(
    "Reject", .verb, in: ["Response"],
    summary: "refuses the call without answering", content: .nothing, flow: .ends,
    attributes: [
      .attribute(
        .reason,
        .choice(
          [ValueType.Choice("rejected", "503"), ValueType.Choice("busy", "486")],
          fails: .unknownReason),
        default: "rejected", "what the caller's side is told",
        .kazoo("kzt_twiml_util:reject_reason/1"), .kazoo("kzt_twiml_util:reject_code/1")),
      .attribute(
        .prompt, .prompt, .kazooOnly, "a sound to play before the call is turned away",
        .kazoo("kzt_twiml_util:reject_prompt/1")),
    ],
    remarks: [
      "It refuses the call only if it is the first verb: Say, Play, Pause, Gather and Set "
        + "answer the call.",
      "The SIP response is 503 for 'rejected' and 486 for 'busy'; any other reason fails.",
      "With anything between its tags it is an unknown element, and Kazoo hangs up there.",
    ],
    callflow: [CallflowMapping("Reject", "`response` {code, message, media}")],
    citations: [.kazoo("kzt_twiml:reject/2"), .twilio("voice/twiml/reject")])
}

extension AttributeKey {
  package static let prompt = AttributeKey("prompt")
  package static let reason = AttributeKey("reason")
}
