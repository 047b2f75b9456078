import Diagnostics

extension ElementSpec {
  package static let dial = ElementSpec(
    "Dial", .verb, in: ["Response"],
    summary: "connects the caller to a number, to users and devices, or to a conference",
    content: .textOrElements("the number to call"),
    flow: .depends(
      "after a conference or a queue the document is over; after any other call action is "
        + "requested or the next verb runs, mostly on a caller who has been hung up"),
    attributes: dialRead + dialRecording + dialIgnored, onKazoo5: dialDocumented,
    remarks: [
      "The content decides what is dialed: text with a digit is a number, and everything "
        + "beside it is ignored; a Number, Conference or Queue must be alone; other nouns ring "
        + "together.",
      "After the dialed call Kazoo hangs up the caller before it requests action or runs the "
        + "next verb. What follows is heard only if the call fails and the carrier's response "
        + "comes first.",
      "An empty Dial, and text without any digit, fail.",
      "Two or more numbers, a Number beside anything else, and any Sip fail from Kazoo 4.3.96 on.",
      "Text is stripped of all but digits and '+': '1-800-FLOWERS' dials 1800.",
      "Text, or white space before the first noun, makes Kazoo answer the caller first; a noun "
        + "that stands directly after the tag does not.",
      "If nobody is left to ring, the call ends.",
      "On Kazoo 4.3 numbers cannot be dialed for calls from a carrier that Kazoo knows by "
        + "its ACL alone.",
      "timeLimit=\"0\" or less hangs up as soon as the call is answered.",
    ],
    callflow: [
      CallflowMapping(
        "a number, and nothing after it",
        "`offnet` {to_did, timeout}; a number that the same Kazoo serves is connected "
          + "within it"),
      CallflowMapping("callerId, for a number", "`set_cid` in front"),
      CallflowMapping(
        "one User or Device, and nothing after it",
        "`user` {id, timeout, strategy} or `device` {id, timeout, dial_strategy}"),
      CallflowMapping(
        "several Users and Devices, and nothing after them",
        "`ring_group` {endpoints, timeout, strategy, ignore_forward}"),
      CallflowMapping(
        "action", "`pivot` where the call failed", isEmbedded: true,
        lost: "on 4.3 action after an answered call, and DialCallStatus"),
      CallflowMapping(
        "verbs after it",
        "the branch `_` of a failed call to users and devices; for a number the branches "
          + "NO_ANSWER, USER_BUSY and CALL_REJECTED", isEmbedded: true,
        lost: "on 4.3 they are heard where Pivot has hung up the caller"),
      CallflowMapping(
        "record=\"true\"", "`record_call` in front", isEmbedded: true,
        lost: "on 4.3 the recording begins before the call is answered"),
      CallflowMapping(
        "timeLimit, hangupOn, callerId for Users and Devices", "nothing, or more",
        isEmbedded: true, lost: "on 4.3 the limit, the key, and who sees the number"),
    ],
    citations: [
      .kazoo("kzt_twiml_dial:exec/3"), .kazoo("kzt_receiver:wait_for_offnet/2"),
      .pivot("dial/dial-overview"), .twilio("voice/twiml/dial"),
    ])

  /// The attributes of `Dial` in the documentation of Kazoo 5 that Kazoo 4.3 lacks or has
  /// differently.
  private static let dialDocumented: [AttributeSpec] = [
    .attribute(
      .record, .boolean(default: false, alsoTrue: recordings, alsoFalse: ["do-not-record"]),
      "whether the call is recorded, from when, and in how many channels",
      .pivot("dial/dial-overview")),
    .attribute(
      .recordingUrl, .unread(.url), without: "the account's storage", .kazooOnly,
      "where the recording goes", .pivot("dial/dial-overview")),
    .attribute(
      .recordStoreMethod, .documentedChoice(["PUT", "POST", "PATCH"]), default: "PUT", .kazooOnly,
      "the HTTP method that sends the recording", .pivot("dial/dial-overview")),
    .attribute(
      .hangupOnStar, .boolean(default: false),
      "whether the caller ends the dialed call with the star key and goes on with the document",
      .pivot("dial/dial-overview")),
  ]

  private static let recordings = [
    "record-from-answer", "record-from-ringing", "record-from-answer-dual",
    "record-from-ringing-dual",
  ]

