package import Diagnostics
import KazooCallflow

extension Rule {
  /// A `Number` in a group.
  package static let lossNumberInGroup = Rule(
    id: "loss-number-in-group", severity: .warning,
    summary: "a ring group cannot ring a number",
    finds: """
      A Number beside other nouns. They ring together; a ring group holds users and devices only.
      """,
    caller: """
      The callflow rings the users and devices first, then dials the numbers, one after the other.
      """,
    remedy: """
      Give the user a second device that forwards to the number (call_forward), and dial the user: \
      all of a user's devices ring together.
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
    finds: """
      A Dial that rings several users or devices. ring_group of Kazoo 4.3 always asks the switch to \
      ignore early media; for Kazoo 5 the callflow turns that off. Both ring a member once that is \
      named twice, and Kazoo 4.3 also rings a device once that is named beside its user.
      """,
    caller: """
      The caller does not hear what the telephones or the network send before they answer: the \
      network's ringing, an announcement.
      """,
    remedy: """
      Let the telephones be devices of one user, and dial that user: all of its devices ring \
      together, with early media. Or let Pivot run the Dial: serve it as a document of its own, \
      and translate a Redirect to that document.
      """,
    citations: [
      .kazoo("cf_ring_group:attempt_endpoints/3"), .kazoo("cf_ring_group:is_endpoint_resolved/4"),
      .kazoo5Code("cf_ring_group:ignore_early_media/2"),
      .kazoo5Code("cf_ring_group:resolve_endpoint_id/4"),
    ],
    wrong: "<Response><Dial><User>anna</User><User>bob</User></Dial></Response>",
    right: "<Response><Dial><User>sales</User></Dial></Response>")

  /// A number that is routed to a carrier even if the account owns it.
  package static let lossForcedOffnet = Rule(
    id: "loss-forced-offnet", severity: .note,
    summary: "a callflow connects a number that the same Kazoo serves without a carrier",
    finds: """
      A Dial of a number without continueOnFail="false". Pivot sends the number to a carrier \
      whoever owns it; in a callflow Kazoo first looks whether one of its own accounts has it.
      """,
    caller: """
      A number of one of these accounts is connected there, without a carrier. All other numbers \
      are dialed the same way.
      """,
    remedy: """
      Mostly there is nothing to do. To get the same under Pivot, write continueOnFail="false".
      """,
    citations: [
      .kazoo("cf_resources:build_offnet_request/2"), .kazoo("kzt_twiml_dial:dial_me/3"),
      .kazoo5Code("cf_resources:build_offnet_request/2"),
    ],
    wrong: "<Response><Dial>+14155550100</Dial></Response>",
    right: #"<Response><Dial continueOnFail="false">+14155550100</Dial></Response>"#)

  /// A `Queue`.
  package static let lossQueue = Rule(
    id: "loss-queue", severity: .warning,
    summary: "a callflow queues the caller, where Pivot ends the call",
    finds: """
      A Queue with --migrate. Kazoo's documentation has it in TwiML, but Kazoo 4.3's code ends the \
      call; the callflow does what the documentation says.
      """,
    caller: """
      acdc_member puts the caller into the queue of that id. This needs Kazoo's queue application \
      (acdc); without it the action fails.
      """,
    remedy: """
      There is nothing to do where the queue exists. Otherwise dial a user whose devices are the \
      agents' telephones: all of them ring.
      """,
    citations: [.kazoo("kzt_twiml_dial:exec/3"), .kazoo("cf_acdc_member:handle/2")],
    wrong: "<Response><Dial><Queue>support</Queue></Dial></Response>",
    right: "<Response><Dial><User>support</User></Dial></Response>")

  /// `Set` before a request that cannot carry variables.
  package static let lossVariables = Rule(
    id: "loss-variables", severity: .warning,
    summary: "a callflow's requests do not send the variables of Set as Pivot does",
    finds: """
      A Set before a request. Pivot sends the variables with every later request; set_variables \
      puts them on the channel, where other applications see them, but a pivot action does not \
      send them.
      """,
    caller: "The next document is requested without the variables.",
    remedy: """
      Request the next document with method="GET": the callflow then writes them into its URL. Use \
      names of ASCII characters without spaces and '#' only, because Pivot does not encode names.
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
    finds: """
      More instant actions in a row than an account has tokens for. Each action costs 5 \
      of 100 tokens, and 10 tokens come back in a second. Verbs under Pivot cost nothing.
      """,
    caller: "With Kazoo's default settings the caller is hung up at the 21st of such actions.",
    remedy: "Put what is said in a row into one Say, or what is played into one file.",
    citations: [.kazoo("cf_exe:launch_cf_module/1"), .kazoo("cf_util:token_check/2")],
    wrong: Example(
      stringLiteral: "<Response>"
        + String(repeating: "<Play>silence_stream://20</Play>", count: 40) + "</Response>"),
    right: "<Response><Play>silence_stream://800</Play></Response>")

