package import Diagnostics

extension Rule {
  /// How a verb that a callflow cannot replace stays with Pivot, as the end of a sentence.
  static let servedSeparately = """
    put it, and every verb after it, into another document on your web server, and write a \
    Redirect to that document in their place. Nothing after a Redirect runs.
    """

  /// A URL that a callflow cannot contain.
  package static let unresolvedURL = Rule(
    id: "unresolved-url", severity: .error,
    summary: "a relative URL cannot be put into a callflow",
    finds: """
      A URL is relative or missing. Pivot resolves it against the URL of the document. A callflow \
      has no URL of its own, and Kazoo accepts only absolute URLs in it.
      """,
    caller: "Under Pivot the call works. twimlc prints no callflow.",
    remedy: """
      Write the absolute URL. Or give the URL of the document with the option `--base-url`: twimlc \
      then resolves relative URLs as Kazoo does.
      """,
    citations: [.kazoo("kz_util:resolve_uri/2"), .kazoo("cf_pivot:handle/2")],
    wrong: "<Response><Redirect>next.php</Redirect></Response>",
    right: "<Response><Redirect>http://app.example.com/next.php</Redirect></Response>")

  /// A URL on a host that Kazoo's schema check refuses.
  package static let refusedURL = Rule(
    id: "refused-url", severity: .error,
    summary: "Kazoo refuses a callflow with a URL at localhost",
    finds: """
      A URL is at 'localhost', '127.0.0.1' or '0.0.0.0'. Kazoo checks the URLs of a callflow and \
      refuses these as "invalid client URL". It accepts private addresses such as 10.0.0.5.
      """,
    caller: """
      Under Pivot the call works. Kazoo would not accept the callflow, neither in its API nor as a \
      response to Pivot.
      """,
    remedy: """
      Write the host name or the private address of the server. An administrator of Kazoo can \
      change the list of refused hosts: client.blacklist in the document kazoo_web of its system \
      configuration.
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
    finds: """
      A Dial has a Sip. The callflow actions of Kazoo 4.3 ring only users, devices and numbers.
      """,
    caller: """
      twimlc prints no callflow for Kazoo 4.3. For Kazoo 5 the callflow contains the TwiML itself.
      """,
    remedy: """
      Create a device in the account that Kazoo reaches at the SIP URI (sip.invite_format 'route', \
      sip.route with the URI), and dial this device.
      """,
    citations: [.kazoo("cf_device:handle/2")],
    wrong: "<Response><Dial><Sip>sip:anna@example.com</Sip></Dial></Response>",
    right: "<Response><Dial><Device>anna</Device></Dial></Response>")

  /// `Gather`.
  package static let lossGather = Rule(
    id: "loss-gather", severity: .warning,
    summary: "a callflow cannot tell whether the caller pressed a key",
    finds: """
      A Gather, for Kazoo 4.3. The action collect_dtmf waits for digits and then always continues \
      in the same way. For Kazoo 5 the callflow contains the TwiML itself.
      """,
    caller: """
      In the callflow, 'action' is requested even if the caller presses no key, and the verbs \
      after the Gather do not run. The digits are sent as 'Digits[default]' instead of 'Digits'. \
      The timeout starts again with each digit; under Pivot it is for all digits together. If \
      finishOnKey is empty, # ends the digits all the same.
      """,
    remedy: """
      Let Pivot run the Gather: \(servedSeparately) Or let the server read 'Digits[default]', and \
      let it answer a request without digits with the verbs after the Gather.
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
    finds: "A Record, for Kazoo 4.3. For Kazoo 5 the callflow contains the TwiML itself.",
    caller: """
      In the callflow, record_caller answers the call. Any key or 5 seconds of silence ends the \
      recording, whatever finishOnKey and timeout say; maxLength holds. The request to 'action' \
      has no RecordingUrl and no RecordingDuration. If the caller hangs up, as most callers do, no \
      request is made. The file is <call-id>.mp3 instead of call_recording_<call-id>.mp3, and a \
      silent recording is sent to the server too.
      """,
    remedy: "Let Pivot run the Record: \(servedSeparately)",
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
      A Dial has an action. A callflow ends with a dialed call that was answered. It continues \
      only if the call was not answered.
      """,
    caller: """
      After an answered call the server gets no request. After a call that failed it gets a \
      request without DialCallStatus and the other parameters about the dialed call; after a \
      number, only if it was busy, rejected the call or did not answer.
      """,
    remedy: "Let Pivot run the Dial: \(servedSeparately)",
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
      A verb stands after a Dial. If the dialed call fails, Pivot hangs up the caller before it \
      runs the next verbs. The rule after-dial has one exception.
      """,
    caller: """
      If the dialed call fails, the caller of the callflow hears the next verbs. After a user, a \
      device or a group this holds for every cause. After a number it holds only if the number was \
      busy, rejected the call or did not answer; otherwise the callflow hangs up.
      """,
    remedy: """
      If the caller should hear the verbs, there is nothing to do. For exactly the same call as \
      with Pivot, remove the verbs after the Dial.
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
      A Dial has timeLimit. Pivot ends the dialed call after so many seconds. No action of a \
      callflow does that. With a Conference only a limit of 0 or less is reported.
      """,
    caller: "The dialed call lasts until one side hangs up.",
    remedy: "Let Pivot run the Dial: \(servedSeparately)",
    citations: [.kazoo("kzt_receiver:wait_for_offnet/2")],
    wrong: #"<Response><Dial timeLimit="600"><User>anna</User></Dial></Response>"#,
    right: "<Response><Redirect>http://app.example.com/dial.php</Redirect></Response>")

