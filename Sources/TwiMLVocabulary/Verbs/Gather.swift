import Diagnostics

extension ElementSpec {
  package static let gather = ElementSpec(
    "Gather", .verb, in: ["Response"],
    summary: "collects the digits that the caller presses, while prompts play",
    content: .elements, answers: true,
    flow: .depends("without digits the next verb runs; with digits the document is over"),
    attributes: gatherRead + gatherIgnored,
    remarks: [
      "Kazoo collects keys only; it does not recognize speech.",
      "The timeout covers the whole entry, not the wait between two keys, and starts when the "
        + "prompts have ended; the first key stops them.",
      "If there is nothing between its tags, the call fails at the first key, unless an "
        + "earlier Dial or Gather set up the digits: put a prompt, or one space, inside.",
      "Without action the current URL is requested again.",
      "finishOnKey takes a single key.",
      "Verbs inside other than Say, Play and Pause run in a second process, and their "
        + "results are lost; one that fails ends the prompts.",
    ],
    callflow: [
      CallflowMapping(
        "Gather",
        "the prompts, `collect_dtmf` {max_digits, timeout, interdigit_timeout, "
          + "terminator}, then `pivot` to action", isEmbedded: true,
        lost: "on 4.3 what follows when no digits come, an empty finishOnKey, the end of all "
          + "prompts at the first key, and the name of the parameter: the digits arrive as "
          + "Digits[default]")
    ],
    citations: [
      .kazoo("kzt_twiml:gather/2"), .kazoo("kzt_receiver:collect_dtmfs/5"),
      .twilio("voice/twiml/gather"),
    ])

  private static let gatherRead: [AttributeSpec] = [
    .attribute(
      .action, .url, without: "the current URL", "what is requested with the digits",
      .kazoo("kzt_twiml:gather_finished/2")),
    .attribute(
      .method, .method, "the HTTP method of the request to action",
      .kazoo("kzt_util:http_method/1")),
    .attribute(
      .timeout, .seconds(default: 5, 1...3600, above: .clamped),
      "how long the caller has for all digits after the prompts, in seconds",
      .kazoo("kzt_twiml_util:timeout_s/2")),
    .attribute(
      .numDigits, .count(.digits, default: nil, 1...Int.max), without: "no limit",
      "how many digits end the entry", .kazoo("kzt_twiml_util:num_digits/1")),
    .attribute(
      .finishOnKey, .key(default: "#"), "the key that ends the entry; empty for none",
      .kazoo("kzt_twiml_util:finish_dtmf/1")),
  ]

  private static let speech = AttributeSpec.Condition.word("speech", in: "input")

  private static let gatherIgnored: [AttributeSpec] = [
    .ignored(
      "input", .unread(.someOf(["dtmf", "speech"])),
      instead: "the speech is not recognized; the caller must press keys", harmless: ["dtmf", ""],
      "whether keys, speech or both count"),
    .ignored(
      "actionOnEmptyResult", .unread(.boolean),
      instead: "without digits action is not requested and the next verb runs",
      harmless: ["false"], "whether action is requested even without digits"),
    .ignored(
      "bargeIn", .unread(.boolean), instead: "the first key stops the prompts",
      harmless: ["true"], "whether the caller can interrupt the prompts"),
    .ignored(
      "speechTimeout", .unread(.text), instead: "no speech is recognized", onlyWith: speech,
      "how long a silence ends the speech"),
    .ignored(
      "maxSpeechTime", .unread(.number), instead: "no speech is recognized", onlyWith: speech,
      "how long the speech may become"),
    .ignored(
      "profanityFilter", .unread(.boolean), instead: "no speech is recognized",
      onlyWith: speech, "whether foul words are masked"),
    .ignored(
      "language", .unread(.text), instead: "no speech is recognized", onlyWith: speech,
      "the language to listen for"),
    .ignored(
      "hints", .unread(.text), instead: "no speech is recognized", onlyWith: speech,
      "words to listen for"),
    .ignored(
      "speechModel", .unread(.text), instead: "no speech is recognized", onlyWith: speech,
      "the model that recognizes the speech"),
    .ignored(
      "enhanced", .unread(.boolean), instead: "no speech is recognized", harmless: ["false"],
      onlyWith: speech, "whether the better model is used"),
    .ignored(
      "partialResultCallback", .unread(.url), instead: "the URL is never requested",
      onlyWith: speech, "where recognized words go while the caller speaks"),
    .ignored(
      "partialResultCallbackMethod", .unread(.method), instead: "Kazoo does not make this callback",
      onlyWith: .attribute("partialResultCallback"),
      "the HTTP method of the request to partialResultCallback"),
    .ignored(
      "debug", .unread(.boolean), instead: "nothing is recorded for debugging",
      harmless: ["false"], "whether Twilio keeps data about the recognition"),
  ]
}

extension AttributeKey {
  package static let numDigits = AttributeKey("numDigits")
}
