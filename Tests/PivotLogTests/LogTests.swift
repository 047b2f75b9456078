import Compiler
import Diagnostics
import Foundation
import JSON
import PivotLog
import Testing

@Suite
struct LogTests {
  private static let menu = """
    <Response>
      <Gather action="menu.php"><Say>Press "1"</Say></Gather>
      <Say>Bye</Say>
    </Response>
    """
  private static let url = LogBuilder.url

  private static let entries = LogBuilder.call(menu)

  private func findings(
    _ log: String, target: Target = .kazoo4
  ) throws -> (log: PivotLog, findings: [Diagnostic]) {
    let read = try #require(PivotLog.read(name: "log.json", bytes: Array(log.utf8)))
    var options = CompilerOptions()
    options.target = target
    return (read, checkLog(read, options: options))
  }

  private func ids(_ log: String) throws -> [String] { try findings(log).findings.map(\.rule.id) }

  private static let story = [
    "logged-request", "logged-response", "logged-request", "logged-response", "logged-end",
  ]

  @Test(arguments: [
    LogBuilder.log(entries), LogBuilder.enveloped(entries), entries.joined(separator: "\n"),
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + LogBuilder.enveloped(entries),
    LogBuilder.enveloped(entries.reversed()),
    LogBuilder.log([entries[3], entries[0], entries[2], entries[1]]),
    #"{"total_rows":4,"rows":["#
      + entries.map { #"{"id":"a","doc":\#($0)}"# }
      .joined(separator: ",") + "]}",
  ])
  func `a log is read with or without an envelope or head and in any order`(log: String) throws {
    let (read, found) = try findings(log)
    #expect(found.map(\.rule.id) == Self.story)
    #expect(read.calls.count == 1)
    #expect(read.calls.first?.documents.compactMap(\.request?.method) == ["get", "post"])
    #expect(found[2].message.contains("Digits=1"))
    #expect(found[1].message.contains("after 1 s"))
  }

  @Test(arguments: [
    #"{"module":"tts","data":{"text":"Hi"}}"#, "<Response><Say>Hi</Say></Response>", "", "[]",
    #"[{"action":"talk","text":"Hi"}]"#, #"{"call_id":"a"}"#, #"{"auth_token":"t","data":{}}"#,
    #"{"body":"<Response/>"}"#,
  ])
  func `other documents are not taken for a log`(document: String) {
    #expect(PivotLog.read(name: "a.json", bytes: Array(document.utf8)) == nil)
  }

  @Test
  func `a finding has its place in the log and names the line of the document`() throws {
    let body =
      "<Response>\n  <Say voice=\"alice\">Grüße \\ 1</Say>\n\t<Pause lenght=\"é\"/>\n</Response>"
    let log = LogBuilder.log([LogBuilder.request(1, Self.url), LogBuilder.response(1, body)])
    let (read, found) = try findings(log)
    let voice = try #require(found.first { $0.rule.id == "unknown-voice" })
    #expect(read.source[voice.range] == "alice")
    #expect(voice.message.hasSuffix("(line 2 of response 1)"))
    let name = try #require(found.first { $0.rule.id == "unknown-attribute" })
    #expect(read.source[name.range] == "lenght")
    #expect(name.message.hasSuffix("(line 3 of response 1)"))
    #expect(found.allSatisfy { $0.fixIts.isEmpty })
  }

  @Test
  func `a finding covers characters that the log escapes`() throws {
    let log = LogBuilder.log([LogBuilder.request(1, Self.url), LogBuilder.response(1, "X")])
      .replacing(
        #""resp_body":"X""#,
        with:
          #""resp_body":"\u003cResponse>\ud83d\ude00<Say voice=\"\u0061lice\">x<\/Say></Response>""#
      )
    let (read, found) = try findings(log)
    let voice = try #require(found.first { $0.rule.id == "unknown-voice" })
    #expect(read.source[voice.range] == #"\u0061lice"#)
  }

  @Test(arguments: [
    ([0], "logged-failure", "no response to request 1", "child '_'"),
    ([0, 1, 2], "logged-failure", "no response to request 2", "silence"),
    ([0, 1], "logged-end", "no further request", ""),
    ([0, 1, 2, 3], "logged-end", "Kazoo hangs up", ""),
  ])
  func `each way that a call can end is reported`(
    indices: [Int], rule: String, words: String, conduct: String
  ) throws {
    let found = try findings(LogBuilder.log(indices.map { Self.entries[$0] })).findings
    let last = try #require(found.last)
    #expect(last.rule.id == rule)
    #expect(last.message.contains(words), "\(last.message)")
    #expect(conduct.isEmpty || last.message.contains(conduct), "\(last.message)")
  }

  @Test(arguments: [
    ("<html>Oops</html>", "500", "text/html", "logged-failure", "status 500 ('Oops')"),
    ("", "404", "text/html", "logged-failure", "status 404"),
    ("", "301", "text/html", "logged-failure", "status 301"),
    ("", "200", "text/xml", "logged-end", "empty body"),
    ("<Response><Hangup/></Response>", "200", "text/xml", "logged-end", "hangs up"),
    ("<Response><Sms>x</Sms></Response>", "200", "text/xml", "logged-end", "fails"),
    ("<Response><Say>x</Response>", "200", "text/xml", "logged-end", "runs none"),
    (
      #"{"module":"hangup","data":{}}"#, "200", "application/json", "logged-end",
      "takes the call"
    ),
    (#"{"module":"hangap"}"#, "200", "application/json", "logged-end", "refuses the callflow"),
  ])
  func `each response that ends the call is reported`(
    body: String, status: String, type: String, rule: String, words: String
  ) throws {
    let log = LogBuilder.log([
      LogBuilder.request(1, Self.url),
      LogBuilder.response(1, body, status: status, type: type),
    ])
    let last = try #require(try findings(log).findings.last)
    #expect(last.rule.id == rule)
    #expect(last.message.contains(words), "\(last.message)")
  }

  @Test
  func `after a later failed request, Kazoo 5 hangs up and Kazoo 4.3 does not`() throws {
    let log = LogBuilder.log(Array(Self.entries.prefix(3)))
    #expect(try findings(log).findings.last?.message.contains("silence") == true)
    let onKazoo5 = try findings(log, target: .kazoo5).findings.last
    #expect(onKazoo5?.message.contains("Kazoo hangs up") == true)
  }

  @Test(arguments: [
    (
      #""schema_errors":{"data.text":{"required":{"message":"Field is required but missing"}}}"#,
      "data.text: Field is required but missing"
    ),
    (
      #""json_errors":{"before":"{","after":"}","message":"trailing data"}"#,
      "trailing data before '}'"
    ),
  ])
  func `a refused callflow is reported in Kazoo's words`(member: String, words: String) throws {
    let log = LogBuilder.log([
      LogBuilder.request(1, Self.url),
      LogBuilder.response(1, #"{"module":"tts","data":{}}"#, type: "application/json"),
      #"{\#(member),"resp_body":"{}","call_id":"c1@h","iteration":1,"created":63935231906}"#,
    ])
    let refusal = try #require(try findings(log).findings.first { $0.rule == .refusedCallflow })
    #expect(refusal.message.contains(words), "\(refusal.message)")
  }

  @Test
  func `the document of a serverless action is read from its JSON string`() throws {
    let document = LogBuilder.quoted("<Response><Say voice=\"alice\">x</Say></Response>")
    let log = LogBuilder.log([LogBuilder.response(1, document, status: "PivotFlowDoc")])
    #expect(try ids(log).contains("unknown-voice"))
  }

  @Test
  func `a call detail record is not a document and tells how the call ended`() throws {
    let record = LogBuilder.request(
      1, "http://h/cdr", method: "post", body: "Call-ID=c1&Hangup-Cause=NORMAL_CLEARING", at: 20)
    for entries in [
      [Self.entries[0], Self.entries[1], record, LogBuilder.response(1, "ok", at: 20)],
      [LogBuilder.response(1, "ok", at: 20), record, Self.entries[1], Self.entries[0]],
    ] {
      let found = try findings(LogBuilder.log(entries)).findings
      #expect(found.filter { $0.rule == .loggedRequest }.count == 1)
      #expect(found.last?.message.contains("NORMAL_CLEARING") == true)
      #expect(found.last?.message.contains("status 200") == true)
    }
  }

  @Test
  func `several calls are reported one after the other`() throws {
    let other = Self.entries.map { $0.replacing("c1@h", with: "c2@h") }
    let mixed = zip(Self.entries, other).flatMap { [$0, $1] }
    let (read, found) = try findings(LogBuilder.log(mixed))
    #expect(read.calls.map(\.id) == ["c1@h", "c2@h"])
    #expect(found.map(\.rule.id) == Self.story + Self.story)
    #expect(found.first?.message.contains("call c1@h") == true)
  }

  @Test
  func `a call that comes to Pivot twice starts again at request 1`() throws {
    let again = [
      LogBuilder.request(1, Self.url, at: 30), LogBuilder.response(1, Self.menu, at: 31),
    ]
    let (read, found) = try findings(LogBuilder.log(Self.entries + again))
    #expect(read.calls.first?.documents.count == 3)
    #expect(found.filter { $0.rule == .loggedFailure }.isEmpty)
  }

  @Test
  func `a log that is not UTF-8 is read and the place is reported`() throws {
    let log = LogBuilder.log(Self.entries)
    var bytes = Array(log.utf8)
    let place = try #require(log.range(of: "Hi</Say>")).lowerBound.utf16Offset(in: log)
    bytes[place] = 0xE9
    let read = try #require(PivotLog.read(name: "a.json", bytes: bytes))
    let found = checkLog(read, options: CompilerOptions())
    let finding = try #require(found.first { $0.rule == .logEncoding })
    #expect(finding.range.lowerBound == place)
    #expect(found.map(\.rule.id).filter { $0 != "log-encoding" } == Self.story)
  }

  @Test(arguments: [
    (#"{"auth_token":"t","data":[],"status":"success","request_id":"r"}"#, "empty"),
    (
      #"{"auth_token":"t","data":[{"call_id":"a@b","debug_id":"202601-a@b","has_schema_errors":false}],"status":"success"}"#,
      "list of one call"
    ),
    (
      #"{"auth_token":"t","data":{},"error":"404","message":"not_found","status":"error"}"#,
      "404 not_found"
    ),
  ])
  func `an API response without log entries is reported`(log: String, words: String) throws {
    let found = try findings(log).findings
    #expect(found.map(\.rule.id) == ["no-log-entries"])
    #expect(found.first?.message.contains(words) == true)
  }

  @Test
  func `a response after 3 seconds or more is a warning`() throws {
    for (seconds, isSlow) in [(0, false), (2, false), (3, true), (5, true)] {
      let log = LogBuilder.log([
        LogBuilder.request(1, Self.url), LogBuilder.response(1, Self.menu, at: seconds),
      ])
      #expect(try ids(log).contains("slow-response") == isSlow)
    }
  }

  @Test
  func `rule levels apply to the findings of a log`() throws {
    let read = try #require(
      PivotLog.read(name: "a", bytes: Array(LogBuilder.log([Self.entries[0]]).utf8)))
    var options = CompilerOptions()
    options.levels = ["logged-failure": .warning, "logged-request": .off]
    let found = checkLog(read, options: options)
    #expect(found.map(\.severity) == [.warning])
  }
}

@Suite("Examples of the rules about logs")
struct LogRuleExampleTests {
  @Test(arguments: Rule.log)
  func `the wrong log breaks this rule and the right log does not`(_ rule: Rule) throws {
    let log = try #require(PivotLog.read(name: "a.json", bytes: rule.wrong.bytes))
    let found = checkLog(log, options: CompilerOptions())
    #expect(found.contains { $0.rule == rule && $0.severity == rule.severity })
    let story: Set<Rule> = [.loggedRequest, .loggedResponse, .loggedEnd]
    #expect(Set(found.map(\.rule)).subtracting(story).isSubset(of: [rule, .loggedFailure]))
    guard let right = PivotLog.read(name: "a.json", bytes: rule.right.bytes) else { return }
    #expect(!checkLog(right, options: CompilerOptions()).contains { $0.rule == rule })
  }
}
