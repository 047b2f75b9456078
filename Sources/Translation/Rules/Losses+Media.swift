package import Diagnostics

extension Rule {
  /// A `Number` in a group.
  package static let lossNumberInGroup = Rule(
    id: "loss-number-in-group", severity: .warning,
    summary: "a ring group cannot ring a number",
    finds: """
      A Number stands beside other nouns in a Dial. Before version 4.3.96 Pivot rings all of them \
      together; later versions hang up (see build-dependent-noun). A ring group of a callflow has \
      only users and devices.
      """,
    caller: """
      The callflow rings the users and devices first. If they do not answer, it dials the numbers, \
      one after the other.
      """,
    remedy: """
      Give the user a second device that forwards to the number (call_forward), and dial only the \
      user: all devices of a user ring together. If there is no user, create one for the number.
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
      A Dial rings several users or devices, for Kazoo 4.3. The action ring_group always tells the \
      switch to ignore early media, which is sound before the call is answered. It calls a member \
      that is named twice only once, also a device that is named beside its user. For Kazoo 5 the \
      callflow loses neither.
      """,
    caller: """
      The caller hears ringing instead of the sound that phones or the network send before \
      somebody answers, such as an announcement. A phone that is named twice gets one call instead \
      of two.
      """,
    remedy: """
      Make the phones devices of one user, and dial this user: all of its devices ring together, \
      with early media. Or let Pivot run the Dial: \(servedSeparately)
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
    summary: "a callflow uses no carrier for a number that the same Kazoo has",
    finds: """
      A Dial of a number does not have continueOnFail="false". Pivot then sends every number to a \
      carrier. A callflow first looks whether an account on the same Kazoo has the number.
      """,
    caller: """
      If such an account has the number, the call goes there without a carrier. All other numbers \
      are dialed in the same way.
      """,
    remedy: """
      Usually there is nothing to do. For the same call with Pivot, write continueOnFail="false": \
      in spite of its name, this is all that the attribute changes.
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
      A Dial has a Queue, and the option `--migrate` is given. Kazoo's documentation has Queue, \
      but the TwiML interpreter of Kazoo 4.3 ends the call there. The callflow does what the \
      documentation says.
      """,
    caller: """
      The action acdc_member puts the caller into the queue with this id. Without Kazoo's queue \
      application (acdc), or without such a queue, Kazoo hangs up.
      """,
    remedy: """
      If the queue exists, there is nothing to do. Otherwise dial a user whose devices are the \
      phones of the agents.
      """,
    citations: [.kazoo("kzt_twiml_dial:exec/3"), .kazoo("cf_acdc_member:handle/2")],
    wrong: "<Response><Dial><Queue>support</Queue></Dial></Response>",
    right: "<Response><Dial><User>support</User></Dial></Response>")

  /// `Set` before a request that cannot carry variables.
  package static let lossVariables = Rule(
    id: "loss-variables", severity: .warning,
    summary: "a callflow's requests do not send the variables of Set as Pivot does",
    finds: """
      A Set stands before a request. Pivot sends the variables with every later request. In the \
      callflow, set_variables stores them on the channel, but the action pivot does not send them.
      """,
    caller: "Kazoo requests the next document without the variables.",
    remedy: """
      Write method="GET" for the next request: the callflow then has the variables in its URL. Use \
      only ASCII characters, without spaces and '#', in the names of the variables, because Pivot \
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
    finds: """
      The callflow has too many actions in a row that need no time, such as very short sounds. A \
      call has 100 tokens for its callflow: each action costs 5, and 10 come back in a second. \
      Under Pivot, verbs cost no tokens.
      """,
    caller: "With the default settings, Kazoo hangs up the call at the 21st of these actions.",
    remedy: "Put texts that follow each other into one Say, and sounds into one file.",
    citations: [
      .kazoo("cf_exe:launch_cf_module/1"), .kazoo("cf_util:token_check/2"),
      .kazoo("cf_util:bucket_name_from_call/2"),
    ],
    wrong: Example(
      stringLiteral: "<Response>"
        + String(repeating: "<Play>silence_stream://20</Play>", count: 40) + "</Response>"),
    right: "<Response><Play>silence_stream://800</Play></Response>")

