import Foundation
import Testing

/// `twimlc request` of the built program.
@Suite struct RequestCommandTests {
  private func request(_ options: String, input: String = "") throws -> Tool.Result {
    try Tool().shell("twimlc request \(options)", input: input)
  }

  /// The parameters of `--as json`.
  private func parameters(_ options: String, input: String = "") throws -> [String: String] {
    let result = try request("--as json \(options)", input: input)
    #expect(result.status == 0, "\(result.error)")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(object as? [String: String])
  }

  private static let always: Set = [
    "CallSid", "AccountSid", "From", "FromRealm", "To", "ToRealm", "CallerName", "CallerNumber",
    "ApiVersion", "Direction",
  ]

  @Test(arguments: [
    ("start", []), ("redirect", []), ("gather", ["Digits"]),
    ("record", ["Digits", "RecordingUrl", "RecordingDuration"]),
    ("dial", ["Digits", "CallStatus", "DialCallStatus", "DialCallSid"]),
  ])
  func `each step sends exactly its parameters`(step: String, further: [String]) throws {
    #expect(try Set(parameters("--step \(step)").keys) == Self.always.union(further))
  }

  /// kzt_receiver:dial_status/1
  @Test func `DialCallStatus is 'completed' after an answered call`() throws {
    #expect(try parameters("--step dial")["DialCallStatus"] == "completed")
  }

  @Test func `RecordingUrl is the base URL with the recording's file name`() throws {
    let sent = try parameters("--step record --set CallSid=c1 --base-url http://h/v/rec.php/")
    #expect(sent["RecordingUrl"] == "http://h/v/rec.php/call_recording_c1.mp3")
  }

  @Test func `'--set' accepts the Kazoo name and the Twilio name of a parameter`() throws {
    let sent = try parameters("--set Caller-ID-Name=Jo --set To=7 --set mood=good")
    #expect(sent["CallerName"] == "Jo")
    #expect(sent["To"] == "7")
    #expect(sent["mood"] == "good")
    #expect(sent["Direction"] == "inbound")
    #expect(sent["ApiVersion"] == "2010-04-01")
  }

  @Test func `'--names kazoo' prints Kazoo's parameter names`() throws {
    let sent = try parameters("--names kazoo --step gather --set Digits=42")
    #expect(sent["DTMF-Pressed"] == "42")
    #expect(sent["Caller-ID-Number"] != nil)
    #expect(sent["CallSid"] == nil)
  }

  @Test func `the same seed makes the same call`() throws {
    #expect(try parameters("--seed 7") == parameters("--seed 7"))
    #expect(try parameters("--seed 7")["CallSid"] != parameters("--seed 8")["CallSid"])
  }

