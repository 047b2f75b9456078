import JSON

/// The capabilities of a client that the server uses.
struct ClientCapabilities: Sendable {
  /// Whether changes of a document can have a version.
  var hasDocumentChanges = false
  /// Whether inserted text can have tab stops.
  var hasSnippets = false
  var hasMarkdownHover = false
  var hasMarkdownCompletion = false
  var hasHierarchicalSymbols = false
  var hasRelatedInformation = false
  var hasDiagnosticTags = false
  var hasCodeDescriptions = false
  var hasCodeActionLiterals = false
  var hasPreferredActions = false
  /// Whether the client pulls diagnostics.
  var pullsDiagnostics = false
  /// Whether the client can be asked to pull diagnostics again.
  var refreshesDiagnostics = false

  init() {}

  init(_ value: JSONValue?) {
    guard let value else { return }
    func has(_ path: String...) -> Bool {
      var value: JSONValue? = value
      for key in path { value = value?[key] }
      return value?.boolean ?? false
    }
    func offers(_ word: String, at path: String...) -> Bool {
      var value: JSONValue? = value
      for key in path { value = value?[key] }
      return value?.elements.contains { $0.string == word } ?? false
    }
    hasDocumentChanges = has("workspace", "workspaceEdit", "documentChanges")
    hasSnippets = has("textDocument", "completion", "completionItem", "snippetSupport")
    hasMarkdownHover = offers("markdown", at: "textDocument", "hover", "contentFormat")
    hasMarkdownCompletion = offers(
      "markdown", at: "textDocument", "completion", "completionItem", "documentationFormat")
    hasHierarchicalSymbols = has(
      "textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport")
    let diagnostics = ["textDocument", "publishDiagnostics"]
    hasRelatedInformation = has(diagnostics[0], diagnostics[1], "relatedInformation")
    hasCodeDescriptions = has(diagnostics[0], diagnostics[1], "codeDescriptionSupport")
    hasDiagnosticTags =
      value.value(at: diagnostics[0], diagnostics[1], "tagSupport", "valueSet") != nil
    hasCodeActionLiterals =
      value.value(at: "textDocument", "codeAction", "codeActionLiteralSupport") != nil
    hasPreferredActions = has("textDocument", "codeAction", "isPreferredSupport")
    pullsDiagnostics = value.value(at: "textDocument", "diagnostic") != nil
    refreshesDiagnostics = has("workspace", "diagnostics", "refreshSupport")
  }
}

extension PositionEncoding {
  /// The cheapest of the encodings that a client offers.
  init(offeredBy capabilities: JSONValue?) {
    let offered = capabilities?.value(at: "general", "positionEncodings")?.elements ?? []
    self = offered.contains { $0.string == PositionEncoding.utf8.rawValue } ? .utf8 : .utf16
  }
}
