import Diagnostics
import JSON

/// One debug document of Pivot: what it is, and where it stands. Its text stays in the log, so that
/// a large log costs little more than its own size.
struct LogEntry {
  enum Kind {
    case request
    /// The record of a call, which `pivot_call:handle_cast/2` sends once the call is over.
    case callRecord
    case response
    /// The body of a response, or its head, in an entry of its own.
    case part
    case refusal
  }

  let kind: Kind
  /// The number of its call; nil where it does not say the call's id.
  let call: Int?
  let iteration: Int?
  let created: Int?
  /// Where its object begins.
  let offset: Int
  /// Whether it has a body.
  let hasBody: Bool
  /// Its position among the entries.
  var index: Int

  /// - Returns: nil if it is not an entry.
  init?(_ value: JSONValue, call: (String) -> Int) {
    guard value.kind == .object, let kind = Self.kind(of: value) else { return nil }
    self.kind = kind
    self.call = value["call_id"]?.string.map(call)
    iteration = value["iteration"]?.integer
    created = value.created
    offset = value.range.lowerBound
    hasBody = value.loggedBody != nil
    index = 0
  }

  private init(_ entry: LogEntry, iteration: Int?, created: Int?) {
    kind = entry.kind
    call = entry.call
    self.iteration = iteration
    self.created = created
    offset = entry.offset
    hasBody = entry.hasBody
    index = entry.index
  }

  /// An entry that is cut off before it says when it was made.
  func placed(beside neighbor: LogEntry, isEarlier: Bool) -> LogEntry {
    guard iteration == nil, created == nil, let count = neighbor.iteration else { return self }
    let steps = isEarlier ? (neighbor.kind == .request ? -1 : 0) : (kind == .request ? 1 : 0)
    return LogEntry(self, iteration: count + steps, created: neighbor.created)
  }

  func numbered(_ index: Int) -> LogEntry {
    var entry = self
    entry.index = index
    return entry
  }

  private static func kind(of value: JSONValue) -> Kind? {
    if (value["schema_errors"] ?? value["json_errors"]) != nil { return .refusal }
    if value["resp_status_code"] != nil { return .response }
    if value["resp_body"] != nil || value["resp_headers"] != nil { return .part }
    guard value["uri"]?.string != nil, value["method"] != nil || value["req_body"] != nil else {
      return nil
    }
    return LoggedRequest(value).isCallRecord ? .callRecord : .request
  }
}

extension JSONValue {
  /// When an entry was made, in seconds of the year 0.
  var created: Int? { (self["created"] ?? self["pvt_created"])?.integer }
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
    let counts = entries.compactMap { $0.kind == .request ? $0.iteration : nil }
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
    let counts = Set(filter { $0.kind == .callRecord }.map(\.iteration))
    let documented = Set(filter { $0.kind == .request }.map(\.iteration))
    let answers = Dictionary(
      grouping: filter { $0.isResponse && counts.contains($0.iteration) }, by: \.iteration)
    let late = answers.filter { $0.value.count > 1 || !documented.contains($0.key) }.values
    return Set(
      late.compactMap { answers in
        answers.max { ($0.created ?? 0, $0.index) < ($1.created ?? 0, $1.index) }?.index
      })
  }

  /// Whether the last entry of the call comes first: the API lists them in either order.
  private var isReversed: Bool {
    guard let first, let last, count > 1 else { return false }
    if let a = first.iteration, let b = last.iteration, a != b { return a > b }
    if let a = first.created, let b = last.created, a != b { return a > b }
    return first.isAnswer && last.isRequest
  }
}

extension LogEntry {
  fileprivate var isRequest: Bool { kind == .request || kind == .callRecord }

  fileprivate var isResponse: Bool { kind == .response || kind == .part }

  fileprivate var isAnswer: Bool { !isRequest }

  /// The order of an entry among those of the same document.
  /// - Parameter late: the responses to call records.
  fileprivate func rank(_ late: Set<Int>) -> Int {
    if late.contains(index) { return 4 }
    return switch kind {
    case .request: 0
    case .response: 1
    case .part, .refusal: 2
    case .callRecord: 3
    }
  }
}
