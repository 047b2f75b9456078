package import Diagnostics
import KazooCallflow

extension Rule {
  /// A `Number` in a group.
  package static let lossNumberInGroup = Rule(
    id: "loss-number-in-group", severity: .warning,
    summary: "a ring group cannot ring a number",
    explanation: """
      The nouns of one Dial ring together. A ring group holds users and devices only, so the callflow \
      dials the numbers after them, one after the other. To keep ringing them together, give the user \
      a second device that forwards to the number (call_forward), and dial the user: all of a user's \
      devices ring together.
      """,
    citations: [.kazoo("cf_ring_group:resolve_endpoint_id/4")],
    wrong: """
      <Response><Dial><User>anna</User><Number>+14155550100</Number></Dial></Response>
      """,
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// A group on Kazoo 4.3.
  package static let lossRingGroup = Rule(
    id: "loss-ring-group", severity: .warning,
    summary: "a ring group drops early media and rings a repeated member once",
    explanation: """
      Pivot rings users and devices together and lets the caller hear what they send before they \
      answer: the network's ringing, an announcement. ring_group of Kazoo 4.3 always asks the switch \
      to ignore early media, and rings a device once that it is given twice, also when one of its \
      users is in the group. Kazoo 5 can turn the first off. To keep early media, let the phones be \
      devices of one user, and dial that user: all of its devices ring together. Or let Pivot run the \
      Dial: serve it as a document of its own, and translate a Redirect to that document.
      """,
    citations: [
      .kazoo("cf_ring_group:attempt_endpoints/3"), .kazoo("cf_ring_group:is_endpoint_resolved/4"),
    ],
    wrong: "<Response><Dial><User>anna</User><User>bob</User></Dial></Response>",
    right: "<Response><Dial><User>sales</User></Dial></Response>")

  /// A number that goes out through a carrier whoever owns it.
  package static let lossForcedOffnet = Rule(
    id: "loss-forced-offnet", severity: .note,
    summary: "a callflow connects a number that the same Kazoo serves without a carrier",
    explanation: """
      Pivot sends the number to a carrier whoever owns it, unless 'continueOnFail' is "false". In a \
      callflow Kazoo first looks whether one of its own accounts has the number, and connects it \
      there. All other numbers are dialed the same way.
      """,
    citations: [.kazoo("cf_resources:build_offnet_request/2"), .kazoo("kzt_twiml_dial:dial_me/3")],
    wrong: "<Response><Dial>+14155550100</Dial></Response>",
    right: #"<Response><Dial continueOnFail="false">+14155550100</Dial></Response>"#)

  /// A `Queue`.
  package static let lossQueue = Rule(
    id: "loss-queue", severity: .warning,
    summary: "a callflow queues the caller, where Pivot ends the call",
    explanation: """
      Kazoo's documentation has Queue in TwiML, but Kazoo 4.3's code ends the call. With --migrate the \
      callflow does what the documentation says: acdc_member puts the caller into the queue of that \
      id. This needs Kazoo's queue application (acdc). Without it, a user whose devices are the \
      agents' phones rings all of them.
      """,
    citations: [.kazoo("kzt_twiml_dial:exec/3"), .kazoo("cf_acdc_member:handle/2")],
    wrong: "<Response><Dial><Queue>support</Queue></Dial></Response>",
    right: "<Response><Dial><User>support</User></Dial></Response>")

  /// `Set` before a request that cannot carry variables.
  package static let lossVariables = Rule(
    id: "loss-variables", severity: .warning,
    summary: "a callflow's requests do not send the variables of Set as Pivot does",
    explanation: """
      Pivot sends the variables of Set with every later request. set_variables puts them on the \
      channel, where other applications see them, but a pivot action does not send them. To keep \
      them, request the next document with method="GET": the callflow then writes them into its URL. \
      Only names of ASCII characters without spaces and '#' arrive as Pivot sends them, because Pivot \
      does not encode names.
      """,
    citations: [
      .kazoo("cf_set_variables:handle/2"), .kazoo("kzt_translator:set_user_vars/2"),
      .kazoo("kz_http_util:encode_kv/4"),
    ],
    wrong: """
      <Response><Set><Variable key="plan" value="gold"/></Set>\
      <Redirect>http://app.example.com/next.php</Redirect></Response>
      """,
    right: """
      <Response><Set><Variable key="plan" value="gold"/></Set>\
      <Redirect method="GET">http://app.example.com/next.php</Redirect></Response>
      """)

  /// More actions at once than the account's token bucket allows.
  package static let lossActionRate = Rule(
    id: "loss-action-rate", severity: .warning,
    summary: "Kazoo hangs up a callflow that runs too many actions at once",
    explanation: """
      Each action of a callflow costs 5 of the account's 100 tokens, and 10 tokens come back in a \
      second. With its default settings Kazoo hangs up a callflow at the first action that it has no \
      tokens for: the 21st of actions that take no time. Verbs under Pivot cost nothing. To keep the \
      call, put what is said in a row into one Say, or what is played into one file.
      """,
    citations: [.kazoo("cf_exe:launch_cf_module/1"), .kazoo("cf_util:token_check/2")],
    wrong: Example(
      stringLiteral: "<Response>"
        + String(repeating: "<Play>silence_stream://20</Play>", count: 40) + "</Response>"),
    right: "<Response><Play>silence_stream://800</Play></Response>")

  /// A repetition that no action has.
  package static let lossRepetition = Rule(
    id: "loss-repetition", severity: .warning,
    summary: "a callflow repeats a playback in another way",
    explanation: """
      Under Pivot a key ends one playback, and the next one starts. A callflow's endless playback is \
      a single playback; keys are switched off in it, because a key would end the call. What is \
      repeated a number of times is written as often, up to a hundred times for a verb and ten \
      thousand in a document. To keep an endless playback the same, switch the keys off in the TwiML \
      too.
      """,
    citations: [.kazoo("kzt_receiver:say_loop/7"), .kazoo("cf_tts:handle/2")],
    wrong: #"<Response><Play loop="0">http://example.com/music.mp3</Play></Response>"#,
    right:
      #"<Response><Play loop="0" terminators="">http://example.com/music.mp3</Play></Response>"#)

  /// A text that is too long for one action.
  package static let lossSplitText = Rule(
    id: "loss-split-text", severity: .warning,
    summary: "a key stops only a part of a long text",
    explanation: """
      Kazoo accepts 1000 characters in a tts action. A longer text becomes several actions, cut at \
      the end of a sentence or a word, and a key that stops one of them goes on with the next. To \
      keep one playback, record the text as a file and play that; to say all of it whatever the \
      caller presses, write terminators="".
      """,
    citations: [.kazoo("kzd_callflow:validate_flow/1")],
    wrong: Example(
      stringLiteral: "<Response><Say>"
        + String(repeating: "All our lines are busy. ", count: 42) + "</Say></Response>"),
    right: "<Response><Play>http://app.example.com/busy.mp3</Play></Response>")

  /// A text that Kazoo reads in another encoding than it is in.
  package static let lossGarbledText = Rule(
    id: "loss-garbled-text", severity: .warning,
    summary: "a callflow speaks the text as it is written, where Pivot garbles it",
    explanation: """
      Where the XML declaration says ISO-8859-1 or US-ASCII and the document is UTF-8, Pivot reads \
      each byte of a text as a character: 'é' is spoken as 'Ã©'. The callflow has the text as it was \
      meant. To get the same under Pivot, declare UTF-8.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")],
    wrong: #"<?xml version="1.0" encoding="ISO-8859-1"?><Response><Say>café</Say></Response>"#,
    right: #"<?xml version="1.0" encoding="UTF-8"?><Response><Say>café</Say></Response>"#)

  /// An engine that a callflow cannot name.
  package static let lossEngine = Rule(
    id: "loss-engine", severity: .warning,
    summary: "a callflow can name only four speech engines",
    explanation: """
      They are \(ActionSchema.engines.map { "'\($0)'" }.listed()); Pivot passes on any name. To keep \
      another engine, make it the system's default engine (tts_provider in the system's speech \
      settings), or let Pivot run the Say: serve it as a document of its own, and translate a \
      Redirect to that document.
      """,
    citations: [.kazoo("kzd_callflow:validate_flow/1")],
    wrong: #"<Response><Say engine="festival">Hello</Say></Response>"#,
    right: "<Response><Redirect>http://app.example.com/say.php</Redirect></Response>")

  /// A voice that Kazoo has not, in a migration.
  package static let lossVoice = Rule(
    id: "loss-voice", severity: .note,
    summary: "another voice speaks after a migration",
    explanation: """
      Kazoo asks its speech engine for a male or a female voice. With --migrate one of the two \
      replaces the voice that the document names. To keep a certain voice, record the text as a file \
      and play that.
      """,
    citations: [.kazoo("kzt_twiml_util:get_voice/1"), .twilio("voice/twiml/say/text-speech")],
    wrong: #"<Response><Say voice="Polly.Joanna">Hello</Say></Response>"#,
    right: "<Response><Play>http://app.example.com/hello.mp3</Play></Response>")

  /// A media name without a slash.
  package static let lossMediaName = Rule(
    id: "loss-media-name", severity: .warning,
    summary: "a callflow takes a name without a slash for a media document",
    explanation: """
      Pivot passes the name to the switch as it is. The play and response actions put the account \
      before a name without a slash, and so mean the account's media document with that id. To play \
      the same file, write a name with a slash: the absolute URL, or prompt://system_media/ID/LANGUAGE \
      for one of the system's prompts.
      """,
    citations: [.kazoo("kz_media_util:media_path/2")],
    wrong: "<Response><Play>vm-goodbye</Play></Response>",
    right: "<Response><Play>prompt://system_media/vm-goodbye/en-us</Play></Response>")

  /// A setting of a conference out of bounds.
  package static let lossConferenceProfile = Rule(
    id: "loss-conference-profile", severity: .warning,
    summary: "Kazoo limits the settings of a conference in a callflow",
    explanation: """
      energyLevel is 0 to 1800, comfortNoise 0 to 10000, interval 10 to 120, rate one of the usual \
      sample rates. Pivot passes on any number. The callflow leaves out one that is out of bounds, \
      and the system's own setting applies. To keep the conference the same, write a number within \
      the bounds.
      """,
    citations: [.kazoo("kzd_callflow:validate_flow/1")],
    wrong: #"<Response><Dial><Conference energyLevel="5000">team</Conference></Dial></Response>"#,
    right: #"<Response><Dial><Conference energyLevel="1800">team</Conference></Dial></Response>"#)

  /// A callflow with nothing in it.
  package static let emptyCallflow = Rule(
    id: "empty-callflow", severity: .note,
    summary: "the callflow does nothing but hang up",
    explanation: """
      Kazoo runs the document to its end without doing anything the caller would notice, and hangs \
      up. The callflow does the same. If the caller should hear something, the document has to say \
      it; if the call should end, Hangup or Reject says so.
      """,
    citations: [.kazoo("pivot_call:process_resp/4")],
    wrong: "<Response> </Response>",
    right: "<Response><Hangup/></Response>")

  /// TwiML inside a callflow, on Kazoo 5.
  package static let embeddedTwiML = Rule(
    id: "embedded-twiml", severity: .note,
    summary: "a part of the document stays TwiML inside the callflow",
    explanation: """
      Where no action of Kazoo 5 does the same, a pivot action holds the rest of the document as \
      TwiML, with absolute URLs, and runs it without requesting it from a server.
      """,
    citations: [.kazoo5("callflow/doc/pivot.md")],
    wrong: #"<Response><Record action="http://app.example.com/done.php"/></Response>"#,
    right: "<Response><Redirect>http://app.example.com/done.php</Redirect></Response>")

  package static let losses: [Rule] = [
    .unresolvedURL, .refusedURL, .untranslatableSIP, .lossGather, .lossRecord, .lossDialAction,
    .lossAfterDial, .lossTimeLimit, .lossRecording, .lossHangupKey, .lossCallerID,
    .lossNumberInGroup, .lossRingGroup, .lossForcedOffnet, .lossQueue, .lossVariables,
    .lossActionRate, .lossRepetition, .lossSplitText, .lossGarbledText, .lossEngine, .lossVoice,
    .lossMediaName, .lossConferenceProfile, .emptyCallflow, .embeddedTwiML,
  ]
}
