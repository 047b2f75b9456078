import Diagnostics
import JSON
import KazooCallflow
import Testing
import Translation

/// Findings from running translations on Kazoo's own callflow engine.
@Suite
struct EngineTests {
  private static let documentURL = "http://app.example.com/voice/start.php"

  private func translate(_ verbs: String, target: Target = .kazoo4) -> Translating {
    Translating("<Response>\(verbs)</Response>", target: target, baseURL: Self.documentURL)
  }

  private func modules(_ translating: Translating) -> [String] {
    translating.flow?.actions.reversed().map(\.module) ?? []
  }

  /// The data of the first action of a module, as text.
  private func data(of module: String, _ translating: Translating) -> String? {
    translating.flow?.actions.reversed().first { $0.module == module }
      .map { JSON.object($0.data).serialized(.compact) }
  }

  @Test(arguments: [
    "<Redirect>http://localhost/x</Redirect>", "<Redirect>https://LOCALHOST:8443/x</Redirect>",
    "<Redirect method='GET'>http://127.0.0.1:3000/x?y=1</Redirect>",
    "<Record action='http://0.0.0.0/r'/>", "<Gather action='http://localhost/g'> </Gather>",
    "<Dial action='http://localhost/d'><User>anna</User></Dial>",
  ])
  func `a URL that Kazoo's schema refuses has no callflow on 4.3 and stays TwiML on 5`(
    verbs: String
  ) {
    let translating = translate(verbs)
    #expect(translating.flow == nil)
    #expect(translating.losses.contains { $0.rule == .refusedURL && $0.severity == .error })
    let onKazoo5 = translate(verbs, target: .kazoo5)
    #expect(onKazoo5.ruleIDs == ["embedded-twiml"])
    #expect(onKazoo5.refusals(on: .kazoo5) == [])
  }

  @Test
  func `private addresses are accepted`() {
    #expect(translate("<Redirect>http://10.0.0.1/x</Redirect>").ruleIDs == [])
  }

  private static let runs: [(verbs: [String], expected: String)] = [
    ([set("a", "1")], "play"),
    (["<Say>x</Say>", set("a", "1"), "<Dial>+14155550100</Dial>"], "tts offnet hangup"),
    (
      ["<Say>x</Say>", set("a", "1"), set("b", "2"), set("a", "3"), redirect],
      "tts set_variables pivot"
    ),
    // A verb without an action does not separate them.
    (
      [
        "<Say>x</Say>", set("a", "1"), "<Dial><Number>none</Number></Dial>", set("b", "2"),
        redirect,
      ], "tts set_variables pivot"
    ),
    (
      ["<Say>x</Say>", set("a", "1"), "<Say>y</Say>", set("b", "2"), redirect],
      "tts set_variables tts set_variables pivot"
    ),
  ]

  @Test(arguments: runs)
  func `variables in a row become one action, or none when no request follows`(
    verbs: [String], expected: String
  ) {
    let found = modules(translate(verbs.joined())).joined(separator: " ")
    #expect(found == expected)
  }

  private static func set(_ key: String, _ value: String) -> String {
    "<Set><Variable key='\(key)' value='\(value)'/></Set>"
  }

  private static let redirect = "<Redirect method='GET'>http://h/x</Redirect>"

  @Test
  func `the last value of a variable wins and hundreds cost one action`() throws {
    let sets = (0..<300).map { Self.set("k\($0 % 100)", "\($0)") }.joined()
    let translating = translate("<Say>x</Say>\(sets)\(Self.redirect)")
    #expect(modules(translating) == ["tts", "set_variables", "pivot"])
    #expect(data(of: "set_variables", translating)?.contains(#""k99":"299""#) == true)
    #expect(!translating.ruleIDs.contains("loss-action-rate"))
  }

  @Test(arguments: [
    ("<Play>silence_stream://10</Play>", 40, true),
    ("<Play>silence_stream://10</Play>", 20, false), ("<Pause/>", 200, false),
    ("<Say>One</Say>", 200, false), ("<Play>http://h/a.mp3</Play>", 100, false),
  ])
  func `more instant actions than the account's rate limit are a loss`(
    verb: String, count: Int, isLost: Bool
  ) {
    let translating = translate(String(repeating: verb, count: count))
    #expect(translating.ruleIDs.contains("loss-action-rate") == isLost)
  }

  @Test(arguments: [("", "bypass"), (" record='true'", "process")])
  func `an off-net call has the same media mode as under Pivot`(attribute: String, media: String) {
    for target in Target.allCases where target == .kazoo4 || attribute.isEmpty {
      let translating = translate("<Dial\(attribute)>+14155550100</Dial>", target: target)
      #expect(
        data(of: "offnet", translating)
          == #"{"to_did":"+14155550100","timeout":30,"media":"\#(media)"}"#)
    }
  }

  @Test(arguments: [("", true), ("0", true), ("undefined", true), ("NULL", true), ("00", false)])
  func `a caller ID that Kazoo treats as empty is anonymous`(value: String, isAnonymous: Bool) {
    let translating = translate("<Dial callerId='\(value)'>+14155550100</Dial>")
    let shown = isAnonymous ? "anonymous" : value
    #expect(data(of: "set_cid", translating) == #"{"caller_id_number":"\#(shown)"}"#)
  }

