/// Documents that use the whole subset, with values at the bounds of what Kazoo takes.
struct GeneratedDocument {
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(state: seed) }

  static func text(seed: UInt64) -> String {
    var document = GeneratedDocument(seed: seed)
    return document.response()
  }

  private mutating func response() -> String {
    let verbs = (0..<Int.random(in: 1...4, using: &random)).map { _ in verb() }
    return "<Response>\(verbs.joined())</Response>"
  }

  private mutating func pick(_ values: [String]) -> String {
    values.randomElement(using: &random) ?? ""
  }

  /// An attribute, as often absent.
  private mutating func attribute(_ name: String, _ values: [String]) -> String {
    Bool.random(using: &random) ? "" : " \(name)=\"\(pick(values))\""
  }

  private mutating func verb() -> String {
    switch Int.random(in: 0..<12, using: &random) {
    case 0...2: return say()
    case 3: return play()
    case 4: return "<Pause\(attribute("length", ["1", "2.5", "5000", "x"]))/>"
    case 5: return pick(["<Hangup/>", "<Reject/>", "<Reject reason=\"busy\"/>"])
    case 6: return redirect()
    case 7:
      return
        "<Set><Variable key=\"\(pick(["plan", "CallSid", ""]))\" value=\"\(pick(["a b", "é"]))\"/></Set>"
    case 8:
      return "<Record action=\"http://h/r\"\(attribute("maxLength", ["1", "60"]))"
        + "\(attribute("playBeep", ["true", "false"]))/>"
    case 9: return gather()
    default: return dial()
    }
  }

  private mutating func say() -> String {
    let text = pick([
      "Hello", "Grüße &amp; &lt;so&gt;", String(repeating: "All our lines are busy. ", count: 50),
      String(repeating: "x", count: 1100), "\u{2028}\u{1F600}",
    ])
    return "<Say\(attribute("voice", ["man", "woman"]))\(attribute("language", ["en", "fr"]))"
      + "\(attribute("loop", ["0", "1", "3", "200"]))\(attribute("terminators", ["", "#", "12"]))"
      + "\(attribute("engine", ["flite", "other"]))>\(text)</Say>"
  }

  private mutating func play() -> String {
    let media = pick([
      "http://h/a.mp3", "silence_stream://2000", "tone_stream://%(500,0,440)", "vm-goodbye",
      "sounds/a.mp3", "/system_media/x",
    ])
    return "<Play\(attribute("loop", ["0", "1", "3", "200"]))"
      + "\(attribute("terminators", ["", "*"]))>\(media)</Play>"
  }

  private mutating func redirect() -> String {
    let url = pick(["next.php", "http://h/x?a=1", "http://h/x#f", "", "../up"])
    return "<Redirect\(attribute("method", ["GET", "post"]))>\(url)</Redirect>"
  }

  private mutating func gather() -> String {
    let prompts = (0..<Int.random(in: 0...2, using: &random)).map { _ in say() }
    return "<Gather action=\"http://h/g\"\(attribute("numDigits", ["1", "4"]))"
      + "\(attribute("finishOnKey", ["", "*"]))> \(prompts.joined())</Gather>"
  }

  private mutating func dial() -> String {
    let content = pick([
      "+14155550100", "(415) 555-0100", "1001", "<Number>+14155550100</Number>",
      "\n<Number>+14155550100</Number>", "<Number/>", "<User>anna</User>",
      "<Device>desk</Device>", " <User>anna</User><Device>desk</Device>", "<Client>x</Client>",
      "<Conference>team</Conference>", "<Queue>q</Queue>",
      "<Conference startConferenceOnEnter=\"false\" endConferenceOnExit=\"true\" beep=\"no\""
        + " maxParticipants=\"5\" waitUrl=\"http://h/m.mp3\">team</Conference>",
    ])
    return "<Dial\(attribute("timeout", ["5", "5000", "abc"]))"
      + "\(attribute("callerId", ["+12125550111", ""]))"
      + (Int.random(in: 0..<4, using: &random) == 0 ? attribute("action", ["http://h/d"]) : "")
      + (Int.random(in: 0..<4, using: &random) == 0 ? attribute("record", ["true"]) : "")
      + (Int.random(in: 0..<4, using: &random) == 0 ? attribute("timeLimit", ["60"]) : "")
      + ">\(content)</Dial>"
  }
}

/// Vigna's SplitMix64: the same numbers in every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
