import JSON

/// One debug document of Pivot.
struct LogEntry {
  enum Kind {
    case request(LoggedRequest)
    case response(LoggedResponse)
    case refusal(Refusal)
  }

  let kind: Kind
  let callID: String?
  let iteration: Int?
  let created: Int?
  /// Its position among the entries.
  let index: Int

  /// - Returns: nil if it is not an entry.
  init?(_ value: JSONValue, index: Int) {
    guard value.kind == .object, let kind = Self.kind(of: value) else { return nil }
    self.kind = kind
    callID = value["call_id"]?.string
    iteration = value["iteration"]?.integer
    created = Self.created(of: value)
    self.index = index
  }

  private init(kind: Kind, callID: String?, iteration: Int?, created: Int?, index: Int) {
    self.kind = kind
    self.callID = callID
    self.iteration = iteration
    self.created = created
    self.index = index
  }

  /// An entry that is cut off before it says when it was made.
  func placed(beside neighbor: LogEntry, isEarlier: Bool) -> LogEntry {
    guard iteration == nil, created == nil, let count = neighbor.iteration else { return self }
    let steps = isEarlier ? (neighbor.isDocumentRequest ? -1 : 0) : (isDocumentRequest ? 1 : 0)
    return LogEntry(
      kind: kind, callID: callID, iteration: count + steps, created: neighbor.created, index: index)
  }

  func numbered(_ index: Int) -> LogEntry {
    LogEntry(kind: kind, callID: callID, iteration: iteration, created: created, index: index)
  }

  private static func created(of value: JSONValue) -> Int? {
    (value["created"] ?? value["pvt_created"])?.integer
  }

  private static func kind(of value: JSONValue) -> Kind? {
    if let errors = value["schema_errors"] ?? value["json_errors"] {
      return .refusal(Refusal(entry: value, reason: reason(of: errors), place: errors.place))
    }
    if let status = value["resp_status_code"] {
      return .response(
        LoggedResponse(
          entry: value, status: status.string ?? status.lexeme,
          fields: value["resp_headers"]?.members ?? [], body: value["resp_body"],
          created: created(of: value)))
    }
    if value["resp_body"] != nil || value["resp_headers"] != nil {
      return .response(
        LoggedResponse(
          entry: value, status: "", fields: value["resp_headers"]?.members ?? [],
          body: value["resp_body"], created: created(of: value)))
    }
    guard let uri = value["uri"]?.string, value["method"] != nil || value["req_body"] != nil else {
      return nil
    }
    let body = value["req_body"]?.string ?? ""
    return .request(
      LoggedRequest(
        entry: value, uri: uri, method: (value["method"]?.string ?? "get").lowercased(),
        body: body, created: created(of: value), iteration: value["iteration"]?.integer,
        isCallRecord: isCallRecord(body)))
  }

  /// A call record is the event of the call's end, which no request for a document carries:
  /// `pivot_call:handle_cast/2`.
  private static func isCallRecord(_ body: String) -> Bool {
    body.contains("Hangup-Cause=") && !body.contains("CallSid=") && !body.contains("Api-Version=")
  }

  /// Kazoo's reason, in one line.
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

extension [LogEntry] {
  /// In the order in which they were made: by the count of documents, then a request before its
  /// answer, since seconds are too coarse to tell one from the other.
  func inOrder() -> [LogEntry] {
    let isReversed = isReversed
    var listed = self
    if count > 1, let cut = listed.popLast() {
      listed.append(cut.placed(beside: listed[listed.count - 1], isEarlier: isReversed))
    }
    let entries = (isReversed ? listed.reversed() : listed).enumerated().map { $1.numbered($0) }
    let counts = entries.compactMap { $0.isDocumentRequest ? $0.iteration : nil }
    // A call that comes to Pivot twice is counted from 1 twice.
    let isCounted =
      Set(counts).count == counts.count && entries.allSatisfy { $0.iteration != nil }
    guard isCounted else {
      return entries.sorted { ($0.created ?? 0, $0.index) < ($1.created ?? 0, $1.index) }
    }
    let late = entries.answersToCallRecords
    return entries.sorted { left, right in
      (left.iteration ?? 0, left.rank(late), left.index)
        < (right.iteration ?? 0, right.rank(late), right.index)
    }
  }

  /// The answers to call records, which are counted with the last document.
  private var answersToCallRecords: Set<Int> {
    var indices: Set<Int> = []
    for record in self where record.isCallRecord {
      let answers = filter { $0.isResponse && $0.iteration == record.iteration }
      guard
        answers.count > 1
          || !contains(where: { $0.isDocumentRequest && $0.iteration == record.iteration })
      else { continue }
      if let last = answers.max(by: { ($0.created ?? 0, $0.index) < ($1.created ?? 0, $1.index) }) {
        indices.insert(last.index)
      }
    }
    return indices
  }

  /// Whether the last entry of the call comes first: the API lists them in either order.
  private var isReversed: Bool {
    guard let first, let last, count > 1 else { return false }
    if let a = first.iteration, let b = last.iteration, a != b { return a > b }
    if let a = first.created, let b = last.created, a != b { return a > b }
    if case .request = first.kind { return false }
    if case .request = last.kind { return true }
    return false
  }
}

extension LogEntry {
  fileprivate var isCallRecord: Bool {
    if case .request(let request) = kind { request.isCallRecord } else { false }
  }

  fileprivate var isDocumentRequest: Bool {
    if case .request(let request) = kind { !request.isCallRecord } else { false }
  }

  fileprivate var isResponse: Bool {
    if case .response = kind { true } else { false }
  }

  /// The order of an entry among those of the same document.
  /// - Parameter late: the responses to call records.
  fileprivate func rank(_ late: Set<Int>) -> Int {
    switch kind {
    case .request(let request): request.isCallRecord ? 3 : 0
    case .response(let response):
      late.contains(index) ? 4 : response.status.isEmpty ? 2 : 1
    case .refusal: 2
    }
  }
}
