package import Diagnostics

extension Rule {
  /// JSON that is not well-formed.
  package static let malformedJSON = Rule(
    id: "malformed-json", severity: .error,
    summary: "the document is not well-formed JSON",
    finds: """
      Kazoo's JSON parser takes what RFC 8259 allows and no more: no comments, no trailing commas, \
      no single quotes, no NaN, no byte order mark.
      """,
    caller: "Kazoo runs nothing of the document and hangs up.",
    remedy: "Correct it at the place that the message names, or let a JSON library write it.",
    citations: [.kazoo("kzt_kazoo:parse_cmds/1"), .rfc(8259, section: "2")],
    wrong: #"{"module": "tts", "data": {"text": "Hello",}}"#,
    right: #"{"module": "tts", "data": {"text": "Hello"}}"#)

  /// Text after the JSON.
  package static let trailingData = Rule(
    id: "trailing-data", severity: .error,
    summary: "something stands after the end of the JSON",
    finds: """
      A document is one value. Often a script prints two, or a debugging line after the first.
      """,
    caller: "Kazoo reads to the end before it runs anything, and hangs up.",
    remedy: "Remove what follows the value.",
    citations: [.kazoo("kzt_kazoo:parse_cmds/1"), .rfc(8259, section: "2")],
    wrong: #"{"module": "hangup", "data": {}} done"#,
    right: #"{"module": "hangup", "data": {}}"#)

  /// JSON nested beyond what twimlc follows.
  package static let jsonTooDeep = Rule(
    id: "json-too-deep", severity: .error,
    summary: "objects and arrays are nested too deeply",
    finds: "JSON of more than 5,000 levels, which is a callflow of 2,500 actions in a row.",
    caller: "twimlc cannot tell: it does not check what is deeper.",
    remedy: "Look for the loop that nests the actions.",
    citations: [.rfc(8259, section: "9")],
    wrong: Example(
      stringLiteral: String(repeating: "[", count: 5001) + String(repeating: "]", count: 5001)),
    right: #"{"module": "hangup", "data": {}}"#)

  /// The same key twice in one object.
  package static let duplicateKey = Rule(
    id: "duplicate-key", severity: .warning,
    summary: "a key is repeated in the same object",
    finds: "A name that stands twice in one object.",
    caller: "Kazoo uses the first value. Most other programs use the last.",
    remedy: "Keep the one that is meant.",
    citations: [.kazoo("kz_json:get_value/2"), .rfc(8259, section: "4")],
    wrong: #"{"module": "tts", "data": {"text": "Hello", "text": "Bye"}}"#,
    right: #"{"module": "tts", "data": {"text": "Hello"}}"#)

  /// What makes a document no JSON, or JSON that is not followed.
  package static let json: [Rule] = [.malformedJSON, .trailingData, .jsonTooDeep, .duplicateKey]
}
