import Diagnostics

extension ElementSpec {
  static let ssmlBreak = ElementSpec(
    "break", .markup, in: ["Say", "emphasis", "lang", "p", "prosody", "s", "w"],
    .skipped("no pause is made"),
    summary: "a pause in the speech", content: .nothing,
    attributes: [
      .unread("strength", .oneOf(["none", "x-weak", "weak", "medium", "strong", "x-strong"])),
      .unread("time"),
    ],
    citations: [.twilio("voice/twiml/say/text-speech")])

  static let ssmlEmphasis = ElementSpec(
    "emphasis", .markup, in: ["Say", "emphasis", "lang", "p", "prosody", "s", "w"],
    .skipped(
      "Kazoo speaks only the text that stands directly in Say, so the words inside are not spoken"),
    summary: "stresses words", content: .text("the words"),
    attributes: [
      .unread("level", .oneOf(["strong", "moderate", "reduced"]))
    ],
    citations: [.twilio("voice/twiml/say/text-speech")])

  static let ssmlLang = ElementSpec(
    "lang", .markup, in: ["Say", "emphasis", "lang", "p", "prosody", "s"],
    .skipped(
      "Kazoo speaks only the text that stands directly in Say, so the words inside are not spoken"),
    summary: "words in another language", content: .text("the words"),
    attributes: [
      .unread(
        "xml:lang",
        .oneOf([
          "arb", "ar-AE", "ca-ES", "cmn-CN", "cy-GB", "da-DK", "de-DE", "de-AT", "en-AU", "en-GB",
          "en-GB-WLS", "en-IN", "en-NZ", "en-US", "en-ZA", "es-ES", "es-MX", "es-US", "fi-FI",
          "fr-CA", "fr-FR", "he-IL", "hi-IN", "is-IS", "it-IT", "ja-JP", "ko-KR", "nb-NO", "nl-NL",
          "pl-PL", "pt-BR", "pt-PT", "ro-RO", "ru-RU", "sv-SE", "tr-TR", "yue-CN",
        ]))
    ],
    citations: [.twilio("voice/twiml/say/text-speech")])

  static let ssmlParagraph = ElementSpec(
    "p", .markup, in: ["Say", "lang", "prosody"],
    .skipped(
      "Kazoo speaks only the text that stands directly in Say, so the words inside are not spoken"),
    summary: "a paragraph", content: .text("the words"),
    citations: [.twilio("voice/twiml/say/text-speech")])

  static let ssmlPhoneme = ElementSpec(
    "phoneme", .markup, in: ["Say", "emphasis", "lang", "p", "prosody", "s", "w"],
    .skipped(
      "Kazoo speaks only the text that stands directly in Say, so the words inside are not spoken"),
    summary: "says how words are pronounced", content: .text("the words"),
    attributes: [
      .unread(
        "alphabet",
        .oneOf([
          "ipa", "x-sampa", "x-amazon-jyutping", "x-amazon-pinyin", "x-amazon-pron-kana",
          "x-amazon-yomigana",
        ])),
      .unread("ph"),
    ],
    citations: [.twilio("voice/twiml/say/text-speech")])

  static let ssmlProsody = ElementSpec(
    "prosody", .markup, in: ["Say", "emphasis", "lang", "p", "prosody", "s", "w"],
    .skipped(
      "Kazoo speaks only the text that stands directly in Say, so the words inside are not spoken"),
    summary: "changes volume, speed or pitch", content: .text("the words"),
    attributes: [
      .unread("volume"),
      .unread("rate"),
      .unread("pitch"),
    ],
    citations: [.twilio("voice/twiml/say/text-speech")])

  static let ssmlSentence = ElementSpec(
    "s", .markup, in: ["Say", "lang", "p", "prosody"],
    .skipped(
      "Kazoo speaks only the text that stands directly in Say, so the words inside are not spoken"),
    summary: "a sentence", content: .text("the words"),
    citations: [.twilio("voice/twiml/say/text-speech")])

  static let ssmlSayAs = ElementSpec(
    "say-as", .markup, in: ["Say", "emphasis", "lang", "p", "prosody", "s", "w"],
    .skipped(
      "Kazoo speaks only the text that stands directly in Say, so the words inside are not spoken"),
    summary: "says how to read a date, a number and the like", content: .text("the words"),
    attributes: [
      .unread(
        "interpret-as",
        .oneOf([
          "characters", "spell-out", "cardinal", "number", "ordinal", "digits", "fraction", "unit",
          "date", "time", "address", "expletive", "telephone",
        ])),
      .unread(
        "format", .oneOf(["mdy", "dmy", "ymd", "md", "dm", "ym", "my", "d", "m", "y", "yyyymmdd"])),
    ],
    citations: [.twilio("voice/twiml/say/text-speech")])

  static let ssmlSub = ElementSpec(
    "sub", .markup, in: ["Say", "emphasis", "lang", "p", "prosody", "s", "w"],
    .skipped(
      "Kazoo speaks only the text that stands directly in Say, so the words inside are not spoken"),
    summary: "words spoken in place of others", content: .text("the words"),
    attributes: [
      .unread("alias")
    ],
    citations: [.twilio("voice/twiml/say/text-speech")])

  static let ssmlWord = ElementSpec(
    "w", .markup, in: ["Say", "emphasis", "lang", "p", "prosody", "s"],
    .skipped(
      "Kazoo speaks only the text that stands directly in Say, so the words inside are not spoken"),
    summary: "says what part of speech a word is", content: .text("the words"),
    attributes: [
      .unread("role")
    ],
    citations: [.twilio("voice/twiml/say/text-speech")])
}
