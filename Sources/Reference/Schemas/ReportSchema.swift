package import JSON

/// JSON Schemas of what twimlc reads and prints. Draft 7 is the draft that most editors and
/// validators support.
package enum Schema {
  /// The identifier of the draft.
  static let draft: JSON = "http://json-schema.org/draft-07/schema#"

  /// An object whose members are all required; later versions can add others.
  static func object(_ members: [(name: String, value: JSON)], optional: [String] = []) -> JSON {
    [
      "type": "object",
      "required": .array(members.map(\.name).filter { !optional.contains($0) }.map(JSON.string)),
      "properties": .object(members.map { JSON.Member($0.name, $0.value) }),
    ]
  }

  static func array(of items: JSON) -> JSON { ["type": "array", "items": items] }

  static func text(_ description: String) -> JSON {
    ["type": "string", "description": .string(description)]
  }

  static func count(_ description: String, from minimum: Int = 0) -> JSON {
    ["type": "integer", "minimum": .integer(minimum), "description": .string(description)]
  }

  static func flag(_ description: String) -> JSON {
    ["type": "boolean", "description": .string(description)]
  }

  static func reference(_ name: String) -> JSON { ["$ref": .string("#/definitions/\(name)")] }
}

extension Schema {
  /// The schema of `check --format json`; `--format jsonl` prints one such finding a line.
  package static var report: JSON {
    [
      "$schema": draft,
      "title": "The report of twimlc check --format json",
      "description": "Each line of --format jsonl is one of its items.",
      "type": "array",
      "items": reference("finding"),
      "definitions": findingDefinitions,
    ]
  }

  /// The definitions of a finding and its parts.
  static var findingDefinitions: JSON {
    ["finding": finding, "place": place, "fix": fix]
  }

  private static let places: [(name: String, value: JSON)] = [
    ("line", count("The line of its first character.", from: 1)),
    ("column", count("The column of its first character, in Unicode scalars.", from: 1)),
    ("endLine", count("The line of its end.", from: 1)),
    ("endColumn", count("The column after its last character.", from: 1)),
  ]

  private static var finding: JSON {
    object(
      [("file", text("The document, as the command line names it."))] + places + [
        ("severity", ["enum": ["note", "warning", "error"]]),
        ("rule", text("The id of the rule, as twimlc explain takes it.")),
        ("message", text("What is wrong, and what Kazoo does.")),
        ("help", array(of: text("What to write."))),
        ("related", array(of: reference("place"))),
        ("fixes", array(of: reference("fix"))),
        (
          "fingerprint",
          [
            "type": "string", "pattern": "^[0-9a-f]{16}$",
            "description": "Identifies the finding, also after its line has moved.",
          ]
        ),
      ])
  }

  private static var place: JSON {
    object(places + [("message", text("What there is at the other place."))])
  }

  private static var fix: JSON {
    object([
      ("message", text("What the fix does.")),
      (
        "safe",
        flag(
          "Whether the fix is safe: it writes what the author clearly meant, or what Kazoo does anyway."
        )
      ),
      ("edits", array(of: object(places + [("replacement", text("The new text."))]))),
    ])
  }
}
