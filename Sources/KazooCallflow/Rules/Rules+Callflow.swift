package import Diagnostics

extension Rule {
  /// The response is a callflow.
  package static let callflowResponse = Rule(
    id: "callflow-answer", severity: .note,
    summary: "the response is a callflow, Pivot's other format",
    finds: """
      Callflow JSON instead of TwiML. It must be sent as application/json, or with a type that is \
      neither that nor XML.
      """,
    caller: """
      The callflow replaces the one that the call was in, and Pivot makes no further request.
      """,
    remedy: "There is nothing to do if a callflow is what is meant.",
    citations: [.kazoo("kzt_kazoo:exec/2")],
    wrong: #"{"module": "tts", "data": {"text": "Hello"}}"#,
    right: "<Response><Say>Hello</Say></Response>")

  /// JSON that is not a callflow.
  package static let notACallflow = Rule(
    id: "not-a-callflow", severity: .error,
    summary: "the JSON is not a callflow",
    finds: """
      A callflow is an action: an object with 'module', 'data' and 'children', where each child is \
      such an object again. The document that Kazoo's API stores has the action under 'flow'; \
      Pivot expects the action itself.
      """,
    caller: """
      Kazoo checks the JSON against a schema before it runs anything, and hangs up because it does \
      not match.
      """,
    remedy: "Send the first action alone, without what is around it.",
    citations: [.kazoo("kzd_callflow:validate_flow/1")],
    fix: .unsafe("what is around the flow is removed"),
    wrong: #"{"flow": {"module": "tts", "data": {"text": "Hello"}}}"#,
    right: #"{"module": "tts", "data": {"text": "Hello"}}"#)

  /// TwiML as a string of JSON.
  package static let envelopedTwiML = Rule(
    id: "enveloped-twiml", severity: .error,
    summary: "the TwiML stands inside JSON",
    finds: """
      JSON with the TwiML in one of its strings: what a function returns to its gateway, an API's \
      envelope, or a document that was printed as JSON.
      """,
    caller: """
      Sent as application/json it is not a callflow, and Kazoo hangs up. Otherwise Kazoo's XML \
      parser refuses it, and nothing runs.
      """,
    remedy: "Send the TwiML itself, as text/xml.",
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .kazoo("kzd_callflow:validate_flow/1")],
    twilioErrors: [12100],
    wrong: #"{"statusCode": 200, "body": "<Response><Hangup/></Response>"}"#,
    right: #"{"module": "tts", "data": {"text": "Hello"}}"#)

  /// An action that Kazoo does not have.
  package static let unknownAction = Rule(
    id: "unknown-action", severity: .error,
    summary: "Kazoo's callflows have no such action",
    finds: "A module that has no schema of its name in Kazoo.",
    caller: "Kazoo hangs up before it runs anything.",
    remedy: "Write the name of an action of Kazoo's callflows.",
    citations: [.kazoo("kz_json_schema_extensions:extra_validation/3")],
    fix: .unsafe("the action is guessed from its name"),
    wrong: #"{"module": "say", "data": {"text": "Hello"}}"#,
    right: #"{"module": "tts", "data": {"text": "Hello"}}"#)

  /// Data that Kazoo's schema refuses.
  package static let callflowData = Rule(
    id: "callflow-data", severity: .error,
    summary: "Kazoo's schema refuses the data of an action",
    finds: """
      Data that does not match the schema of its action: a text of tts has 1 to 1,000 characters, \
      a conference an id of 32, and the URL of pivot is absolute. URLs at localhost, 127.0.0.1 or \
      0.0.0.0 are refused too in pivot, record_caller, record_call and webhook, which Kazoo's \
      schema files do not show.
      """,
    caller: "Kazoo checks every action before it runs the first one, and hangs up.",
    remedy: "Write what the message and the help name.",
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
      A member of an action other than 'module', 'data' and 'children', such as 'numbers' of the \
      API's document; or a name in 'data' that is like one of Kazoo's schema but is not it.
      """,
    caller: "Kazoo runs the action without it.",
    remedy: "Put into 'data' what the action is to do, under the name that the schema has.",
    citations: [.kazoo("cf_exe:handle_cast/2")],
    fix: .unsafe("the member is guessed from its name"),
    wrong: #"{"module": "play", "id": "http://app.example.com/a.mp3", "data": {}}"#,
    right: #"{"module": "play", "data": {"id": "http://app.example.com/a.mp3"}}"#)

  /// Children without `_`.
  package static let noDefaultChild = Rule(
    id: "no-default-child", severity: .note,
    summary: "an action has children for some outcomes and none for the others",
    finds: """
      An action with children by name and none named '_', with which Kazoo goes on for every other \
      outcome.
      """,
    caller: "On an outcome without a child Kazoo hangs up.",
    remedy: "Add a child named '_'.",
    citations: [.kazoo("cf_exe:handle_cast/2")],
    wrong: #"{"module": "menu", "data": {}, "children": {"1": {"module": "hangup", "data": {}}}}"#,
    right: #"{"module": "menu", "data": {}, "children": {"_": {"module": "hangup", "data": {}}}}"#)

  /// A child that no outcome leads to.
  package static let unreachableChild = Rule(
    id: "unreachable-child", severity: .warning,
    summary: "a child is never reached",
    finds: """
      A child whose name is no outcome of the action. Most actions have a single outcome, '_'. \
      collect_dtmf is one of them: it keeps what was pressed, but does not branch on it, as menu \
      does.
      """,
    caller: "The actions in the child never run.",
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
