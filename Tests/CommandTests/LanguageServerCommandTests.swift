import Foundation
import Testing

/// The messages of a client.
private struct ClientStream {
  private(set) var text = ""

  mutating func say(_ content: String) {
    text += "Content-Length: \(content.utf8.count)\r\n\r\n\(content)"
  }

  mutating func request(_ id: Int, _ method: String, _ parameters: String = "null") {
    say(#"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(parameters)}"#)
  }

  mutating func notify(_ method: String, _ parameters: String = "{}") {
    say(#"{"jsonrpc":"2.0","method":"\#(method)","params":\#(parameters)}"#)
  }

  mutating func begin() {
    request(1, "initialize", #"{"processId":null,"capabilities":{}}"#)
    notify("initialized")
  }

  mutating func open(_ uri: String, _ text: String) {
    notify(
      "textDocument/didOpen",
      #"""
      {"textDocument":{"uri":"\#(uri)","languageId":"xml","version":1,"text":"\#(text)"}}
      """#)
  }

  mutating func end() {
    request(2, "shutdown")
    notify("exit")
  }
}

/// The program as an editor starts it.
@Suite struct LanguageServerCommandTests {
  @Test(arguments: [[], ["--stdio"]])
  func `a session ends with status 0`(arguments: [String]) throws {
    var stream = ClientStream()
    stream.begin()
    stream.end()
    let tool = try Tool()
    let result =
      arguments.isEmpty
      ? try tool.run("lsp", input: stream.text) : try tool.run("lsp", "--stdio", input: stream.text)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("Content-Length: "))
    #expect(result.output.contains(#""name":"twimlc""#))
    #expect(result.output.hasSuffix(#"{"jsonrpc":"2.0","id":2,"result":null}"#))
    #expect(result.error.isEmpty)
  }

  @Test(arguments: ["", "Content-Length: 5\r\n\r\n{", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "{}"])
  func `a client that disconnects or sends no valid message ends it with status 1`(
    input: String
  ) throws {
    #expect(try Tool().run("lsp", input: input).status == 1)
  }

  @Test func `options and the configuration file apply as in check`() throws {
    let tool = try Tool()
    try tool.write("rules:\n  empty-response: off\n", to: ".twimlc.yml")
    var stream = ClientStream()
    stream.begin()
    stream.open("file://\(tool.directory.path)/sub/a.xml", "<Response/>")
    // A request is handled after everything before it, and findings are sent when nothing else is
    // waiting.
    let silent = try tool.run("lsp", input: stream.text)
    #expect(!silent.output.contains("empty-response"))
    #expect(silent.output.contains("publishDiagnostics"))
    let loud = try tool.run("lsp", "--rule", "empty-response=note", input: stream.text)
    #expect(loud.output.contains(#""severity":3,"code":"empty-response""#))
    let bare = try tool.run("lsp", "--no-config", input: stream.text)
    #expect(bare.output.contains(#""severity":1,"code":"empty-response""#))
  }

  @Test func `findings in the configured baseline are not shown`() throws {
    let tool = try Tool()
    try tool.write("baseline: known.txt\n", to: ".twimlc.yml")
    try tool.write("<Response/>", to: "sub/a.xml")
    #expect(try tool.run("check", "--write-baseline", "known.txt", "sub/a.xml").status == 0)
    var stream = ClientStream()
    stream.begin()
    stream.open("file://\(tool.directory.path)/sub/a.xml", "<Response/>")
    stream.open(
      "file://\(tool.directory.path)/sub/b.xml", "<Response> <Pause length='x'/></Response>")
    let output = try tool.run("lsp", input: stream.text).output
    #expect(!output.contains("empty-response"))
    #expect(output.contains("not-a-number"))
    try FileManager.default.removeItem(at: tool.directory.appending(path: "known.txt"))
    let broken = try tool.run("lsp", input: stream.text).output
    #expect(broken.contains("empty-response"))
    #expect(broken.contains("cannot read the baseline 'known.txt': "))
  }

  @Test func `mistakes in the configuration are shown in that file`() throws {
    let tool = try Tool()
    try tool.write("rules:\n  empty-respons: off\n", to: ".twimlc.yml")
    var stream = ClientStream()
    stream.begin()
    stream.open("file://\(tool.directory.path)/a.xml", "<Response/>")
    let output = try tool.run("lsp", input: stream.text).output
    #expect(output.contains("/.twimlc.yml"))
    #expect(output.contains("invalid-configuration"))
    #expect(output.contains("empty-response"))
  }

  @Test func `lsp refuses operands`() throws {
    #expect(try Tool().run("lsp", "file.xml").status == 2)
  }
}
