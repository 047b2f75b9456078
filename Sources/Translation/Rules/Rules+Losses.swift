package import Diagnostics
import KazooCallflow

extension Rule {
  /// A URL that a callflow cannot hold.
  package static let unresolvedURL = Rule(
    id: "unresolved-url", severity: .error,
    summary: "a callflow needs the whole URL, and it is not known",
    explanation: """
      Pivot resolves a relative URL, or none, against the URL that it fetched the document from. A \
      callflow has no such URL, and Kazoo takes only whole ones in it. With --base-url they are \
      resolved by Kazoo's own rules.
      """,
    citations: [.kazoo("kz_util:resolve_uri/2"), .kazoo("cf_pivot:handle/2")],
    wrong: "<Response><Redirect>next.php</Redirect></Response>",
    right: "<Response><Redirect>http://app.example.com/next.php</Redirect></Response>")

  /// A `Sip` for Kazoo 4.3.
  package static let untranslatableSIP = Rule(
    id: "untranslatable-sip", severity: .error,
    summary: "no callflow action of Kazoo 4.3 rings a SIP URI",
    explanation: """
      A callflow rings users, devices and numbers. A device of the account can stand for the SIP \
      URI. On Kazoo 5 the TwiML itself can be put into the flow.
      """,
    wrong: "<Response><Dial><Sip>sip:anna@example.com</Sip></Dial></Response>",
    right: "<Response><Dial><Device>anna</Device></Dial></Response>")

  /// `Gather`.
  package static let lossGather = Rule(
    id: "loss-gather", severity: .warning,
    summary: "a callflow does not tell a caller who presses keys from one who does not",
    explanation: """
      collect_dtmf waits for digits and then always goes on the same way, so that action is asked \
      for without digits as well and the verbs after Gather are never heard, unless the request \
      fails. The digits are sent as Digits[default] instead of Digits. A key stops only the prompt \
      that is being played, the timeout counts for each further digit anew, and some key must end \
      the digits. On Kazoo 5 the TwiML is put into the flow instead.
      """,
    citations: [.kazoo("cf_collect_dtmf:handle/2"), .kazoo("kzt_util:get_digits_pressed/1")],
    wrong: """
      <Response><Gather action="http://app.example.com/menu.php"><Say>Press 1</Say></Gather>\
      <Hangup/></Response>
      """,
    right: """
      <Response><Say>Press 1</Say>\
      <Redirect>http://app.example.com/menu.php</Redirect></Response>
      """)

  /// `Record`.
  package static let lossRecord = Rule(
    id: "loss-record", severity: .warning,
    summary: "a callflow records without telling action about it",
    explanation: """
      record_caller records until any key, 5 seconds of silence or its time limit, and the flow \
      goes on the same way whether there was sound or not. The request to action says neither \
      RecordingUrl nor RecordingDuration. The recording is put below the same URL. On Kazoo 5 the \
      TwiML is put into the flow instead.
      """,
    citations: [.kazoo("cf_record_caller:handle/2")],
    wrong: #"<Response><Record action="http://app.example.com/done.php"/></Response>"#,
    right: "<Response><Redirect>http://app.example.com/done.php</Redirect></Response>")

