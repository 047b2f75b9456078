import Diagnostics

extension ElementSpec {
  package static let pause = ElementSpec(
    "Pause", .verb, in: ["Response", "Gather"],
    summary: "waits in silence", content: .nothing, answers: true,
    attributes: [
      .attribute(
        .length, .seconds(default: 1, 1...3600, above: .clamped),
        "how long to wait, in seconds", .kazoo("kzt_twiml_util:pause_for/1"))
    ],
    remarks: [
      "It answers the call, so the wait is billed, and a Reject after it comes too late.",
      "With anything between its tags, even one space or a comment, it is an unknown "
        + "element, and Kazoo hangs up there.",
      "A length that is 0, negative or rounds to 0 fails.",
    ],
    callflow: [
      CallflowMapping(
        "Pause, on an answered call", "`sleep` {duration, unit: \"s\"}"),
      CallflowMapping(
        "Pause, where nothing answered yet", "`play` of `silence_stream://` for that long",
        answered: "`answer`, then `sleep` {duration, unit: \"s\"}"),
    ],
    citations: [
      .kazoo("kzt_twiml:pause/2"), .kazoo("kzt_twiml_util:pause_for/1"),
      .twilio("voice/twiml/pause"),
    ])
}

extension AttributeKey {
  package static let length = AttributeKey("length")
}
