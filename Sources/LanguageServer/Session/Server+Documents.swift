import Diagnostics
import JSON

/// Documents that are opened, changed and closed.
extension Server {
  func open(_ parameters: JSONValue?) throws(ProtocolError) {
    let item = try document(in: parameters)
    guard let uri = try item.required("uri").string, let text = try item.required("text").string
    else { throw ProtocolError(.invalidParams, "'uri' and 'text' are strings") }
    let document = OpenDocument(
      uri: DocumentURI(uri), languageID: item["languageId"]?.string ?? "",
      version: item["version"]?.integer,
      text: TextDocument(Array(text.utf8), encoding: encoding))
    // What is shown of the file itself is shown of the open document from now on.
    shownConfigurations[document.uri] = nil
    documents[document.uri] = document
    markDirty(document.uri)
  }

  func change(_ parameters: JSONValue?) throws(ProtocolError) {
    let (uri, item) = try identifier(parameters)
    guard let changes = try parameters?.required("contentChanges").elements else { return }
    // Taken out, so that no copy of a large text is made.
    guard var document = documents.removeValue(forKey: uri) else { return }
    defer {
      documents[uri] = document
      markDirty(uri, isUrgent: true)
    }
    document.version = item["version"]?.integer
    for change in changes {
      guard let text = try change.required("text").string else {
        throw ProtocolError(.invalidParams, "the 'text' of a change is not a string")
      }
      document.replace(try change["range"]?.presentRange(), with: Array(text.utf8))
    }
  }

  func close(_ parameters: JSONValue?) throws(ProtocolError) {
    let (uri, _) = try identifier(parameters)
    guard let document = documents.removeValue(forKey: uri) else { return }
    dirty.removeAll { $0 == uri }
    if document.hasShownFindings { publish([], for: uri, version: nil) }
    showConfigurations()
  }

  /// The document that a notification is about.
  private func identifier(
    _ parameters: JSONValue?
  ) throws(ProtocolError) -> (DocumentURI, JSONValue) {
    let item = try document(in: parameters)
    guard let text = try item.required("uri").string else {
      throw ProtocolError(.invalidParams, "'uri' is not a string")
    }
    let uri = DocumentURI(text)
    guard documents[uri] != nil else {
      throw ProtocolError(.invalidParams, "'\(text)' is not open")
    }
    return (uri, item)
  }

  private func document(in parameters: JSONValue?) throws(ProtocolError) -> JSONValue {
    guard let parameters else {
      throw ProtocolError(.invalidParams, "there are no parameters")
    }
    return try parameters.required("textDocument")
  }

  /// - Parameter isUrgent: whether somebody is working on the document, so that it comes before all
  ///   others.
  func markDirty(_ uri: DocumentURI, isUrgent: Bool = false) {
    if isUrgent {
      dirty.removeAll { $0 == uri }
      dirty.insert(uri, at: 0)
    } else if !dirty.contains(uri) {
      dirty.append(uri)
    }
  }
}

extension Server {
  /// How long a change of a configuration file may go unnoticed, in milliseconds. Looking is cheap,
  /// and needs no client that can watch files; one that does is heard at once.
  static let refreshInterval = 2000

  func refreshIfDue() {
    guard let due = nextRefresh, due <= now else { return }
    nextRefresh = now + Server.refreshInterval
    if !documents.isEmpty { refresh() }
  }

  /// Looks after the configuration files.
  func refresh() {
    guard workspace.refresh() else { return }
    invalidateAll()
  }

  /// Has every document checked again.
  func invalidateAll() {
    generation += 1
    for uri in documents.keys {
      documents[uri]?.forget()
      markDirty(uri)
    }
    if isPulling, client.refreshesDiagnostics { request("workspace/diagnostic/refresh", nil) }
  }
}

extension JSONValue {
  /// nil for null, which some clients write for a change of everything.
  fileprivate func presentRange() throws(ProtocolError) -> Range<Position>? {
    kind == .null ? nil : try positionRange()
  }
}