  /// `action` of `Dial`.
  package static let lossDialAction = Rule(
    id: "loss-dial-action", severity: .warning,
    summary: "after an answered call a callflow ends",
    explanation: """
      When the dialled call is over Pivot asks for action. A callflow is over with it; only when \
      the call fails the flow goes on. The request says nothing of the dialled call.
      """,
    citations: [.kazoo("cf_resources:handle/2"), .kazoo("kzt_twiml_dial:maybe_end_dial/3")],
    wrong: """
      <Response><Dial action="http://app.example.com/done.php"><User>anna</User></Dial></Response>
      """,
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// What follows a `Dial`.
  package static let lossAfterDial = Rule(
    id: "loss-after-dial", severity: .warning,
    summary: "after a failed call the callflow goes on where Pivot has hung up the caller",
    explanation: """
      When the dialled call fails, Pivot hangs up the caller before it runs the next verbs, unless \
      the carrier's answer comes first. A callflow goes on: for a user, a device or a group \
      whatever the cause, for a number only with the causes that the flow names.
      """,
    citations: [.kazoo("cf_user:handle/2"), .kazoo("cf_util:handle_bridge_failure/3")],
    wrong: """
      <Response><Dial><User>anna</User></Dial><Say>Nobody is here</Say></Response>
      """,
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// `timeLimit` of `Dial`.
  package static let lossTimeLimit = Rule(
    id: "loss-time-limit", severity: .warning,
    summary: "a callflow sets no limit to the dialled call",
    explanation: """
      Pivot hangs up when timeLimit is over, and after four hours without one. No callflow action \
      does that.
      """,
    citations: [.kazoo("kzt_receiver:wait_for_offnet/2")],
    wrong: #"<Response><Dial timeLimit="600"><User>anna</User></Dial></Response>"#,
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// `record` of `Dial`.
  package static let lossRecording = Rule(
    id: "loss-recording", severity: .warning,
    summary: "a callflow records the dialled call in another way",
    explanation: """
      Pivot records from when the call is answered, under a name that it makes of the time and the \
      two calls. record_call begins at once, names the recording in its own way and stops after an \
      hour.
      """,
    citations: [.kazoo("cf_record_call:handle/2"), .kazoo("kzt_receiver:maybe_start_recording/1")],
    wrong: #"<Response><Dial record="true"><User>anna</User></Dial></Response>"#,
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// `hangupOn` of `Dial`.
  package static let lossHangupKey = Rule(
    id: "loss-hangup-key", severity: .warning,
    summary: "no key ends the dialled call in a callflow",
    explanation: "Pivot hangs up when the caller presses the key. No callflow action does that.",
    citations: [.kazoo("kzt_receiver:handle_dtmf/7")],
    wrong: ##"<Response><Dial hangupOn="#"><User>anna</User></Dial></Response>"##,
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// `callerId` of a `Dial` to users or devices.
  package static let lossCallerID = Rule(
    id: "loss-caller-id", severity: .warning,
    summary: "a callflow shows the number to the users and devices that it rings",
    explanation: """
      Pivot sets the number on the caller's channel and rings users and devices with their own \
      settings. set_cid changes what they are shown.
      """,
    citations: [.kazoo("cf_set_cid:handle/2"), .kazoo("kzt_twiml_dial:setup_call_for_dial/2")],
    wrong: #"<Response><Dial callerId="+14155550100"><User>anna</User></Dial></Response>"#,
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// A `Number` in a group.
  package static let lossNumberInGroup = Rule(
    id: "loss-number-in-group", severity: .warning,
    summary: "a ring group cannot hold a number",
    explanation: """
      The nouns of one Dial ring together. A ring group holds users and devices alone, so the \
      callflow dials the numbers after them, one after the other.
      """,
    citations: [.kazoo("cf_ring_group:resolve_endpoint_id/4")],
    wrong: """
      <Response><Dial><User>anna</User><Number>+14155550100</Number></Dial></Response>
      """,
    right: "<Response><Dial><User>anna</User><User>bob</User></Dial></Response>")

  /// A number that goes out through a carrier whoever owns it.
  package static let lossForcedOffnet = Rule(
    id: "loss-forced-offnet", severity: .note,
    summary: "a number that the same Kazoo serves is connected within it",
    explanation: """
      Pivot sends the number to a carrier whoever owns it, unless continueOnFail is false. A \
      callflow lets Kazoo look first whether one of its own accounts has the number, and connects \
      it there. Numbers outside are dialled alike.
      """,
    citations: [.kazoo("cf_resources:build_offnet_request/2"), .kazoo("kzt_twiml_dial:dial_me/3")],
    wrong: "<Response><Dial>+14155550100</Dial></Response>",
    right: #"<Response><Dial continueOnFail="false">+14155550100</Dial></Response>"#)

  /// A `Queue`.
  package static let lossQueue = Rule(
    id: "loss-queue", severity: .warning,
    summary: "the callflow queues the caller, where Pivot ends the call",
    explanation: """
      Kazoo's documentation has Queue in TwiML, its code ends the call. acdc_member does what the \
      document means: it puts the caller into the queue of that id.
      """,
    citations: [.kazoo("kzt_twiml_dial:exec/3"), .kazoo("cf_acdc_member:handle/2")],
    wrong: "<Response><Dial><Queue>support</Queue></Dial></Response>",
    right: "<Response><Dial><User>support</User></Dial></Response>")

  /// `Set` before a request that cannot carry variables.
  package static let lossVariables = Rule(
    id: "loss-variables", severity: .warning,
    summary: "a callflow's requests do not send the variables of Set",
    explanation: """
      Pivot sends the variables of Set with every later request. set_variables puts them on the \
      channel, where other applications see them, but pivot does not send them. With GET they are \
      written into the URL.
      """,
    citations: [.kazoo("cf_set_variables:handle/2"), .kazoo("kzt_translator:set_user_vars/2")],
    wrong: """
      <Response><Set><Variable key="plan" value="gold"/></Set>\
      <Redirect>http://app.example.com/next.php</Redirect></Response>
      """,
    right: """
      <Response><Set><Variable key="plan" value="gold"/></Set>\
      <Redirect method="GET">http://app.example.com/next.php</Redirect></Response>
      """)

  /// A repetition that no action has.
  package static let lossRepetition = Rule(
    id: "loss-repetition", severity: .warning,
    summary: "a callflow repeats in another way",
    explanation: """
      For Pivot a key ends one playback, and the next begins. A callflow's endless playback is one \
      playback, in which keys are switched off so that none ends the call. What is repeated a \
      number of times is written as often, up to a hundred times and ten thousand in a document.
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
      Kazoo takes 1000 characters in a tts. A longer text becomes several, cut at the end of a \
      sentence or a word, and a key that stops one of them goes on with the next.
      """,
    wrong: Example(
      stringLiteral: "<Response><Say>"
        + String(repeating: "All our lines are busy. ", count: 42) + "</Say></Response>"),
    right: "<Response><Say>All our lines are busy.</Say></Response>")

  /// An engine that a callflow cannot name.
  package static let lossEngine = Rule(
    id: "loss-engine", severity: .warning,
    summary: "Kazoo takes only four names of engines in a callflow",
    explanation: "They are \(ActionSchema.engines.listed()); Pivot hands on any name.",
    wrong: #"<Response><Say engine="festival">Hello</Say></Response>"#,
    right: #"<Response><Say engine="flite">Hello</Say></Response>"#)

  /// A voice that Kazoo has not, in a migration.
  package static let lossVoice = Rule(
    id: "loss-voice", severity: .note,
    summary: "another voice speaks after a migration",
    explanation: """
      Kazoo asks its speech engine for a male or a female voice. With --migrate one of them stands \
      for the voice that the document names.
      """,
    citations: [.kazoo("kzt_twiml_util:get_voice/1"), .twilio("voice/twiml/say/text-speech")],
    wrong: #"<Response><Say voice="Polly.Joanna">Hello</Say></Response>"#,
    right: #"<Response><Say voice="woman">Hello</Say></Response>"#)

  /// A media name without a slash.
  package static let lossMediaName = Rule(
    id: "loss-media-name", severity: .warning,
    summary: "a callflow takes a name without a slash for a media document",
    explanation: """
      Pivot hands the name to the switch as it is. The play and response actions put the account \
      before a name without a slash, and so mean the account's media document of that id.
      """,
    citations: [.kazoo("kz_media_util:media_path/2")],
    wrong: "<Response><Play>vm-goodbye</Play></Response>",
    right: "<Response><Play>prompt://system_media/vm-goodbye/en-us</Play></Response>")

  /// A setting of a conference out of bounds.
  package static let lossConferenceProfile = Rule(
    id: "loss-conference-profile", severity: .warning,
    summary: "Kazoo bounds the settings of a conference in a callflow",
    explanation: """
      energyLevel is 0 to 1800, comfortNoise 0 to 10000, interval 10 to 120, rate one of the usual \
      sample rates. Pivot hands on any number. One out of bounds is left out of the callflow.
      """,
    wrong: #"<Response><Dial><Conference energyLevel="5000">team</Conference></Dial></Response>"#,
    right: #"<Response><Dial><Conference energyLevel="500">team</Conference></Dial></Response>"#)

  /// TwiML inside a callflow, on Kazoo 5.
  package static let embeddedTwiML = Rule(
    id: "embedded-twiml", severity: .note,
    summary: "a part of the document stays TwiML inside the callflow",
    explanation: """
      Where no action of Kazoo 5 does the same, the pivot action holds the rest of the document as \
      TwiML, with whole URLs, and runs it without asking a server for it.
      """,
    citations: [.kazoo5("callflow/doc/pivot.md")],
    wrong: #"<Response><Record action="http://app.example.com/done.php"/></Response>"#,
    right: "<Response><Redirect>http://app.example.com/done.php</Redirect></Response>")

  package static let losses: [Rule] = [
    .unresolvedURL, .untranslatableSIP, .lossGather, .lossRecord, .lossDialAction, .lossAfterDial,
    .lossTimeLimit, .lossRecording, .lossHangupKey, .lossCallerID, .lossNumberInGroup,
    .lossForcedOffnet, .lossQueue, .lossVariables, .lossRepetition, .lossSplitText, .lossEngine,
    .lossVoice, .lossMediaName, .lossConferenceProfile, .embeddedTwiML,
  ]
}
