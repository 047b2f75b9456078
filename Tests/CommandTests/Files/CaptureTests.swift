import Foundation
import Testing

/// The output of `curl -i` for a server on loopback, piped into the built program.
@Suite(.enabled(if: Tool.hasCurlAndPython, "needs curl and python3 in /usr/bin"))
struct CaptureTests {
  /// Responds to each request with the bytes of the next file: `answer-0`, `answer-1` and so on.
  private static let server = """
    import os, socket
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(20)
    with open("port.new", "w") as file: file.write(str(listener.getsockname()[1]))
    os.rename("port.new", "port")
    for name in sorted(name for name in os.listdir() if name.startswith("answer-")):
        connection, _ = listener.accept()
        request = connection.recv(65536)
        with open("request", "wb") as file: file.write(request)
        connection.sendall(open(name, "rb").read())
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65536): pass
        connection.close()
    """

  static let hello = "<Response><Say>Hi</Say></Response>"
  static let ok = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"

  /// Runs a shell command in which `$url` is a server with these responses.
  private func serve(_ answers: Data..., to line: String) throws -> Tool.Result {
    let tool = try Tool()
    try tool.write(Self.server, to: "server.py")
    for (number, answer) in answers.enumerated() {
      try tool.write(answer, to: "answer-\(number)")
    }
    return try tool.shell(
      """
      python3 server.py & n=0
      while [ ! -s port ] && [ $n -lt 200 ]; do sleep 0.05; n=$((n+1)); done
      url=http://127.0.0.1:$(cat port)/
      \(line)
      status=$?; wait; exit $status
      """)
  }

  /// A response, the way to capture it, and the broken rules with their lines in the capture.
  struct Case: CustomTestStringConvertible, Sendable {
    let answer: Data
    let capture: String
    let findings: [String]
    var testDescription: String { findings.joined(separator: ", ") }

    init(
      _ head: String, _ body: String, _ findings: String..., capture: String = "curl -si $url"
    ) {
      self.init(head, Data(body.utf8), findings, capture: capture)
    }

    init(_ head: String, _ body: Data, _ findings: [String], capture: String = "curl -si $url") {
      answer = Data("\(head)\r\n".utf8) + body
      self.capture = capture
      self.findings = findings
    }
  }

  private static let type = "HTTP/1.1 200 OK\r\nContent-Type: "