  private static let dialRead: [AttributeSpec] = [
    .attribute(
      .action, .url, without: "the next verb runs",
      "what is requested after the call; never after a conference or a queue",
      .kazoo("kzt_twiml_dial:maybe_end_dial/3")),
    .attribute(
      .method, .method, .usedWith(.action),
      "the HTTP method of the request to action", .kazoo("kzt_util:http_method/1")),
    .attribute(
      .timeout,
      .seconds(
        default: 30, otherwise: IntegerType.Other(20, "where users and devices are rung"), 1...3600,
        above: .clamped),
      "how long to ring, in seconds",
      .kazoo("kzt_twiml_util:timeout_s/1"), .kazoo("kzt_twiml_dial:dial_timeout/1")),
    .attribute(
      .timeLimit, .seconds(default: 14400, Int.min...Int.max),
      "how long the call may last, in seconds",
      .kazoo("kzt_twiml_dial:timelimit_s/1")),
    .attribute(
      .callerId, .latin1Text, without: "the caller's number",
      "the number shown to the called side; empty for anonymous",
      .kazoo("kzt_twiml_dial:caller_id/2")),
    .attribute(
      .record, .boolean(default: false, alsoFalse: ["do-not-record"]),
      "whether the call is recorded; only 'true' does it",
      .kazoo("kzt_twiml_dial:should_record_call/1")),
    .attribute(
      .hangupOn, .lenientKey, without: "no key", .kazooOnly,
      "the key with which the caller ends the call; a number fails with it unless record is true",
      .kazoo("kzt_twiml_dial:hangup_dtmf/1"), .kazoo("kzt_twiml_dial:media_processing/2")),
    .attribute(
      .continueOnFail, .boolean(default: true), .kazooOnly,
      "whether a number is always called through the carriers, never inside the account",
      .kazoo("kzt_twiml_dial:force_outbound/1")),
    .attribute(
      .strategy, .refused(except: [], fails: .dialStrategy), without: "simultaneous", .kazooOnly,
      "the order in which users and devices ring; Kazoo 4.3 fails on every value",
      .kazoo("kzt_twiml_dial:dial_strategy/1")),
    .attribute(
      .collectDTMF, .boolean(default: false), .kazooOnly,
      "whether the caller's keys during the call are kept",
      .kazoo("kzt_receiver:wait_for_offnet/2")),
  ]

  private static let dialRecording: [AttributeSpec] = [
    .ignored(
      "trim", .unread(.oneOf(["trim-silence", "do-not-trim"])),
      instead: "silence at both ends stays in the recording", harmless: ["do-not-trim"],
      onlyWith: .word("true", in: "record"),
      "whether silence at both ends of the recording is cut off"),
    .ignored(
      "recordingStatusCallback", .unread(.url), instead: "the URL is never requested",
      onlyWith: .word("true", in: "record"), "what is requested when the recording is ready"),
    .recordingStatusMethod,
    .recordingStatusEvent,
    .ignored(
      "recordingTrack", .unread(.oneOf(["both", "inbound", "outbound"])),
      instead: "both sides are recorded", harmless: ["both"], onlyWith: .word("true", in: "record"),
      "which side is recorded"),
    .ignored(
      "recordingConfigurationId", .unread(.text),
      instead: "the recording is made with Kazoo's settings", onlyWith: .word("true", in: "record"),
      "a set of recording settings kept at Twilio"),
  ]

  private static let dialIgnored: [AttributeSpec] = [
    .ignored(
      .answerOnBridge, .unread(.boolean),
      instead: "Kazoo answers early only if Dial begins with text or white space",
      harmless: ["false"], "whether the caller is answered only when the called side answers",
      .kazoo("kzt_twiml_dial:exec/3")),
    .ignored(
      .hangupOnStar, .unread(.boolean), instead: "the star key does not end the call",
      harmless: ["false"], "whether the caller ends the call with the star key",
      .kazoo("kzt_twiml_dial:hangup_dtmf/1")),
    .ignored(
      "ringTone", .unread(.oneOf(ringTones)),
      instead: "the caller hears the ringing of the switch or of the carrier",
      "the country whose ringing the caller hears"),
    .ignored(
      .sequential, .unread(.boolean), instead: "everything in Dial rings at the same time",
      harmless: ["false"], "whether what is in Dial rings one after the other"),
    .ignored(
      "referUrl", .unread(.url), instead: "the URL is never requested",
      "what is requested when the called side transfers the call with a SIP REFER"),
    .ignored(
      "referMethod", .unread(.method), instead: "Kazoo does not make this callback",
      onlyWith: .attribute("referUrl"), "the HTTP method of the request to referUrl"),
    .ignored(
      "events", .unread(.oneOf(["call-progress-event"])), instead: "no events are sent",
      "the events of the call's progress to send"),
    .ignored(
      "passports", .unread(.text), instead: "the call carries no such signature",
      "the signed caller identity to send along"),
    .ignored(
      "callReason", .unread(.text), instead: "the called side sees no reason",
      "why the call is made, shown on the called phone"),
    .ignored(
      "ifMachine", .unread(.oneOf(["hangup", "continue", "false"])),
      instead: "an answering machine is treated like a person", harmless: ["continue", "false"],
      "what to do when a machine answers; an old word of Twilio's"),
  ]

  private static let ringTones: [String] = [
    "at", "au", "bg", "br", "be", "ch", "cl", "cn", "cz", "de", "dk", "ee", "es", "fi", "fr", "gr",
    "hu", "il", "in", "it", "lt", "jp", "mx", "my", "nl", "no", "nz", "ph", "pl", "pt", "ru", "se",
    "sg", "th", "uk", "us", "us-old", "tw", "ve", "za",
  ]
}

extension AttributeKey {
  package static let answerOnBridge = AttributeKey("answerOnBridge")
  package static let callerId = AttributeKey("callerId")
  package static let collectDTMF = AttributeKey("collect_dtmf")
  package static let continueOnFail = AttributeKey("continueOnFail")
  package static let hangupOn = AttributeKey("hangupOn")
  package static let hangupOnStar = AttributeKey("hangupOnStar")
  package static let record = AttributeKey("record")
  package static let sequential = AttributeKey("sequential")
  package static let strategy = AttributeKey("strategy")
  package static let timeLimit = AttributeKey("timeLimit")
}
