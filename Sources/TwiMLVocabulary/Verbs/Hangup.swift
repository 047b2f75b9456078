import Diagnostics

extension ElementSpec {
  package static let hangup = ElementSpec(
    "Hangup", .verb, in: ["Response"],
    summary: "ends the call", content: .nothing, answers: true, flow: .ends,
    refusesAttributes: true,
    remarks: [
      "It answers the call before it hangs up, so the call is billed; Reject refuses a call "
        + "without answering.",
      "With any attribute, or anything between its tags, it is an unknown element.",
      "Inside a Gather it only ends the prompts.",
    ],
    callflow: [
      CallflowMapping("Hangup, on an answered call", "`hangup`"),
      CallflowMapping(
        "Hangup, where nothing answered yet", "`play` of a short silence, then `hangup`",
        answered: "`answer`, then `hangup`"),
    ],
    citations: [.kazoo("kzt_twiml:hangup/1"), .twilio("voice/twiml/hangup")])
}
