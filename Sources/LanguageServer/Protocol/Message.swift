import Diagnostics
package import JSON

/// A message from a client: JSON-RPC 2.0 without batches.
package enum Message: Sendable {
  case request(MessageID, method: String, parameters: JSONValue?)
  case notification(method: String, parameters: JSONValue?)
  /// The response to a request of the server.
  case response(MessageID, result: JSONValue?)

  /// Reads the content of a message.
  init(_ content: [UInt8]) throws(ProtocolError) {
    let (document, findings) = parseJSON(SourceFile(name: "message", bytes: content))
    guard let root = document.root else {
      throw ProtocolError(.parseError, findings.first?.message ?? "the message is empty")
    }
    guard root.kind == .object else {
      throw ProtocolError(.invalidRequest, "a message is an object, not \(root.kind.name)")
    }
    let identifier = root["id"]
    let id = identifier.flatMap(MessageID.init)
    guard let methodValue = root["method"] else {
      guard let id, root["result"] != nil || root["error"] != nil else {
        throw ProtocolError(.invalidRequest, "a message has no method", id: id)
      }
      self = .response(id, result: root["result"])
      return
    }
    guard let method = methodValue.string else {
      throw ProtocolError(.invalidRequest, "the method of a message is not a string", id: id)
    }
    let parameters = root["params"]
    guard identifier != nil else {
      self = .notification(method: method, parameters: parameters)
      return
    }
    guard let id else {
      throw ProtocolError(.invalidRequest, "the id of a request is not a number or a string")
    }
    self = .request(id, method: method, parameters: parameters)
  }
}

/// The id that a response shares with its request.
package enum MessageID: Sendable, Hashable {
  case integer(Int)
  case string(String)

  /// nil if it is neither a whole number nor a string.
  init?(_ value: JSONValue) {
    if let integer = value.integer {
      self = .integer(integer)
    } else if let string = value.string {
      self = .string(string)
    } else {
      return nil
    }
  }

  var json: JSON {
    switch self {
    case .integer(let integer): .integer(integer)
    case .string(let string): .string(string)
    }
  }
}

/// The reason that a request has no result.
package struct ProtocolError: Error, Hashable {
  let code: Code
  let message: String
  /// The request that failed, if the error was found before the request was parsed.
  var id: MessageID?

  init(_ code: Code, _ message: String, id: MessageID? = nil) {
    self.code = code
    self.message = message
    self.id = id
  }

  /// The error codes of JSON-RPC 2.0 and of the Language Server Protocol.
  enum Code: Int {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case serverNotInitialized = -32002
    case requestCancelled = -32800
  }

  var json: JSON { ["code": .integer(code.rawValue), "message": .string(message)] }
}

extension JSONValue {
  /// The value of a required member of an object.
  func required(_ key: String) throws(ProtocolError) -> JSONValue {
    guard let value = self[key] else {
      throw ProtocolError(.invalidParams, "the parameters have no '\(key)'")
    }
    return value
  }

  /// The value at the end of a path of members; nil if one is missing.
  func value(at path: String...) -> JSONValue? {
    var value: JSONValue? = self
    for key in path { value = value?[key] }
    return value
  }

  /// nil if it is neither true nor false.
  var boolean: Bool? { kind == .boolean ? lexeme == "true" : nil }
}