  /// A repetition that no action has.
  package static let lossRepetition = Rule(
    id: "loss-repetition", severity: .warning,
    summary: "a callflow repeats a playback in another way",
    finds: """
      A Say or Play has loop="0", for which the callflow has one action that repeats without end. \
      Or it has more repetitions than a callflow can have: one action for each repetition, up to \
      100 for a verb and 10,000 in a document.
      """,
    caller: """
      With loop="0" a key has no effect in the callflow, because it would end the call; under \
      Pivot a key ends one repetition, and the next one starts. Of too many repetitions, the \
      caller hears as many as the message says.
      """,
    remedy: """
      For a playback without end, write terminators="" in the TwiML too: keys then have no effect \
      in both. Otherwise write a smaller number.
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
      A Say has more than 1,000 characters. This is the limit of tts, the action that speaks a \
      text. The callflow has several of these actions, and each one ends at the end of a sentence \
      or a word.
      """,
    caller: """
      A key stops only one of the actions, and the next one starts. Under Pivot a key stops the \
      whole text.
      """,
    remedy: """
      Record the text as a file and play that. If no key should stop the text, write \
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
    summary: "a callflow speaks the right characters, where Pivot speaks wrong ones",
    finds: "A document in UTF-8 has a declaration that says ISO-8859-1 or US-ASCII.",
    caller: "Under Pivot, 'é' is spoken as 'Ã©'. In the callflow it is spoken as 'é'.",
    remedy: """
      Write encoding="UTF-8": the call is then the same under Pivot.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")],
    wrong: #"<?xml version="1.0" encoding="ISO-8859-1"?><Response><Say>café</Say></Response>"#,
    right: #"<?xml version="1.0" encoding="UTF-8"?><Response><Say>café</Say></Response>"#)

  /// A media name without a slash.
  package static let lossMediaName = Rule(
    id: "loss-media-name", severity: .warning,
    summary: "a callflow reads a name without a slash as the id of a media document",
    finds: """
      The name of a sound in Play or Reject has no slash. Pivot gives it to the switch as it is. A \
      callflow action looks for a media document of the account.
      """,
    caller: """
      The callflow plays the account's media document with this id. If there is none, the caller \
      hears nothing.
      """,
    remedy: """
      Write a name with a slash: the absolute URL, or prompt://system_media/ID/LANGUAGE for a \
      prompt of the system.
      """,
    citations: [.kazoo("kz_media_util:media_path/2")],
    wrong: "<Response><Play>vm-goodbye</Play></Response>",
    right: "<Response><Play>prompt://system_media/vm-goodbye/en-us</Play></Response>")

  /// A setting of a conference out of bounds.
  package static let lossConferenceProfile = Rule(
    id: "loss-conference-profile", severity: .warning,
    summary: "Kazoo limits the settings of a conference in a callflow",
    finds: """
      An attribute of Conference is outside of its limits in a callflow: energyLevel 0 to 1800, \
      comfortNoise 0 to 10000, interval 10 to 120 (milliseconds), rate one of 8000, 12000, 16000, \
      24000, 32000, 44100 and 48000 (Hz). Pivot accepts any number.
      """,
    caller: "The callflow does not have the setting, so the default of the system applies.",
    remedy: "Write one of these numbers.",
    citations: [.kazoo("kzd_callflow:validate_flow/1")],
    wrong: #"<Response><Dial><Conference energyLevel="5000">team</Conference></Dial></Response>"#,
    right: #"<Response><Dial><Conference energyLevel="1800">team</Conference></Dial></Response>"#)

  /// A callflow with nothing in it.
  package static let emptyCallflow = Rule(
    id: "empty-callflow", severity: .note,
    summary: "the callflow does nothing but hang up",
    finds: "The document has no verb that the caller would notice.",
    caller: "Kazoo runs the document to its end and hangs up. The callflow does the same.",
    remedy: """
      If the caller should hear something, add a verb. If the call should end, write Hangup or \
      Reject.
      """,
    citations: [.kazoo("pivot_call:process_resp/4")],
    wrong: "<Response> </Response>",
    right: "<Response><Hangup/></Response>")

  /// TwiML inside a callflow, on Kazoo 5.
  package static let embeddedTwiML = Rule(
    id: "embedded-twiml", severity: .note,
    summary: "a part of the document stays TwiML inside the callflow",
    finds: """
      No action of Kazoo 5 does the same as a verb of the document. The callflow has an action \
      pivot that contains the rest of the document as TwiML, with absolute URLs.
      """,
    caller: """
      The call is the same as under Pivot: Kazoo 5 runs the TwiML in the callflow, without a \
      request to a server.
      """,
    remedy: """
      There is nothing to do. If the callflow may have only actions, use verbs that translate \
      without a loss. The command `twimlc explain VERB` says how a verb is translated.
      """,
    citations: [
      .kazoo5Code("cf_pivot:flow_doc/1"),
      .kazoo5Code("pivot_call:maybe_exec_flow_doc_or_new_request/1"),
      .kazoo5("kazoo-callflow/doc/pivot.md"),
    ],
    correction: .none,
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
