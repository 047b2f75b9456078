package import Diagnostics
package import JSON

extension Schema {
  /// The schema of `.twimlc.yml`.
  package static func configuration(_ catalog: Catalog) -> JSON {
    return [
      "$schema": draft,
      "title": "The configuration of twimlc, .twimlc.yml",
      "type": ["object", "null"],
      "additionalProperties": false,
      "properties": properties(values + fileOnly),
      "definitions": [
        "rules": rules(catalog),
        "level": ["enum": .array(RuleLevel.allCases.map { .string($0.rawValue) })],
        "pattern": ["type": "string", "minLength": 1, "not": ["pattern": "^!|^[/.]*$"]],
        "override": [
          "type": "object", "additionalProperties": false, "required": ["files"],
          "properties": properties([files] + values),
        ],
      ],
    ]
  }

  /// The keys that both the file and an override can have.
  private static let values: [(name: String, value: JSON)] = [
    ("kazoo", kazoo("The version of Kazoo to check and translate for.")),
    ("target", kazoo("The old name of kazoo.")),
    ("base-url", webAddress("The URL that the document is served at.")),
    (
      "fail-on",
      words(
        FailOn.allCases.map(\.rawValue), "The lowest severity at which the exit status is 1.")
    ),
    (
      "severity",
      words(SeverityWord.allCases.map(\.rawValue), "The lowest severity that is reported.")
    ),
    ("rules", reference("rules")),
  ]

  /// The keys that only the file can have.
  private static let fileOnly: [(name: String, value: JSON)] = [
    (
      "docs-url",
      webAddress("The address of the pages that scripts/site writes, for links in reports.")
    ),
    (
      "overrides",
      [
        "type": ["array", "null"], "items": reference("override"),
        "description": "Settings for some files; if several entries match, the last one counts.",
      ]
    ),
    (
      "include",
      patterns("Patterns of files that a search finds in addition to *.xml and *.twiml.")
    ),
    ("exclude", patterns("Patterns of files and directories that a search skips.")),
    ("templates", patterns("Patterns of template files; a search finds them too.")),
    (
      "gitignore",
      flag("Whether a search skips what git ignores (default: true).")
    ),
    (
      "baseline",
      text("The file that lists known findings, relative to the directory of this file.")
    ),
  ]

  /// The key that only an override has.
  private static let files: (name: String, value: JSON) = (
    "files", patterns("Patterns of the files, relative to the directory of this file.")
  )

  private static func properties(_ members: [(name: String, value: JSON)]) -> JSON {
    .object(members.map { JSON.Member($0.name, $0.value) })
  }

  private static func words(_ words: [String], _ description: String) -> JSON {
    ["enum": .array(words.map(JSON.string)), "description": .string(description)]
  }

  /// YAML reads the versions as numbers.
  private static func kazoo(_ description: String) -> JSON {
    let versions = Target.allCases.map(\.rawValue)
    return [
      "description": .string(description),
      "anyOf": [
        ["enum": .array(versions.map(JSON.string))],
        ["type": "number", "enum": .array(versions.map { .number($0) })],
      ],
    ]
  }

  private static func webAddress(_ description: String) -> JSON {
    [
      "type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^/?#\\s][^\\s]*$",
      "description": .string(description),
    ]
  }

  private static func patterns(_ description: String) -> JSON {
    [
      "description": .string(description),
      "anyOf": [
        reference("pattern"), array(of: reference("pattern")), ["type": "null"],
      ],
    ]
  }

  /// A level for each rule, with what the rule finds, and for families and patterns.
  private static func rules(_ catalog: Catalog) -> JSON {
    let rules = catalog.rules.map { rule in
      JSON.Member(rule.id, described(rule.summary))
    }
    let families = catalog.families.map { family in
      JSON.Member(family.kind.word, described("All rules of the family \(family.title)."))
    }
    let former = (catalog.rules.map(\.formerID) + catalog.families.map(\.kind.formerWord))
      .compactMap(\.self)
      .map { name in
        JSON.Member(name, described("The old name of '\(catalog.currentName(of: name) ?? name)'."))
      }
    return [
      "type": ["object", "null"],
      "description": "A level for a rule, for a family of rules, or for a pattern such as loss-*.",
      "properties": .object(rules + families + former),
      "patternProperties": ["\\*": reference("level")],
      "additionalProperties": false,
    ]
  }

  private static func described(_ description: String) -> JSON {
    ["allOf": [reference("level")], "description": .string(description)]
  }
}
