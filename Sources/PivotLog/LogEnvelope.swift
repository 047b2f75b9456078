import JSON

/// The envelope of a log's entries.
enum LogEnvelope {
  /// The possible entries: the elements of an array, of Crossbar's `data`, or of a database view
  /// with documents.
  static func entries(_ root: JSONValue) -> [JSONValue] {
    if root.kind == .array { return root.elements }
    if let data = root["data"] {
      return data.kind == .array ? data.elements : [data]
    }
    if let rows = root["rows"] { return rows.elements }
    return [root]
  }

  /// The document in a row of such a view; any other value is one itself.
  static func document(in value: JSONValue) -> JSONValue {
    guard value["call_id"] == nil else { return value }
    return value["doc"] ?? value["value"] ?? value
  }

  /// The entries of a page in Crossbar's envelope, of which there may be several in an array; nil for
  /// any other value.
  static func page(_ value: JSONValue) -> [JSONValue]? {
    guard value["call_id"] == nil, value["status"] != nil, let data = value["data"],
      data.kind == .array
    else { return nil }
    return data.elements
  }

  /// Whether a value is one of the list of calls that `…/pivot/debug` answers with.
  static func isListed(_ value: JSONValue) -> Bool {
    value["call_id"] != nil && (value["has_schema_errors"] != nil || value["debug_id"] != nil)
  }

  /// A log without any entry, in Crossbar's envelope.
  static func isEmptyLog(_ root: JSONValue) -> Bool {
    root["auth_token"] != nil && root["status"]?.string == "success"
      && root["data"]?.kind == .array && root["data"]?.elements.isEmpty == true
  }

  /// The API's message instead of a log; nil if there is none.
  static func failure(_ root: JSONValue) -> String? {
    guard root["status"]?.string == "error", root["auth_token"] != nil || root["request_id"] != nil
    else { return nil }
    let code = root["error"].map { $0.string ?? $0.lexeme } ?? ""
    let message = root["message"]?.string ?? ""
    return [code, message].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
