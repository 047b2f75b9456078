import Diagnostics
import JSON

/// The start and end of a session.
extension Server {
  /// The result of a request.
  func result(of method: String, _ parameters: JSONValue?) throws(ProtocolError) -> JSON {
    switch (phase, method) {
    case (.new, "initialize"): return initialize(parameters)
    case (.new, _):
      throw ProtocolError(.serverNotInitialized, "'initialize' must be the first request")
    case (.running, "initialize"):
      throw ProtocolError(.invalidRequest, "the server is initialized already")
    case (.shutDown, _):
      throw ProtocolError(.invalidRequest, "the server is shut down: 'exit' must follow")
    case (.running, "shutdown"):
      phase = .shutDown
      return .null
    case (.running, _): return try feature(method, parameters)
    }
  }

  private func feature(_ method: String, _ parameters: JSONValue?) throws(ProtocolError) -> JSON {
    guard let feature = Server.features[method] else {
      throw ProtocolError(.methodNotFound, "there is no method '\(method)'")
    }
    guard let parameters else {
      throw ProtocolError(.invalidParams, "'\(method)' has no parameters")
    }
    let name = try parameters.required("textDocument").required("uri")
    guard let text = name.string else {
      throw ProtocolError(.invalidParams, "'uri' is not a string")
    }
    let uri = DocumentURI(text)
    guard var document = documents[uri] else {
      throw ProtocolError(.invalidParams, "'\(text)' is not open")
    }
    // Keep what the feature computed about the text for the next one.
    defer { documents[uri] = document }
    return try feature(self, &document, parameters)
  }

  typealias Feature = (
    Server, inout OpenDocument, JSONValue
  ) throws(ProtocolError) -> JSON

  /// The requests about a document.
  private static var features: [String: Feature] {
    [
      "textDocument/diagnostic": { server, document, parameters in
        server.pulledDiagnostics(&document, parameters)
      },
      "textDocument/codeAction": { (server, document, parameters) throws(ProtocolError) in
        try server.codeActions(&document, parameters)
      },
      "textDocument/hover": { (server, document, parameters) throws(ProtocolError) in
        try server.hover(&document, parameters)
      },
      "textDocument/completion": { (server, document, parameters) throws(ProtocolError) in
        try server.completion(&document, parameters)
      },
      "textDocument/documentSymbol": { server, document, _ in server.symbols(&document) },
      "textDocument/documentLink": { server, document, _ in server.links(&document) },
    ]
  }

  func handleNotification(
    _ method: String, _ parameters: JSONValue?
  ) throws(ProtocolError) {
    if method == "exit" {
      exitStatus = phase == .shutDown ? 0 : 1
      return
    }
    // The protocol says to drop notifications before `initialize` or after `shutdown`.
    guard phase == .running else { return }
    switch method {
    case "initialized": nextRefresh = now + Server.refreshInterval
    case "textDocument/didOpen": try open(parameters)
    case "textDocument/didChange": try change(parameters)
    case "textDocument/didClose": try close(parameters)
    case "textDocument/didSave", "workspace/didChangeWatchedFiles": refresh()
    case "workspace/didChangeConfiguration": reconfigure(parameters)
    // Unknown notifications are ignored.
    default: break
    }
  }

  private func initialize(_ parameters: JSONValue?) -> JSON {
    phase = .running
    let capabilities = parameters?["capabilities"]
    client = ClientCapabilities(capabilities)
    encoding = PositionEncoding(offeredBy: capabilities)
    parentProcess = parameters?["processId"]?.integer
    take(OptionOverrides(parameters?["initializationOptions"]))
    return [
      "capabilities": serverCapabilities,
      "serverInfo": ["name": "twimlc", "version": .string(version)],
    ]
  }

  private var serverCapabilities: JSON {
    .some(
      ("positionEncoding", .string(encoding.rawValue)),
      ("textDocumentSync", ["openClose": true, "change": 2, "save": ["includeText": false]]),
      ("diagnosticProvider", pullProvider),
      (
        "codeActionProvider",
        client.hasCodeActionLiterals
          ? ["codeActionKinds": ["quickfix", "source.fixAll.twimlc"]] : true
      ),
      ("completionProvider", ["triggerCharacters": ["<", "/", " ", "=", "\"", "'"]]),
      ("hoverProvider", true),
      ("documentSymbolProvider", true),
      ("documentLinkProvider", [:]),
      ("workspace", ["workspaceFolders": ["supported": true]]))
  }

  /// Pulling is offered only to a client that can refresh its diagnostics. Another client would
  /// miss later changes, such as a new configuration, so findings are pushed to it.
  private var pullProvider: JSON? {
    guard !client.pullsDiagnostics || client.refreshesDiagnostics else { return nil }
    return ["identifier": "twimlc", "interFileDependencies": false, "workspaceDiagnostics": false]
  }

  /// Applies new settings of the client.
  private func reconfigure(_ parameters: JSONValue?) {
    // Clients without settings send null or nothing.
    guard let settings = parameters?["settings"], !settings.members.isEmpty else { return }
    guard settings["twimlc"] != nil else { return }
    take(OptionOverrides(settings))
    invalidateAll()
  }

  private func take(_ new: OptionOverrides) {
    overrides = new
    for mistake in new.mistakes { warn(mistake) }
  }
}
