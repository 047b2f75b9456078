package import Diagnostics

/// The requirements of the schemas of Kazoo 4.3 and 5 for the data of an action. They cover what a
/// translation writes and what web applications are likely to send.
///
/// Source: Kazoo's `callflows.*.json`, `conferences.json` and `conferences.profile.json`, as
/// `kzd_callflow:validate_flow/1` applies them.
package struct ActionSchema: Sendable {
  package let fields: [Field]
  /// Exactly one of these must be there; empty where Kazoo has no such demand.
  package let alternatives: [String]

  init(_ fields: [Field], alternatives: [String] = []) {
    self.fields = fields
    self.alternatives = alternatives
  }

  /// - Returns: nil for an action whose data is not checked.
  package static func schema(
    of action: String, in version: Target.CallflowSchema
  ) -> ActionSchema? {
    let changed: [String: ActionSchema] =
      switch version {
      case .kazoo4: [:]
      case .kazoo5: onKazoo5
      }
    return changed[action] ?? common[action].map { ActionSchema($0) }
  }
}

/// A member of an action's data, and what Kazoo's schema accepts for it.
package struct Field: Sendable {
  package let name: String
  package let type: FieldType
  /// Whether it must be there: Kazoo inserts the others' defaults.
  package var isRequired = false

  static func required(_ name: String, _ type: FieldType) -> Field {
    Field(name: name, type: type, isRequired: true)
  }

  static func optional(_ name: String, _ type: FieldType) -> Field {
    Field(name: name, type: type)
  }
}

/// The type of a value.
package enum FieldType: Sendable {
  case boolean
  /// Within a range; a float is refused even if it is whole.
  case integer(ClosedRange<Int>)
  case oneOf([Int])
  /// With a number of characters in a range.
  case text(ClosedRange<Int>)
  case word([String])
  /// Absolute, with `http` or `https` in lower case.
  case url
  /// The same, and not at a host that Kazoo refuses.
  case clientURL
  case texts
  /// With these members, which are all optional unless required.
  case object([Field])
  /// An object of strings.
  case strings
  /// A list with at least one object, each with these members.
  case objects([Field])
  /// A string with a character at least, or an object.
  case textOrObject

  /// Whether a whole number is a valid value.
  package func accepts(_ number: Int) -> Bool {
    switch self {
    case .integer(let range): range.contains(number)
    case .oneOf(let numbers): numbers.contains(number)
    default: false
    }
  }

  static let anyInteger = FieldType.integer(Int.min...Int.max)
  static let anyText = FieldType.text(0...Int.max)
}

extension ActionSchema {
  /// The characters of the text of a `tts`.
  package static let spokenText = 1...1000
  /// The engines of a `tts`.
  package static let engines = ["flite", "google", "ispeech", "voicefabric"]
  /// How long a recording may be, in seconds.
  package static let recordingTime = 5...10_800
  /// The silence that ends a recording, in seconds: no field sets it.
  package static let recordingSilence = 5

  /// The fields of a conference profile.
  package static let conferenceProfile: [Field] = [
    .optional("announce-count", .anyInteger), .optional("caller-controls", .anyText),
    .optional("comfort-noise", .integer(0...10_000)), .optional("energy-level", .integer(0...1800)),
    .optional("interval", .integer(10...120)), .optional("max-members", .integer(2...Int.max)),
    .optional("moderator-controls", .anyText), .optional("moh-sound", .anyText),
    .optional("rate", .oneOf([8000, 12_000, 16_000, 24_000, 32_000, 44_100, 48_000])),
  ]

  private static let conference: [Field] = [
    .optional("name", .text(1...128)), .optional("play_welcome", .boolean),
    .optional("member", .object(participant)), .optional("moderator", .object(participant)),
    .optional("require_moderator", .boolean), .optional("wait_for_moderator", .boolean),
    .optional("max_participants", .anyInteger), .optional("profile_name", .anyText),
    .optional("profile", .object(conferenceProfile)),
  ]

  private static let participant: [Field] = [
    .optional("join_muted", .boolean), .optional("join_deaf", .boolean),
    .optional("play_name", .boolean), .optional("play_entry_prompt", .boolean),
  ]