  @Test(arguments: [
    ("<User>anna</User><Device>desk</Device>", 1), ("<User>a</User><User>a</User>", 2),
    ("<Device>a</Device><Device>a</Device><Device>a</Device>", 3), ("<User>anna</User>", 0),
  ])
  func `a ring group on 4.3 loses early media and repeated members`(nouns: String, count: Int) {
    let translating = translate("<Dial>\(nouns)</Dial>")
    #expect(translating.losses.count { $0.rule == .lossRingGroup } == count)
    #expect(translating.flow != nil)
  }

  @Test(arguments: [
    ("<User>anna</User>", ["ring_group"]), ("<Device>desk</Device>", ["device"]),
    ("<User>anna</User><Device>desk</Device>", ["ring_group"]),
  ])
  func `the caller hears early media on Kazoo 5 as under Pivot`(nouns: String, expected: [String]) {
    let translating = translate("<Dial>\(nouns)</Dial>", target: .kazoo5)
    #expect(translating.ruleIDs == [])
    #expect(modules(translating) == expected)
    if expected == ["ring_group"] {
      #expect(data(of: "ring_group", translating)?.contains(#""ignore_early_media":false"#) == true)
    }
    #expect(translating.refusals(on: .kazoo5) == [])
  }

  @Test(arguments: [
    ("a[b]", "a[b]", false), ("plan-2", "plan-2", false), ("a+b", "a+b", false),
    ("a b", "a+b", true), ("é", "%C3%A9", true), ("a#b", "a%23b", true),
  ])
  func `variable names in a URL are written as Pivot sends them or are a loss`(
    key: String, written: String, isLost: Bool
  ) {
    let translating = translate("<Say>x</Say>" + Self.set(key, "v") + Self.redirect)
    #expect(
      data(of: "pivot", translating)?.contains("\"http://h/x?\(written)=v\"") == true,
      "\(translating.json)")
    #expect(translating.ruleIDs == (isLost ? ["loss-variables"] : []))
  }

  @Test
  func `a recording reports a hang-up loss and the file name`() {
    let losses = translate("<Record action='r.php'/>").losses
    #expect(
      losses.contains { loss in
        loss.message.contains("hangs up") && loss.help.contains { $0.contains("call-id") }
      })
  }

  @Test
  func `a text that Pivot garbles is a loss`() {
    let declared = Translating(
      #"<?xml version="1.0" encoding="ISO-8859-1"?><Response><Say>abc</Say><Say>café</Say></Response>"#
    )
    #expect(declared.ruleIDs == ["loss-garbled-text"])
    #expect(Translating("<Response><Say>café</Say></Response>").ruleIDs == [])
    // An attribute is not garbled.
    let attribute = Translating(
      #"<?xml version="1.0" encoding="ISO-8859-1"?><Response><Play loop="é">http://h/a</Play></Response>"#
    )
    #expect(attribute.ruleIDs == [])
  }

  @Test(arguments: [
    (
      "<Say>a</Say><Say voice='woman'>b</Say>",
      #"{"macros":[{"macro":"tts","text":"a","voice":"male","language":"en-us"},{"macro":"tts","text":"b","voice":"female","language":"en-us"}]}"#
    ),
    (
      "<Play>http://h/a.mp3</Play><Pause length='2'/><Say terminators='#'>b</Say>",
      ##"{"macros":[{"macro":"play","id":"http://h/a.mp3"},{"macro":"play","id":"silence_stream://2000"},{"macro":"tts","text":"b","voice":"male","language":"en-us","terminators":["#"]}]}"##
    ),
    (
      "<Say loop='2'>a</Say>",
      #"{"macros":[{"macro":"tts","text":"a","voice":"male","language":"en-us"},{"macro":"tts","text":"a","voice":"male","language":"en-us"}]}"#
    ),
  ])
  func `the prompts of a Gather become one action that a key stops`(verbs: String, macro: String) {
    let translating = translate("<Gather action='http://h/g'>\(verbs)</Gather>")
    #expect(modules(translating) == ["play", "audio_macro", "collect_dtmf", "pivot"])
    #expect(data(of: "audio_macro", translating) == macro)
    #expect(translating.refusals(on: .kazoo4) == [])
  }

  @Test(arguments: [
    ("<Say>a</Say>", ["tts"]), ("<Say engine='flite'>a</Say><Say>b</Say>", ["tts", "tts"]),
    ("<Say>a</Say><Play loop='0'>http://h/a.mp3</Play>", ["tts", "play"]),
  ])
  func `prompts stay separate when one action cannot hold them`(verbs: String, prompts: [String]) {
    let translating = translate("<Gather action='http://h/g'>\(verbs)</Gather>")
    #expect(modules(translating) == prompts + ["collect_dtmf", "pivot"])
  }

  @Test(arguments: [
    (" ", true), ("<Dial><Number>none</Number></Dial>", true),
    ("<Set><Variable key='a' value='1'/></Set>", true), ("<Hangup/>", false),
    ("<Reject/>", false), ("<Say>x</Say>", false), ("<Pause/>", false),
  ])
  func `a callflow that only hangs up is reported unless the document requests it`(
    verbs: String, isEmpty: Bool
  ) {
    for target in Target.allCases {
      #expect(translate(verbs, target: target).ruleIDs == (isEmpty ? ["empty-callflow"] : []))
    }
  }
}
