import Diagnostics

extension ElementSpec {
  package static let play = ElementSpec(
    "Play", .verb, in: ["Response", "Gather"],
    summary: "plays a sound to the caller",
    content: .text("the URL of the sound, or the name of a Kazoo media document"),
    textType: .media, needsText: true, answers: true,
    attributes: [
      .attribute(
        .loop, .count(.times, default: 1, 0...Int.max),
        "how often to play it; 0 goes on until the caller hangs up",
        .kazoo("kzt_twiml_util:loop_count/1")),
      .attribute(
        .terminators, .keys, .kazooOnly,
        "the keys that stop the sound", .kazoo("kzt_twiml_util:get_terminators/1")),
      .ignored(
        .digits, .unread(.text),
        instead: "no tones are sent",
        "the tones to send to the other side"),
    ],
    remarks: [
      "The media name goes to the switch as it is: a relative URL is not resolved against the "
        + "document's.",
      "An empty Play fails, also one with the attribute digits.",
      "Tabs around the URL are not stripped and become part of it.",
      "Any key stops the sound, and the digits pressed meanwhile are kept for a Gather "
        + "without prompts that follows.",
      "With loop=\"0\" nothing after it is ever reached.",
    ],
    callflow: [
      CallflowMapping(
        "Play", "`play` {id, terminators}",
        lost: "on 4.3 a name without a slash, which means a media document in a callflow"),
      CallflowMapping(
        "loop=\"n\"", "n times `play`; `play` {…, loop_count} where no key stops it",
        lost: "on 4.3 what is beyond 100 actions"),
      CallflowMapping(
        "loop=\"0\"", "`play` {…, endless_playback} without terminators",
        lost: "on 4.3 a key starts it again, unless terminators is empty"),
    ],
    citations: [.kazoo("kzt_twiml:play/3"), .twilio("voice/twiml/play")])
}

extension AttributeKey {
  package static let digits = AttributeKey("digits")
}
