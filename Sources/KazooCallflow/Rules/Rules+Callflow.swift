package import Diagnostics

extension Rule {
  /// The response is a callflow.
  package static let callflowResponse = Rule(
    id: "callflow-response", formerly: "callflow-answer", severity: .note,
    summary: "the response is a callflow, Pivot's other format",
    finds: """
      The response is callflow JSON instead of TwiML. application/json is the right Content-Type \
      for it. Kazoo runs it with any other type too, except with an XML type or without a type.
      """,
    caller: """
      The callflow replaces the one that the call was in. What the earlier document would have \
      requested is not requested; only an action of the callflow, such as another pivot, makes \
      requests.
      """,
    remedy: """
      If you want to send a callflow, there is nothing to do. If you want to send TwiML, send \
      TwiML.
      """,
    citations: [.kazoo("kzt_kazoo:exec/2")],
    correction: .alternative,
    wrong: #"{"module": "tts", "data": {"text": "Hello"}}"#,
    right: "<Response><Say>Hello</Say></Response>")

  /// JSON that is not a callflow.
  package static let notACallflow = Rule(
    id: "not-a-callflow", severity: .error,
    summary: "the JSON is not a callflow",
    finds: """
      A callflow is an action: an object with 'module', 'data' and, if something follows, \
      'children', in which each child is an action too. The JSON is something else, such as the \
      document that Kazoo's API stores, which has the action under 'flow'.
      """,
    caller: "Kazoo checks the JSON before it runs anything, and hangs up.",
    remedy: """
      If the JSON has an action under 'flow', send only this action. Otherwise send a callflow, or \
      send TwiML.
      """,
    citations: [.kazoo("kzd_callflow:validate_flow/1")],
    fix: .unsafe("removes everything around the action under 'flow'", none: "other JSON"),
    wrong: #"{"flow": {"module": "tts", "data": {"text": "Hello"}}}"#,
    right: #"{"module": "tts", "data": {"text": "Hello"}}"#)

  /// TwiML as a string of JSON.
  package static let envelopedTwiML = Rule(
    id: "enveloped-twiml", severity: .error,
    summary: "the TwiML stands inside JSON",
    finds: """
      The TwiML stands in a string of a JSON object or array, such as what a cloud function \
      returns or an API puts around its data, or the response is a JSON string and is sent as \
      application/json.
      """,
    caller: """
      If the JSON is sent as XML or without a Content-Type, Kazoo's XML parser refuses it. \
      \(whenUnparsed)

      With any other Content-Type it is not a callflow either, and Kazoo hangs up.
      """,
    remedy: """
      Send only the TwiML, here <Response><Hangup/></Response>, as text/xml. A cloud function may have to return such an object: let \
      its gateway send the body, in AWS API Gateway with Lambda proxy integration.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .kazoo("kzd_callflow:validate_flow/1")],
    twilioErrors: [12100],
    correction: .none,
    wrong: #"{"statusCode": 200, "body": "<Response><Hangup/></Response>"}"#,
    right: #"{"module": "tts", "data": {"text": "Hello"}}"#)

  /// An action that Kazoo does not have.
  package static let unknownAction = Rule(
    id: "unknown-action", severity: .error,
    summary: "unknown action in a callflow",
    finds: "The 'module' of an action is not the name of an action of Kazoo.",
    caller: "Kazoo checks all actions before it runs the first one, and hangs up.",
    remedy: """
      Write the name of an action of Kazoo, such as tts. `twimlc explain VERB` shows the action \
      that a verb becomes.
      """,
    citations: [.kazoo("kz_json_schema_extensions:extra_validation/3")],
    fix: .unsafe(
      "writes the action that has the most similar name",
      none: "a name that is similar to no action"),
    wrong: #"{"module": "say", "data": {"text": "Hello"}}"#,
    right: #"{"module": "tts", "data": {"text": "Hello"}}"#)

  /// Data that Kazoo's schema refuses.
  package static let callflowData = Rule(
    id: "callflow-data", severity: .error,
    summary: "Kazoo's schema refuses the data of an action",
    finds: """
      The 'data' of an action does not match the schema that Kazoo has for it. For example, the \
      text of tts must have 1 to 1,000 characters, the id of conference exactly 32, and the URL of \
      pivot must be absolute. In pivot, record_caller, record_call and webhook, Kazoo also refuses \
      URLs at localhost, 127.0.0.1 and 0.0.0.0.
      """,
    caller: "Kazoo checks all actions before it runs the first one, and hangs up.",
    remedy: "Change the value as the message and the help of the finding say.",
    citations: [
      .kazoo("kz_json_schema_extensions:extra_validation/3"),
      .kazoo("kz_json_schema_extensions:is_valid_client_url/1"),
    ],
    wrong: #"{"module": "pivot", "data": {"voice_url": "/voice/next.php"}}"#,
    right: #"{"module": "pivot", "data": {"voice_url": "http://app.example.com/voice/next.php"}}"#)

  /// A member of an action that means nothing.
  package static let strayMember = Rule(
    id: "stray-member", severity: .warning,
    summary: "a member of an action has no effect",
    finds: """
      An action has a member other than 'module', 'data' and 'children', such as 'numbers', which \
      belongs beside 'flow' in the document that Kazoo's API stores. Or a member in 'data' has a \
      name that the action does not know.
      """,
    caller: "Kazoo runs the action without this member.",
    remedy: "Move the member into 'data', correct its name, or remove it.",
    citations: [.kazoo("cf_exe:handle_cast/2")],
    fix: .unsafe(
      "corrects a misspelled name to the most similar one that Kazoo has",
      none: "a member in the wrong place, or a name that is similar to none"),
    wrong: #"{"module": "play", "id": "http://app.example.com/a.mp3", "data": {}}"#,
    right: #"{"module": "play", "data": {"id": "http://app.example.com/a.mp3"}}"#)

  /// Children without `_`.
  package static let noDefaultChild = Rule(
    id: "no-default-child", severity: .note,
    summary: "an action has children for some results and none for the others",
    finds: """
      Kazoo uses the child '_' for every result that has no child of its own. (A result is, for \
      example, the key pressed in menu or the cause of a failed call.) This action has children, \
      but no child '_'.
      """,
    caller: "After a result without a child, Kazoo hangs up.",
    remedy: "Add a child '_' for all other results.",
    citations: [.kazoo("cf_exe:handle_cast/2")],
    wrong: #"{"module": "menu", "data": {}, "children": {"1": {"module": "hangup", "data": {}}}}"#,
    right:
      #"{"module": "menu", "data": {}, "children": {"1": {"module": "hangup", "data": {}}, "_": {"module": "play", "data": {"id": "http://app.example.com/bye.mp3"}}}}"#
  )

  /// A child that no outcome leads to.
  package static let unreachableChild = Rule(
    id: "unreachable-child", severity: .warning,
    summary: "a child is never reached",
    finds: """
      The name of the child is not a result of the action. Most actions have only the result '_'. \
      One of them is collect_dtmf: it stores the keys that the caller presses, but only menu \
      branches on keys.
      """,
    caller: """
      The actions in the child do not run. Kazoo goes on to the child '_', or hangs up if there is \
      none.
      """,
    remedy: "Name the child '_', or use an action that branches, such as menu.",
    citations: [.kazoo("cf_collect_dtmf:maybe_collect_more_digits/3")],
    wrong:
      #"{"module": "collect_dtmf", "data": {}, "children": {"1": {"module": "hangup", "data": {}}}}"#,
    right:
      #"{"module": "collect_dtmf", "data": {}, "children": {"_": {"module": "hangup", "data": {}}}}"#
  )

  package static let callflow: [Rule] = [
    .notACallflow, .envelopedTwiML, .unknownAction, .callflowData, .strayMember, .noDefaultChild,
    .unreachableChild,
  ]
}
