import Foundation
import Testing

/// Every possible end of a call in a debug log, written by `Tests/Logs/pivot_log.py` like Kazoo 4.3
/// and Kazoo 5.
@Suite struct LogEndTests {
  private static let script = Tool.project
    .appending(path: "Tests/Logs/pivot_log.py").path

  private static func log(
    _ kind: String, _ version: String = "4.3", _ shape: String = "crossbar"
  ) throws -> Tool {
    let tool = try Tool()
    _ = try tool.shell("python3 '\(script)' \(kind) \(version) \(shape) >log.json")
    return tool
  }

  private static let menu = [
    "note: request 1: GET http://app.example.com/v/start.php [", "note: response 1 after 1 s",
    "note: request 2, 8 s later: POST http://app.example.com/v/menu.php, with Digits=1 [",
  ]

  /// The output of `check`, line by line, and the last line of `trace`.
  static let ends: [(kind: String, check: [String], trace: String)] = [
    (
      "normal", menu + ["note: response 2", "the document ends here"],
      "no verb is left, so Kazoo hangs up"
    ),
    (
      "timeout", menu + ["error: no response to request 2 in the log"],
      "no response to request 2: CONDUCT"
    ),
    (
      "first-timeout", [menu[0], "error: no response to request 1 in the log"],
      "no response to request 1: the callflow goes on with the child '_' of the pivot action"
    ),
    (
      "status", menu + ["note: response 2 after 1 s: status 500", "error: status 500 ('Oops')"],
      "the request failed: CONDUCT"
    ),
    (
      "not-twiml", menu + ["note: response 2", "[html-document]", "runs none of this response"],
      "the document is HTML, not TwiML: Kazoo runs none of it, so the caller hears nothing"
    ),
    (
      "hangup", Array(menu.prefix(2)) + ["the caller hung up"], "no verb is left, so Kazoo hangs up"
    ),
    (
      "error",
      menu + ["note: response 2", "(line 1 of response 2) [number-out-of-range]", "Kazoo fails"],
      "line 1, Say: '-1' is too small for 'loop' of Say: Kazoo hangs up here"
    ),
    (
      "unordered", menu + ["note: response 2 within a second", "the document ends here"],
      "no verb is left, so Kazoo hangs up"
    ),
    (
      "latin1",
      ["warning: this character of the log is not UTF-8"] + menu
        + ["note: response 2", "the document ends here"], "no verb is left, so Kazoo hangs up"
    ),
    (
      "empty-body", menu + ["note: response 2", "empty body: Kazoo ends the call"],
      "empty body: Kazoo ends the call"
    ),
    (
      "schema",
      menu + ["note: response 2", "data.text: Field is required [refused-callflow]", "'text' of"],
      "a callflow with an error in it: Kazoo hangs up"
    ),
    (
      "json", menu + ["note: response 2", "bad before '}' [refused-callflow]", "[malformed-json]"],
      "a trailing ',': JSON allows none before '}'"
    ),
    (
      "serverless",
      ["note: response 1: the document of the pivot action", "the document ends here"],
      "no verb is left, so Kazoo hangs up"
    ),
    (
      "record",
      menu + ["note: response 2", "the document ends here", "the call ended with NORMAL_CLEARING"],
      "  the call ended with NORMAL_CLEARING"
    ),
  ]

  private static let failing: Set<String> = [
    "timeout", "first-timeout", "status", "not-twiml", "error", "schema", "json",
  ]

