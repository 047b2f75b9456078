import Diagnostics
import HTTPResponses
import Testing

@Suite struct ResponseTests {
  /// A response, the rules that it breaks in order, and its language.
  struct Case: CustomTestStringConvertible, Sendable {
    let input: String
    let rules: [String]
    let language: HTTPResponse.Language
    var contentType: String?
    var testDescription: String { input.debugDescription }

    init(
      _ input: String, _ rules: [String] = [], _ language: HTTPResponse.Language = .twiml,
      contentType: String? = nil
    ) {
      self.input = input
      self.rules = rules
      self.language = language
      self.contentType = contentType
    }
  }

  static let xml = "<Response><Hangup/></Response>"
  static let json = #"{"module":"hangup","data":{}}"#
  static let ok = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"

  @Test(arguments: [
    // The output of `curl -i` and `-D -` before a body.
    Case(ok + "\r\n" + xml),
    Case("HTTP/1.0 200 OK\nContent-Type: text/xml\n\n" + xml),
    Case("HTTP/2 200 \r\ncontent-type: application/xml\r\n\r\n" + xml),
    Case("HTTP/3 200\r\ncontent-type: text/xml;charset=UTF-8\r\n\r\n" + xml),
    Case("HTTP/1.1 100 Continue\r\n\r\n" + ok + "\r\n" + xml),
    Case("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + ok + "\r\n" + xml),
    Case("HTTP/1.1 200 Connection established\r\n\r\n" + ok + "\r\n" + xml),
    Case(
      "HTTP/1.1 301 Moved\r\nLocation: /b\r\n\r\nHTTP/1.1 307 Moved\r\nLocation: /c\r\n\r\n" + ok
        + "\r\n" + xml, ["redirected-response", "redirected-response"]),
    Case(
      "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest\r\n\r\n" + ok + "\r\n" + xml,
      ["failing-status"]),
    // Other output of curl.
    Case(
      "*   Trying 192.0.2.1:80...\n* Connected to h (192.0.2.1) port 80 (#0)\n> GET / HTTP/1.1\n"
        + xml, ["curl-log"], .unread),
    Case("* Host localhost:80 was resolved.\n" + xml, ["curl-log"], .unread),
    Case("< HTTP/1.1 200 OK\n< Content-Type: text/xml\n<\n" + xml, ["curl-log"], .unread),
    Case("  % Total    % Received % Xferd  Average Speed\n" + xml, ["curl-log"], .unread),
    Case("curl: (7) Failed to connect to localhost port 80", ["curl-log"], .unread),
    Case("* a list\n" + xml),
    // Other output of wget and HTTPie.
    Case(
      "--2026-11-28 10:00:00--  http://h/voice\nResolving h (h)... 192.0.2.1\n" + xml,
      ["curl-log"], .unread),
    Case("HTTP request sent, awaiting response... 200 OK\n\n" + xml, ["curl-log"], .unread),
    Case("Connecting to h (h)|192.0.2.1|:80... connected.\n" + xml, ["curl-log"], .unread),
    Case("  HTTP/1.1 200 OK\n  Content-Type: text/xml\n" + xml, ["curl-log"], .unread),
    Case(
      "POST /voice HTTP/1.1\nAccept: */*\nUser-Agent: HTTPie/3.2\n\nDigits=1\n\n" + ok + "\n" + xml,
      ["curl-log"], .unread),
    Case("GET /voice HTTP/1.1\nHost: h\n\n\n\n" + ok + "\n" + xml, ["curl-log"], .unread),
    Case("--  a note\n" + xml), Case("GET ready for this\n" + xml),
    // TwiML inside JSON is reported by the check of the JSON.
    Case(ok + "\r\n{\"body\":\"<Response></Response>\"}", [], .callflow),
    // Statuses: httpc of OTP 25 streams 200 and 206, and pivot_call has a clause for the others.
    Case("HTTP/1.1 206 Partial Content\r\nContent-Type: text/xml\r\n\r\n" + xml),
    Case("HTTP/1.1 201 Created\r\n\r\n" + xml, ["failing-status"], .unread),
    Case("HTTP/1.1 204 No Content\r\n\r\n", ["failing-status"], .unread),
    Case("HTTP/1.1 304 Not Modified\r\nLocation: /x\r\n\r\n", ["failing-status"], .unread),
    Case("HTTP/1.1 302 Found\r\n\r\n", ["failing-status"], .unread),
    Case("HTTP/1.1 302 Found\r\nlocation: /x\r\n\r\n" + xml, ["redirected-response"], .unread),
    Case("HTTP/1.1 500 Oops\r\nContent-Type: text/xml\r\n\r\n" + xml, ["failing-status"], .unread),
    Case("HTTP/1.1 600 Oops\r\n\r\n", ["failing-status"], .unread),
    Case("HTTP/1.1 100 Continue\r\n\r\n", ["failing-status"], .unread),
    // Content types, from kzt_translator:find_candidate_translators/1.
    Case("HTTP/1.1 200 OK\r\n\r\n" + xml, ["missing-content-type"]),
    Case("HTTP/1.1 200 OK\r\nContent-Type:\r\n\r\n" + xml, ["unusual-content-type"]),
    Case("HTTP/1.1 200 OK\r\nContent-Type:  text/xml ; charset=utf-8\r\n\r\n" + xml),
    Case("HTTP/1.1 200 OK\r\nContent-Type: Text/XML\r\n\r\n" + xml, ["unusual-content-type"]),
    Case("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + xml, ["unusual-content-type"]),
    Case(
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + json, ["unusual-content-type"],
      .callflow),
    Case("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + json, [], .callflow),
    Case(
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + xml,
      ["content-type-mismatch"]),
    Case(
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\noops", [], .callflow),
    Case(ok + "\r\n" + json, ["content-type-mismatch"], .callflow),
    Case("HTTP/1.1 200 OK\r\n\r\n" + json, ["content-type-mismatch"], .callflow),
    // The first of two fields is used.
    Case(
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Type: text/xml\r\n\r\n" + xml,
      ["unusual-content-type"]),
    // A template can begin with a brace.
    Case("{# a #}\n" + xml), Case("\n{% a %}" + xml), Case("{{ a }}"), Case("{ }", [], .callflow),
    // Without a head.
    Case(xml), Case(json, [], .callflow), Case("\n [", [], .callflow), Case("", []),
    Case("HTTP is not XML"), Case("HTTP/1.1 is not a status line\n\n" + xml),
    Case("HTTP/1.1 2000 OK\n\n" + xml),
    Case(xml, ["content-type-mismatch"], contentType: "application/json"),
    Case(json, ["content-type-mismatch"], .callflow, contentType: "text/xml"),
    Case(xml, contentType: "application/xml; charset=utf-8"),
    Case(ok + "\r\n" + xml, contentType: "application/json"),
    // Lengths: equal to the body, one line break more or less, others.
    Case(ok + "Content-Length: 30\r\n\r\n" + xml),
    Case(ok + "Content-Length: 31\r\n\r\n" + xml),
    Case(ok + "Content-Length: 30\r\n\r\n" + xml + "\n"),
    Case(ok + "Content-Length: 34\r\n\r\n" + xml, ["body-length"]),
    Case(ok + "Content-Length: 20\r\n\r\n" + xml, ["body-length"]),
    Case(ok + "Content-Length: 30\r\n\r\n", ["body-length"], .unread),
    Case(ok + "Content-Length: 0\r\n\r\n"),
    // Values that httpc of OTP 25 crashed on, and those that it accepted.
    Case(ok + "Content-Length: abc\r\n\r\n" + xml, ["body-length"]),
    Case(ok + "Content-Length:\r\n\r\n" + xml, ["body-length"]),
    Case(ok + "Content-Length: 30.0\r\n\r\n" + xml, ["body-length"]),
    Case(ok + "Content-Length: 30, 30\r\n\r\n" + xml, ["body-length"]),
    Case(ok + "Content-Length: -5\r\n\r\n" + xml, ["body-length"]),
    Case(ok + "Content-Length: 99999999999999999999\r\n\r\n" + xml, ["body-length"]),
    Case(ok + "Content-Length: -1\r\n\r\n" + xml),
    Case(ok + "Content-Length: +30\r\n\r\n" + xml),
    Case(ok + "Content-Length: 30\r\nContent-Length: 30\r\n\r\n" + xml),
    Case(ok + "Content-Length: 30\r\ncontent-length: 20\r\n\r\n" + xml, ["body-length"]),
    // Folded fields: httpc of OTP 25 accepts them, but drops such a line before the first field.
    Case("HTTP/1.1 200 OK\r\nContent-Type: text/xml;\r\n charset=utf-8\r\n\r\n" + xml),
    Case("HTTP/1.1 200 OK\r\nContent-Type:\r\n\ttext/xml\r\n\r\n" + xml),
    Case("HTTP/1.1 200 OK\r\n x: y\r\nContent-Type: text/xml\r\n \r\n\r\n" + xml),
    Case(
      "HTTP/1.1 200 OK\r\nContent-Type: text/xml;\r\n\tcharset=latin1\r\n\r\n<?xml version=\"1.0\" "
        + "encoding=\"UTF-8\"?>" + xml, ["charset-mismatch"]),
    // Names of the same encoding.
    Case(
      "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf8\r\n\r\n<?xml version=\"1.0\" "
        + "encoding=\"UTF-8\"?>" + xml),
    Case(
      "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=latin1\r\n\r\n<?xml version=\"1.0\" "
        + "encoding=\"ISO-8859-1\"?>" + xml),
    Case(
      "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=us-ascii\r\n\r\n<?xml version=\"1.0\" "
        + "encoding=\"ISO-8859-1\"?>" + xml, ["charset-mismatch"]),
    // Chunk sizes without a header field, and numbers that are not chunk sizes.
    Case(ok + "\r\n1e\r\n" + xml + "\r\n0\r\n\r\n", ["chunked-body"], .unread),
    Case(ok + "\r\n1E;a=b\r\n" + xml + "\r\n", ["chunked-body"], .unread),
    // Text mode removed carriage returns that were counted.
    Case(ok + "\r\n20\n" + xml + "\n0\n\n", ["chunked-body"], .unread),
    Case("1e\r\n" + xml + "\r\n0\r\n\r\n", ["chunked-body"], .unread),
    Case("1d\r\n" + json + "\r\n0\r\n\r\n", ["chunked-body"], .unread),
    Case(ok + "\r\n1\r\n" + xml + "\r\n"), Case("200\n" + xml), Case("0\n\n" + xml),
    // curl joins chunks but keeps the header field.
    Case(ok + "Transfer-Encoding: chunked\r\n\r\n" + xml),
    Case(
      ok + "Transfer-Encoding: chunked\r\n\r\n1e\r\n" + xml + "\r\n0\r\n\r\n", ["chunked-body"],
      .unread),
    Case(
      ok + "Transfer-Encoding: chunked\r\n\r\n1E;a=b\r\n" + xml + "\r\n0\r\n\r\n",
      ["chunked-body"], .unread),
    // curl --compressed keeps the field, and the length is that of the compressed body.
    Case(
      ok + "Content-Encoding: gzip\r\nContent-Length: 7\r\n\r\n" + xml, ["compressed-body"]),
    Case(
      ok + "Content-Encoding: br\r\n\r\n\u{1}\u{2}\u{3}", ["compressed-body"], .unread),
    Case(ok + "Set-Cookie: a=b\r\n\r\n" + xml, ["unsent-cookie"]),
    Case("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n" + xml, ["malformed-http-head"], .unread),
    Case("HTTP/1.1 200 OK\r\nContent-Type: text/xml", []),
  ])
  func `each response gets the expected findings and language`(_ example: Case) {
    let (response, diagnostics) = HTTPResponse.receive(
      name: "response.http", bytes: Array(example.input.utf8), contentType: example.contentType)
    #expect(diagnostics.map(\.rule.id) == example.rules)
    #expect(response.language == example.language)
    for diagnostic in diagnostics {
      #expect(diagnostic.range.upperBound <= response.source.text.count)
    }
  }

  @Test(arguments: [
    ("HTTP/1.1 404 Not Found\r\n\r\n", 1, 10),
    (ok + "Content-Length: 500\r\n\r\n" + xml, 3, 17),
    ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + xml, 2, 15),
    ("HTTP/1.1 302 Found\r\nLocation: /é\r\n\r\nHTTP/1.1 503 X\r\n\r\n", 4, 10),
  ])
  func `findings point into the whole input`(input: String, line: Int, column: Int) throws {
    let (response, diagnostics) = HTTPResponse.receive(
      name: "response.http", bytes: Array(input.utf8))
    let last = try #require(diagnostics.last)
    let position = LineTable(response.source).position(at: last.range.lowerBound)
    #expect(position == SourcePosition(line: line, column: column))
  }

  @Test func `the head and the body are decoded separately`() throws {
    // A reason phrase in ISO-8859-1, and a body in UTF-16 with its byte order mark.
    let head: [UInt8] =
      Array("HTTP/1.1 200 ".utf8) + [0xE9] + Array("\r\nContent-Type: text/xml\r\n\r\n".utf8)
    let units: [UInt8] = "<é/>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let body: [UInt8] = [0xFF, 0xFE] + units
    let source = HTTPResponse.receive(name: "response.http", bytes: head + body).response.source
    #expect(String(decoding: source.documentText, as: UTF8.self) == "<é/>")
    #expect(String(decoding: source.text.prefix(15), as: UTF8.self) == "HTTP/1.1 200 é")
    #expect(source.documentStart == head.count + 1)
    #expect(source.decoding.encoding == .utf16LittleEndian)
  }

  @Test(arguments: [
    (
      ok + "\r\n" + json, nil,
      "JSON is sent as text/xml: Kazoo takes it for TwiML and cannot parse it, so the caller hears nothing"
    ),
    (
      "HTTP/1.1 200 OK\r\n\r\n" + json, nil,
      "JSON is sent without a Content-Type: Kazoo takes it for TwiML and cannot parse it, so the caller hears nothing"
    ),
    (
      xml, "",
      "the Content-Type is empty: Kazoo tries the response as TwiML, then as a callflow"
    ),
    (
      xml, "Text/XML",
      "'Text/XML' is not in lower case: Kazoo tries the response as TwiML, then as a callflow"
    ),
    (
      "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: abc\r\n\r\n" + xml, nil,
      "'abc' is not a valid Content-Length: Kazoo's HTTP client crashes, and Pivot fails"
    ),
  ])
  func `each fault of a response has its message`(
    input: String, contentType: String?, message: String
  ) {
    let diagnostics = HTTPResponse.receive(
      name: "response.http", bytes: Array(input.utf8), contentType: contentType
    ).diagnostics
    #expect(diagnostics.map(\.message) == [message])
  }

  @Test func `a folded header field is one value`() throws {
    let input =
      "HTTP/1.1 200 OK\r\nContent-Type: text/xml;\r\n \t charset=utf-8 \r\nX: y\r\n\r\n"
      + ResponseTests.xml
    let response = HTTPResponse.receive(name: "response.http", bytes: Array(input.utf8)).response
    let field = try #require(response.heads.first?["Content-Type"])
    #expect(field.value == "text/xml; charset=utf-8")
    #expect(response.source[field.valueRange] == "text/xml;\r\n \t charset=utf-8")
    #expect(response.heads.first?["X"]?.value == "y")
  }

  @Test func `the help quotes the text of an error page`() throws {
    let input = """
      HTTP/1.1 500 Oops

      <html><head><title>Oops</title></head>
      <body><h1>Division   by zero</h1></body></html>
      """
    let diagnostics = HTTPResponse.receive(name: "response.http", bytes: Array(input.utf8))
      .diagnostics
    #expect(
      diagnostics.first?.help == [
        "send 200 with the document; the response says: Oops; Division by zero"
      ])
  }

  @Test func `20,000 interim heads are skipped`() {
    let head = "HTTP/1.1 100 Continue\n\n"
    let input = String(repeating: head, count: 20_000) + ResponseTests.ok + "\n" + ResponseTests.xml
    let (response, diagnostics) = HTTPResponse.receive(
      name: "response.http", bytes: Array(input.utf8))
    #expect(diagnostics.isEmpty)
    #expect(response.heads.count == 20_001)
  }
}
