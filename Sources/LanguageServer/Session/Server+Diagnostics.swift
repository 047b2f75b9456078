import Compiler
import Diagnostics
import JSON

/// Diagnostics: pushed when a document changes, or pulled by a client.
extension Server {
  /// The pause in typing after which unfinished markup is reported, in milliseconds.
  static let typingPause = 600

  /// Whether a document can be checked now.
  var hasDueDocument: Bool {
    !dirty.isEmpty || documents.values.contains { $0.heldUntil.map { $0 <= now } ?? false }
  }

  /// Checks one document and publishes its findings.
  func checkNext() {
    if dirty.isEmpty {
      guard let due = documents.values.first(where: { $0.heldUntil.map { $0 <= now } ?? false })
      else { return }
      documents[due.uri]?.endTyping()
      if isPulling, client.refreshesDiagnostics { request("workspace/diagnostic/refresh", nil) }
      show(due.uri, isComplete: true)
      return
    }
    show(dirty.removeFirst(), isComplete: false)
  }

  /// - Parameter isComplete: whether to report unfinished markup too.
  private func show(_ uri: DocumentURI, isComplete: Bool) {
    guard var document = documents.removeValue(forKey: uri) else { return }
    defer {
      documents[uri] = document
      showConfigurations()
    }
    if isPulling { return }
    let checked = checked(of: &document)
    if checked.isBroken, !isComplete, document.isShownWellFormed, document.isBeingTyped() {
      document.heldUntil = now + Server.typingPause
      return
    }
    document.heldUntil = nil
    document.isShownWellFormed = !checked.isBroken
    document.hasShownFindings = !checked.findings.isEmpty
    publish(items(checked, of: document), for: uri, version: document.version)
  }

  /// The findings in the current text of a document.
  func checked(of document: inout OpenDocument) -> CheckedText {
    if document.isConfiguration(in: workspace) {
      let source = SourceFile(name: document.uri.fileName, bytes: document.text.text)
      return CheckedText(source, findings: workspace.mistakes(inConfiguration: source))
    }
    let uri = document.uri
    return document.checked(settings(for: uri))
  }

  func publish(_ items: [JSON], for uri: DocumentURI, version: Int?) {
    notify(
      "textDocument/publishDiagnostics",
      .some(
        ("uri", .string(uri.text)), ("version", version.map(JSON.integer)),
        ("diagnostics", .array(items))))
  }

  func pulledDiagnostics(_ document: inout OpenDocument, _ parameters: JSONValue) -> JSON {
    isPulling = true
    // From now on the client shows what it pulls, and must not show it twice.
    if document.hasShownFindings { publish([], for: document.uri, version: nil) }
    document.hasShownFindings = false
    let checked = checked(of: &document)
    let isHeld =
      client.refreshesDiagnostics && checked.isBroken && document.isShownWellFormed
      && document.isBeingTyped()
    if isHeld {
      document.heldUntil = document.heldUntil ?? now + Server.typingPause
    } else {
      document.isShownWellFormed = !checked.isBroken
    }
    let id = "\(generation).\(document.version ?? 0)\(isHeld ? "t" : "")"
    // While a tag is being typed, the client keeps what it shows.
    if let previous = parameters["previousResultId"]?.string, previous == id || isHeld {
      return ["kind": "unchanged", "resultId": .string(previous)]
    }
    let items = isHeld ? [] : items(checked, of: document)
    return ["kind": "full", "resultId": .string(id), "items": .array(items)]
  }

  /// The findings of a document as the protocol's objects.
  func items(_ checked: CheckedText, of document: OpenDocument) -> [JSON] {
    var renderer = DiagnosticRenderer(checked, document, client)
    return checked.findings.map { renderer.json($0) }
  }
}

extension Server {
  /// Publishes the mistakes of configuration files that are not open, and clears those that are
  /// resolved.
  func showConfigurations() {
    var current: [DocumentURI: ConfigurationReport] = [:]
    for report in workspace.configurations where !report.mistakes.isEmpty {
      let uri = DocumentURI(path: report.path)
      if documents[uri] == nil { current[uri] = report }
    }
    for uri in shownConfigurations.keys where current[uri] == nil {
      shownConfigurations[uri] = nil
      if documents[uri] == nil { publish([], for: uri, version: nil) }
    }
    for (uri, report) in current {
      let words = report.mistakes.map { "\($0.range.lowerBound) \($0.message)" }
      guard shownConfigurations[uri] != words else { continue }
      shownConfigurations[uri] = words
      let document = OpenDocument(
        uri: uri, languageID: "yaml", version: nil,
        text: TextDocument(report.source.text, encoding: encoding))
      publish(
        items(CheckedText(report.source, findings: report.mistakes), of: document), for: uri,
        version: nil)
    }
  }
}