  /// `record` of `Dial`.
  package static let lossRecording = Rule(
    id: "loss-recording", severity: .warning,
    summary: "a callflow records the dialed call in another way",
    finds: """
      A Dial has record="true". Pivot starts the recording when the call is answered, and makes \
      its name from the time and the ids of the two calls.
      """,
    caller: """
      In the callflow, record_call starts before the call is answered, gives the recording another \
      name, and stops after an hour.
      """,
    remedy: """
      Let Pivot run the Dial: \(servedSeparately) Or remove 'record', and turn on call_recording \
      in the settings of the user, the device or the account.
      """,
    citations: [.kazoo("cf_record_call:handle/2"), .kazoo("kzt_receiver:maybe_start_recording/1")],
    wrong: #"<Response><Dial record="true"><User>anna</User></Dial></Response>"#,
    right: "<Response><Redirect>http://app.example.com/dial.php</Redirect></Response>")

  /// `hangupOn` of `Dial`.
  package static let lossHangupKey = Rule(
    id: "loss-hangup-key", severity: .warning,
    summary: "no key ends the dialed call in a callflow",
    finds: "A Dial has hangupOn. No action of a callflow does the same.",
    caller: "The caller presses the key, and the call continues.",
    remedy: """
      Let Pivot run the Dial: \(servedSeparately) Or assign the key to 'hangup' in the metaflows \
      of the user or the account: these are actions that keys start during a call, a setting in \
      Kazoo's API.
      """,
    citations: [.kazoo("kzt_receiver:handle_dtmf/7")],
    wrong: ##"<Response><Dial hangupOn="#"><User>anna</User></Dial></Response>"##,
    right: "<Response><Redirect>http://app.example.com/dial.php</Redirect></Response>")

  /// `callerId` of a `Dial` to users or devices.
  package static let lossCallerID = Rule(
    id: "loss-caller-id", severity: .warning,
    summary: "a callflow shows 'callerId' to the users and devices that it rings",
    finds: """
      A Dial of users or devices has callerId. Pivot sets this number only for the caller's own \
      channel. In the callflow, set_cid changes the number that the called phones show.
      """,
    caller: "The person who is called sees 'callerId'. Under Pivot this person does not see it.",
    remedy: """
      If this person should see the number, there is nothing to do. For the same call as with \
      Pivot, remove 'callerId'.
      """,
    citations: [.kazoo("cf_set_cid:handle/2"), .kazoo("kzt_twiml_dial:setup_call_for_dial/2")],
    wrong: #"<Response><Dial callerId="+14155550100"><User>anna</User></Dial></Response>"#,
    right: "<Response><Dial><User>anna</User></Dial></Response>")
}
