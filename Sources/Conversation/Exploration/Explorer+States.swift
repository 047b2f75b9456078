import Compiler
import Diagnostics
import Trace
import TwiMLSemantics

extension Explorer {
  mutating func state(
    of exchange: Exchange, _ record: CallRecord, failure: DeliveryFailure?, path: [Decision],
    at index: Int, isAsItIs: Bool
  ) -> Int {
    let place =
      (isAsItIs ? "as it is\u{1F}" : "") + path.map(\.label).joined(separator: "\u{1F}")
      + "\u{1E}\(index)"
    let key = key(of: exchange, record.plan.caller, failure)
    if let known = visited[place] {
      if ids[key] != known { noteInstability(of: exchange, known, record.plan.caller) }
      return known
    }
    if let known = ids[key] {
      visited[place] = known
      return known
    }
    let id = exploration.states.count
    ids[key] = id
    visited[place] = id
    let source = exchange.compilation?.source
    exploration.states.append(
      ExploredState(
        id: id, method: exchange.request.method.rawValue.uppercased(),
        url: Self.shown(exchange.request.url ?? ""), status: exchange.status, failure: failure,
        source: SourceFile(name: source?.name ?? "", bytes: source?.documentText ?? []),
        reports: exchange.reports, path: path))
    likenesses.add(document: Self.text(of: exchange), url: exploration.states[id].url, key: key)
    return id
  }

  private mutating func noteInstability(of exchange: Exchange, _ state: Int, _ caller: Caller) {
    exploration.states[state].isUnstable = true
    unstableURLs.insert(Self.shown(exchange.request.url ?? ""))
    ids[key(of: exchange, caller, nil)] = state
  }

  /// What is the same of a response on each call.
  private func key(of exchange: Exchange, _ caller: Caller, _ failure: DeliveryFailure?) -> String {
    let url = Self.shown(exchange.request.url ?? "")
    guard exchange.compilation != nil else { return "\(url) \(failure?.kind.rawValue ?? "")" }
    let text = Self.text(of: exchange)
    let document =
      unstableURLs.contains(url)
      ? Normalization.structure(of: text) : Normalization.normalized(text, of: caller)
    return "\(Normalization.normalized(url, of: caller)) \(exchange.status ?? 0) \(document)"
  }

  fileprivate static func shown(_ url: String) -> String { String(url.prefix { $0 != "?" }) }

  /// The document; empty where nothing came back.
  static func text(of exchange: Exchange) -> String {
    String(decoding: exchange.compilation?.source.documentText ?? [], as: UTF8.self)
  }
}
