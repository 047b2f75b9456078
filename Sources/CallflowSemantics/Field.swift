/// A member of an action's data, and what Kazoo's schema accepts for it.
struct Field: Sendable {
  let name: String
  let type: FieldType
  /// Whether it must be there: Kazoo inserts the others' defaults.
  var isRequired = false

  static func required(_ name: String, _ type: FieldType) -> Field {
    Field(name: name, type: type, isRequired: true)
  }

  static func optional(_ name: String, _ type: FieldType) -> Field {
    Field(name: name, type: type)
  }
}

/// What a value must be.
enum FieldType: Sendable {
  case boolean
  /// Within a range; a float is refused even where it is whole.
  case integer(ClosedRange<Int>)
  /// With so many characters.
  case text(ClosedRange<Int>)
  case word([String])
  /// Absolute, with `http` or `https` in lower case.
  case url
  case texts
  case object
  /// An object of strings.
  case strings
  /// A list with at least one object, each with these members.
  case objects([Field])

  static let anyInteger = FieldType.integer(Int.min...Int.max)
  static let anyText = FieldType.text(0...Int.max)
}

extension Field {
  /// What the schemas of Kazoo 4.3 and 5 ask of the data of an action. Not all of it: what a web
  /// application is likely to answer with.
  static let byAction: [String: [Field]] = [
    "audio_macro": [.optional("macros", .objects([.required("macro", .word(macros))]))],
    "branch_variable": [.required("variable", .anyText)],
    "collect_dtmf": [
      .optional("collection_name", .anyText),
      .optional("interdigit_timeout", .integer(1...Int.max)),
      .optional("max_digits", .integer(1...Int.max)), .optional("terminator", .word(keys)),
      .optional("timeout", .integer(1...Int.max)),
    ],
    "conference": [
      .optional("id", .text(32...32)), .optional("config", .object),
      .optional("moderator", .boolean), .optional("welcome_prompt", .object),
    ],
    "device": [
      .optional("dial_strategy", .word(["simultaneous", "single"])), .optional("id", .anyText),
      .optional("timeout", .anyInteger),
    ],
    "offnet": dialling,
    "pivot": [
      .required("voice_url", .url), .optional("method", .word(["get", "post", "GET", "POST"])),
      .optional("req_format", .word(["kazoo", "twiml"])),
      .optional("req_body_format", .word(["form", "json"])), .optional("cdr_url", .url),
      .optional("req_timeout_ms", .integer(Int.min...5000)), .optional("debug", .boolean),
    ],
    "play": [
      .optional("id", .anyText), .optional("answer", .boolean),
      .optional("endless_playback", .boolean), .optional("loop_count", .integer(1...Int.max)),
      .optional("terminators", .texts),
    ],
    "record_call": [
      .required("action", .word(["start", "stop"])), .optional("format", .word(["mp3", "wav"])),
      .optional("method", .word(["put", "post"])), .optional("time_limit", .integer(5...10_800)),
    ],
    "record_caller": [
      .optional("format", .word(["mp3", "wav"])), .optional("method", .word(["put", "post"])),
      .optional("time_limit", .integer(5...10_800)), .optional("url", .anyText),
    ],
    "resources": dialling,
    "response": [
      .optional("code", .anyInteger), .optional("media", .text(0...2048)),
      .optional("message", .anyText),
    ],
    "ring_group": [
      .required(
        "endpoints",
        .objects([
          .required("endpoint_type", .word(["device", "user", "group"])),
          .required("id", .text(1...128)), .optional("delay", .anyInteger),
          .optional("timeout", .anyInteger), .optional("weight", .integer(1...100)),
        ])),
      .optional("strategy", .word(["simultaneous", "single", "weighted_random"])),
      .optional("repeats", .integer(1...Int.max)), .optional("timeout", .anyInteger),
    ],
    "send_dtmf": [.required("digits", .anyText)],
    "set_cid": [.optional("caller_id_name", .anyText), .optional("caller_id_number", .anyText)],
    "set_variables": [.optional("custom_application_vars", .strings)],
    "sleep": [
      .optional("duration", .integer(0...86_400_000)),
      .optional("unit", .word(["ms", "s", "m", "h"])),
    ],
    "tts": [
      .required("text", .text(1...1000)), .optional("endless_playback", .boolean),
      .optional("engine", .word(["flite", "google", "ispeech", "voicefabric"])),
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
  ]

  private static let dialling: [Field] = [
    .optional("to_did", .anyText), .optional("timeout", .anyInteger),
    .optional("ignore_early_media", .boolean), .optional("use_local_resources", .boolean),
  ]
  private static let keys = "1234567890#*".map(String.init)
  /// `tone` is in the schema too, but what it asks for contradicts itself.
  private static let macros = ["play", "prompt", "say", "tts"]
}
