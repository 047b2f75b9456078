package import Diagnostics

extension Rule {
  /// JSON that is not well-formed.
  package static let malformedJSON = Rule(
    id: "malformed-json", severity: .error,
    summary: "the document is not well-formed JSON",
    explanation: """
      Kazoo's JSON parser takes what RFC 8259 allows and no more: no comments, no trailing commas, \
      no single quotes, no NaN, no byte order mark. It runs none of a document that has any of \
      these, and hangs up.
      """,
    citations: [.kazoo("kzt_kazoo:parse_cmds/1"), .rfc(8259, section: "2")],
    wrong: #"{"module": "tts", "data": {"text": "Hello",}}"#,
    right: #"{"module": "tts", "data": {"text": "Hello"}}"#)

  /// Text after the JSON.
  package static let trailingData = Rule(
    id: "trailing-data", severity: .error,
    summary: "something stands after the end of the JSON",
    explanation: """
      A document is one value. Often a script prints two, or a debugging line after the first. \
      Kazoo looks at the end before it runs anything, and hangs up.
      """,
    citations: [.kazoo("kzt_kazoo:parse_cmds/1"), .rfc(8259, section: "2")],
    wrong: #"{"module": "hangup", "data": {}} done"#,
    right: #"{"module": "hangup", "data": {}}"#)

  /// JSON nested beyond what twimlc follows.
  package static let jsonTooDeep = Rule(
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
  package static let duplicateKey = Rule(
    id: "duplicate-key", severity: .warning,
    summary: "a key is repeated in the same object",
    explanation: """
      Kazoo uses the first value, where most other programs use the last.
      """,
    citations: [.kazoo("kz_json:get_value/2"), .rfc(8259, section: "4")],
    wrong: #"{"module": "tts", "data": {"text": "Hello", "text": "Bye"}}"#,
    right: #"{"module": "tts", "data": {"text": "Hello"}}"#)

  /// What makes a document no JSON, or JSON that is not followed.
  package static let json: [Rule] = [.malformedJSON, .trailingData, .jsonTooDeep, .duplicateKey]
}
