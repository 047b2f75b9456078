import Diagnostics
import JSON
import KazooCallflow
import Testing

/// What Kazoo 4.3's own check did with each callflow, unless a comment says otherwise.
@Suite struct CallflowTests {
  static func rules(_ text: String, target: Target = .kazoo4) -> [String] {
    let (document, syntax) = parseJSON(SourceFile(name: "response.json", bytes: Array(text.utf8)))
    return (syntax + checkCallflow(document, target: target)).map(\.rule.id)
      .filter { $0 != "callflow-response" }
  }

  @Test(arguments: [
    #"{"statusCode":200,"headers":{"Content-Type":"text/xml"},"body":"<?xml version=\"1.0\"?><Response/>"}"#,
    #"{"twiml":"<Response><Hangup/></Response>"}"#, #"{"response":" \n<Response/>"}"#,
    #"{"data":{"xml":"<Response/>"}}"#, #"["<Response/>"]"#, #""<Response/>""#,
    // As Python prints it.
    "{'statusCode': 200, 'body': '<Response><Hangup/></Response>'}",
  ])
  func `TwiML inside a JSON envelope is one finding`(text: String) {
    let (document, _) = parseJSON(SourceFile(name: "response.json", bytes: Array(text.utf8)))
    #expect(checkCallflow(document, target: .kazoo4).map(\.rule.id) == ["enveloped-twiml"])
  }

  @Test
  func `an action can contain TwiML text`() {
    #expect(Self.rules(#"{"module":"tts","data":{"text":"<Response/>"}}"#) == [])
  }

