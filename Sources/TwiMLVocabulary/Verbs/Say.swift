import Diagnostics

extension ElementSpec {
  /// The number of bytes of text that Kazoo speaks in one `Say`: the default of `tts_texts_size`.
  package static let spokenBytes = 4000

  package static let say = ElementSpec(
    "Say", .verb, in: ["Response", "Gather"],
    summary: "speaks its text to the caller", content: .text("the words to speak"), needsText: true,
    answers: true,
    attributes: [
      .attribute(
        .voice, .voice, default: "man", "the voice to speak with",
        .kazoo("kzt_twiml_util:get_voice/1")),
      .attribute(
        .language, .language, default: "en-us", "the language to speak",
        .kazoo("kzt_twiml_util:get_lang/1")),
      .attribute(
        .loop, .count(.times, default: 1, 0...Int.max),
        "how often to speak it; 0 goes on until the caller hangs up",
        .kazoo("kzt_twiml_util:loop_count/1")),
      .attribute(
        .engine, .text, default: "flite", .kazooOnly,
        "the speech engine, by the name that Kazoo has for it",
        .kazoo("kzt_twiml_util:get_engine/1")),
      .attribute(
        .terminators, .keys, .kazooOnly,
        "the keys that stop the speech", .kazoo("kzt_twiml_util:get_terminators/1")),
    ],
    onKazoo5: [
      .attribute(
        .voice, .openChoice(ValueType.voices), default: "man",
        "the voice to speak with; Kazoo 5 is documented to take any that the engine has, and the "
          + "account's default before male",
        .pivot("say")),
      .attribute(
        .language, .openChoice(ValueType.languages), default: "en-us",
        "the language to speak; Kazoo 5 is documented to take any that the engine has, and the "
          + "account's default before en-us",
        .pivot("say")),
      .attribute(
        .engine, .text, default: "flite", .kazooOnly,
        "the speech engine; Kazoo 5 is documented to take the account's default before flite",
        .pivot("say")),
    ],
    remarks: [
      "Kazoo 4.3 has two voices and six languages. It fails on any other word, such as 'alice', "
        + "the Polly voices, 'en-US' and an empty value.",
      "An empty text fails.",
      "Kazoo speaks only the text that stands directly in the element: speech markup and what it "
        + "encloses are dropped.",
      "Text of more than \(spokenBytes) bytes is cut there.",
      "A CDATA section counts only when text or white space stands before it, and no element or "
        + "comment.",
      "Any key stops the speech, and the digits pressed meanwhile are kept for a Gather "
        + "without prompts that follows.",
      "With loop=\"0\" nothing after it is ever reached.",
    ],
    callflow: [
      CallflowMapping(
        "Say",
        "`tts` {text, voice, language, engine, terminators}; more than 1000 "
          + "characters of text become several",
        lost: "on 4.3 a key stops only one part of a long text, and engine takes four names"),
      CallflowMapping(
        "loop=\"n\"", "n times `tts`, up to 100",
        lost: "on 4.3 what is beyond 100 actions"),
      CallflowMapping(
        "loop=\"0\"", "`tts` {…, endless_playback} without terminators",
        lost: "on 4.3 a key starts it again, unless terminators is empty"),
    ],
    citations: [.kazoo("kzt_twiml_say:exec/3"), .pivot("say"), .twilio("voice/twiml/say")])
}

extension AttributeKey {
  package static let language = AttributeKey("language")
}
