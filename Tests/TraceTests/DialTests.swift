import Testing
import Trace
import TwiMLSemantics

/// `kzt_twiml_dial:exec/3` and `kzt_receiver:wait_for_offnet/2`.
@Suite struct DialTests {
  private static let results: [Outcome.Dial] = [
    .answered, .busy(response: true), .busy(response: false), .noAnswer(response: true),
    .noAnswer(response: false),
  ]

  @Test(arguments: [
    // The caller is hung up unless the response comes first, and so is the other leg if there is
    // one.
    (
      "<Dial>+14155550100</Dial>",
      [
        "answer, set, offnet_req, hangup, ~hangup", "answer, set, offnet_req",
        "answer, set, offnet_req, hangup", "answer, set, offnet_req",
        "answer, set, offnet_req, hangup, ~hangup",
      ]
    ),
    // Users and devices have no response.
    (
      "<Dial><User>u</User></Dial>",
      [
        "set, bridge, hangup, ~hangup", "set, bridge, hangup", "set, bridge, hangup",
        "set, bridge, hangup, ~hangup", "set, bridge, hangup, ~hangup",
      ]
    ),
    (
      "<Dial record='true' timeLimit='60'><Device>d</Device></Dial>",
      [
        "set, bridge, record_call, hangup, ~hangup", "set, bridge, hangup", "set, bridge, hangup",
        "set, bridge, hangup, ~hangup", "set, bridge, hangup, ~hangup",
      ]
    ),
    // No time to talk: only the caller's leg is hung up, on answer.
    (
      "<Dial timeLimit='0'><Number>100</Number></Dial>",
      [
        "set, offnet_req, hangup", "set, offnet_req", "set, offnet_req, hangup", "set, offnet_req",
        "set, offnet_req, hangup, ~hangup",
      ]
    ),
  ])
  func `each result of a Dial gives the expected commands`(verbs: String, commands: [String]) throws
  {
    for (result, commands) in zip(Self.results, commands) {
      let trace = try traced(verbs, Outcome(dial: result))
      #expect(trace.summary.joined(separator: ", ") == commands, "\(result)")
      #expect(trace.end == .ran)
    }
  }

  @Test(arguments: [
    ("<Dial>\n<Number>100</Number></Dial>", "answer, set, offnet_req, hangup, ~hangup", End.ran),
    ("<Dial><Number/></Dial>", "", .ran),
    ("<Dial>\n<Number/></Dial>", "answer", .ran),
    ("<Dial><Queue>q</Queue></Dial>", "set", .stopped(.queue)),
    ("<Dial><Client>c</Client></Dial>", "set", .stopped(.nobodyToRing)),
    ("<Dial><User>nobody</User></Dial>", "set", .stopped(.nobodyToRing)),
    ("<Dial strategy='single'><User>nobody</User></Dial>", "set", .stopped(.nobodyToRing)),
    (
      "<Dial><Conference>r</Conference></Dial>", "answer, discovery_req, set, park",
      .stopped(.conferenceOver)
    ),
    (
      "<Dial>\n<Conference>r</Conference></Dial>", "answer, answer, discovery_req, set, park",
      .stopped(.conferenceOver)
    ),
  ])
  func `each destination gives the expected commands and end`(
    verbs: String, commands: String, end: End
  ) throws {
    var caller = Caller.tested
    caller.missingEndpoints = ["nobody"]
    let trace = try traced(verbs, caller: caller)
    #expect(trace.summary.joined(separator: ", ") == commands)
    #expect(trace.end == end)
  }

  @Test(arguments: [
    ("<Say>a</Say><Say>b</Say>", "~answer, ~tts, ~noop", "error"),
    ("<Pause/>", "~answer, ~SLEEP 1", "ok"),
    ("<Gather> </Gather>", "~answer", "stop"),
    ("<Redirect>x</Redirect>", "~answer", "request"),
    ("<Record/>", "~tones, ~record, ~store", "request"),
    ("<Dial>100</Dial>", "~answer, ~set, ~offnet_req, ~hangup, ~hangup", "ok"),
  ])
  func `verbs after the caller is hung up give the expected commands`(
    verbs: String, commands: String, end: String
  ) throws {
    let trace = try traced("<Dial><User>u</User></Dial>\(verbs)")
    #expect(trace.summary.dropFirst(4).joined(separator: ", ") == commands)
    #expect(trace.end.kazooName == end)
  }

  @Test func `a group rings its last member first`() throws {
    let trace = try traced(
      "<Dial timeout='5000'><User>a</User><Device>gone</Device><Device>b</Device></Dial>",
      caller: {
        var caller = Caller.tested
        caller.missingEndpoints = ["gone"]
        return caller
      }())
    #expect(
      trace.fields(of: "bridge")
        == #"{"Endpoints":[{"device":"b"},{"user":"a"}],"Timeout":5000,"#
        + #""Dial-Endpoint-Method":"simultaneous"}"#)
  }
}
