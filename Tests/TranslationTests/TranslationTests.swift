import Diagnostics
import JSON
import KazooCallflow
import Testing
import TwiMLVocabulary

/// Kazoo's mapping, verb by verb.
@Suite
struct TranslationTests {
  struct Case: CustomTestStringConvertible {
    let verbs: String
    /// The actions along `_`, with module and data.
    let actions: [String]
    var target = Target.kazoo4
    var testDescription: String { "\(verbs) for \(target.rawValue)" }
  }

  private static let speech = #""voice":"male","language":"en-us","engine":"flite""#

  static let cases: [Case] = [
    Case(verbs: "<Say>Hi</Say>", actions: [#"tts {"text":"Hi",\#(speech)}"#]),
    Case(
      verbs: "<Say voice='woman' language='en-gb' terminators='#' loop='2'>Hi</Say>",
      actions: Array(
        repeating:
          ##"tts {"text":"Hi","voice":"female","language":"en-GB","engine":"flite","terminators":["#"]}"##,
        count: 2)),
    Case(
      verbs: "<Play loop='0' terminators=''>http://h/a.mp3</Play>",
      actions: [#"play {"id":"http://h/a.mp3","terminators":[],"endless_playback":true}"#]),
    Case(
      verbs: "<Play terminators='4294#4'>http://h/a.mp3</Play>",
      actions: [##"play {"id":"http://h/a.mp3","terminators":["4","2","9","#"]}"##]),
    // Every key stops it, in any order.
    Case(
      verbs: "<Say terminators='#*0987654321'>Hi</Say>", actions: [#"tts {"text":"Hi",\#(speech)}"#]
    ),
    Case(
      verbs: "<Say terminators='123456789*0##'>Hi</Say>",
      actions: [#"tts {"text":"Hi",\#(speech)}"#]
    ),
    Case(
      verbs: "<Say terminators='123456789*00'>Hi</Say>",
      actions: [
        ##"tts {"text":"Hi",\##(speech),"terminators":["1","2","3","4","5","6","7","8","9","*","0"]}"##
      ]),
    Case(
      verbs: "<Pause length='2.5'/>",
      actions: [#"play {"id":"silence_stream://3000","terminators":[]}"#]),
    Case(
      verbs: "<Pause length='2.5'/>",
      actions: ["answer {}", #"sleep {"duration":3,"unit":"s"}"#], target: .kazoo5),
    Case(
      verbs: "<Say>a</Say><Pause length='5000'/>",
      actions: [#"tts {"text":"a",\#(speech)}"#, #"sleep {"duration":3600,"unit":"s"}"#]),
    Case(
      verbs: "<Hangup/><Say>never</Say>",
      actions: [#"play {"id":"silence_stream://100","terminators":[]}"#, "hangup {}"]),
    Case(verbs: "<Hangup/>", actions: ["answer {}", "hangup {}"], target: .kazoo5),
    Case(verbs: "<Reject/>", actions: [#"response {"code":503,"message":"rejected"}"#]),
    Case(
      verbs: "<Reject reason='busy' prompt='http://h/a.mp3'/>",
      actions: [#"response {"code":486,"message":"busy","media":"http://h/a.mp3"}"#]),
    Case(
      verbs: "<Say>a</Say><Redirect method='GET'>next.php?a=1</Redirect>",
      actions: [
        #"tts {"text":"a",\#(speech)}"#,
        #"pivot {"voice_url":"http://app.example.com/voice/next.php?a=1","method":"get","req_format":"twiml"}"#,
      ]),
    Case(
      verbs:
        "<Set><Variable key='plan' value='a b'/></Set><Redirect "
        + "method='GET'>http://h/x#f</Redirect>",
      actions: [
        "answer {}", #"set_variables {"custom_application_vars":{"plan":"a b"}}"#,
        #"pivot {"voice_url":"http://h/x?plan=a+b#f","method":"get","req_format":"twiml"}"#,
      ], target: .kazoo5),
    Case(
      verbs: "<Gather action='http://h/g' numDigits='4' timeout='7' finishOnKey='*'>"
        + "<Say>Code</Say></Gather>",
      actions: [
        #"tts {"text":"Code",\#(speech)}"#,
        #"collect_dtmf {"max_digits":4,"timeout":7000,"interdigit_timeout":7000,"terminator":"*"}"#,
        #"pivot {"voice_url":"http://h/g","method":"post","req_format":"twiml"}"#,
      ]),
    Case(
      verbs: "<Record action='http://h/r' maxLength='60' playBeep='false'/>",
      actions: [
        #"record_caller {"url":"http://h/r","format":"mp3","time_limit":60}"#,
        #"pivot {"voice_url":"http://h/r","method":"post","req_format":"twiml"}"#,
      ]),
    Case(
      verbs: "<Dial timeout='10.5' callerId='+12125550100'><Number>415 555 0100</Number></Dial>",
      actions: [
        #"set_cid {"caller_id_number":"+12125550100"}"#,
        #"offnet {"to_did":"+14155550100","timeout":11,"media":"bypass"}"#, "hangup {}",
      ]),
    Case(
      verbs: "<Dial><User>anna</User></Dial>",
      actions: [#"user {"id":"anna","timeout":20,"strategy":"simultaneous"}"#]),
    Case(
      verbs: "<Dial timeout='15'><Device>desk</Device></Dial>",
      actions: [#"device {"id":"desk","timeout":15,"dial_strategy":"simultaneous"}"#]),
    Case(
      verbs: "<Dial><User>anna</User><Device>desk</Device></Dial>",
      actions: [
        #"ring_group {"endpoints":[{"endpoint_type":"device","id":"desk","timeout":20},{"endpoint_type":"user","id":"anna","timeout":20}],"timeout":20,"strategy":"simultaneous","ignore_forward":false}"#
      ]),
    Case(verbs: "<Dial><Client>anna</Client></Dial>", actions: ["hangup {}"]),
    Case(verbs: "<Dial><Number>none</Number></Dial>", actions: ["hangup {}"]),
    Case(
      verbs: "<Dial><Queue>support</Queue></Dial>", actions: [#"acdc_member {"id":"support"}"#]),
    Case(verbs: " ", actions: ["hangup {}"]),
  ]

  @Test(arguments: cases)
  func `a verb becomes the expected actions`(_ expected: Case) {
    let translating = Translating(
      "<Response>\(expected.verbs)</Response>", target: expected.target,
      baseURL: "http://app.example.com/voice/start.php")
    #expect(translating.flow.map(Self.actions) == expected.actions)
    #expect(translating.refusals(on: expected.target) == [])
    #expect(translating.strayMembers(on: expected.target) == [])
  }

  private static func actions(_ flow: Callflow) -> [String] {
    var actions: [String] = []
    var next = flow.root
    while let index = next {
      let action = flow.actions[index]
      actions.append("\(action.module) \(JSON.object(action.data).serialized(.compact))")
      next = action.branches.first { $0.key == "_" }?.action
    }
    return actions
  }

  @Test
  func `verbs after a number follow its failure causes, and any other cause hangs up`() {
    let flow = Translating("<Response><Dial>1001</Dial><Say>Busy</Say></Response>").flow
    let offnet = flow?.actions.first { $0.module == "offnet" }
    let keys = offnet?.branches.map(\.key)
    #expect(keys == ["NO_ANSWER", "USER_BUSY", "CALL_REJECTED", "_"])
    #expect(
      offnet?.branches.map { flow?.actions[$0.action].module } == ["tts", "tts", "tts", "hangup"])
  }

  @Test(arguments: [
    ("<Number>+1415</Number><Number>+1416</Number><Number>+1417</Number>", ["+1416", "+1417"]),
    ("<Number>+1415</Number><User>anna</User><Number>+1416</Number>", ["+1415", "+1416"]),
    ("<Number>+1415</Number><!-- alone -->", []),
    (
      "<Sip>x</Sip><Sip>sip:a@b</Sip><Number>+1416</Number><Sip>sip:c@d</Sip>",
      ["sip:a@b", "sip:c@d"]
    ),
  ])
  func `a loss in a group is reported at its number or SIP URI`(
    nouns: String, named: [String]
  ) throws {
    let document = "<Response><Dial>\(nouns)</Dial></Response>"
    let losses = Translating(document).losses.filter {
      ["loss-number-in-group", "untranslatable-sip"].contains($0.rule.id)
    }
    #expect(losses.count == named.count)
    for (loss, name) in zip(losses, named) {
      let behind = String(
        decoding: Array(document.utf8).dropFirst(loss.range.upperBound), as: UTF8.self)
      #expect(loss.message.contains("'\(name)'"))
      #expect(behind.hasPrefix(">\(name)<"))
    }
  }

  @Test(arguments: [
    ("<User>anna</User>", ""),
    ("+14155550100", " ('NO_ANSWER', 'USER_BUSY', 'CALL_REJECTED')"),
  ])
  func `the loss of a Dial's 'action' lists the failure causes`(noun: String, causes: String) throws
  {
    let translating = Translating(
      "<Response><Dial action='http://h/a'>\(noun)</Dial></Response>")
    let loss = try #require(translating.losses.first { $0.rule.id == "loss-dial-action" })
    #expect(loss.message.contains("only after a failed call\(causes), and without"))
  }

  @Test(arguments: [
    ("<Dial>1001</Dial>", 40), ("<Dial>1001</Dial><Say loop='90'>a</Say>", 10),
    ("<Dial><Number>1001</Number><Number>1002</Number></Dial>", 20),
    ("<Dial>\(String(repeating: "<Number>1001</Number>", count: 40))</Dial>", 1),
    ("<Dial>\(String(repeating: "<Number>1001</Number>", count: 6))</Dial>", 5),
  ])
  func `many numbers in a row do not multiply what follows`(verbs: String, count: Int) throws {
    let document = "<Response>\(String(repeating: verbs, count: count))<Say>Busy</Say></Response>"
    for target in Target.allCases {
      let flow = try #require(Translating(document, target: target).flow)
      #expect(flow.utf8(.compact).count < 500_000)
    }
  }

  @Test
  func `a few numbers in a row are all tried after any cause`() throws {
    let dial = "<Dial>\(String(repeating: "<Number>1001</Number>", count: 4))</Dial>"
    let flow = try #require(Translating("<Response>\(dial)</Response>").flow)
    let text = String(decoding: flow.utf8(.compact), as: UTF8.self)
    for cause in ["NO_ANSWER", "USER_BUSY", "CALL_REJECTED"] {
      #expect(text.ranges(of: "\"\(cause)\"").count == 1 + 3 + 9)
    }
  }

  @Test
  func `a document of 20,000 verbs is translated`() throws {
    let verbs = String(repeating: "<Pause/>", count: 20_000)
    let translating = Translating("<Response>\(verbs)</Response>")
    let flow = try #require(translating.flow)
    #expect(flow.actions.count == 20_000)
    #expect(translating.origins.count == 20_000)
    #expect(flow.utf8(.compact).count > 20_000 * 50)
  }

  @Test
  func `a long text is split after sentences or words and stays complete`() throws {
    let sentence = "All our lines are busy, please hold. "
    let text = String(repeating: sentence, count: 60) + String(repeating: "x", count: 1200)
    let flow = try #require(Translating("<Response><Say>\(text)</Say></Response>").flow)
    let parts = flow.actions.reversed().compactMap { action -> String? in
      if case .string(let part) = action["text"] { part } else { nil }
    }
    #expect(parts.joined() == text)
    #expect(parts.allSatisfy { (1...1000).contains($0.unicodeScalars.count) })
    #expect(parts[0].hasSuffix("hold. "))
  }

  @Test
  func `verbs without an equal action stay TwiML with absolute URLs on Kazoo 5`() {
    let translating = Translating(
      """
      <Response><Say>Hi</Say><Gather action="menu.php?a=1&amp;b=2"><Say>1 &lt; 2</Say></Gather>\
      <Redirect>again.php</Redirect></Response>
      """, target: .kazoo5, baseURL: "http://h/voice/start.php")
    let pivot = translating.flow?.actions.first
    guard case .object(let members) = pivot?["serverless"] else {
      Issue.record("no TwiML in \(translating.json)")
      return
    }
    #expect(
      members.first { $0.key == "flow_doc" }?.value
        == .string(
          #"<Response><Gather action="http://h/voice/menu.php?a=1&amp;b=2"><Say>1 &lt; 2</Say></Gather>"#
            + "<Redirect>http://h/voice/again.php</Redirect></Response>"))
    #expect(translating.flow?.actions.map(\.module) == ["pivot", "tts"])
    #expect(translating.ruleIDs == ["embedded-twiml"])
  }

  @Test
  func `embedded TwiML begins at the first variable`() {
    let flow = Translating(
      "<Response><Say>a</Say><Set><Variable key='k' value='v'/></Set><Pause/>"
        + "<Record action='http://h/r' method='GET'/></Response>", target: .kazoo5
    ).flow
    #expect(flow?.actions.map(\.module) == ["pivot", "tts"])
  }
}
