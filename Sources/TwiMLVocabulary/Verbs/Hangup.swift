import Diagnostics

extension ElementSpec {
  package static let hangup = ElementSpec(
    "Hangup", .verb, in: ["Response"],
    summary: "ends the call", content: .nothing, answers: true, flow: .ends,
    refusesAttributes: true,
    remarks: [
      "It answers the call before it hangs up, so the call is billed; Reject turns a caller away "
        + "unanswered.",
      "With any attribute, or anything between its tags, Kazoo does not know the element.",
      "Inside a Gather it ends the prompts alone.",
    ],
    callflow: [
      CallflowMapping("Hangup, on an answered call", "`hangup`"),
      CallflowMapping(
        "Hangup, where nothing answered yet", "`play` of a short silence, then `hangup`",
        answered: "`answer`, then `hangup`"),
    ],
    citations: [.kazoo("kzt_twiml:hangup/1"), .twilio("voice/twiml/hangup")])
}
