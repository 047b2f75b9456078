import Foundation
import Testing

private let hasTools = ["curl", "python3"].allSatisfy {
  FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
}

/// What `curl -i` prints of a server on loopback, piped through the built program.
@Suite(.enabled(if: hasTools, "needs curl and python3 in /usr/bin"))
struct CaptureTests {
  /// Answers one request with the bytes of the file `answer`.
  private static let server = """
    import socket
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(20)
    with open("port.new", "w") as file: file.write(str(listener.getsockname()[1]))
    import os; os.rename("port.new", "port")
    connection, _ = listener.accept()
    request = connection.recv(65536)
    with open("request", "wb") as file: file.write(request)
    connection.sendall(open("answer", "rb").read())
    connection.close()
    """

  private static let hello = "<Response><Say>Hi</Say></Response>"

  private func answer(_ answer: Data, to line: String) throws -> Tool.Result {
    let tool = try Tool()
    try tool.write(Self.server, to: "server.py")
    try tool.write(answer, to: "answer")
    return try tool.shell(
      """
      python3 server.py & n=0
      while [ ! -s port ] && [ $n -lt 200 ]; do sleep 0.05; n=$((n+1)); done
      url=http://127.0.0.1:$(cat port)/
      \(line)
      status=$?; wait; exit $status
      """)
  }

  @Test(arguments: [
    ("404 Not Found", "Content-Type: text/xml", hello, "failing-status"),
    ("500 Oops", "Content-Type: text/xml", hello, "failing-status"),
    ("200 OK", "Content-Type: application/json", hello, "content-type-mismatch"),
    ("200 OK", "Content-Type: text/xml\r\nContent-Length: 999", hello, "body-length"),
    ("200 OK", "X-A: b", hello, "missing-content-type"),
    (
      "200 OK", "Content-Type: application/json",
      #"{"module":"hangup","data":{},"children":{}}"#, "callflow-answer"
    ),
    ("200 OK", "Content-Type: application/json", #"{"module":"hangup""#, "malformed-json"),
    (
      "200 OK", "Content-Type: text/xml\r\nTransfer-Encoding: chunked",
      "22\r\n\(hello)\r\n0\r\n\r\n", "chunked-body"
    ),
  ])
  func findsWhatIsWrong(status: String, head: String, body: String, rule: String) throws {
    let raw = Data("HTTP/1.1 \(status)\r\n\(head)\r\n\r\n\(body)".utf8)
    let result = try answer(raw, to: "curl -si --raw $url | twimlc check")
    #expect((result.output + result.error).contains("[\(rule)]"), "\(result)")
  }

  @Test func aGoodAnswerHasNoFindings() throws {
    let raw = Data("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n\(Self.hello)".utf8)
    let result = try answer(raw, to: "curl -si $url | twimlc check")
    #expect(result.status == 0)
    #expect(result.output + result.error == "")
  }

  @Test func aRequestGoesOutAndItsAnswerIsTraced() throws {
    let menu = #"<Response><Gather action="next"><Say>Press one</Say></Gather></Response>"#
    let raw = Data("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n\(menu)".utf8)
    let line =
      "twimlc request --as curl --base-url $url | sh "
      + "| twimlc trace -q --digits 1 --base-url $url; cat request"
    let output = try answer(raw, to: line).output
    #expect(output.contains("'Press one'"))
    #expect(output.contains("Digits        1"))
    #expect(output.contains("GET /?"))
    #expect(output.contains("Direction=inbound"))
  }
}
