package import Diagnostics

extension Rule {
  /// The answer is a callflow.
  package static let callflowAnswer = Rule(
    id: "callflow-answer", severity: .note,
    summary: "the answer is a callflow, Pivot's other format",
    explanation: """
      Pivot runs callflow JSON as well as TwiML. What it gets takes the place of the callflow that \
      the call was in, and Pivot asks no more. It must be sent as application/json, or under a type \
      that is neither that nor XML.
      """,
    citations: [.kazoo("kzt_kazoo:exec/2")],
    wrong: #"{"module": "tts", "data": {"text": "Hello"}}"#,
    right: "<Response><Say>Hello</Say></Response>")

  /// JSON that is no callflow.
  package static let notACallflow = Rule(
    id: "not-a-callflow", severity: .error,
    summary: "the JSON is no callflow",
    explanation: """
      A callflow is an action: an object with 'module', 'data' and 'children', where each child is \
      such an object again. Pivot wants the first action itself, not the document that the API \
      keeps it in, where it stands under 'flow'. Kazoo checks it against a schema before it runs \
      anything, and hangs up where it does not fit.
      """,
    citations: [.kazoo("kzd_callflow:validate_flow/1")],
    wrong: #"{"flow": {"module": "tts", "data": {"text": "Hello"}}}"#,
    right: #"{"module": "tts", "data": {"text": "Hello"}}"#)

  /// An action that Kazoo does not have.
  package static let unknownAction = Rule(
    id: "unknown-action", severity: .error,
    summary: "there is no such action in Kazoo's callflows",
    explanation: """
      Kazoo looks for a schema of the name before it runs the callflow, and hangs up when it finds \
      none.
      """,
    citations: [.kazoo("kz_json_schema_extensions:extra_validation/3")],
    wrong: #"{"module": "say", "data": {"text": "Hello"}}"#,
    right: #"{"module": "tts", "data": {"text": "Hello"}}"#)

  /// Data that Kazoo's schema refuses.
  package static let callflowData = Rule(
    id: "callflow-data", severity: .error,
    summary: "Kazoo's schema refuses the data of an action",
    explanation: """
      Kazoo checks the data of every action of the callflow against the schema of the action before \
      it runs the first one, and hangs up where one does not fit: a text of tts has 1 to 1,000 \
      characters, a conference an id of 32, and the URL of pivot is a whole one.
      """,
    citations: [.kazoo("kz_json_schema_extensions:extra_validation/3")],
    wrong: #"{"module": "pivot", "data": {"voice_url": "/voice/next.php"}}"#,
    right: #"{"module": "pivot", "data": {"voice_url": "http://app.example.com/voice/next.php"}}"#)

  /// A member of an action that means nothing.
  package static let strayMember = Rule(
    id: "stray-member", severity: .warning,
    summary: "a member of an action that Kazoo does not look at",
    explanation: """
      An action has 'module', 'data' and 'children'. What an action is to be told belongs into \
      'data'; the API's own members, such as 'numbers', are no part of the flow. In 'data' a name is \
      reported where Kazoo's schemas do not know it, but one that is much like it.
      """,
    citations: [.kazoo("cf_exe:handle_cast/2")],
    wrong: #"{"module": "play", "id": "http://app.example.com/a.mp3", "data": {}}"#,
    right: #"{"module": "play", "data": {"id": "http://app.example.com/a.mp3"}}"#)

  /// Children without `_`.
  package static let noDefaultChild = Rule(
    id: "no-default-child", severity: .note,
    summary: "an action has children for some outcomes and none for the others",
    explanation: """
      Where no child is named after the outcome of an action, Kazoo takes the one named '_', and \
      hangs up without that.
      """,
    citations: [.kazoo("cf_exe:handle_cast/2")],
    wrong: #"{"module": "menu", "data": {}, "children": {"1": {"module": "hangup", "data": {}}}}"#,
    right: #"{"module": "menu", "data": {}, "children": {"_": {"module": "hangup", "data": {}}}}"#)

  /// A child that no outcome leads to.
  package static let unreachableChild = Rule(
    id: "unreachable-child", severity: .warning,
    summary: "a child that no outcome of its action leads to",
    explanation: """
      Most actions have one outcome, and Kazoo goes on to their child '_' alone. collect_dtmf is one \
      of them: it keeps what was pressed, but does not branch on it, as menu does.
      """,
    citations: [.kazoo("cf_collect_dtmf:maybe_collect_more_digits/3")],
    wrong:
      #"{"module": "collect_dtmf", "data": {}, "children": {"1": {"module": "hangup", "data": {}}}}"#,
    right:
      #"{"module": "collect_dtmf", "data": {}, "children": {"_": {"module": "hangup", "data": {}}}}"#
  )

  package static let callflow: [Rule] = [
    .notACallflow,
    .unknownAction, .callflowData, .strayMember, .noDefaultChild,
    .unreachableChild,
  ]
}
