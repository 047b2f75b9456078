package import Diagnostics

extension Rule {
  /// The response is a callflow.
  package static let callflowAnswer = Rule(
    id: "callflow-answer", severity: .note,
    summary: "the response is a callflow, Pivot's other format",
    explanation: """
      Pivot runs callflow JSON as well as TwiML. The callflow replaces the one that the call was in, \
      and Pivot makes no further request. It must be sent as application/json, or with a type that \
      is neither that nor XML.
      """,
    citations: [.kazoo("kzt_kazoo:exec/2")],
    wrong: #"{"module": "tts", "data": {"text": "Hello"}}"#,
    right: "<Response><Say>Hello</Say></Response>")

  /// JSON that is no callflow.
  package static let notACallflow = Rule(
    id: "not-a-callflow", severity: .error,
    summary: "the JSON is not a callflow",
    explanation: """
      A callflow is an action: an object with 'module', 'data' and 'children', where each child is \
      such an object again. Pivot expects the first action itself, not the document that Kazoo's API \
      stores, which has the action under 'flow'. Kazoo checks the JSON against a schema before it \
      runs anything, and hangs up if it does not match.
      """,
    citations: [.kazoo("kzd_callflow:validate_flow/1")],
    fix: .unsafe("what is around the flow is removed"),
    wrong: #"{"flow": {"module": "tts", "data": {"text": "Hello"}}}"#,
    right: #"{"module": "tts", "data": {"text": "Hello"}}"#)

  /// TwiML as a string of JSON.
  package static let envelopedTwiML = Rule(
    id: "enveloped-twiml", severity: .error,
    summary: "the TwiML stands inside JSON",
    explanation: """
      The response is JSON with the TwiML in one of its strings: what a function returns to its \
      gateway, an API's envelope, or a document that was printed as JSON. Sent as application/json it \
      is not a callflow and Kazoo hangs up; otherwise Kazoo's XML parser refuses it.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .kazoo("kzd_callflow:validate_flow/1")],
    twilioErrors: [12100],
    wrong: #"{"statusCode": 200, "body": "<Response><Hangup/></Response>"}"#,
    right: #"{"module": "tts", "data": {"text": "Hello"}}"#)

  /// An action that Kazoo does not have.
  package static let unknownAction = Rule(
    id: "unknown-action", severity: .error,
    summary: "Kazoo's callflows have no such action",
    explanation: """
      Kazoo looks for a schema with the name of the action before it runs the callflow, and hangs up \
      if there is none.
      """,
    citations: [.kazoo("kz_json_schema_extensions:extra_validation/3")],
    fix: .unsafe("the action is guessed from its name"),
    wrong: #"{"module": "say", "data": {"text": "Hello"}}"#,
    right: #"{"module": "tts", "data": {"text": "Hello"}}"#)

  /// Data that Kazoo's schema refuses.
  package static let callflowData = Rule(
    id: "callflow-data", severity: .error,
    summary: "Kazoo's schema refuses the data of an action",
    explanation: """
      Kazoo checks the data of every action against the schema of the action before it runs the \
      first one, and hangs up if one does not match: a text of tts has 1 to 1,000 characters, a \
      conference an id of 32, and the URL of pivot is absolute. URLs of pivot, record_caller, \
      record_call and webhook at localhost, 127.0.0.1 or 0.0.0.0 are refused as well, which Kazoo's \
      schema files do not show.
      """,
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
    explanation: """
      An action has 'module', 'data' and 'children'. What an action is to do belongs into 'data'; \
      members of the API's document, such as 'numbers', are not part of the flow. In 'data' a name is \
      reported if Kazoo's schemas do not have it, but one that is much like it.
      """,
    citations: [.kazoo("cf_exe:handle_cast/2")],
    fix: .unsafe("the member is guessed from its name"),
    wrong: #"{"module": "play", "id": "http://app.example.com/a.mp3", "data": {}}"#,
    right: #"{"module": "play", "data": {"id": "http://app.example.com/a.mp3"}}"#)

  /// Children without `_`.
  package static let noDefaultChild = Rule(
    id: "no-default-child", severity: .note,
    summary: "an action has children for some outcomes and none for the others",
    explanation: """
      If no child has the name of an action's outcome, Kazoo goes on with the child named '_', and \
      without that it hangs up.
      """,
    citations: [.kazoo("cf_exe:handle_cast/2")],
    wrong: #"{"module": "menu", "data": {}, "children": {"1": {"module": "hangup", "data": {}}}}"#,
    right: #"{"module": "menu", "data": {}, "children": {"_": {"module": "hangup", "data": {}}}}"#)

  /// A child that no outcome leads to.
  package static let unreachableChild = Rule(
    id: "unreachable-child", severity: .warning,
    summary: "a child is never reached",
    explanation: """
      Most actions have a single outcome, and Kazoo always goes on with their child '_'. \
      collect_dtmf is one of them: it keeps what was pressed, but does not branch on it, as menu does.
      """,
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
