/// Generated documents of verbs with good and bad values, the same for the same seed.
struct FaultyDocument {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0xD1B5_4A32_D192_ED03 }

  /// The next document.
  mutating func next() -> String {
    "<Response>" + (0..<number(1, 4)).map { _ in verb(depth: 0) }.joined() + "</Response>"
  }

  private mutating func verb(depth: Int) -> String {
    switch number(0, 12) {
    case 0, 1:
      element("Say", [voice, loop], pick(["hello", "hello", "hello", "", " ", "<b>x</b>"]))
    case 2: element("Play", [loop], pick(["http://h/a.mp3", "http://h/a.mp3", "a", ""]))
    case 3: element("Pause", [("length", ["1", "0", "0,4", "2", "x"])], pick(["", "", "", " "]))
    case 4: element("Hangup", [("reason", ["busy"])], "", chance: 8)
    case 5: element("Reject", [("reason", ["busy", "rejected", "Busy"])], "")
    case 6: element("Redirect", [method], pick(Self.urls) + pick(["", "", "", Self.variable]))
    case 7:
      element("Set", [], pick([Self.variable, Self.variable, "", Self.variable + Self.variable]))
    case 8: record()
    case 9, 10: depth < 2 ? gather(depth: depth) : "<Pause/>"
    case 11: dial()
    default: pick(["<Foo/>", "<Sms>x</Sms>", "<Number>1</Number>", "<say>x</say>", "<Pause/>"])
    }
  }

  private mutating func record() -> String {
    element(
      "Record",
      [
        ("maxLength", ["10", "0", "3601"]), ("timeout", ["5", "0"]), method,
        ("recordingUrl", ["", "0", "http://s/x"]), ("action", Self.urls),
        ("finishOnKey", ["", "#"]),
      ], pick(["", "", "", "", " "]))
  }

  private mutating func gather(depth: Int) -> String {
    let content =
      number(0, 5) == 0
      ? pick(["", " ", "<!-- c -->"])
      : (0..<number(1, 3)).map { _ in verb(depth: depth + 1) }.joined()
    return element(
      "Gather",
      [
        ("timeout", ["3", "0"]), ("numDigits", ["1", "0"]), ("finishOnKey", ["", "*", "#", "ab"]),
        method, ("action", Self.urls),
      ], content)
  }

  private mutating func dial() -> String {
    element(
      "Dial",
      [
        ("timeout", ["10", "0"]), ("timeLimit", ["60", "0", "-5"]),
        ("callerId", ["", "0", "\u{80}"]),
        ("record", ["true", "false"]), ("hangupOn", ["#", "x"]), ("strategy", ["single"]),
        ("action", Self.urls), method,
      ], pick(Self.destinations))
  }

  /// - Parameter chance: one in how many attributes is written.
  private mutating func element(
    _ name: String, _ attributes: [(String, [String])], _ content: String, chance: Int = 5
  ) -> String {
    var tag = name
    for (attribute, values) in attributes where number(1, chance) == 1 {
      tag += " \(attribute)=\"\(pick(values))\""
    }
    return content.isEmpty && number(0, 1) == 0 ? "<\(tag)/>" : "<\(tag)>\(content)</\(name)>"
  }

  private mutating func pick(_ values: [String]) -> String { values[number(0, values.count - 1)] }

  private mutating func number(_ low: Int, _ high: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return low + Int((value ^ (value >> 31)) % UInt64(high - low + 1))
  }

  private let voice = ("voice", ["man", "woman", "alice", ""])
  private let loop = ("loop", ["2", "0", "-1"])
  private let method = ("method", ["GET", "POST", "put", "zzqqx"])
  private static let variable = #"<Variable key="k" value="v"/>"#
  private static let urls = [
    "next.php", "http://h/x", "", "https://u@h/x", "../../../../../../x", "https://u:p@h/x",
  ]
  private static let destinations = [
    "+14155550100", "0", "", " ", "abc", "<!-- c -->1001", "<Number>1001</Number>", "<Number/>",
    "<Number>0</Number>", "<User>anna</User>", "<User/>", "<User>a b</User>",
    "<Client>joe</Client>",
    "\n<Client>joe</Client>\n", "<Queue>q</Queue>", "<Queue>q</Queue>\n", "\n<Queue>q</Queue>\n",
    "<Conference>r</Conference>", "<Conference>r</Conference>\n",
    "<Conference voice=\"alice\">r</Conference>", "<Device>d</Device><Client>joe</Client>",
    "<Sip>sip:a@b</Sip>", "<Sip>garbage</Sip>", "<Sip>sip:a@b:x</Sip>",
    "<Number>1</Number><Number>2</Number>", "<User>anna</User><Number/>",
    "<Sip>sip:a@b</Sip><Number/>", "<Foo/>", "<User>anna</User><User>bob</User>",
  ]

  /// Documents in which check and trace were found to differ.
  static let recorded = [
    "<Response><Dial><User>u</User></Dial><Say>x</Say><Foo/></Response>",
    "<Response><Dial><User>u</User></Dial><Say voice=\"alice\">x</Say></Response>",
    "<Response><Gather finishOnKey=\"\"><Say>x</Say><Hangup/></Gather><Foo/></Response>",
    "<Response><Gather><Say>x</Say><Hangup/></Gather><Foo/></Response>",
    "<Response><Gather><Say loop=\"0\">x</Say></Gather><Foo/></Response>",
    "<Response><Gather finishOnKey=\"\"><Say loop=\"0\">x</Say></Gather><Foo/></Response>",
    "<Response><Gather><Foo/><Say>x</Say></Gather></Response>",
    "<Response><Gather><Say>x</Say><Foo/></Gather></Response>",
    "<Response><Gather><Set/><Pause/></Gather></Response>",
    "<Response><Gather timeout=\"0\"><Say voice=\"alice\">x</Say></Gather></Response>",
    "<Response><Gather/><Foo/></Response>",
    "<Response><Dial>1001</Dial><Gather method=\"put\"><Say>x</Say></Gather></Response>",
    "<Response><Dial><User>u</User></Dial><Gather method=\"put\"><Say>x</Say></Gather></Response>",
    "<Response><Dial><User>u</User></Dial><Record method=\"put\"/></Response>",
    "<Response><Dial><User>u</User></Dial><Dial>1</Dial><Record method=\"put\"/></Response>",
    "<Response><Dial action=\"/a\" method=\"DELETE\">\n\t<Device>d\n\t</Device></Dial></Response>",
    "<Response><Dial timeLimit=\"0\"><Sip>sip:a@b</Sip></Dial></Response>",
    "<Response><Dial timeLimit=\"0\"><Conference>r</Conference></Dial></Response>",
    "<Response><Foo/><Say voice=\"alice\">x</Say></Response>",
  ]
}
