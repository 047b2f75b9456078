package import JSON

extension Schema {
  /// The schema of `trace --format json`, and of `trace` in the output of `--input jsonl`.
  package static var trace: JSON {
    let members: [(name: String, value: JSON)] = [
      ("file", text("The document, as the command line names it.")),
      ("unknownEntities", array(of: text("An external entity, which is read as empty."))),
      (
        "commands",
        [
          "type": "array", "description": "What happens on the call, in order.",
          "items": ["anyOf": [reference("command"), reference("event"), reference("repetition")]],
        ]
      ),
      ("end", end),
      ("request", ["anyOf": [["type": "null"], reference("request")]]),
    ]
    return .object(
      [
        JSON.Member("$schema", draft),
        JSON.Member("title", "A trace as twimlc trace --format json prints it"),
      ] + object(members, optional: ["unknownEntities"]).members + [
        JSON.Member(
          "definitions",
          [
            "command": command, "event": event, "repetition": repetition, "request": request,
          ])
      ])
  }

  private static let place: [(name: String, value: JSON)] = [
    ("element", text("The verb or noun that it belongs to.")),
    ("line", count("The line that the element begins on.", from: 1)),
    (
      "process",
      [
        "const": "prompts",
        "description": "Present if the second process of a Gather does it.",
      ]
    ),
    (
      "afterHangup",
      ["const": true, "description": "Present if the caller is already gone."]
    ),
  ]

  private static var command: JSON {
    object(
      [
        ("command", text("The command to the switch, under Kazoo's name.")),
        ("fields", ["type": "object", "description": "Its effective values."]),
      ] + place, optional: ["process", "afterHangup"])
  }

  private static var event: JSON {
    object(
      [("event", text("What happens on the call."))] + place,
      optional: ["process", "afterHangup"])
  }

  private static var repetition: JSON {
    object([
      (
        "repeat",
        [
          "type": ["integer", "null"], "minimum": 0,
          "description": "How often the commands are sent; null without an end.",
        ]
      ),
      ("commands", array(of: reference("command"))),
    ])
  }

  private static var end: JSON {
    object(
      [
        ("outcome", text("How the run ends: ok, stop, request, error, crash or unparsed.")),
        ("reason", ["type": ["string", "null"], "description": "Why it ends."]),
        ("element", text("The verb that ends it.")),
        ("line", count("The line that the verb begins on.", from: 1)),
      ], optional: ["element", "line"])
  }

  private static var request: JSON {
    object([
      ("method", ["enum": ["GET", "POST"]]),
      ("url", nullable("The URL without the query that the request adds.")),
      ("reference", nullable("The URL as the document has it.")),
      ("uri", nullable("The whole URL that is requested.")),
      ("body", text("The body of a POST; empty for GET.")),
      (
        "parameters",
        ["type": "object", "additionalProperties": ["type": "string"]]
      ),
    ])
  }

  private static func nullable(_ description: String) -> JSON {
    ["type": ["string", "null"], "description": .string(description)]
  }
}

extension JSON {
  /// The members of an object; empty for any other value.
  fileprivate var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }
}
