import Diagnostics
import JSON

/// Sorts the entries of a log by call, and in each call by request.
struct LogReader {
  let source: SourceFile
  private(set) var findings: [Diagnostic] = []
  private var entries: [LogEntry] = []
  /// The ids of the calls, in the order of their first entries.
  private var ids: [String] = []
  private var numbers: [String: Int] = [:]
  /// The hashes of what was read so far.
  private var texts: Set<Int> = []
  /// What stands first in place of entries.
  private var first: JSONValue?
  private var firstListed: JSONValue?
  private var listedCount = 0
  /// What is wrong where the log stops to be JSON.
  private(set) var fault: Diagnostic?

  init(source: SourceFile) { self.source = source }

  /// - Returns: whether this is a log at all.
  mutating func read() -> Bool {
    fault = parseJSONSequence(source) { document in
      guard let root = document.root else { return }
      if first == nil { first = root }
      for value in LogEnvelope.entries(root) { add(value) }
    }
    guard let first else { return false }
    if let failure = LogEnvelope.failure(first) {
      findings.append(.refused(failure, first))
      entries = []
      return true
    }
    guard entries.isEmpty else { return true }
    if let firstListed {
      findings.append(.listing(listedCount, firstListed))
      return true
    }
    guard LogEnvelope.isEmptyLog(first) else { return false }
    findings.append(.emptyLog(first))
    return true
  }

  /// Adds an entry, or the entries of a page of them.
  private mutating func add(_ value: JSONValue) {
    let value = LogEnvelope.document(in: value.whole)
    if let page = LogEnvelope.page(value) {
      for element in page { addEntry(LogEnvelope.document(in: element)) }
    } else {
      addEntry(value)
    }
  }

  private mutating func addEntry(_ value: JSONValue) {
    // A page that was fetched twice says nothing new.
    guard texts.insert(value.textHash).inserted else { return }
    if let entry = LogEntry(value, call: { number(of: $0) }) {
      entries.append(entry)
    } else if LogEnvelope.isListed(value) {
      listedCount += 1
      if firstListed == nil { firstListed = value }
    }
  }

  private mutating func number(of id: String) -> Int {
    if let number = numbers[id] { return number }
    numbers[id] = ids.count
    ids.append(id)
    return ids.count - 1
  }

  /// Where the last entry begins; nil without any.
  var lastEntry: Int? { entries.last?.offset }

  /// The calls, in the order of their first entries.
  func calls() -> [LoggedCall] {
    var groups: [[LogEntry]] = []
    var places: [Int: Int] = [:]
    var latest: Int?
    for (index, entry) in entries.enumerated() {
      // What does not say its call belongs to the one before it.
      let call = entry.call ?? latest ?? -1
      latest = call
      if places[call] == nil {
        places[call] = groups.count
        groups.append([])
      }
      groups[places[call] ?? 0].append(entry.numbered(index))
    }
    return groups.map { group in
      let exchanges = paired(group.inOrder())
      return LoggedCall(
        id: group.first?.call.map { ids[$0] } ?? "", documents: exchanges.documents,
        callRecords: exchanges.records)
    }
  }

  /// Puts requests and what answers them together.
  private func paired(
    _ entries: [LogEntry]
  ) -> (documents: LoggedExchanges, records: LoggedExchanges) {
    var documents = LoggedExchanges(source: source)
    var records = LoggedExchanges(source: source)
    var isRecord = false
    for entry in entries {
      if entry.kind == .request || entry.kind == .callRecord {
        isRecord = entry.kind == .callRecord
      }
      if isRecord { records.add(entry) } else { documents.add(entry) }
    }
    return (documents, records)
  }
}

extension JSONValue {
  /// A hash of the value as it is written.
  fileprivate var textHash: Int {
    var hasher = Hasher()
    hasher.combine(lexeme)
    return hasher.finalize()
  }
}

extension LoggedExchanges {
  /// Adds an entry to the last exchange, or begins another one.
  fileprivate mutating func add(_ entry: LogEntry) {
    var last = places.popLast() ?? Places()
    let isNew: Bool
    switch entry.kind {
    case .request, .callRecord: isNew = !last.isEmpty
    // The body alone may stand in an entry of its own.
    case .part where last.response != nil && !last.hasBody: isNew = false
    case .response, .part: isNew = last.response != nil || last.refusal != nil
    case .refusal: isNew = last.refusal != nil
    }
    if isNew {
      places.append(last)
      last = Places()
    }
    switch entry.kind {
    case .request, .callRecord: last.request = entry.offset
    case .part where last.response != nil:
      last.body = entry.offset
      last.hasBody = entry.hasBody
    case .response, .part:
      last.response = entry.offset
      last.hasBody = entry.hasBody
    case .refusal: last.refusal = entry.offset
    }
    places.append(last)
  }
}

extension LoggedExchanges.Places {
  fileprivate var isEmpty: Bool { request == nil && response == nil && refusal == nil }
}
