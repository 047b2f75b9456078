import Diagnostics
import JSON

/// Sorts the entries of a log by call, and in each call by request.
struct LogReader {
  let source: SourceFile
  private(set) var calls: [LoggedCall] = []
  private(set) var findings: [Diagnostic] = []

  init(source: SourceFile) { self.source = source }

  /// - Returns: whether this is a log at all.
  mutating func read(_ documents: [JSONDocument]) -> Bool {
    let roots = documents.compactMap(\.root)
    guard let first = roots.first else { return false }
    if let failure = LogEnvelope.failure(first) {
      findings.append(.refused(failure, first))
      return true
    }
    let values = roots.flatMap(LogEnvelope.entries)
    let entries = values.compactMap { LogEntry($0, index: 0) }
    guard !entries.isEmpty else {
      if let listed = values.first(where: LogEnvelope.isListed) {
        findings.append(.listing(values.count(where: LogEnvelope.isListed), listed))
        return true
      }
      guard LogEnvelope.isEmptyLog(first) else { return false }
      findings.append(.emptyLog(first))
      return true
    }
    sort(entries.enumerated().map { $1.numbered($0) })
    return true
  }

  private mutating func sort(_ entries: [LogEntry]) {
    var places: [String: Int] = [:]
    var groups: [[LogEntry]] = []
    for entry in entries {
      let id = entry.callID ?? groups.last?.first?.callID ?? ""
      if let place = places[id] {
        groups[place].append(entry)
      } else {
        places[id] = groups.count
        groups.append([entry])
      }
    }
    for group in groups {
      calls.append(
        LoggedCall(id: group.first?.callID ?? "", exchanges: Self.paired(group.inOrder())))
    }
  }

  /// Pairs requests with their responses.
  private static func paired(_ entries: [LogEntry]) -> [LoggedExchange] {
    var exchanges: [LoggedExchange] = []
    for entry in entries {
      switch entry.kind {
      case .request(let request):
        exchanges.append(LoggedExchange(request: request))
      case .response(let response):
        // The body can be in an entry of its own.
        if let last = exchanges.indices.last, let earlier = exchanges[last].response,
          earlier.body == nil, response.status.isEmpty
        {
          exchanges[last].response = earlier.with(body: response.body)
        } else if let last = exchanges.indices.last, exchanges[last].response == nil,
          exchanges[last].refusal == nil
        {
          exchanges[last].response = response
        } else {
          exchanges.append(LoggedExchange(response: response))
        }
      case .refusal(let refusal):
        if let last = exchanges.indices.last, exchanges[last].refusal == nil {
          exchanges[last].refusal = refusal
        } else {
          exchanges.append(LoggedExchange(refusal: refusal))
        }
      }
    }
    return exchanges
  }
}

extension LoggedResponse {
  fileprivate func with(body: JSONValue?) -> LoggedResponse {
    LoggedResponse(entry: entry, status: status, fields: fields, body: body, created: created)
  }
}