  /// A repetition that no action has.
  package static let lossRepetition = Rule(
    id: "loss-repetition", severity: .warning,
    summary: "a callflow repeats a playback in another way",
    finds: """
      A Say or Play with loop. What is repeated a number of times is written as often, up to a \
      hundred times for a verb and ten thousand in a document.
      """,
    caller: """
      Under Pivot a key ends one playback, and the next one starts. An endless playback of a \
      callflow is a single one; keys are switched off in it, because a key would end the call.
      """,
    remedy: """
      For an endless playback write terminators="" in the TwiML too: both then do the same.
      """,
    citations: [.kazoo("kzt_receiver:say_loop/7"), .kazoo("cf_tts:handle/2")],
    wrong: #"<Response><Play loop="0">http://example.com/music.mp3</Play></Response>"#,
    right:
      #"<Response><Play loop="0" terminators="">http://example.com/music.mp3</Play></Response>"#)

  /// A text that is too long for one action.
  package static let lossSplitText = Rule(
    id: "loss-split-text", severity: .warning,
    summary: "a key stops only a part of a long text",
    finds: """
      A Say of more than 1,000 characters, which is what Kazoo accepts in a tts action. The text \
      becomes several actions, cut at the end of a sentence or a word.
      """,
    caller: """
      A key that stops one of them goes on with the next, where Pivot stops the whole text.
      """,
    remedy: """
      Record the text as a file and play that. To say all of it whatever the caller presses, write \
      terminators="".
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
    finds: "A document in UTF-8 whose XML declaration says ISO-8859-1 or US-ASCII.",
    caller: "Under Pivot 'é' is spoken as 'Ã©'. The callflow has the text as it was meant.",
    remedy: "Declare UTF-8, to get the same under Pivot.",
    citations: [.kazoo("kzt_twiml:parse_cmds/1")],
    wrong: #"<?xml version="1.0" encoding="ISO-8859-1"?><Response><Say>café</Say></Response>"#,
    right: #"<?xml version="1.0" encoding="UTF-8"?><Response><Say>café</Say></Response>"#)

  /// An engine that a callflow cannot name.
  package static let lossEngine = Rule(
    id: "loss-engine", severity: .warning,
    summary: "a callflow can name only four speech engines",
    finds: """
      A Say with another engine than \(ActionSchema.engines.map { "'\($0)'" }.listed()). Pivot \
      passes on any name.
      """,
    caller: "The callflow speaks with the system's default engine.",
    remedy: """
      Make the engine the system's default (tts_provider in the system's speech settings). Or let \
      Pivot run the Say: serve it as a document of its own, and translate a Redirect to that \
      document.
      """,
    citations: [.kazoo("kzd_callflow:validate_flow/1")],
    wrong: #"<Response><Say engine="festival">Hello</Say></Response>"#,
    right: "<Response><Redirect>http://app.example.com/say.php</Redirect></Response>")

  /// A voice that Kazoo has not, in a migration.
  package static let lossVoice = Rule(
    id: "loss-voice", severity: .note,
    summary: "another voice speaks after a migration",
    finds: "A voice that Kazoo does not have, with --migrate.",
    caller: """
      A male or a female voice speaks instead, which is all that Kazoo asks its speech engine for.
      """,
    remedy: "To keep a certain voice, record the text as a file and play that.",
    citations: [.kazoo("kzt_twiml_util:get_voice/1"), .twilio("voice/twiml/say/text-speech")],
    wrong: #"<Response><Say voice="Polly.Joanna">Hello</Say></Response>"#,
    right: "<Response><Play>http://app.example.com/hello.mp3</Play></Response>")

  /// A media name without a slash.
  package static let lossMediaName = Rule(
    id: "loss-media-name", severity: .warning,
    summary: "a callflow takes a name without a slash for a media document",
    finds: """
      A name of a sound without a slash in Play or Reject. Pivot passes it to the switch as it is; \
      the actions put the account before it.
      """,
    caller: """
      The callflow plays the account's media document with that id, or nothing if there is none.
      """,
    remedy: """
      Write a name with a slash: the absolute URL, or prompt://system_media/ID/LANGUAGE for one of \
      the system's prompts.
      """,
    citations: [.kazoo("kz_media_util:media_path/2")],
    wrong: "<Response><Play>vm-goodbye</Play></Response>",
    right: "<Response><Play>prompt://system_media/vm-goodbye/en-us</Play></Response>")

  /// A setting of a conference out of bounds.
  package static let lossConferenceProfile = Rule(
    id: "loss-conference-profile", severity: .warning,
    summary: "Kazoo limits the settings of a conference in a callflow",
    finds: """
      energyLevel outside 0 to 1800, comfortNoise outside 0 to 10000, interval outside 10 to 120, \
      or a rate that is not a usual sample rate. Pivot passes on any number.
      """,
    caller: "The callflow leaves the setting out, and the system's own applies.",
    remedy: "Write a number within the bounds.",
    citations: [.kazoo("kzd_callflow:validate_flow/1")],
    wrong: #"<Response><Dial><Conference energyLevel="5000">team</Conference></Dial></Response>"#,
    right: #"<Response><Dial><Conference energyLevel="1800">team</Conference></Dial></Response>"#)

  /// A callflow with nothing in it.
  package static let emptyCallflow = Rule(
    id: "empty-callflow", severity: .note,
    summary: "the callflow does nothing but hang up",
    finds: "A document with no verb that the caller would notice.",
    caller: "Kazoo runs the document to its end and hangs up. The callflow does the same.",
    remedy: """
      If the caller should hear something, add it. If the call should end, write Hangup or Reject.
      """,
    citations: [.kazoo("pivot_call:process_resp/4")],
    wrong: "<Response> </Response>",
    right: "<Response><Hangup/></Response>")

  /// TwiML inside a callflow, on Kazoo 5.
  package static let embeddedTwiML = Rule(
    id: "embedded-twiml", severity: .note,
    summary: "a part of the document stays TwiML inside the callflow",
    finds: """
      A verb for which no action of Kazoo 5 does the same. A pivot action then holds the rest of \
      the document as TwiML, with absolute URLs.
      """,
    caller: """
      The same as under Pivot: Kazoo 5 runs the TwiML that the action holds, and requests nothing \
      before the document does.
      """,
    remedy: """
      There is nothing to do. For a callflow of actions alone, use only verbs that `twimlc \
      explain` translates without a loss.
      """,
    citations: [
      .kazoo5Code("cf_pivot:flow_doc/1"),
      .kazoo5Code("pivot_call:maybe_exec_flow_doc_or_new_request/1"),
      .kazoo5("kazoo-callflow/doc/pivot.md"),
    ],
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
