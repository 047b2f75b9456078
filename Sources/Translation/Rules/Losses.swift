package import Diagnostics

extension Rule {
  /// A URL that a callflow cannot contain.
  package static let unresolvedURL = Rule(
    id: "unresolved-url", severity: .error,
    summary: "a relative URL cannot be put into a callflow",
    finds: """
      A relative URL, or none at all. Pivot resolves it against the URL that it fetched the \
      document from; a callflow has no URL of its own, and Kazoo accepts only absolute URLs in it.
      """,
    caller: "Under Pivot the call works. There is no callflow.",
    remedy: """
      Write the absolute URL, or give the document's URL with --base-url: twimlc then resolves \
      relative ones as Kazoo does.
      """,
    citations: [.kazoo("kz_util:resolve_uri/2"), .kazoo("cf_pivot:handle/2")],
    wrong: "<Response><Redirect>next.php</Redirect></Response>",
    right: "<Response><Redirect>http://app.example.com/next.php</Redirect></Response>")

  /// A URL on a host that Kazoo's schema check refuses.
  package static let refusedURL = Rule(
    id: "refused-url", severity: .error,
    summary: "Kazoo refuses a callflow with a URL at localhost",
    finds: """
      A URL at 'localhost', '127.0.0.1' or '0.0.0.0'. In a callflow Kazoo checks the host of a URL \
      before it runs anything ("invalid client URL"). Private addresses such as 10.0.0.5 are \
      accepted.
      """,
    caller: """
      Under Pivot the URL is requested like any other. The callflow is refused as a whole: the API \
      does not store it, and Pivot does not run it.
      """,
    remedy: """
      Write the server's own host name or private address. An administrator can change the two \
      lists: sup kazoo_web_maintenance shows and sets them.
      """,
    citations: [
      .kazoo("kz_json_schema_extensions:is_valid_host_value/3"),
      .kazoo("kz_http_util:client_host_blacklist/0"),
    ],
    wrong: "<Response><Redirect>http://localhost:8080/next.php</Redirect></Response>",
    right: "<Response><Redirect>http://192.168.1.20:8080/next.php</Redirect></Response>")

  /// A `Sip` for Kazoo 4.3.
  package static let untranslatableSIP = Rule(
    id: "untranslatable-sip", severity: .error,
    summary: "no callflow action of Kazoo 4.3 rings a SIP URI",
    finds: "A Sip in Dial. A callflow rings users, devices and numbers.",
    caller: """
      There is no callflow for Kazoo 4.3. For Kazoo 5 the TwiML itself is put into the callflow.
      """,
    remedy: """
      Create a device of the account that is reached at the SIP URI (sip.invite_format 'route', \
      sip.route the URI), and dial that device.
      """,
    citations: [.kazoo("cf_device:handle/2")],
    wrong: "<Response><Dial><Sip>sip:anna@example.com</Sip></Dial></Response>",
    right: "<Response><Dial><Device>anna</Device></Dial></Response>")

  /// `Gather`.
  package static let lossGather = Rule(
    id: "loss-gather", severity: .warning,
    summary: "a callflow cannot tell whether the caller pressed a key",
    finds: """
      A Gather for Kazoo 4.3. collect_dtmf waits for digits and then always goes on the same way. \
      For Kazoo 5 the TwiML itself is put into the callflow.
      """,
    caller: """
      'action' is requested without digits too, and the verbs after the Gather are never heard. \
      The digits are sent as 'Digits[default]' instead of 'Digits', the timeout starts again with \
      each digit, and one key must end the digits.
      """,
    remedy: """
      Let Pivot run the Gather: serve it as a document of its own, and translate a Redirect to \
      that document. Or let the server read 'Digits[default]' and answer a request without digits \
      with what follows the Gather.
      """,
    citations: [.kazoo("cf_collect_dtmf:handle/2"), .kazoo("kzt_util:get_digits_pressed/1")],
    wrong: """
      <Response><Gather action="http://app.example.com/menu.php"><Say>Press 1</Say></Gather>\
      <Hangup/></Response>
      """,
    right: "<Response><Redirect>http://app.example.com/gather.php</Redirect></Response>")

  /// `Record`.
  package static let lossRecord = Rule(
    id: "loss-record", severity: .warning,
    summary: "a callflow does not tell 'action' about the recording",
    finds: "A Record for Kazoo 4.3. For Kazoo 5 the TwiML itself is put into the callflow.",
    caller: """
      record_caller records until any key, 5 seconds of silence or its time limit, and answers the \
      call. The request to 'action' has neither RecordingUrl nor RecordingDuration, and when the \
      caller hangs up, which is how most recordings end, there is no request. The file is \
      <call-id>.mp3 below the same URL, where Pivot writes call_recording_<call-id>.mp3, and \
      silence is uploaded as well.
      """,
    remedy: """
      Let Pivot run the Record: serve it as a document of its own, and translate a Redirect to \
      that document.
      """,
    citations: [
      .kazoo("cf_record_caller:handle/2"), .kazoo("cf_exe:handle_cast/2"),
      .kazoo("kzt_receiver:record_loop/2"),
    ],
    wrong: #"<Response><Record action="http://app.example.com/done.php"/></Response>"#,
    right: "<Response><Redirect>http://app.example.com/record.php</Redirect></Response>")

