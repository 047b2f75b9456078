extension ActionSchema {
  private init(
    required: [String] = [], isKazoo5: Bool = false, _ members: [String: Shape] = [:]
  ) {
    self.init(isKazoo5: isKazoo5, required: required, members: members)
  }

  private static let anyText = Shape.text(0...Int.max)
  private static let anyNumber = Shape.number(Int.min...Int.max)
  private static let keys = "0123456789*#".map { String($0) }
  private static let together = Shape.word(["simultaneous", "single"])

  /// The modules that a translation uses, by name.
  static let all: [String: ActionSchema] = [
    "acdc_member": ActionSchema(required: ["id"], ["id": anyText]),
    "answer": ActionSchema(isKazoo5: true),
    "collect_dtmf": ActionSchema([
      "max_digits": .number(1...Int.max), "timeout": .number(1...Int.max),
      "interdigit_timeout": .number(1...Int.max), "terminator": .word(keys),
    ]),
    "conference": ActionSchema(
      required: ["id"],
      [
        "id": .text(32...32), "config": conference, "moderator": .flag,
        "welcome_prompt": .object(required: ["play"], ["play": .flag]),
      ]),
    "device": ActionSchema(
      required: ["id"], ["id": anyText, "timeout": anyNumber, "dial_strategy": together]),
    "hangup": ActionSchema(),
    "offnet": ActionSchema(required: ["to_did"], ["to_did": anyText, "timeout": anyNumber]),
    "pivot": ActionSchema([
      "voice_url": .url, "method": .word(["get", "post"]), "req_format": .word(["kazoo", "twiml"]),
      "serverless": .object(
        required: ["flow_doc", "flow_type"],
        [
          "flow_doc": .text(1...Int.max),
          "flow_type": .word(["application/json", "application/xml", "text/xml"]),
        ]),
    ]),
    "play": ActionSchema(
      required: ["id"],
      [
        "id": .text(1...Int.max), "loop_count": .number(1...Int.max), "endless_playback": .flag,
        "terminators": .list(.word(keys), least: 0),
      ]),
    "record_call": ActionSchema(required: ["action"], ["action": .word(["start", "stop"])]),
    "record_caller": ActionSchema(
      required: ["url"],
      ["url": .url, "format": .word(["mp3", "wav"]), "time_limit": .number(5...10_800)]),
    "response": ActionSchema(
      required: ["code"], ["code": anyNumber, "message": anyText, "media": .text(1...2048)]),
    "ring_group": ActionSchema(
      required: ["endpoints"],
      [
        "endpoints": .list(
          .object(
            required: ["endpoint_type", "id"],
            [
              "endpoint_type": .word(["device", "user", "group"]), "id": .text(1...128),
              "timeout": anyNumber,
            ]), least: 1), "timeout": anyNumber, "strategy": together, "ignore_forward": .flag,
      ]),
    "set_cid": ActionSchema(["caller_id_number": anyText, "caller_id_name": anyText]),
    "set_variables": ActionSchema(
      required: ["custom_application_vars"], ["custom_application_vars": .map(anyText)]),
    "sleep": ActionSchema([
      "duration": .number(0...86_400_000), "unit": .word(["ms", "s", "m", "h"]),
    ]),
    "tones": ActionSchema(
      required: ["tones"], isKazoo5: true,
      [
        "tones": .list(
          .object(
            required: ["frequencies", "duration_on", "duration_off"],
            [
              "frequencies": .list(anyNumber, least: 1), "duration_on": anyNumber,
              "duration_off": anyNumber,
            ]), least: 0)
      ]),
    "tts": ActionSchema(
      required: ["text"],
      [
        "text": .text(1...1000), "voice": anyText, "language": anyText,
        "engine": .word(["flite", "google", "ispeech", "voicefabric"]), "endless_playback": .flag,
        "terminators": .list(.word(keys), least: 0),
      ]),
    "user": ActionSchema(
      required: ["id"], ["id": anyText, "timeout": anyNumber, "strategy": together]),
  ]

  private static let conference = Shape.object(
    required: ["name"],
    [
      "name": .text(1...128), "play_welcome": .flag, "play_entry_tone": .flag,
      "member": participant, "moderator": participant, "require_moderator": .flag,
      "wait_for_moderator": .flag, "max_participants": anyNumber, "profile_name": anyText,
      "profile": profile,
    ])

  private static let participant = Shape.object(
    required: [],
    [
      "join_muted": .flag, "join_deaf": .flag, "play_name": .flag, "play_entry_prompt": .flag,
    ])

  private static let profile = Shape.object(
    required: [],
    [
      "announce-count": anyNumber, "caller-controls": anyText, "caller-id-name": anyText,
      "caller-id-number": anyText, "comfort-noise": .number(0...10_000),
      "conference-flags": anyText, "energy-level": .number(0...1800),
      "interval": .number(10...120), "max-members": .number(2...Int.max),
      "member-flags": anyText, "moderator-controls": anyText, "moh-sound": anyText,
      "rate": .oneNumber([8000, 12_000, 16_000, 24_000, 32_000, 44_100, 48_000]),
      "tts-engine": anyText, "tts-voice": anyText,
    ])
}
