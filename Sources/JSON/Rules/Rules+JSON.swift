package import Diagnostics

extension Rule {
  /// JSON that is not well-formed.
  package static let malformedJSON = Rule(
    id: "malformed-json", severity: .error,
    summary: "the document is not well-formed JSON",
    finds: """
      Kazoo's JSON parser accepts only what RFC 8259 allows: no comments, no comma after the last \
      member, no single quotes, no NaN and no byte order mark.
      """,
    caller: "Kazoo runs nothing of the document and hangs up.",
    remedy: "Correct the place that the message names, or let a JSON library write the document.",
    citations: [.kazoo("kzt_kazoo:parse_cmds/1"), .rfc(8259, section: "2")],
    wrong: #"{"module": "tts", "data": {"text": "Hello",}}"#,
    right: #"{"module": "tts", "data": {"text": "Hello"}}"#)

  /// Text after the JSON.
  package static let trailingData = Rule(
    id: "trailing-data", severity: .error,
    summary: "something follows the end of the JSON",
    finds: """
      A document is one JSON value. Here more text follows it, often a second value or a line that \
      was printed for debugging.
      """,
    caller: "Kazoo reads the whole document before it runs anything, and hangs up.",
    remedy: "Remove what follows the value.",
    citations: [.kazoo("kzt_kazoo:parse_cmds/1"), .rfc(8259, section: "2")],
    wrong: #"{"module": "hangup", "data": {}} done"#,
    right: #"{"module": "hangup", "data": {}}"#)

  /// JSON nested beyond what twimlc follows.
  package static let jsonTooDeep = Rule(
    id: "json-too-deep", severity: .error,
    summary: "objects and arrays are nested too deeply",
    finds: """
      The JSON has more than 5,000 levels of objects and arrays, as many as a callflow of 2,500 \
      actions in a row.
      """,
    caller: "twimlc cannot say: it does not check what is deeper.",
    remedy: "Look in the program for the loop that puts the actions into each other.",
    citations: [.rfc(8259, section: "9")],
    wrong: Example(
      stringLiteral: String(repeating: "[", count: 5001) + String(repeating: "]", count: 5001)),
    right: #"{"module": "hangup", "data": {}}"#)

  /// The same key twice in one object.
  package static let duplicateKey = Rule(
    id: "duplicate-key", severity: .warning,
    summary: "a key is repeated in the same object",
    finds: "One object has two members with the same key.",
    caller: "Kazoo uses the first value. Most other programs use the last one.",
    remedy: "Remove one of the two members.",
    citations: [.kazoo("kz_json:get_value/2"), .rfc(8259, section: "4")],
    wrong: #"{"module": "tts", "data": {"text": "Hello", "text": "Bye"}}"#,
    right: #"{"module": "tts", "data": {"text": "Hello"}}"#)

  /// What makes a document no JSON, or JSON that is not followed.
  package static let json: [Rule] = [.malformedJSON, .trailingData, .jsonTooDeep, .duplicateKey]
}