  /// `action` of `Dial`.
  package static let lossDialAction = Rule(
    id: "loss-dial-action", severity: .warning,
    summary: "a callflow does not request 'action' after an answered call",
    finds: """
      A Dial with action. A callflow ends with the dialed call; it goes on only when the call \
      fails.
      """,
    caller: """
      When the dialed call is over, the server gets no request. After a failed call it gets one, \
      which says nothing about the dialed call.
      """,
    remedy: """
      Let Pivot run the Dial: serve it as a document of its own, and translate a Redirect to that \
      document.
      """,
    citations: [.kazoo("cf_resources:handle/2"), .kazoo("kzt_twiml_dial:maybe_end_dial/3")],
    wrong: """
      <Response><Dial action="http://app.example.com/done.php"><User>anna</User></Dial></Response>
      """,
    right: "<Response><Redirect>http://app.example.com/dial.php</Redirect></Response>")

  /// The verbs after a `Dial`.
  package static let lossAfterDial = Rule(
    id: "loss-after-dial", severity: .warning,
    summary: "a callflow goes on after a failed call, where Pivot has hung up the caller",
    finds: """
      A verb after a Dial. When the dialed call fails, Pivot hangs up the caller before it runs \
      the next verbs, unless the carrier's response comes first.
      """,
    caller: """
      In the callflow the caller hears the next verbs: after a user, a device or a group for every \
      cause, after a number only for the causes that the callflow names.
      """,
    remedy: """
      There is nothing to do where this is what the document means: a message to a caller whom \
      nobody answered, for example. To get exactly what Pivot does, end the document with the \
      Dial.
      """,
    citations: [.kazoo("cf_user:handle/2"), .kazoo("cf_util:handle_bridge_failure/3")],
    wrong: """
      <Response><Dial><User>anna</User></Dial><Say>Nobody is here</Say></Response>
      """,
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// `timeLimit` of `Dial`.
  package static let lossTimeLimit = Rule(
    id: "loss-time-limit", severity: .warning,
    summary: "a callflow does not limit the dialed call",
    finds: """
      A Dial. Pivot hangs up after 'timeLimit' seconds, or after four hours without the attribute. \
      No callflow action does that.
      """,
    caller: "The dialed call lasts until one side hangs up.",
    remedy: """
      Let Pivot run the Dial: serve it as a document of its own, and translate a Redirect to that \
      document.
      """,
    citations: [.kazoo("kzt_receiver:wait_for_offnet/2")],
    wrong: #"<Response><Dial timeLimit="600"><User>anna</User></Dial></Response>"#,
    right: "<Response><Redirect>http://app.example.com/dial.php</Redirect></Response>")

  /// `record` of `Dial`.
  package static let lossRecording = Rule(
    id: "loss-recording", severity: .warning,
    summary: "a callflow records the dialed call in another way",
    finds: """
      A Dial with record="true". Pivot starts the recording when the call is answered, and makes \
      its name from the time and the two calls.
      """,
    caller: """
      record_call starts at once, names the recording in its own way and stops after an hour.
      """,
    remedy: """
      Let Pivot run the Dial: serve it as a document of its own, and translate a Redirect to that \
      document. Or leave 'record' out, and turn on call_recording in the user's, device's or \
      account's settings.
      """,
    citations: [.kazoo("cf_record_call:handle/2"), .kazoo("kzt_receiver:maybe_start_recording/1")],
    wrong: #"<Response><Dial record="true"><User>anna</User></Dial></Response>"#,
    right: "<Response><Redirect>http://app.example.com/dial.php</Redirect></Response>")

  /// `hangupOn` of `Dial`.
  package static let lossHangupKey = Rule(
    id: "loss-hangup-key", severity: .warning,
    summary: "no key ends the dialed call in a callflow",
    finds: "A Dial with hangupOn. No callflow action does that.",
    caller: "The caller presses the key, and the call goes on.",
    remedy: """
      Let Pivot run the Dial: serve it as a document of its own, and translate a Redirect to that \
      document. Or bind the key to 'hangup' in the metaflows of the user or the account.
      """,
    citations: [.kazoo("kzt_receiver:handle_dtmf/7")],
    wrong: ##"<Response><Dial hangupOn="#"><User>anna</User></Dial></Response>"##,
    right: "<Response><Redirect>http://app.example.com/dial.php</Redirect></Response>")

  /// `callerId` of a `Dial` to users or devices.
  package static let lossCallerID = Rule(
    id: "loss-caller-id", severity: .warning,
    summary: "a callflow shows 'callerId' to the users and devices that it rings",
    finds: """
      A Dial of users or devices with callerId. Pivot sets the number on the caller's channel and \
      rings them with their own settings; set_cid of a callflow changes what they see.
      """,
    caller: "The person who is called sees 'callerId', and does not under Pivot.",
    remedy: """
      There is nothing to do where the number is meant to be seen. To get what Pivot does, leave \
      'callerId' out.
      """,
    citations: [.kazoo("cf_set_cid:handle/2"), .kazoo("kzt_twiml_dial:setup_call_for_dial/2")],
    wrong: #"<Response><Dial callerId="+14155550100"><User>anna</User></Dial></Response>"#,
    right: "<Response><Dial><User>anna</User></Dial></Response>")
}