  @Test(arguments: ends, ["4.3", "5"])
  func `check and trace report how a logged call ends`(
    _ end: (kind: String, check: [String], trace: String), version: String
  ) throws {
    let conduct = version == "5" ? "Kazoo hangs up" : "the caller stays in silence until hanging up"
    for shape in ["crossbar", "bare", "curl"] {
      let tool = try Self.log(end.kind, version, shape)
      let check = try tool.run("check", "--kazoo", version, "--format", "gcc", "log.json")
      let lines = check.output.split(separator: "\n")
      #expect(lines.count == end.check.count, "\(end.kind) \(shape): \(check.output)")
      for (line, words) in zip(lines, end.check) { #expect(line.contains(words), "\(line)") }
      let hasErrors = check.output.contains(": error: ")
      #expect(check.status == (hasErrors ? 1 : 0), "\(end.kind): \(check.error)")
      #expect(hasErrors == Self.failing.contains(end.kind), "\(end.kind)")
      let piped = try tool.shell("twimlc check --kazoo \(version) --format gcc <log.json")
      #expect(piped.output.replacing("<stdin>", with: "log.json") == check.output)
      let trace = try tool.run("trace", "--quiet", "--kazoo", version, "log.json").output
      let last = trace.split(separator: "\n").last.map(String.init) ?? ""
      #expect(last == end.trace.replacing("CONDUCT", with: conduct), "\(end.kind): \(trace)")
    }
  }

  @Test(arguments: ["4.3", "5"])
  func `several calls in a log are reported one after the other`(version: String) throws {
    let tool = try Self.log("several", version)
    let check = try tool.run("check", "--format", "gcc", "log.json").output
    #expect(check.split(separator: "\n").count == 9)
    #expect(check.contains("call call-1, request 1") && check.contains("call call-2, request 2"))
    let trace = try tool.run("trace", "--quiet", "log.json").output
    #expect(trace.contains("log.json: call call-1\n") && trace.contains("log.json: call call-2\n"))
  }

  @Test(arguments: ["4.3", "5"])
  func `a truncated log is reported in order up to where it ends`(version: String) throws {
    let tool = try Self.log("cut", version)
    let lines = try tool.run("check", "--format", "gcc", "log.json").output.split(separator: "\n")
    #expect(lines.first?.contains("[truncated-log]") == true)
    let numbers = lines.compactMap { line in
      line.firstMatch(of: /(request|response) (\d)/).map { "\($0.1) \($0.2)" }
    }
    #expect(numbers == numbers.sorted { $0.last! < $1.last! }, "\(lines)")
    if version == "4.3" {
      #expect(numbers.prefix(4) == ["request 1", "response 1", "request 2", "response 2"])
    }
  }

  @Test
  func `a saved call of a truncated log expects nothing after its end`() throws {
    let tool = try Self.log("cut")
    _ = try tool.run("trace", "--quiet", "--save", "call.twimltest", "log.json")
    let saved = tool.read("call.twimltest")
    let lines = try #require(saved).split(separator: "\n")
    #expect(lines.last == "# the log is cut off here")
    #expect(lines.contains(#"hear "Press 1""#))
    #expect(!lines.contains { $0.hasPrefix("end ") })
  }

  @Test(arguments: [("list", "2 calls"), ("empty", "empty")])
  func `a log without entries of a call is reported`(kind: String, words: String) throws {
    for version in ["4.3", "5"] {
      let check = try Self.log(kind, version).run("check", "log.json")
      #expect(check.output.contains("[no-log-entries]") && check.output.contains(words))
      #expect(check.output.contains("help: "))
      #expect(check.status == 0)
    }
  }

  @Test
  func `a log in UTF-16 or with a byte order mark is read`() throws {
    let tool = try Self.log("normal")
    let plain = try tool.run("check", "--format", "gcc", "log.json").output
    let saved = tool.read("log.json")
    let text = try #require(saved)
    try tool.write("\u{FEFF}" + text, to: "log.json")
    #expect(try tool.run("check", "--format", "gcc", "log.json").output == plain)
    let units = ("\u{FEFF}" + text).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    try tool.write(Data(units), to: "log.json")
    #expect(try tool.run("check", "--format", "gcc", "log.json").output == plain)
  }

  @Test
  func `a JSON request body shows its digits`() throws {
    let tool = try Self.log("normal", "4.3", "bare")
    let saved = tool.read("log.json")
    let form = try #require(saved)
    let body = try #require(form.firstMatch(of: /"req_body": "(CallerName[^"]*)"/)?.1)
    let json = #"{\"CallSid\":\"call-1\",\"Digits\":\"1\"}"#
    try tool.write(form.replacing(body, with: json), to: "log.json")
    let output = try tool.run("check", "--format", "gcc", "log.json").output
    #expect(output.contains("menu.php, with Digits=1 ["))
  }

  /// A server that returns the responses of the log in order, whatever is requested.
  private static let server = #"""
    import http.server, json, sys
    data = json.load(open("log.json"))["data"]
    data.sort(key=lambda entry: (entry["iteration"], entry["created"]))
    answers = [e for e in data if "resp_status_code" in e]
    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *arguments): pass
        def do_GET(self):
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            entry = answers.pop(0)
            body = entry["resp_body"].encode()
            self.send_response(int(entry["resp_status_code"]))
            self.send_header("Content-Type", entry["resp_headers"]["content-type"])
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        do_POST = do_GET
    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    open("port", "w").write(str(server.server_port))
    for answer in list(answers): server.handle_request()
    """#

  @Test(arguments: ["normal", "error", "status", "not-twiml"])
  func `a scenario saved from a log passes against a server with the logged responses`(
    kind: String
  ) throws {
    let tool = try Self.log(kind)
    try tool.write(Self.server, to: "server.py")
    _ = try tool.run("trace", "--quiet", "--save", "call.twimltest", "log.json")
    let result = try tool.shell(
      """
      python3 server.py & server=$!
      for i in $(seq 100); do [ -s port ] && break; sleep 0.1; done
      sed -i "s,http://app.example.com,http://127.0.0.1:$(cat port)," call.twimltest
      twimlc test call.twimltest; status=$?
      kill $server 2>/dev/null
      exit $status
      """)
    let scenario = tool.read("call.twimltest") ?? ""
    #expect(result.status == 0, "\(kind): \(result.output)\(result.error)\(scenario)")
  }
}