  private static let common: [String: [Field]] = [
    "acdc_member": [.optional("id", .anyText)],
    "audio_macro": [.optional("macros", .objects(macro))],
    "branch_variable": [.required("variable", .anyText)],
    "collect_dtmf": [
      .optional("collection_name", .anyText),
      .optional("interdigit_timeout", .integer(1...Int.max)),
      .optional("max_digits", .integer(1...Int.max)), .optional("terminator", .word(keys)),
      .optional("timeout", .integer(1...Int.max)),
    ],
    "conference": [
      .optional("id", .text(32...32)), .optional("config", .object(conference)),
      .optional("moderator", .boolean),
      .optional("welcome_prompt", .object([.optional("play", .boolean)])),
    ],
    "device": [
      .optional("dial_strategy", .word(["simultaneous", "single"])), .optional("id", .anyText),
      .optional("timeout", .anyInteger),
    ],
    "offnet": dialingFields,
    "pivot": [.required("voice_url", .clientURL)] + request,
    "play": [
      .optional("id", .anyText), .optional("answer", .boolean),
      .optional("endless_playback", .boolean), .optional("loop_count", .integer(1...Int.max)),
      .optional("terminators", .texts),
    ],
    "record_call": [
      .required("action", .word(["start", "stop"])), .optional("format", .word(["mp3", "wav"])),
      .optional("method", .word(["put", "post"])), .optional("time_limit", .integer(recordingTime)),
      .optional("url", .clientURL),
    ],
    "record_caller": [
      .optional("format", .word(["mp3", "wav"])), .optional("method", .word(["put", "post"])),
      .optional("time_limit", .integer(recordingTime)), .optional("url", .clientURL),
    ],
    "resources": dialingFields,
    "response": [
      .optional("code", .anyInteger), .optional("media", .text(0...2048)),
      .optional("message", .anyText),
    ],
    "ring_group": [.required("endpoints", .objects(endpoint))] + ringing,
    "send_dtmf": [.required("digits", .anyText)],
    "set_cid": [.optional("caller_id_name", .anyText), .optional("caller_id_number", .anyText)],
    "set_variables": [.optional("custom_application_vars", .strings)],
    "sleep": [
      .optional("duration", .integer(0...86_400_000)),
      .optional("unit", .word(["ms", "s", "m", "h"])),
    ],
    "tts": [
      .required("text", .text(spokenText)), .optional("endless_playback", .boolean),
      .optional("engine", .word(engines)),
      .optional("language", .anyText), .optional("terminators", .texts),
      .optional("voice", .anyText),
    ],
    "user": [
      .optional("id", .anyText), .optional("strategy", .word(["simultaneous", "single"])),
      .optional("timeout", .anyInteger),
    ],
    "voicemail": [
      .optional("id", .text(32...32)), .optional("action", .word(["check", "compose"])),
    ],
    "webhook": [
      .optional("http_verb", .word(["get", "post"])), .optional("retries", .anyInteger),
      .optional("uri", .clientURL),
    ],
  ]

  /// The schemas of Kazoo 5 that differ from `common`.
  private static let onKazoo5: [String: ActionSchema] = [
    "pivot": ActionSchema(
      [
        .optional("voice_url", .clientURL),
        .optional(
          "serverless",
          .object([
            .required("flow_doc", .textOrObject),
            .required("flow_type", .word(["application/json", "application/xml", "text/xml"])),
          ])),
      ] + request, alternatives: ["voice_url", "serverless"]),
    "ring_group": ActionSchema(
      [
        .optional("endpoints", .objects(endpoint)), .optional("group_id", .anyText),
        .optional("ignore_early_media", .boolean),
      ] + ringing,
      alternatives: ["endpoints", "group_id"]),
  ]

  private static let request: [Field] = [
    .optional("method", .word(["get", "post", "GET", "POST"])),
    .optional("req_format", .word(["kazoo", "twiml"])),
    .optional("req_body_format", .word(["form", "json"])), .optional("cdr_url", .url),
    .optional("req_timeout_ms", .integer(Int.min...5000)), .optional("debug", .boolean),
  ]

  private static let endpoint: [Field] = [
    .required("endpoint_type", .word(["device", "user", "group"])),
    .required("id", .text(1...128)), .optional("delay", .anyInteger),
    .optional("timeout", .anyInteger), .optional("weight", .integer(1...100)),
  ]

  private static let ringing: [Field] = [
    .optional("strategy", .word(["simultaneous", "single", "weighted_random"])),
    .optional("repeats", .integer(1...Int.max)), .optional("timeout", .anyInteger),
    .optional("ignore_forward", .boolean),
  ]

  private static let dialingFields: [Field] = [
    .optional("to_did", .anyText), .optional("timeout", .anyInteger),
    .optional("media", .anyText),
    .optional("ignore_early_media", .boolean), .optional("use_local_resources", .boolean),
  ]
  private static let keys = "1234567890#*".map(String.init)
  /// An entry of an `audio_macro`: the data of the action that its `macro` names.
  private static let macro: [Field] = [
    .required("macro", .word(macros)), .optional("id", .anyText), .optional("text", .anyText),
    .optional("voice", .anyText), .optional("language", .anyText), .optional("terminators", .texts),
  ]
  /// `tone` is in the schema too, but its definition contradicts itself.
  private static let macros = ["play", "prompt", "say", "tts"]
}
