import JSON
import LanguageServer
import Testing

@Suite struct ProtocolTests {
  @Test func `a session begins, is shut down and ends`() {
    let client = Client()
    let response = client.request("initialize", ["processId": .null, "capabilities": [:]])
    let result = response?["result"]
    #expect(result?.value(at: "serverInfo", "version")?.string == "1.2.3")
    #expect(result?.value(at: "capabilities", "positionEncoding")?.string == "utf-16")
    client.notify("initialized", [:])
    #expect(client.request("shutdown", .null)?["result"]?.kind == .null)
    client.notify("exit", .null)
    #expect(client.server.exitStatus == 0)
  }

  @Test func `an exit without shutdown or a lost client ends with a failure`() {
    let first = Client.started()
    first.notify("exit", .null)
    #expect(first.server.exitStatus == 1)
    let second = Client.started()
    second.server.receiveEnd()
    #expect(second.server.exitStatus == 1)
    let third = Client.started()
    third.request("shutdown", .null)
    third.server.receiveEnd()
    #expect(third.server.exitStatus == 0)
  }

  @Test(arguments: [
    (["utf-8", "utf-16"], "utf-8"), (["utf-16", "utf-8"], "utf-8"),
    (["utf-32", "utf-16"], "utf-16"),
    (["utf-32"], "utf-16"), ([], "utf-16"),
  ])
  func `the position encoding is one that the client offers`(offered: [String], chosen: String) {
    let client = Client()
    let capabilities: JSON = ["general": ["positionEncodings": .array(offered.map(JSON.string))]]
    let result = client.request("initialize", ["capabilities": capabilities])?["result"]
    #expect(result?.value(at: "capabilities", "positionEncoding")?.string == chosen)
  }

  @Test func `requests out of order are refused and the session continues`() {
    let client = Client()
    #expect(client.errorCode("textDocument/hover", [:]) == -32002)
    client.notify("textDocument/didOpen", ["textDocument": [:]])
    client.request("initialize", ["capabilities": [:]])
    #expect(client.errorCode("initialize", ["capabilities": [:]]) == -32600)
    #expect(client.errorCode("textDocument/nothing", [:]) == -32601)
    #expect(client.errorCode("textDocument/hover", [:]) == -32602)
    client.open("<Response/>")
    #expect(
      client.errorCode("textDocument/hover", ["textDocument": ["uri": "file:///no"]]) == -32602)
    client.request("shutdown", .null)
    #expect(client.errorCode("textDocument/hover", [:]) == -32600)
    #expect(client.server.exitStatus == nil)
  }

  @Test(arguments: [
    ("{", -32700), ("", -32700), ("[]", -32600), ("1", -32600), ("{}", -32600),
    ("{\"id\":1}", -32600), ("{\"id\":{},\"method\":\"shutdown\"}", -32600),
    ("{\"id\":1.5,\"method\":\"shutdown\"}", -32600), ("{\"id\":1,\"method\":2}", -32600),
    ("\u{FF}{}", -32700),
  ])
  func `malformed messages get an error and the session continues`(content: String, code: Int) {
    let client = Client.started()
    client.sendRaw(Framing.framed(Array(content.utf8)))
    #expect(client.messages.last?.value(at: "error", "code")?.integer == code)
    #expect(client.request("shutdown", .null)?["result"]?.kind == .null)
  }

  @Test func `a header that cannot be read ends the session with an error`() {
    let client = Client.started()
    client.sendRaw(Array("Content-Length: many\r\n\r\n{}".utf8))
    #expect(client.messages.last?.value(at: "error", "code")?.integer == -32700)
    #expect(client.server.exitStatus == 1)
  }

  @Test func `invalid notifications are ignored`() {
    let client = Client.started()
    for method in ["textDocument/didChange", "textDocument/didClose", "textDocument/didOpen", "x"] {
      client.notify(method, .null)
      client.notify(method, ["textDocument": ["uri": 5]])
      client.notify(method, ["textDocument": ["uri": "file:///never-opened"]])
    }
    client.open("<Response><Say>x</Say></Response>")
    client.notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": .string(Client.uri), "version": 2],
        "contentChanges": [["range": ["start": -1], "text": "y"]],
      ])
    #expect(client.server.text(of: Client.uri) == Array("<Response><Say>x</Say></Response>".utf8))
    #expect(client.server.exitStatus == nil)
  }

  @Test func `a canceled request that is waiting gets the cancellation error`() {
    let client = Client.started()
    client.open("<Response><Say>x</Say></Response>")
    client.isHurried = true
    let parameters: JSON = ["textDocument": ["uri": .string(Client.uri)]]
    for id in 71...72 {
      client.send([
        "jsonrpc": "2.0", "id": .integer(id), "method": "textDocument/documentSymbol",
        "params": parameters,
      ])
    }
    client.notify("$/cancelRequest", ["id": 71])
    client.notify("$/cancelRequest", ["id": 99])
    client.settle()
    let responses = client.messages.filter { [71, 72].contains($0["id"]?.integer) }
    #expect(responses.map { $0.value(at: "error", "code")?.integer } == [-32800, nil])
  }

  @Test func `invalid settings are reported to the user and the others apply`() {
    let client = Client.started(options: [
      "target": "6", "base-url": "http://h/a/b.php", "rules": ["empty-response": "off"],
      "nonsense": 1,
    ])
    let warnings = client.messages.filter { $0["method"]?.string == "window/showMessage" }
    #expect(warnings.count == 2)
    client.open("<Response/>")
    #expect(client.shown() == [])
  }
}

extension Client {
  /// The error code of a response.
  func errorCode(_ method: String, _ parameters: JSON) -> Int? {
    request(method, parameters)?.value(at: "error", "code")?.integer
  }
}
