import Diagnostics

extension ElementSpec {
  package static let conference = ElementSpec(
    "Conference", .noun, in: ["Dial"],
    summary: "a conference room to join", content: .text("the room's name"), answers: true,
    flow: .ends,
    attributes: conferenceRead + conferenceKazoo + conferenceIgnored,
    onKazoo5: conferenceDocumented,
    remarks: [
      "A document that joins a conference ends there: no verb after it runs and Dial's action is "
        + "never requested.",
      "On 4.3 maxParticipants goes from 3 to 40, and any other number, Twilio's 250 among them, "
        + "fails; Kazoo 5 is documented to take up to 250.",
      "On 4.3 beep is on or off: 'onEnter' and 'onExit' switch it off. Kazoo 5 is documented "
        + "to have them.",
      "On 4.3 muted and deaf take effect only when startConferenceOnEnter is written out, because "
        + "without it they are set for members while the caller joins as a moderator.",
      "waitUrl must be a sound: TwiML at that URL is not run.",
      "The room's ID is the MD5 of its name in lower-case hexadecimal.",
    ],
    callflow: [
      CallflowMapping(
        "Conference", "`conference` {id, config, moderator, welcome_prompt}")
    ],
    citations: [
      .kazoo("kzt_twiml_dial:build_conference_doc/3"),
      .kazoo("kzt_twiml_dial:conference_profile/2"), .pivot("dial/conference"),
      .twilio("voice/twiml/conference"),
    ])

  private static let conferenceRead: [AttributeSpec] = [
    .attribute(
      .muted, .boolean(default: false), .usedWith(.startConferenceOnEnter),
      "whether the caller can only listen", .kazoo("kzt_twiml_dial:member_flags/2"),
      .kazoo("kzt_twiml_dial:moderator_flags/2")),
    .attribute(
      .beep, .boolean(default: true),
      "whether a tone sounds when the caller enters",
      .kazoo("kzt_twiml_dial:build_conference_doc/3")),
    .attribute(
      .startConferenceOnEnter, .boolean(default: true),
      "whether the caller joins as a moderator, for whom the others wait",
      .kazoo("kzt_twiml_dial:conference_flags/1")),
    .attribute(
      .endConferenceOnExit, .boolean(default: false),
      "whether the conference ends when the caller leaves",
      .kazoo("kzt_twiml_dial:conference_member_flags/1")),
    .attribute(
      .waitUrl, .media, without: "the switch's hold music",
      "the sound that plays before the conference starts", .kazoo("kzt_twiml_dial:get_moh/1")),
    .attribute(
      .maxParticipants, .count(.participants, default: 40, 3...40),
      "how many may join", .kazoo("kzt_twiml_dial:get_max_participants/1")),
  ]

  private static let conferenceIgnored: [AttributeSpec] = [
    .ignored(
      "waitMethod", .unread(.method),
      instead: "waitUrl is a sound for the switch to play, fetched in its own way",
      harmless: ["GET"], onlyWith: .attribute("waitUrl"),
      "the HTTP method of the request to waitUrl"),
    .ignored(
      "record", .unread(.oneOf(["do-not-record", "record-from-start"])),
      instead: "the conference is not recorded", harmless: ["do-not-record", "false"],
      "whether the conference is recorded"),
    .ignored(
      "trim", .unread(.oneOf(["trim-silence", "do-not-trim"])),
      instead: "the conference is not recorded", onlyWith: .word("record-from-start", in: "record"),
      "whether silence at both ends of the recording is cut off"),
    .ignored(
      "recordingConfigurationId", .unread(.text), instead: "the conference is not recorded",
      onlyWith: .word("record-from-start", in: "record"),
      "a set of recording settings kept at Twilio"),
    .ignored(
      "recordingStatusCallback", .unread(.url), instead: "the URL is never requested",
      onlyWith: .word("record-from-start", in: "record"),
      "what is requested when the recording is ready"),
    .recordingStatusMethod,
    .recordingStatusEvent,
    .ignored(
      "statusCallback", .unread(.url), instead: "the URL is never requested",
      "what is requested as participants come and go"),
    .ignored(
      "statusCallbackMethod", .unread(.method), instead: "Kazoo does not make this callback",
      onlyWith: .attribute("statusCallback"), "the HTTP method of the request to statusCallback"),
    .ignored(
      "statusCallbackEvent", .unread(.someOf(conferenceEvents)),
      instead: "Kazoo does not make this callback", onlyWith: .attribute("statusCallback"),
      "the events that make a request to statusCallback"),
    .ignored(
      "eventCallbackUrl", .unread(.url), instead: "the URL is never requested",
      "what is requested when the recording is ready; an old word of Twilio's"),
    .ignored(
      "region", .unread(.oneOf(["us1", "us2", "ie1", "sg1", "br1", "au1", "jp1", "de1"])),
      instead: "the conference runs in the Kazoo cluster", "where the conference is mixed"),
    .ignored(
      "coach", .unread(.text), instead: "everyone in the conference hears the caller",
      "the participant who alone hears the caller"),
    .ignored(
      "jitterBufferSize", .unread(.oneOf(["large", "medium", "small", "off"])),
      instead: "the switch's own buffer is used", "how much jitter is evened out"),
    .ignored(
      "participantLabel", .unread(.text), instead: "the participant has no name of its own",
      "a name for the participant"),
  ]

  private static let conferenceEvents: [String] = [
    "start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement",
  ]
}

extension AttributeKey {
  package static let beep = AttributeKey("beep")
  package static let endConferenceOnExit = AttributeKey("endConferenceOnExit")
  package static let maxParticipants = AttributeKey("maxParticipants")
  package static let muted = AttributeKey("muted")
  package static let startConferenceOnEnter = AttributeKey("startConferenceOnEnter")
  package static let waitUrl = AttributeKey("waitUrl")
}