  @Test func `'--from' takes the caller from a call event`() throws {
    let event = """
      {"Call-ID": "c1", "From": "alice@a.test", "To": "100@b.test",
       "Custom-Channel-Vars": {"Account-ID": "acct"}, "Caller-ID-Name": "Al"}
      """
    let sent = try parameters("--from -", input: event)
    #expect(
      [
        sent["CallSid"], sent["From"], sent["FromRealm"], sent["To"], sent["AccountSid"],
        sent["CallerName"],
      ] == ["c1", "alice", "a.test", "100", "acct", "Al"])
  }

  /// Made-up values are not presented as the caller's.
  @Test func `values missing from the event are reported as made up`() throws {
    let event = #"{"data": {"Call-ID": "c1", "From": "a@a.test", "Caller-ID-Name": "Al"}}"#
    let result = try request("--from - --set CallerNumber=7", input: event)
    #expect(result.status == 0)
    #expect(result.output.contains("CallSid=c1"))
    #expect(
      result.error == "twimlc: '<stdin>' does not say AccountSid, To and ToRealm: made up here, "
        + "unless --set says so\n")
    let kazoo = try request("--from - --names kazoo --step dial", input: #"{"Call-ID": "c"}"#)
    #expect(kazoo.error.contains("Caller-ID-Number and Other-Leg-Unique-ID: made up"))
    #expect(kazoo.error.contains("'<stdin>' does not say Account-ID, "))
  }

  @Test func `'--from' takes keys and recordings from an event`() throws {
    let key = #"{"Call-ID": "c1", "Event-Name": "DTMF", "DTMF-Digit": "5"}"#
    #expect(try parameters("--from - --step gather", input: key)["Digits"] == "5")
    let stop = #"{"Call-ID": "c1", "Event-Name": "RECORD_STOP", "Length": 61500}"#
    let sent = try parameters("--from - --step record", input: stop)
    #expect(sent["Digits"] == "hangup")
    #expect(sent["RecordingDuration"] == "61")
  }

  @Test(arguments: [
    ("{}", "no call in '<stdin>': it says none of Call-ID, Account-ID, From-User, "),
    (#"{"data": {"Call": "c"}}"#, "no call in '<stdin>': it says none of Call-ID"),
    ("{}\n {}", "<stdin>:2:2: more text stands after the end of the JSON\n"),
    (" [1]", "<stdin>:1:2: a call is an object, not an array"),
    ("{'a': 1}", "<stdin>:1:2: a key is in single quotes"),
  ])
  func `'--from' refuses a file that describes no call`(text: String, message: String) throws {
    let result = try request("--from -", input: text)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.error.hasPrefix("twimlc: \(message)"), "\(result.error)")
  }

  @Test func `the curl command sends the request that Pivot sends`() throws {
    let url = "--as curl --base-url http://h/a?x=1"
    let first = try request("\(url) --set CallerName=\"O'Hara J\"").output
    #expect(first.hasPrefix("curl -sSig 'http://h/a?x=1&"))
    #expect(first.contains("CallerName=O%27Hara+J"))
    let next = try request("\(url) --step gather --set Digits='#1'").output
    #expect(next.hasPrefix("curl -sSig --data-raw '"))
    #expect(next.contains("Digits=%231"))
    #expect(next.hasSuffix(" 'http://h/a?x=1'\n"))
    let get = try request("\(url) --step gather --method GET").output
    #expect(get.hasPrefix("curl -sSig 'http://h/a?x=1&Digits=1&"))
  }

  @Test(arguments: [
    ("gather", "<Gather action='http://h/a'> </Gather>", "--digits 12#"),
    ("record", "<Record action='http://h/a'/>", ""),
    ("dial", "<Dial action='http://h/a'>100</Dial>", ""),
    ("dial", "<Dial action='http://h/a'>100</Dial>", "--dial busy"),
    ("dial", "<Dial action='http://h/a'>100</Dial>", "--dial busy --response-first"),
    ("dial", "<Dial action='http://h/a'>100</Dial>", "--dial no-answer"),
    ("dial", "<Dial action='http://h/a'>100</Dial>", "--dial no-answer --response-first"),
    ("redirect", "<Redirect>http://h/a</Redirect>", ""),
  ])
  func `request and trace print the same request for the same outcome`(
    step: String, verb: String, options: String
  ) throws {
    let composed = try request("--step \(step) --base-url http://h/a --as curl \(options)").output
    let traced = try Tool().shell(
      "twimlc trace --next curl -q \(options)", input: "<Response>\(verb)</Response>")
    #expect(traced.status == 0)
    #expect(traced.output == composed)
  }

  @Test func `no request follows a silent recording or a document that ends the call`() throws {
    let result = try request("--step record --record silence")
    #expect(result.status == 2)
    #expect(result.output == "")
    let traced = try Tool().shell(
      "twimlc trace --next curl -q", input: "<Response><Say>a</Say></Response>")
    #expect(traced.status == 2)
    #expect(traced.output == "")
    #expect(traced.error.contains("no request follows '<stdin>'"))
  }

  @Test func `the table without values maps Kazoo's names to Twilio's`() throws {
    let lines = try request("--as table").output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("DialCallSid") && $0.contains("Other-Leg-Unique-ID") })
    #expect(lines.contains { $0.hasPrefix("RecordingSid") && $0.hasSuffix("never sent") })
    let values = try request("--as table --step start --set To=7").output
    #expect(values.split(separator: "\n").contains("To            7"))
  }

  @Test(arguments: [
    ("--set RecordingSid=1", "'RecordingSid' is documented, but Pivot never sends it"),
    ("--set Direction=outbound", "Pivot sends the same 'Direction' on every call"),
    ("--set Digits", "'--set' takes NAME=VALUE, not 'Digits'"),
    ("--seed -1", "'--seed' takes a whole number of 0 or more, not '-1'"),
    ("--as curl", "'--as curl' needs '--base-url'"),
    ("extra", "'request' takes no operand: 'extra'"),
    ("--from -", "twimlc: <stdin>:1:1: "),
    (
      "--as curl --base-url 'not a url'", "'--base-url' takes an http or https URL, not 'not a url'"
    ),
    ("--base-url ftp://h/a", "'--base-url' takes an http or https URL, not 'ftp://h/a'"),
    ("--base-url http:///a", "'--base-url' takes an http or https URL, not 'http:///a'"),
  ])
  func `values that Pivot cannot send are refused`(options: String, message: String) throws {
    let result = try request(options)
    #expect(result.status == 2)
    #expect(result.error.contains(message), "\(result.error)")
    #expect(result.output == "")
  }
}