  @Test(arguments: [
    #"{"module":"hangup"}"#, #"{"module":"hangup","data":{}}"#,
    #"{"module":"device","data":{"id":"d"}}"#,
    #"{"module":"ring_group","data":{"endpoints":[{"id":"d","endpoint_type":"device"}]}}"#,
    #"{"module":"pivot","data":{"voice_url":"http://a/b","method":"POST","req_format":"twiml"}}"#,
    #"{"module":"tts","data":{"text":"a","language":"xx"}}"#,
    #"{"module":"response","data":{}}"#, #"{"module":"response","data":{"code":503}}"#,
    #"{"module":"resources","data":{"to_did":"+14155550100"}}"#,
    #"{"module":"conference","data":{"id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}}"#,
    #"{"module":"conference","data":{"config":{"name":"room"}}}"#,
    #"{"module":"record_caller","data":{"url":"http://s/x","format":"mp3","time_limit":60}}"#,
    #"{"module":"set_variables","data":{"custom_application_vars":{"a":"b"}}}"#,
    #"{"module":"set_variables","data":{}}"#,
    #"{"module":"audio_macro","data":{"macros":[{"macro":"tts","text":"a"}]}}"#,
    #"{"module":"sleep","data":{"duration":0}}"#,
    #"{"module":"sleep","data":{"duration":1,"z":1}}"#,
    #"{"module":"user","data":{"id":"u"}}"#, #"{"module":"acdc_member","data":{"id":"q"}}"#,
    #"{"module":"branch_variable","data":{"variable":"foo"}}"#,
  ])
  func `these callflows are accepted`(flow: String) { #expect(Self.rules(flow) == []) }

  @Test(arguments: [
    (#"{"module":"pivot","data":{}}"#, "callflow-data"),
    (#"{"module":"pivot"}"#, "callflow-data"),
    (#"{"module":"pivot","data":{"voice_url":"/a"}}"#, "callflow-data"),
    (#"{"module":"tts","data":{"text":""}}"#, "callflow-data"),
    (#"{"module":"tts","data":{}}"#, "callflow-data"),
    (#"{"module":"tts","data":{"text":"a","engine":"polly"}}"#, "callflow-data"),
    (#"{"module":"foo","data":{}}"#, "unknown-action"),
    (#"{"module":"answer","data":{}}"#, "unknown-action"),
    (#"{"module":"response","data":{"code":"503"}}"#, "callflow-data"),
    (#"{"module":"resources","data":{"to_did":"+1","timeout":"10"}}"#, "callflow-data"),
    (#"{"module":"conference","data":{"id":"conf_1"}}"#, "callflow-data"),
    (
      #"{"module":"conference","data":{"config":{"name":"a","profile":{"rate":11025}}}}"#,
      "callflow-data"
    ),
    (
      #"{"module":"conference","data":{"config":{"name":"a","profile":{"interval":5}}}}"#,
      "callflow-data"
    ),
    (#"{"module":"tts"}"#, "callflow-data"),
    (#"{"module":"ring_group","data":{"group_id":"sales"}}"#, "callflow-data"),
    (#"{"module":"record_caller","data":{"url":"http://s/x","time_limit":3}}"#, "callflow-data"),
    (#"{"module":"set_variables","data":{"custom_application_vars":{"a":5}}}"#, "callflow-data"),
    (#"{"module":"audio_macro","data":{"macros":[{"macro":"tone"}]}}"#, "callflow-data"),
    (#"{"module":"sleep","data":{"duration":2.5}}"#, "callflow-data"),
    (#"{"module":"sleep","data":{"duration":-1}}"#, "callflow-data"),
    (#"{"module":"play","data":{"id":"a","loop_count":0}}"#, "callflow-data"),
    (#"{"module":"user","data":{"id":"u","strategy":"x"}}"#, "callflow-data"),
    (#"{"module":"sleep","data":{},"children":[]}"#, "not-a-callflow"),
    (#"{"module":"sleep","data":{},"children":{"_":null}}"#, "not-a-callflow"),
    (#"{"module":"sleep","data":{},"children":{"_":{}}}"#, "not-a-callflow"),
    (#"{"module":"sleep","data":[]}"#, "not-a-callflow"),
    (#"{"data":{}}"#, "not-a-callflow"), ("{}", "not-a-callflow"), ("[]", "not-a-callflow"),
    (#"{"flow":{"module":"hangup"}}"#, "not-a-callflow"),
    (#"{"module":5}"#, "not-a-callflow"),
  ])
  func `these callflows break one rule`(flow: String, rule: String) {
    #expect(Self.rules(flow) == [rule])
  }

  @Test func `the length of a text counts characters, not bytes`() {
    func flow(_ count: Int) -> String {
      #"{"module":"tts","data":{"text":"\#(String(repeating: "é", count: count))"}}"#
    }
    #expect(Self.rules(flow(1000)) == [])
    #expect(Self.rules(flow(1001)) == ["callflow-data"])
  }

  @Test func `Kazoo 5 accepts its own actions`() {
    #expect(Self.rules(#"{"module":"answer","data":{}}"#, target: .kazoo5) == [])
  }

  /// As in the schemas of `pivot` and `ring_group`: exactly one of the two.
  @Test(arguments: [
    (
      #"{"module":"pivot","data":{"serverless":{"flow_doc":"<Response/>","flow_type":"text/xml"}}}"#,
      []
    ),
    (
      #"{"module":"pivot","data":{"serverless":{"flow_doc":{},"flow_type":"application/json"}}}"#,
      []
    ),
    (#"{"module":"pivot","data":{"voice_url":"http://a/b"}}"#, []),
    (#"{"module":"ring_group","data":{"group_id":"sales"}}"#, []),
    (#"{"module":"pivot","data":{}}"#, ["'voice_url' or 'serverless' of 'pivot' is missing"]),
    (#"{"module":"pivot"}"#, ["'voice_url' or 'serverless' of 'pivot' is missing"]),
    (
      #"{"module":"pivot","data":{"voice_url":"http://a/b","serverless":{"flow_doc":"a","flow_type":"text/xml"}}}"#,
      ["'voice_url' and 'serverless' of 'pivot' exclude each other"]
    ),
    (
      #"{"module":"pivot","data":{"serverless":{"flow_doc":"","flow_type":"text/xml"}}}"#,
      [
        "'flow_doc' in 'serverless' of 'pivot' must be a string that is not empty, or an object, "
          + "not \"\""
      ]
    ),
    (
      #"{"module":"pivot","data":{"serverless":{"flow_doc":"a"}}}"#,
      ["'flow_type' in 'serverless' of 'pivot' is missing"]
    ),
  ])
  func `members that Kazoo 5 allows only one of are refused together`(
    flow: String, refusals: [String]
  ) {
    let (document, _) = parseJSON(SourceFile(name: "response.json", bytes: Array(flow.utf8)))
    let found = checkCallflow(document, target: .kazoo5).filter { $0.severity == .error }
    #expect(found.map(\.message) == refusals.map { $0 + ": Kazoo hangs up" })
  }

  @Test func `a fault 2,000 actions deep is found`() throws {
    let depth = 2000
    let text =
      String(
        repeating: #"{"module":"sleep","data":{"duration":1},"children":{"_":"#, count: depth)
      + #"{"module":"ttts","data":{}}"# + String(repeating: "}}", count: depth)
    let (document, _) = parseJSON(SourceFile(name: "a.json", bytes: Array(text.utf8)))
    let diagnostics = checkCallflow(document, target: .kazoo4)
    #expect(diagnostics.map(\.rule.id) == ["unknown-action"])
    #expect(diagnostics.first?.help == ["did you mean 'tts'?"])
  }

  @Test(arguments: [
    ("say", "tts"), ("Play", "play"), ("gather", "collect_dtmf"), ("redirect", "pivot"),
    ("collect_dtfm", "collect_dtmf"), ("voice_mail", "voicemail"),
  ])
  func `an unknown action suggests the nearest one`(written: String, meant: String) {
    let text = #"{"module":"\#(written)","data":{}}"#
    let (document, _) = parseJSON(SourceFile(name: "a.json", bytes: Array(text.utf8)))
    let finding = checkCallflow(document, target: .kazoo4).first { $0.rule == .unknownAction }
    #expect(finding?.help == ["did you mean '\(meant)'?"])
  }

  /// The written member and the suggested one. There is no suggestion for members that Kazoo's
  /// schemas know, or that resemble none.
  @Test(arguments: [
    (#"{"modul":"hangup"}"#, ["modul", "module"]),
    (#"{"module":"sleep","childern":{}}"#, ["childern", "children"]),
    (#"{"module":"tts","data":{"txt":"x"}}"#, ["txt", "text"]),
    (#"{"module":"tts","data":{"text":"x","voise":"male"}}"#, ["voise", "voice"]),
    (#"{"module":"collect_dtmf","data":{"max_digit":4}}"#, ["max_digit", "max_digits"]),
    (#"{"module":"collect_dtmf","data":{"maxDigits":4}}"#, ["maxDigits", "max_digits"]),
    (##"{"module":"collect_dtmf","data":{"terminators":["#"]}}"##, []),
    (#"{"module":"tts","data":{"text":"x","texts":"y"}}"#, []),
    (#"{"module":"tts","data":{"text":"x","skip_module":true,"comment":"y"}}"#, []),
    (
      #"{"module":"conference","data":{"config":{"profile":{"max-member":4}}}}"#,
      ["max-member", "max-members"]
    ),
    (#"{"module":"audio_macro","data":{"macros":[{"macro":"tts","txt":"a"}]}}"#, []),
    (#"{"module":"menu","data":{"idd":"a"}}"#, []),
  ])
  func `an unknown member suggests the nearest one`(flow: String, words: [String]) throws {
    let source = SourceFile(name: "a.json", bytes: Array(flow.utf8))
    let findings = checkCallflow(parseJSON(source).document, target: .kazoo4)
      .filter { $0.rule == .strayMember }
    #expect(findings.map { source[$0.range] } == words.prefix(1).map { "\"\($0)\"" })
    #expect(findings.map(\.help) == words.dropFirst().map { ["did you mean '\($0)'?"] })
    #expect(findings.flatMap(\.fixIts).map(\.message) == words.dropFirst().map { "write '\($0)'" })
  }

  @Test(arguments: [
    (#"{"_":{"module":"hangup"},"1":{"module":"hangup"}}"#, [[]]),
    (
      #"{"1":{"module":"hangup"},"2":{"module":"hangup"}}"#,
      Array(
        repeating: ["name the child that should run '_'; without it Kazoo hangs up"], count: 2)
    ),
    (#"{"_":{"module":"hangup"}}"#, []),
  ])
  func `children named by digits are unreachable after collect_dtmf`(
    children: String, help: [[String]]
  ) {
    let text = #"{"module":"collect_dtmf","data":{},"children":\#(children)}"#
    let (document, _) = parseJSON(SourceFile(name: "a.json", bytes: Array(text.utf8)))
    let found = checkCallflow(document, target: .kazoo4).filter { $0.rule != .callflowResponse }
    #expect(found.map(\.rule) == help.map { _ in .unreachableChild })
    #expect(found.map(\.help) == help)
  }

  /// What Kazoo checks beyond its schema files.
  @Test(arguments: [
    ("http://app.example.com/x", true), ("https://app.example.com:8443/x?y#z", true),
    ("http://10.0.0.1/x", true), ("http://192.168.1.1", true), ("http://127.0.0.2/x", true),
    ("http://localhost.example.com/x", true), ("http://[::1]/x", true),
    ("http://localhost/x", false), ("http://LocalHost:3000/x", false), ("https://localhost", false),
    ("http://localhost?x", false), ("http://127.0.0.1/x", false), ("http://127.0.0.1:80/x", false),
    ("http://0.0.0.0/x", false), ("/x", false), ("ftp://app.example.com/x", false),
    // Kazoo takes the user name as the host.
    ("http://user:pw@localhost/x", true), ("http://localhost:pw@app.example.com/x", false),
  ])
  func `localhost and invalid hosts are refused in URLs`(url: String, isAccepted: Bool) {
    for (module, member) in [
      ("pivot", "voice_url"), ("record_caller", "url"), ("webhook", "uri"),
    ] {
      let text = #"{"module":"\#(module)","data":{"\#(member)":"\#(url)"}}"#
      for target in Target.allCases {
        let (document, _) = parseJSON(SourceFile(name: "a.json", bytes: Array(text.utf8)))
        let errors = checkCallflow(document, target: target).filter { $0.severity == .error }
        #expect(errors.map(\.rule) == (isAccepted ? [] : [.callflowData]), "\(module) \(target)")
      }
    }
  }

  @Test func `an action that branches needs a default child`() {
    let text = #"{"module":"menu","data":{},"children":{"1":{"module":"hangup"}}}"#
    #expect(Self.rules(text) == ["no-default-child"])
  }

  @Test func `a note says that the response is a callflow`() {
    let text = #"{"module":"play","data":{"id":"a"},"children":{"_":{"module":"hangup"}}}"#
    let (document, _) = parseJSON(SourceFile(name: "a.json", bytes: Array(text.utf8)))
    let finding = checkCallflow(document, target: .kazoo4).first
    #expect(finding?.message.hasPrefix("the response is a callflow with 2 actions") == true)
  }
}
