import Diagnostics
import JSON

/// Opening, changing and closing documents.
extension Server {
  func open(_ parameters: JSONValue?) throws(ProtocolError) {
    let item = try document(in: parameters)
    guard let uri = try item.required("uri").string, let text = try item.required("text").string
    else { throw ProtocolError(.invalidParams, "'uri' and 'text' are strings") }
    let document = OpenDocument(
      uri: DocumentURI(uri), languageID: item["languageId"]?.string ?? "",
      version: item["version"]?.integer,
      text: TextDocument(Array(text.utf8), encoding: encoding))
    // From now on, mistakes of this file are shown in the open document.
    shownConfigurations[document.uri] = nil
    documents[document.uri] = document
    markDirty(document.uri)
  }

  func change(_ parameters: JSONValue?) throws(ProtocolError) {
    let (uri, item) = try identifier(parameters)
    guard let changes = try parameters?.required("contentChanges").elements else { return }
    // Removed from the dictionary, so that a large text is not copied.
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

  /// - Parameter isUrgent: whether the user is editing the document, so that it is checked first.
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
  /// The interval for checking whether a configuration file has changed, in milliseconds. It is
  /// cheap and works with clients that cannot watch files; a client's notification is handled at
  /// once.
  static let refreshInterval = 2000

  func refreshIfDue() {
    guard let due = nextRefresh, due <= now else { return }
    nextRefresh = now + Server.refreshInterval
    if !documents.isEmpty { refresh() }
  }

  /// Rereads configuration files that have changed.
  func refresh() {
    guard workspace.refresh() else { return }
    invalidateAll()
  }

  /// Marks every document to be checked again.
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
  /// nil for null, which some clients send for a change of the whole text.
  fileprivate func presentRange() throws(ProtocolError) -> Range<Position>? {
    kind == .null ? nil : try positionRange()
  }
}
