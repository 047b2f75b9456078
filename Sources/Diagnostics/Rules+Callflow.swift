extension Rule {
  /// The answer is a callflow.
  public static let callflowAnswer = Rule(
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

  /// JSON that is not well-formed.
  public static let malformedJSON = Rule(
    id: "malformed-json", severity: .error,
    summary: "the document is not well-formed JSON",
    explanation: """
      Kazoo's JSON parser takes what RFC 8259 allows and no more: no comments, no trailing commas, \
      no single quotes, no NaN, no byte order mark. It runs nothing of a document that has any of \
      it, and hangs up.
      """,
    citations: [.kazoo("kzt_kazoo:parse_cmds/1"), .rfc(8259, section: "2")],
    wrong: #"{"module": "tts", "data": {"text": "Hello",}}"#,
    right: #"{"module": "tts", "data": {"text": "Hello"}}"#)

  /// Text after the JSON.
  public static let trailingData = Rule(
    id: "trailing-data", severity: .error,
    summary: "something stands after the end of the JSON",
    explanation: """
      A document is one value. Often a script has printed two, or a debugging line behind the first. \
      Kazoo looks at the end before it runs anything, and hangs up.
      """,
    citations: [.kazoo("kzt_kazoo:parse_cmds/1"), .rfc(8259, section: "2")],
    wrong: #"{"module": "hangup", "data": {}} done"#,
    right: #"{"module": "hangup", "data": {}}"#)

  /// JSON nested beyond what twimlc follows.
  public static let jsonTooDeep = Rule(
    id: "json-too-deep", severity: .error,
    summary: "objects and arrays are nested too deeply",
    explanation: """
      twimlc follows JSON down to 5,000 levels, which is a callflow of 2,500 actions in a row. A \
      document that is deeper is not checked.
      """,
    citations: [.rfc(8259, section: "9")],
    wrong: Example(
      stringLiteral: String(repeating: "[", count: 5001) + String(repeating: "]", count: 5001)),
    right: #"{"module": "hangup", "data": {}}"#)

  /// The same key twice in one object.
  public static let duplicateKey = Rule(
    id: "duplicate-key", severity: .warning,
    summary: "a key stands twice in the same object",
    explanation: """
      Kazoo goes by the first value, where most other programs go by the last.
      """,
    citations: [.kazoo("kz_json:get_value/2"), .rfc(8259, section: "4")],
    wrong: #"{"module": "tts", "data": {"text": "Hello", "text": "Bye"}}"#,
    right: #"{"module": "tts", "data": {"text": "Hello"}}"#)

  /// JSON that is no callflow.
  public static let notACallflow = Rule(
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
  public static let unknownAction = Rule(
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
  public static let callflowData = Rule(
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
  public static let strayMember = Rule(
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
  public static let noDefaultChild = Rule(
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
  public static let unreachableChild = Rule(
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

  static let callflow: [Rule] = [
    .callflowAnswer, .malformedJSON, .trailingData, .jsonTooDeep, .duplicateKey, .notACallflow,
    .unknownAction, .callflowData, .strayMember, .noDefaultChild,
    .unreachableChild,
  ]
}
