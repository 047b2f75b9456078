import Diagnostics

extension ElementSpec {
  package static let number = ElementSpec(
    "Number", .noun, in: ["Dial"],
    summary: "a telephone number to call", content: .text("the number"),
    attributes: numberIgnored + AttributeSpec.screening + AttributeSpec.machineDetection,
    remarks: [
      "Alone in its Dial it works; with anything beside it, be it a comment, Kazoo fails from "
        + "4.3.96 on.",
      "Alone in its Dial all but digits and '+' is dropped: the 9 of 'ext 9' is dialed. Beside "
        + "others it is dialed as it is written.",
      "Empty or without a digit it is skipped and the next verb runs.",
      "On Kazoo 4.3 numbers cannot be dialed for calls from a carrier that Kazoo knows by "
        + "its ACL alone.",
    ],
    callflow: [
      CallflowMapping(
        "one Number", "`offnet` {to_did, timeout}"),
      CallflowMapping(
        "Number beside others", "`offnet` after the others",
        isEmbedded: true,
        lost: "on 4.3 that they ring together: a ring group cannot have numbers for members"),
    ],
    citations: [.kazoo("kzt_twiml_dial:exec/3"), .twilio("voice/twiml/number")])

  private static let numberIgnored: [AttributeSpec] = [
    .ignored(
      "sendDigits", .unread(.text), instead: "no digits are sent after the answer",
      "the digits to send when the called side has answered",
      .kazoo("kzt_twiml_dial:exec/3")),
    .ignored(
      "byoc", .unread(.text), instead: "Kazoo chooses the carrier by the account's resources",
      "the carrier trunk to call through"),
  ]
}

extension AttributeSpec {
  /// Twilio's attributes for screening and ringing, common to the nouns of `Dial`.
  static let screening: [AttributeSpec] = [
    .ignored(
      "url", .unread(.url),
      instead: "the called side is connected at once",
      "the TwiML that the called side hears before it is connected"),
    .ignored(
      "method", .unread(.method), instead: "Kazoo does not request 'url'",
      onlyWith: .attribute("url"),
      "the HTTP method of the request to url"),
    .ignored(
      "statusCallback", .unread(.url), instead: "the URL is never requested",
      "what is requested as the call rings, is answered and ends"),
    .ignored(
      "statusCallbackEvent",
      .unread(.someOf(["initiated", "ringing", "answered", "completed"])),
      instead: "Kazoo does not make this callback", onlyWith: .attribute("statusCallback"),
      "the events that make a request to statusCallback"),
    .ignored(
      "statusCallbackMethod", .unread(.method), instead: "Kazoo does not make this callback",
      onlyWith: .attribute("statusCallback"), "the HTTP method of the request to statusCallback"),
  ]

  /// Twilio's detection of answering machines: common to `Number` and `Sip`.
  static let machineDetection: [AttributeSpec] = [
    .ignored(
      "machineDetection", .unread(.oneOf(["Enable", "DetectMessageEnd"])),
      instead: "an answering machine is treated like a person",
      "whether to detect an answering machine"),
    .ignored(
      "machineDetectionTimeout", .unread(.number), instead: "no machine is detected",
      onlyWith: .attribute("machineDetection"), "how long to try, in seconds"),
    .ignored(
      "machineDetectionSpeechThreshold", .unread(.number), instead: "no machine is detected",
      onlyWith: .attribute("machineDetection"),
      "how long a greeting speaks when it is a machine's, in milliseconds"),
    .ignored(
      "machineDetectionSpeechEndThreshold", .unread(.number), instead: "no machine is detected",
      onlyWith: .attribute("machineDetection"),
      "how long a silence ends a greeting, in milliseconds"),
    .ignored(
      "machineDetectionSilenceTimeout", .unread(.number), instead: "no machine is detected",
      onlyWith: .attribute("machineDetection"),
      "how long a silence at the start leaves the answer open, in milliseconds"),
    .ignored(
      "amdStatusCallback", .unread(.url), instead: "the URL is never requested",
      onlyWith: .attribute("machineDetection"), "what is requested with the result"),
    .ignored(
      "amdStatusCallbackMethod", .unread(.method), instead: "Kazoo does not make this callback",
      onlyWith: .attribute("amdStatusCallback"),
      "the HTTP method of the request to amdStatusCallback"),
  ]
}
