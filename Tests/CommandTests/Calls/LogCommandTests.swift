import Foundation
import Testing

/// Debug logs of Pivot, from the file to the output.
@Suite struct LogCommandTests {
  private static let start = 63_935_231_906
  private static let facts = "From=user_1&FromRealm=a.b&To=100&ToRealm=a.b&CallSid=c1"

  private static func request(
    _ number: Int, _ url: String, method: String = "get", body: String = "", at second: Int
  ) -> [String: Any] {
    [
      "uri": url, "method": method, "req_headers": [String: String](), "req_body": body,
      "call_id": "c1", "iteration": number, "created": start + second, "node": "pivot@a",
      "debug_id": "202601-c1",
    ]
  }

  private static func response(
    _ number: Int, _ body: String, status: String = "200", at second: Int
  ) -> [String: Any] {
    [
      "resp_status_code": status, "resp_headers": ["content-type": "text/xml"],
      "resp_body": body, "call_id": "c1", "iteration": number, "created": start + second,
    ]
  }

  private static var entries: [[String: Any]] {
    [
      request(1, "http://h/v/start.php?\(facts)", at: 0),
      response(
        1,
        "<Response>\n <Gather action='menu.php'><Say>Press 1</Say></Gather><Say>Bye</Say>\n</Response>",
        at: 1),
      request(2, "http://h/v/menu.php", method: "post", body: facts + "&Digits=1", at: 9),
      response(2, "<Response><Say voice='alice'>Hi</Say></Response>", at: 9),
    ]
  }

  private static func log(_ entries: [[String: Any]]) throws -> String {
    let log: [String: Any] = ["auth_token": "t", "data": entries, "status": "success"]
    return String(
      decoding: try JSONSerialization.data(withJSONObject: log, options: [.sortedKeys]),
      as: UTF8.self)
  }

  private static func tool() throws -> Tool {
    let tool = try Tool()
    try tool.write(log(entries), to: "log.json")
    try tool.write(log(Array(entries.prefix(3))), to: "silent.json")
    return tool
  }

  @Test func `check reports a logged call in order and checks each response`() throws {
    let tool = try Self.tool()
    let result = try tool.run("check", "--format", "gcc", "log.json")
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\n")
    let words = [
      "request 1: GET http://h/v/start.php", "response 1 after 1 s: status 200",
      "request 2, 8 s later: POST http://h/v/menu.php, with Digits=1", "response 2",
      "(line 1 of response 2) [unknown-voice]", "[logged-end]",
    ]
    for (line, word) in zip(lines, words) { #expect(line.contains(word), "\(line)") }
    #expect(lines.count == words.count)
    // The same through a pipe.
    let piped = try tool.shell("twimlc check --format gcc <log.json")
    #expect(piped.output.replacing("<stdin>", with: "log.json") == result.output)
  }

  @Test func `check says what Kazoo does after a request without a response`() throws {
    let tool = try Self.tool()
    let result = try tool.run("check", "silent.json")
    #expect(result.status == 1)
    #expect(result.output.contains("the caller stays in silence"))
    let onKazoo5 = try tool.run("check", "--kazoo", "5", "silent.json")
    #expect(onKazoo5.output.contains("Kazoo hangs up"))
  }

  @Test func `every report format can report a log`() throws {
    let tool = try Self.tool()
    for format in ["json", "jsonl", "sarif", "checkstyle", "junit", "rdjson", "gitlab", "github"] {
      let result = try tool.run("check", "--format", format, "log.json")
      #expect(result.status == 1)
      #expect(result.output.contains("alice"), "\(format)")
    }
  }

  @Test func `trace takes the keys of a logged call from the next request`() throws {
    let tool = try Self.tool()
    let result = try tool.run("trace", "--quiet", "log.json")
    let output = result.output
    for words in [
      "log.json: call c1", "request 1: GET http://h/v/start.php", "the caller presses 1",
      "line 2, Gather: then the next request", "request 2: POST http://h/v/menu.php",
      "line 1, Say: ",
    ] {
      #expect(output.contains(words), "\(output)")
    }
    let silent = try tool.run("trace", "--quiet", "silent.json")
    #expect(
      silent.output.hasSuffix(
        "no response to request 2: the caller stays in silence until hanging up\n"))
    let json = try tool.run("trace", "--quiet", "--format", "json", "log.json").output
    let calls = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    #expect((calls.first?["exchanges"] as? [Any])?.count == 2)
  }

  @Test func `a scenario saved from a log passes with the logged responses`() throws {
    let tool = try Self.tool()
    let result = try tool.run("trace", "--quiet", "--save", "call.txt", "log.json")
    #expect(result.status == 1)
    let saved = tool.read("call.txt")
    let scenario = try #require(saved)
    for line in [
      "call http://h/v/start.php", "set CallSid=c1", "press 1", "end error unknown-voice",
    ] {
      #expect(scenario.split(separator: "\n").contains { $0 == line }, "\(scenario)")
    }
    let none = try tool.shell(
      "echo '<Response><Say>x</Say></Response>' | twimlc trace --save a.txt")
    #expect(none.status == 2)
    #expect(none.error.contains("needs a debug log"))
  }

  @Test(arguments: ["translate", "graph"])
  func `translate and graph refuse a log and name the commands that read it`(command: String) throws
  {
    let result = try Self.tool().run(command, "log.json")
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.error.contains("debug log of Pivot"))
  }

  @Test func `a large log takes bounded time and memory`() throws {
    let tool = try Self.tool()
    let entries = (1...1500).flatMap { number in
      [
        Self.request(number, "http://h/v/start.php?\(Self.facts)", at: number),
        Self.response(number, "<Response><Say>Hi</Say></Response>", at: number),
      ]
    }
    try tool.write(try Self.log(entries), to: "large.json")
    let result = try tool.shell("ulimit -v 4000000; twimlc check --format gcc large.json")
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.split(separator: "\n").count >= 3000)
  }
}
