import Diagnostics
import JSON
import LanguageServer

@testable import twimlc

/// A session with the language server in memory.
struct EditorSession {
  private let server = Server(workspace: EditorWorkspace(Settings()), version: "0")
  private var framing = Framing()
  private var lastID = 0
  private static let uri: JSON = "file:///fuzz/a.xml"

  init() {
    request("initialize", ["processId": .null, "capabilities": [:]])
    notify("initialized", [:])
  }

  mutating func open(_ text: String) {
    notify(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": Self.uri, "languageId": "xml", "version": 1, "text": .string(text),
        ]
      ])
  }

  mutating func ask(_ method: String, line: Int, character: Int) {
    let place: JSON = ["line": .integer(line), "character": .integer(character)]
    request(
      "textDocument/" + method,
      [
        "textDocument": ["uri": Self.uri], "position": place,
        "range": ["start": place, "end": place], "context": ["diagnostics": []],
      ])
  }

  mutating func edit(line: Int, character: Int, text: String) {
    let place: JSON = ["line": .integer(line), "character": .integer(character)]
    notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": Self.uri, "version": 2],
        "contentChanges": [["range": ["start": place, "end": place], "text": .string(text)]],
      ])
  }

  private mutating func request(_ method: String, _ parameters: JSON) {
    lastID += 1
    send([
      "jsonrpc": "2.0", "id": .integer(lastID), "method": .string(method), "params": parameters,
    ])
  }

  private mutating func notify(_ method: String, _ parameters: JSON) {
    send(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
  }

  private mutating func send(_ content: JSON) {
    server.receive(Framing.framed(content.utf8(.compact)))
    // Longer than every pause that the server makes for typing.
    for now in stride(from: 0, through: 10_000, by: 2_500) {
      while server.work(at: now) {}
    }
    framing.append(server.takeOutput())
    while case .message(let content)? = framing.next() {
      demandJSON(String(decoding: content, as: UTF8.self), "a message of the server")
    }
    demand(server.exitStatus == nil, "the server lives")
  }
}
