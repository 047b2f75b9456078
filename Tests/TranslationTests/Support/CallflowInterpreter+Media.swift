import JSON

extension CallflowInterpreter {
  static let anyKey: [JSON] = "123456789*0#".map { .string(String($0)) }

  /// `cf_tts`
  mutating func tts(_ data: JSON) -> Verdict {
    send("answer")
    var fields: [String: JSON] = [
      "Voice": data["voice"] ?? .string("male"), "Language": data["language"] ?? .string("en-us"),
      "Engine": data["engine"] ?? .string("flite"),
    ]
    if let text = data["text"] { fields["Text"] = text.integer.map { .string("\($0)") } ?? text }
    let terminators = data["terminators"]?.array ?? Self.anyKey
    if !terminators.isEmpty { fields["Terminators"] = .array(terminators) }
    if data["endless_playback"]?.isTrue == true { fields["Endless-Playback"] = .boolean(true) }
    send("tts", fields)
    waitForNoop()
    return .go("_")
  }

  /// `cf_play`
  mutating func play(_ data: JSON) -> Verdict {
    guard let media = Self.mediaPath(data["id"]?.string) else { return .go("_") }
    if data["answer"] != .boolean(false) {
      send("answer")
      send("SLEEP", ["ms": .integer(100)])
    }
    var fields: [String: JSON] = [
      "Media-Name": .string(media),
      "Terminators": .array(data["terminators"]?.array ?? Self.anyKey),
      "Endless-Playback": .boolean(data["endless_playback"]?.isTrue == true),
    ]
    if let count = data["loop_count"]?.kazooInteger { fields["Loop-Count"] = .integer(count) }
    send("play", fields)
    waitForNoop()
    return .go("_")
  }

  /// `kz_media_util:media_path/2`
  static func mediaPath(_ name: String?) -> String? {
    guard let name, !name.isEmpty else { return nil }
    if name.hasPrefix("/system_media") || name.hasPrefix("system_media") { return name }
    return name.contains("/") ? name : "/0123456789abcdef0123456789abcdef/\(name)"
  }

  /// `cf_util:wait_for_noop/2` keeps the keys pressed meanwhile.
  mutating func waitForNoop() {
    send("noop")
    guard !earlyKeysLeft.isEmpty else { return }
    collections["default", default: ""] += String(earlyKeysLeft)
    earlyKeysLeft = []
  }

  /// `cf_sleep`
  mutating func sleep(_ data: JSON) -> Verdict {
    let factor = ["ms": 1, "m": 60_000, "h": 3_600_000][data["unit"]?.string ?? "s"] ?? 1000
    let duration = data["duration"]?.kazooInteger ?? 0
    let milliseconds = min(max(duration * factor, 0), 86_400_000)
    send("WAIT_TIMED_OUT", ["ms": .integer(milliseconds)])
    return .go("_")
  }

  /// `cf_hangup`
  mutating func hangup() -> Verdict {
    send("hangup")
    return .end(.hardStop)
  }

  /// `cf_response`
  mutating func response(_ data: JSON) -> Verdict {
    if let media = Self.mediaPath(data["media"]?.string) {
      send("progress")
      send("play", ["Media-Name": .string(media)])
    }
    var fields: [String: JSON] = [
      "Response-Code": .string("\(data["code"]?.kazooInteger ?? 486)")
    ]
    if let message = data["message"] { fields["Response-Message"] = message }
    send("respond", fields)
    return .end(.stop)
  }

  /// `cf_collect_dtmf`
  mutating func collectDTMF(_ data: JSON) -> Verdict {
    send("answer")
    let named = data["terminator"] ?? data["terminators"] ?? .string("#")
    let terminators = named.string.map { [$0] } ?? named.strings
    let maximum = data["max_digits"]?.kazooInteger ?? 1
    let timeout = data["timeout"]?.kazooInteger ?? 5000
    let interdigit = data["interdigit_timeout"]?.kazooInteger ?? 2000
    let isKey = { (key: String) in key.count == 1 && "0123456789*#".contains(key) }
    // The module crashes on anything else, and the flow continues.
    guard !terminators.isEmpty, terminators.allSatisfy(isKey), maximum > 0, timeout > 0,
      interdigit > 0
    else { return .go("_") }
    let early = collections["default"] ?? ""
    collections["default"] = nil
    var digits = String(early.prefix { !terminators.contains(String($0)) })
    guard digits.count < maximum else {
      store(String(digits.prefix(maximum)), data)
      return .go("_")
    }
    if !keysLeft.isEmpty { send("noop", ["Insert-At": .string("flush")]) }
    var wait = keysLeft.isEmpty ? timeout : interdigit
    while digits.count < maximum, !keysLeft.isEmpty {
      let key = String(keysLeft.removeFirst())
      if terminators.contains(key) {
        store(digits, data)
        return .go("_")
      }
      digits += key
      wait = interdigit
    }
    if digits.count < maximum { send("WAIT_TIMED_OUT", ["ms": .integer(wait)]) }
    store(digits, data)
    return .go("_")
  }

  private mutating func store(_ digits: String, _ data: JSON) {
    collections[data["collection_name"]?.string ?? "default"] = digits
  }

  /// `cf_record_caller`
  mutating func recordCaller(_ data: JSON) -> Verdict {
    if outcome.isKazoo5 {
      // Kazoo 5, `cf_record_caller:handle/2`: it does not answer, and no key ends it.
      send("START_RECORDING")
      send("WAIT_FOR_RECORD_STOP")
      return .go("_")
    }
    guard let url = data["url"]?.string, url.contains("://") else { return .go("_") }
    let name = "call-1234.\(data["format"]?.string ?? "mp3")"
    send("answer", ["Insert-At": .string("now")])
    send(
      "set",
      [
        "Custom-Channel-Vars": .object([
          .init("Media-Name", .string(name)),
          .init("Media-Transfer-Method", data["method"] ?? .string("put")),
          .init("Media-Transfer-Destination", .string(url)),
        ])
      ])
    send(
      "record",
      [
        "Media-Name": .string(name), "Silence-Hits": .string("5"),
        "Silence-Threshold": .string("200"), "Terminators": .array(Self.anyKey),
        "Time-Limit": .integer(data["time_limit"]?.kazooInteger ?? 10_800),
      ])
    return .go("_")
  }

  /// `cf_answer` of Kazoo 5
  mutating func answer() -> Verdict {
    send("answer")
    return .go("_")
  }

  /// `cf_noop` of Kazoo 5
  mutating func noop() -> Verdict {
    send("noop")
    return .go("_")
  }
}
