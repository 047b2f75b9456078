import Compiler
import Diagnostics
import JSON
import LanguageServer

/// A test client that talks to a server in memory through the protocol's bytes.
final class Client {
  let server: Server
  let workspace: FixedWorkspace
  /// In milliseconds; it changes only through `wait`.
  var now = 0
  private(set) var messages: [JSONValue] = []
  /// The pushed diagnostics by document.
  private var pushes: [String: [JSONValue]] = [:]
  private var framing = Framing()
  private var lastID = 0

  init(_ workspace: FixedWorkspace = FixedWorkspace()) {
    self.workspace = workspace
    server = Server(workspace: workspace, version: "1.2.3")
  }

  /// A client whose session has begun.
  static func started(
    _ workspace: FixedWorkspace = FixedWorkspace(), capabilities: JSON = .capable,
    options: JSON = .null
  ) -> Client {
    let client = Client(workspace)
    client.request(
      "initialize",
      ["processId": .null, "capabilities": capabilities, "initializationOptions": options])
    client.notify("initialized", [:])
    return client
  }

  /// Whether to pass messages on without letting the server handle them, like a client that is
  /// faster than the server.
  var isHurried = false

  func send(_ content: JSON) { sendRaw(Framing.framed(content.utf8(.compact))) }

  /// Sends bytes and lets the server handle them.
  func sendRaw(_ bytes: [UInt8]) {
    server.receive(bytes)
    if !isHurried { settle() }
  }

  func settle() {
    var isBusy = true
    while isBusy { isBusy = server.work(at: now) }
    framing.append(server.takeOutput())
    while case .message(let content)? = framing.next() {
      let document = parseJSON(SourceFile(name: "message", bytes: content)).document
      if let root = document.root { keep(root) }
    }
  }

  private func keep(_ message: JSONValue) {
    messages.append(message)
    guard message["method"]?.string == "textDocument/publishDiagnostics",
      let parameters = message["params"], let uri = parameters["uri"]?.string
    else { return }
    pushes[uri, default: []].append(parameters)
  }

  /// Advances the time, in milliseconds.
  func wait(_ time: Int) {
    now += time
    settle()
  }

  func notify(_ method: String, _ parameters: JSON) {
    send(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
  }

  /// - Returns: the whole response; nil if there is none.
  @discardableResult func request(_ method: String, _ parameters: JSON) -> JSONValue? {
    lastID += 1
    send([
      "jsonrpc": "2.0", "id": .integer(lastID), "method": .string(method), "params": parameters,
    ])
    return messages.last { $0["id"]?.integer == lastID && $0["method"] == nil }
  }

  func open(_ text: String, at uri: String = Client.uri, language: String = "xml") {
    notify(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": .string(uri), "languageId": .string(language), "version": 1,
          "text": .string(text),
        ]
      ])
  }

  /// Replaces the text between two positions.
  func change(
    _ start: (Int, Int), _ end: (Int, Int), to text: String, version: Int, at uri: String = uri
  ) {
    notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": .string(uri), "version": .integer(version)],
        "contentChanges": [["range": .range(start, end), "text": .string(text)]],
      ])
  }

  func replaceAll(_ text: String, version: Int) {
    notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": .string(Client.uri), "version": .integer(version)],
        "contentChanges": [["text": .string(text)]],
      ])
  }

  /// A request about a position.
  func ask(_ method: String, at position: (Int, Int)) -> JSONValue? {
    request(
      "textDocument/" + method,
      ["textDocument": ["uri": .string(Client.uri)], "position": .position(position)])?["result"]
  }

  static let uri = "file:///project/voice.xml"

  /// All diagnostics pushed for a document, in order.
  func pushed(_ uri: String = Client.uri) -> [JSONValue] { pushes[uri] ?? [] }

  /// The rules of the latest push; nil if there was none.
  func shown(_ uri: String = Client.uri) -> [String]? {
    pushed(uri).last?["diagnostics"]?.elements.compactMap { $0["code"]?.string }
  }
}

/// A workspace whose files exist only in the tests.
final class FixedWorkspace: Workspace {
  var compiler = CompilerOptions()
  var configurations: [ConfigurationReport] = []
  var isChanged = false
  let configurationNames = [".twimlc.yml"]

  func settings(for path: [UInt8]?) -> DocumentSettings { DocumentSettings(compiler: compiler) }

  func refresh() -> Bool {
    defer { isChanged = false }
    return isChanged
  }

  func mistakes(inConfiguration source: SourceFile) -> [Diagnostic] { [] }
}

extension JSON {
  static func position(_ position: (Int, Int)) -> JSON {
    ["line": .integer(position.0), "character": .integer(position.1)]
  }

  static func range(_ start: (Int, Int), _ end: (Int, Int)) -> JSON {
    ["start": position(start), "end": position(end)]
  }

  /// The capabilities of a client that supports everything.
  static let capable: JSON = [
    "general": ["positionEncodings": ["utf-16"]],
    "workspace": ["workspaceEdit": ["documentChanges": true]],
    "textDocument": [
      "hover": ["contentFormat": ["markdown"]],
      "completion": [
        "completionItem": ["snippetSupport": true, "documentationFormat": ["markdown"]]
      ],
      "codeAction": [
        "codeActionLiteralSupport": ["codeActionKind": ["valueSet": ["quickfix"]]],
        "isPreferredSupport": true,
      ],
      "documentSymbol": ["hierarchicalDocumentSymbolSupport": true],
      "publishDiagnostics": [
        "relatedInformation": true, "codeDescriptionSupport": true,
        "tagSupport": ["valueSet": [1, 2]],
      ],
    ],
  ]
}
