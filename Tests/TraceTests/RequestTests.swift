import Testing
import Trace
import TwiMLSemantics

/// `kzt_twiml:req_params/1`, `pivot_call:send_req/7` and `kz_http_util:json_to_querystring/1`.
@Suite struct RequestTests {
  /// The parameters at the end of every request.
  private static let call =
    "CallerNumber=%2B12125550147&CallerName=Alice+A&Direction=inbound&ApiVersion=2010-04-01"
    + "&ToRealm=to.test&To=100&FromRealm=from.test&From=alice&AccountSid=acct&CallSid=a-leg"

  @Test(arguments: [
    ("<Redirect>x.php</Redirect>", Outcome(), ""),
    ("<Gather> </Gather>", Outcome(keys: ["1", "*", "#"]), "Digits=1%2A&"),
    ("<Gather> </Gather><Redirect/>", Outcome(), "Digits=&"),
    (
      "<Record action='http://x/r'/>", Outcome(),
      "RecordingDuration=12&RecordingUrl=http%3A%2F%2Fx%2Fr%2Fcall_recording_a-leg.mp3&Digits=%23&"
    ),
    (
      "<Dial action='a'>100</Dial>", Outcome(),
      "CallStatus=completed&DialCallSid=b-leg&DialCallStatus=completed&Digits=&"
    ),
    // Hung up on answer, before the status of the dialed call changes.
    (
      "<Dial action='a' timeLimit='0'>100</Dial>", Outcome(),
      "CallStatus=completed&DialCallSid=b-leg&DialCallStatus=in-progress&Digits=&"
    ),
    (
      "<Dial action='a'>100</Dial>", Outcome(dial: .busy(response: false)),
      "CallStatus=busy&DialCallStatus=failed&Digits=&"
    ),
    (
      "<Dial action='a'>100</Dial>", Outcome(dial: .busy(response: true)),
      "CallStatus=busy&Digits=&"
    ),
    (
      "<Dial action='a'>100</Dial>", Outcome(dial: .noAnswer(response: true)),
      "CallStatus=no-answer&DialCallSid=b-leg&DialCallStatus=ringing&Digits=&"
    ),
    (
      "<Dial action='a'><User>u</User></Dial>", Outcome(dial: .noAnswer(response: true)),
      "CallStatus=no-answer&DialCallSid=b-leg&DialCallStatus=no-answer&Digits=&"
    ),
    (
      "<Set><Variable key='a' value='1 é~'/></Set><Set><Variable key='b'/></Set><Redirect/>",
      Outcome(), "a=1+%C3%A9~&"
    ),
  ])
  func `the next request has the parameters of the outcome`(
    verbs: String, outcome: Outcome, body: String
  ) throws {
    let request = try #require(try traced(verbs, outcome).request)
    #expect(request.body == body + Self.call)
  }

  /// kz_json keeps the place of an existing name.
  @Test func `a variable never replaces a parameter of Pivot`() throws {
    let trace = try traced("<Set><Variable key='To' value='x'/></Set><Redirect/>")
    let request = try #require(trace.request)
    #expect(request.body.hasPrefix("To=100&CallerNumber="))
    #expect(request.parameters.count == 10)
  }

  /// `kzt_translator:set_user_vars/2` keeps the parameters that exist when it runs.
  @Test func `Set keeps the digits collected before it`() throws {
    let request = try #require(
      try traced("<Gather> </Gather><Set><Variable key='a' value='b'/></Set><Redirect/>").request)
    #expect(request.parameters.prefix(2).map(\.name) == ["Digits", "a"])
  }

  @Test func `a Dial changes the caller ID of the next request`() throws {
    let request = try #require(
      try traced("<Dial callerId='5' action='a'>100</Dial>").request)
    #expect(request.parameters["CallerNumber"] == "5")
  }

  @Test(arguments: [
    ("r.php", "http://h/v/r.php?"), ("r.php?x=1", "http://h/v/r.php?x=1&"),
    ("r.php?", "http://h/v/r.php?"),
  ])
  func `a GET request appends its parameters to the query`(reference: String, prefix: String) throws
  {
    let request = try #require(
      try traced("<Redirect method='GET'>\(reference)</Redirect>").request)
    #expect(request.method == .get)
    #expect(request.body.isEmpty)
    #expect(request.uri == prefix + Self.call)
  }

  @Test func `a fragment stays after the query`() throws {
    let request = try #require(
      try traced("<Redirect method='GET'>http://x/a?b#c</Redirect>").request)
    #expect(request.uri == "http://x/a?b&\(Self.call)#c")
  }

  @Test func `a caller fact is found by the names of both formats`() {
    #expect(Caller.Fact(name: "From-User") == .fromUser)
    #expect(Caller.Fact(name: "From") == .fromUser)
    #expect(Caller.Fact(name: "from") == nil)
  }
}
