package import Diagnostics
import JSON
package import PivotLog
import TwiMLSemantics
import TwiMLVocabulary

/// Checks a debug log of Pivot: reports the requests and responses in order, checks each response,
/// and explains the end of the call.
package func checkLog(_ log: PivotLog, options: CompilerOptions) -> [Diagnostic] {
  var checker = LogChecker(log: log, options: options)
  checker.run()
  return (log.findings + checker.diagnostics).applying(options.levels)
}

/// Walks over the calls of a log. Each response is compiled, reported and discarded, so that a
/// large log needs little more memory than its text.
private struct LogChecker {
  let log: PivotLog
  let options: CompilerOptions
  private(set) var diagnostics: [Diagnostic] = []

  init(log: PivotLog, options: CompilerOptions) {
    self.log = log
    self.options = options
  }

  mutating func run() {
    for call in log.calls { check(call) }
  }

  private mutating func check(_ call: LoggedCall) {
    var previous: Int?
    for (index, exchange) in call.documents.enumerated() {
      let isLast = index == call.documents.count - 1
      check(exchange, number: index + 1, of: call, isLast: isLast, after: previous)
      previous = exchange.response?.created ?? exchange.request?.created
    }
    for record in call.callRecords {
      if let request = record.request { diagnostics.append(.callRecord(request, record.response)) }
    }
  }

  private mutating func check(
    _ exchange: LoggedExchange, number: Int, of call: LoggedCall, isLast: Bool, after previous: Int?
  ) {
    let name = log.calls.count > 1 ? "call \(call.id), " : ""
    if let request = exchange.request {
      diagnostics.append(.request(request, number, name, after: previous))
    }
    guard let response = exchange.response else {
      if exchange.refusal == nil { checkMissingResponse(exchange, number) }
      if let refusal = exchange.refusal { diagnostics.append(.refusal(refusal, number)) }
      return
    }
    let seconds = exchange.seconds
    diagnostics.append(.response(response, number, seconds: seconds))
    if let seconds, seconds >= 3, response.isUsable {
      diagnostics.append(.slow(response, number, seconds))
    }
    guard response.isUsable else {
      diagnostics.append(.failed(response, number, conduct: conduct(number)))
      return
    }
    if let refusal = exchange.refusal { diagnostics.append(.refusal(refusal, number)) }
    // In a log that is cut off it may be the one to a call record.
    let isKnown = exchange.request.map { !log.isCut(after: $0.entry) } ?? !log.isCutOff
    guard isKnown || response.isDocument else { return }
    check(response, of: exchange, number: number, isLast: isLast)
  }

  /// Reports a request without a response.
  private mutating func checkMissingResponse(_ exchange: LoggedExchange, _ number: Int) {
    guard let request = exchange.request else { return }
    if log.isCut(after: request.entry) {
      return diagnostics.append(.cutBeforeResponse(request, number))
    }
    diagnostics.append(.silence(request, number, conduct: conduct(number)))
  }

  private mutating func check(
    _ response: LoggedResponse, of exchange: LoggedExchange, number: Int, isLast: Bool
  ) {
    guard
      let document = LoggedDocument(
        response, name: log.source.name, url: exchange.request?.documentURL, options: options)
    else {
      diagnostics.append(.noBody(response, number, isCut: log.isCut(after: response.entry)))
      return
    }
    if response.body?.string?.isEmpty == true {
      diagnostics.append(.ending(response.place, "empty body: Kazoo ends the call"))
      return
    }
    diagnostics += document.findings(number: number)
    guard isLast, exchange.refusal == nil else { return }
    diagnostics.append(.ending(response.place, document.compilation.ending))
  }

  /// What Kazoo does with the call when a request fails.
  private func conduct(_ number: Int) -> String {
    if number == 1 { return "the callflow goes on with the child '_' of the pivot action" }
    return options.target.capabilities.silencesAfterFailedRequest
      ? "the caller stays in silence until hanging up" : "Kazoo hangs up"
  }
}

extension LoggedExchange {
  /// The duration of the response, in whole seconds; nil if the log does not say.
  package var seconds: Int? {
    guard let start = request?.created, let end = response?.created, end >= start else {
      return nil
    }
    return end - start
  }
}

extension LoggedResponse {
  /// Whether it is said to be a document.
  fileprivate var isDocument: Bool {
    let type = fields.first { $0.key == "content-type" }?.value.string ?? ""
    return isFlowDocument || type.contains("xml") || type.contains("json")
  }

  /// Whether Pivot runs the body. Pivot logs 206 as 200.
  package var isUsable: Bool {
    status == "200" || status == "206" || isFlowDocument || status.isEmpty
  }
}

extension LoggedRequest {
  /// The URL of the document without the parameters that Pivot adds, recognized by the call id in
  /// either format.
  package var documentURL: String {
    guard method == "get", let mark = uri.firstIndex(of: "?") else { return uri }
    guard uri.contains("CallSid=") else { return String(uri[..<mark]) }
    let own = uri[uri.index(after: mark)...].split(separator: "&").filter { pair in
      RequestParameter(named: String(pair.prefix { $0 != "=" })) == nil
    }
    return own.isEmpty ? String(uri[..<mark]) : "\(uri[..<mark])?\(own.joined(separator: "&"))"
  }

  /// The sent parameters, decoded.
  package var parameters: [(name: String, value: String)] {
    // With "req_body_format": "json".
    if method != "get", body.hasPrefix("{") {
      let root = parseJSON(SourceFile(name: "", bytes: Array(body.utf8))).document.root
      return (root?.members ?? []).map { ($0.key, $0.value.string ?? $0.value.lexeme) }
    }
    let form = method == "get" ? uri.split(separator: "?", maxSplits: 1).dropFirst().joined() : body
    return form.prefix { $0 != "#" }.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (
        String(parts[0]).percentDecoded, parts.count > 1 ? String(parts[1]).percentDecoded : ""
      )
    }
  }
}

extension String {
  /// The decoded text of a form value.
  fileprivate var percentDecoded: String {
    var bytes: [UInt8] = []
    let text = Array(utf8)
    var offset = 0
    while offset < text.count {
      if text[offset] == UInt8(ascii: "%"), offset + 2 < text.count + 0,
        let value = UInt8(String(decoding: text[offset + 1...offset + 2], as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        offset += 3
      } else {
        bytes.append(text[offset] == UInt8(ascii: "+") ? UInt8(ascii: " ") : text[offset])
        offset += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Compilation {
  /// How a call without a further request in its log continues.
  fileprivate var ending: String {
    if callflowIgnoringErrors?.root?["module"] != nil {
      return hasErrors
        ? "Kazoo refuses the callflow and hangs up" : "the callflow of this response takes the call"
    }
    guard let program else {
      return hasErrors
        ? "Kazoo runs none of this response and hangs up" : "Kazoo ends the call here"
    }
    if program.fails { return "Kazoo fails in this document, and the call ends" }
    let mayRequest = program.statements.contains { $0.isReached && $0.mayRequest }
    return mayRequest
      ? "no further request: the caller hung up, or did what leads to none"
      : "the document ends here: Kazoo hangs up, unless the caller did before"
  }
}

extension Statement {
  fileprivate var mayRequest: Bool {
    switch verb {
    case .redirect, .gather, .record: true
    case .dial(let dial): dial.next != nil
    case .say, .play, .pause, .hangup, .reject, .set, .stream, .unknown: false
    }
  }
}
