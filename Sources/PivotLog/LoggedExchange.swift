package import Diagnostics
package import JSON

/// A request with its answer.
package struct LoggedExchange: Sendable {
  /// Nil where the log has only an answer, as Kazoo 5 has of a document that it was given.
  package let request: LoggedRequest?
  package let response: LoggedResponse?
  /// What Kazoo has against a callflow that was answered.
  package let refusal: Refusal?
}

/// The exchanges of a call in order. Each is read from the log when it is asked for.
package struct LoggedExchanges: RandomAccessCollection, Sendable {
  /// Where the entries of an exchange begin.
  struct Places: Sendable {
    var request: Int?
    var response: Int?
    /// What the response's own entry does not have.
    var body: Int?
    var refusal: Int?
    /// Whether the entry of the response has a body.
    var hasBody = false
  }

  let source: SourceFile
  var places: [Places] = []

  package var startIndex: Int { 0 }
  package var endIndex: Int { places.count }

  package subscript(index: Int) -> LoggedExchange {
    let places = places[index]
    var response = read(places.response).map(LoggedResponse.init)
    if let body = read(places.body) { response = response?.with(body: body.loggedBody) }
    return LoggedExchange(
      request: read(places.request).map(LoggedRequest.init), response: response,
      refusal: read(places.refusal).map(Refusal.init))
  }

  private func read(_ offset: Int?) -> JSONValue? {
    offset.flatMap { JSONValue(at: $0, in: source) }
  }
}

/// An entry of a request.
package struct LoggedRequest: Sendable {
  /// The entry, for its place.
  package let entry: JSONValue
  package let uri: String
  /// In lower case.
  package let method: String
  package let body: String
  /// In seconds of the year 0, as Kazoo counts; nil where the log does not have it.
  package let created: Int?
  /// What Pivot counts for each document of a call, from 1; nil where the log does not have it.
  package let iteration: Int?

  init(_ entry: JSONValue) {
    self.entry = entry
    uri = entry["uri"]?.string ?? ""
    method = (entry["method"]?.string ?? "get").lowercased()
    body = entry["req_body"]?.string ?? ""
    created = entry.created
    iteration = entry["iteration"]?.integer
  }

  /// Whether it is the record of a call, sent to `cdr_url` once the call is over: the event of the
  /// call's end, which no request for a document carries.
  package var isCallRecord: Bool {
    body.contains("Hangup-Cause=") && !body.contains("CallSid=") && !body.contains("Api-Version=")
  }

  /// Where a message about it points.
  package var place: SourceRange { (entry["uri"] ?? entry).place }
}

/// An entry of an answer.
package struct LoggedResponse: Sendable {
  package let entry: JSONValue
  /// As Pivot writes it: "200" also for 206; empty where the log has only another part of it.
  package let status: String
  /// The header fields with their places; names and values are in lower case.
  package let fields: [JSONValue.Member]
  /// The body as a string of the log; nil where the log has none.
  package let body: JSONValue?
  package let created: Int?

  init(_ entry: JSONValue) {
    self.init(entry, body: entry.loggedBody)
  }

  private init(_ entry: JSONValue, body: JSONValue?) {
    self.entry = entry
    status = entry["resp_status_code"].map { $0.string ?? $0.lexeme } ?? ""
    fields = entry["resp_headers"]?.members ?? []
    self.body = body
    created = entry.created
  }

  func with(body: JSONValue?) -> LoggedResponse { LoggedResponse(entry, body: body) }

  /// Whether it is the document of a serverless `pivot` action, which nobody answered with.
  package var isFlowDocument: Bool { status == "PivotFlowDoc" }

  package var place: SourceRange { (entry["resp_status_code"] ?? entry).place }
}

/// What Kazoo has against an answered callflow.
package struct Refusal: Sendable {
  package let entry: JSONValue
  /// In Kazoo's own words, shortened.
  package let reason: String
  package let place: SourceRange

  init(_ entry: JSONValue) {
    self.entry = entry
    let errors = entry["schema_errors"] ?? entry["json_errors"]
    reason = errors.map(Self.reason) ?? ""
    place = (errors ?? entry).place
  }

  /// What Kazoo says, in one line.
  private static func reason(of errors: JSONValue) -> String {
    if let message = errors["message"]?.string {
      let after = errors["after"]?.string.map { $0.prefix(40) } ?? ""
      return after.isEmpty ? message : "\(message) before '\(after)'"
    }
    let texts = errors.members.prefix(3).map { member in
      let words = member.value.members.compactMap { $0.value["message"]?.string }
      return words.isEmpty ? member.key : "\(member.key): \(words.joined(separator: ", "))"
    }
    return texts.joined(separator: "; ")
  }
}

extension JSONValue {
  /// The body in the entry of a response; nil without one.
  var loggedBody: JSONValue? { self["resp_body"].flatMap { $0.kind == .null ? nil : $0 } }

  /// Where a message about it points: an object or array may fill the screen.
  package var place: SourceRange {
    kind == .object || kind == .array
      ? SourceRange(range.lowerBound..<min(range.lowerBound + 1, range.upperBound)) : range
  }
}