  @Test(arguments: [
    // The head.
    Case("HTTP/1.1 404 Not Found\r\nContent-Type: text/xml\r\n", hello, "1 failing-status"),
    Case("HTTP/1.1 500 Oops\r\nContent-Type: text/html\r\n", "<h1>Oops", "1 failing-status"),
    Case("HTTP/1.1 204 No Content\r\n", "", "1 failing-status"),
    Case("HTTP/1.1 302 Found\r\nLocation: /b\r\n", hello, "1 redirected-response"),
    Case("HTTP/1.1 100 Continue\r\n\r\n" + ok, "<Response><Sya/></Response>", "6 unknown-verb"),
    Case("HTTP/1.1 200 OK\r\nX-A: b\r\n", hello, "1 missing-content-type"),
    Case(type + "text/html; charset=UTF-8\r\n", hello, "2 unusual-content-type"),
    Case(type + "Text/XML\r\n", hello, "2 unusual-content-type"),
    Case(type + "application/json\r\n", hello, "2 content-type-mismatch"),
    Case(
      type + "text/xml; charset=iso-8859-1\r\n", "<Response><Say>Grüße</Say></Response>",
      "2 charset-mismatch"),
    Case(
      type + "text/xml; charset=utf-8\r\n",
      "<?xml version=\"1.0\" encoding=\"US-ASCII\"?><Response><Say>Hi</Say></Response>",
      "2 charset-mismatch"),
    Case(ok + "Set-Cookie: PHPSESSID=1\r\n", hello, "3 unsent-cookie"),
    Case(ok + "Content-Length: 999\r\n", hello, "3 body-length"),
    Case(
      ok + "Content-Length: 9\r\n", hello, "3 body-length",
      capture: "curl -si --ignore-content-length $url"),
    Case(ok + "Content-Length: 34\r\n", "", "3 body-length", capture: "curl -sI $url"),
    Case(ok + "Content-Length: 0\r\n", "", "5 empty-document"),
    Case(
      ok + "Transfer-Encoding: chunked\r\n", "22\r\n\(hello)\r\n0\r\n\r\n", "3 chunked-body",
      capture: "curl -si --raw $url"),
    // The body.
    Case(ok, "<!doctype html>\n<html><body>Login</body></html>", "4 html-document"),
    Case(
      ok, "<br />\n<b>Warning</b>:  Undefined variable $a in /a.php on line 3<br />\n" + hello,
      "4 php-warning"),
    Case(ok, "Cannot GET /voice", "4 plain-text"),
    Case(ok, "<Response>\n<Message>Hi</Message></Response>", "5 messaging-verb"),
    Case(ok, "<vxml version=\"2.1\"/>", "4 wrong-root"),
    Case(ok, "<Response><Speak>Hi</Speak></Response>", "4 unknown-verb"),
    Case(
      ok, Data("<Response><Say>Gr".utf8) + [0xFC] + Data("n</Say></Response>".utf8), ["4 not-utf8"]),
    Case(
      type + "application/json\r\n", #"{"module":"hangup","data":{}}"#, "4 callflow-response"),
    Case(type + "application/json\r\n", "{\"module\":\n\"hangup\"", "4 malformed-json"),
    Case(type + "application/json\r\n", "{\"module\":\"hangup\"}\n{}", "5 trailing-data"),
    Case(type + "application/json\r\n", #"{"module":"plya","data":{}}"#, "4 unknown-action"),
    Case(
      type + "application/json\r\n", #"{"flow":{"module":"hangup"}}"#, "4 not-a-callflow"),
    Case(ok, #"{"module":"hangup"}"#, "2 content-type-mismatch", "4 callflow-response"),
  ])
  func `check finds faults in the head and body of a captured response`(_ example: Case) throws {
    let line = "\(example.capture) | twimlc check --format json"
    let result = try serve(example.answer, to: line)
    #expect(try findings(of: result) == example.findings, "\(result)")
  }

  /// The findings of `--format json`, as `LINE RULE`.
  private func findings(of result: Tool.Result) throws -> [String] {
    struct Finding: Decodable {
      let line: Int
      let rule: String
    }
    return try JSONDecoder().decode([Finding].self, from: Data(result.output.utf8)).map {
      "\($0.line) \($0.rule)"
    }
  }

  @Test(arguments: [
    ("curl -si $url", ["3 compressed-body"]),
    // A compression that curl requested and decoded is a note.
    ("curl -si --compressed $url", ["3 compressed-body"]),
    ("curl -s --compressed $url", []), ("curl -s $url", ["1 compressed-body"]),
  ])
  func `a compressed body is reported, and read only when curl decompressed it`(
    capture: String, expected: [String]
  ) throws {
    let body = try #require(
      Data(base64Encoded: "H4sIAAAAAAACA7MJSi0uyM8rTrWzCU6stPPItNEH0Tb6cHEAgzikbCIAAAA="))
    let answer = Data("\(Self.ok)Content-Encoding: gzip\r\n\r\n".utf8) + body
    let result = try serve(answer, to: "\(capture) | twimlc check --format json")
    #expect(try findings(of: result) == expected, "\(result)")
    let isRead = capture.contains("--compressed")
    #expect(result.status == (isRead ? 0 : 1))
  }

  @Test(arguments: ["curl -siL $url", "curl -sL -D - $url"])
  func `a captured redirect is reported and the final document is checked`(capture: String) throws {
    let redirect = Data("HTTP/1.1 301 Moved\r\nLocation: /b\r\nContent-Length: 2\r\n\r\nno".utf8)
    let answer = Data("\(Self.ok)\r\n<Response>\n<Say/></Response>".utf8)
    let result = try serve(redirect, answer, to: "\(capture) | twimlc check --format json")
    #expect(try findings(of: result) == ["1 redirected-response", "9 empty-say"], "\(result)")
  }

  @Test func `'--content-type' replaces a missing head`() throws {
    let answer = Data("\(Self.ok)\r\n\(Self.hello)".utf8)
    let line = "curl -s $url | twimlc check --format json --content-type application/json"
    #expect(try findings(of: serve(answer, to: line)) == ["1 content-type-mismatch"])
  }

  @Test func `a good response has no findings`() throws {
    let answer = Data("\(Self.ok)\r\n\(Self.hello)".utf8)
    let result = try serve(answer, to: "curl -si $url | twimlc check")
    #expect(result.status == 0)
    #expect(result.output + result.error == "")
  }

  @Test func `translate reads a captured response`() throws {
    let answer = Data("\(Self.ok)\r\n<Response> <Hangup/></Response>".utf8)
    let result = try serve(answer, to: "curl -si $url | twimlc --compact --kazoo 5")
    #expect(result.status == 0)
    #expect(result.output.contains(#""module":"hangup""#))
  }

  @Test func `a callflow in a response is printed with its values unchanged`() throws {
    let flow = #"{"module": "tts", "data": {"text": "Gr\u00fc\u00dfe", "x": 1.50}}"#
    let answer = Data("\(Self.type)application/json\r\n\r\n\(flow)".utf8)
    let result = try serve(answer, to: "curl -si $url | twimlc --compact")
    #expect(result.status == 0)
    #expect(result.output == flow.replacing(": ", with: ":").replacing(", ", with: ",") + "\n")
  }

  @Test func `trace reads the response to a request that twimlc composed`() throws {
    let menu = #"<Response><Gather action="next"><Say>Press one</Say></Gather></Response>"#
    let raw = Data("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n\(menu)".utf8)
    let line =
      "twimlc request --as curl --base-url $url | sh "
      + "| twimlc trace -q --digits 1 --base-url $url; cat request"
    let output = try serve(raw, to: line).output
    #expect(output.contains("'Press one'"))
    #expect(output.contains("Digits        1"))
    #expect(output.contains("GET /?"))
    #expect(output.contains("Direction=inbound"))
  }
}
