import Diagnostics

extension ElementSpec {
  package static let record = ElementSpec(
    "Record", .verb, in: ["Response"],
    summary: "records the caller and sends the recording to a URL", content: .nothing,
    flow: .depends("after silence the next verb runs; after sound the document is over"),
    attributes: recordRead + recordIgnored, onKazoo5: recordDocumented,
    remarks: [
      "It does not answer the call: write a Say, Play or Pause before it.",
      "The recording is sent with PUT to the action URL, with the file's name appended, before "
        + "action itself is requested: the server must take both.",
      "Without action the current URL is requested again, and the document that it returns "
        + "records again.",
      "On 4.3 a maxLength of more than 3600 seconds fails.",
      "On 4.3 timeout=\"0\" fails. Kazoo 5 is documented to switch the silence detection off by it, "
        + "as Twilio does.",
      "Kazoo 5 is documented to go on with the next verb after a Record without action.",
      "With anything between its tags, even one space, it is an unknown element, and Kazoo "
        + "hangs up there.",
    ],
    callflow: [
      CallflowMapping(
        "Record",
        "`play` of `tone_stream://%(500,100,440)` for the beep, `record_caller` {format, "
          + "url, time_limit}, then `pivot` to action", isEmbedded: true,
        lost: "on 4.3 finishOnKey (any key stops it), timeout, what follows a silent recording, "
          + "RecordingUrl and RecordingDuration; record_caller answers the call")
    ],
    citations: [
      .kazoo("kzt_twiml:record_call/2"), .pivot("record"), .twilio("voice/twiml/record"),
    ])

  /// The attributes of `Record` in the documentation of Kazoo 5 that Kazoo 4.3 lacks or has
  /// differently.
  private static let recordDocumented: [AttributeSpec] = [
    .attribute(
      .timeout, .seconds(default: 5, 0...3600, above: .clamped),
      "how many seconds of silence end the recording; 0 for no such end", .pivot("record")),
    .attribute(
      .maxLength, .seconds(default: 3600, 1...Int.max),
      "how long the recording may become, in seconds", .pivot("record")),
    .attribute(
      .recordingUrl, .unread(.url), without: "the account's storage", .kazooOnly,
      "where the recording goes", .pivot("record")),
    .attribute(
      .recordStoreMethod, .documentedChoice(["PUT", "POST", "PATCH"]), default: "PUT", .kazooOnly,
      "the HTTP method that sends the recording", .pivot("record")),
  ]

  private static let recordRead: [AttributeSpec] = [
    .attribute(
      .action, .url, without: "the current URL",
      "where the recording goes, and what is requested after it",
      .kazoo("kzt_twiml:finish_record_call/3")),
    .attribute(
      .method, .method, "the HTTP method of the request to action",
      .kazoo("kzt_util:http_method/1")),
    .attribute(
      .timeout, .seconds(default: 5, 1...3600, above: .clamped),
      "how many seconds of silence end the recording", .kazoo("kzt_twiml_util:timeout_s/2")),
    .attribute(
      .finishOnKey, .keys, "the keys that end the recording",
      .kazoo("kzt_twiml_util:get_finish_key/1")),
    .attribute(
      .maxLength, .seconds(default: 3600, 1...3600),
      "how long the recording may become, in seconds", .kazoo("kzt_twiml_util:get_max_length/1")),
    .attribute(
      .playBeep, .boolean(default: true),
      "whether a tone of 440 Hz and half a second comes first", .kazoo("kzt_twiml:record_call/2")),
    .attribute(
      .recordingUrl, .refused(except: ValueType.emptyWords, fails: .recordingURL),
      without: "the action URL",
      .kazooOnly,
      "another place to send the recording to; Kazoo 4.3 fails on every URL in it",
      .kazoo("kzt_twiml:finish_record_call/3")),
  ]

  private static let recordIgnored: [AttributeSpec] = [
    .ignored(
      "trim", .unread(.oneOf(["trim-silence", "do-not-trim"])),
      instead: "silence at both ends stays in the recording", harmless: ["do-not-trim"],
      "whether silence at both ends is cut off"),
    .ignored(
      "transcribe", .unread(.boolean), instead: "no transcription is made",
      harmless: ["false"], "whether the recording is turned into text"),
    .ignored(
      "transcribeCallback", .unread(.url),
      instead: "no transcription is made and the URL is never requested",
      "where the transcription goes"),
    .ignored(
      "recordingStatusCallback", .unread(.url),
      instead: "the URL is never requested; the recording is sent to action",
      "what is requested when the recording is ready"),
    .recordingStatusMethod,
    .recordingStatusEvent,
    .ignored(
      "recordingConfigurationId", .unread(.text),
      instead: "the recording is made with Kazoo's settings",
      "a set of recording settings kept at Twilio"),
  ]
}

extension AttributeKey {
  package static let maxLength = AttributeKey("maxLength")
  package static let playBeep = AttributeKey("playBeep")
  package static let recordingUrl = AttributeKey("recordingUrl")
  package static let recordStoreMethod = AttributeKey("recordStoreMethod")
}
