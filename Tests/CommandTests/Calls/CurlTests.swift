import Foundation
import Testing

/// The request that a server receives from the command that `request --as curl` prints.
@Suite(.enabled(if: Tool.hasCurlAndPython)) struct CurlTests {
  /// Receives one request, and prints its first line and body.
  private static let server = """
    import socket
    server = socket.create_server(("127.0.0.1", 0))
    print(server.getsockname()[1], flush=True)
    server.settimeout(20)
    connection, _ = server.accept()
    data = b""
    while b"\\r\\n\\r\\n" not in data: data += connection.recv(65536)
    head, body = data.split(b"\\r\\n\\r\\n", 1)
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\\r\\n")[1:])
    while len(body) < int(fields.get(b"content-length", 0)): body += connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n")
    print(repr(head.split(b"\\r\\n")[0]), repr(body), sep="\\n")
    """

  private func received(_ arguments: String, path: String) throws -> [String] {
    let tool = try Tool()
    try tool.write(Self.server, to: "server.py")
    let result = try tool.shell(
      """
      python3 server.py >log & while [ ! -s log ]; do sleep 0.05; done
      url="http://127.0.0.1:$(head -n 1 log)\(path)"
      eval "$(twimlc request --as curl --base-url "$url" \(arguments))" >/dev/null
      wait; tail -n 2 log
      """)
    return result.output.split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    "@x", "@/etc/passwd", "a'b", "é", "a b", "$HOME", "`x`", "", "a&b=c", "{1,2}[3]",
  ])
  func `curl sends parameter values as Kazoo does`(value: String) throws {
    for step in ["start", "gather"] {
      let word = "'" + value.replacing("'", with: "'\\''") + "'"
      let lines = try received("--step \(step) --set note=\(word)", path: "/a")
      let expected = try Tool().run(
        "request", "--as", "query", "--step", step, "--set", "note=\(value)"
      ).output.dropLast()
      #expect(
        lines
          == (step == "start"
            ? ["b'GET /a?\(expected) HTTP/1.1'", "b''"]
            : ["b'POST /a HTTP/1.1'", "b'\(expected)'"]))
    }
  }

  @Test(arguments: ["my note", "@note", "é", "a[1]", "{x}"])
  func `curl sends parameter names as Kazoo does`(name: String) throws {
    let bytes = name == "é" ? "\\xc3\\xa9" : name
    let start = try received("--set '\(name)=1'", path: "/a")
    #expect(start.first?.contains("\(bytes)=1") == true)
    let gather = try received("--step gather --set '\(name)=1'", path: "/a")
    #expect(gather.last?.contains("\(bytes)=1") == true)
  }

  @Test(arguments: ["/a/../b", "/./a", "/a?x=[1]", "/a?b=c"])
  func `curl sends the path unchanged`(path: String) throws {
    let lines = try received("", path: path)
    #expect(lines.first?.hasPrefix("b'GET \(path)\(path.contains("?") ? "&" : "?")") == true)
  }
}
