import Compiler
import Diagnostics
import HTTPResponses
import JSON
import Trace
import TwiMLSemantics
import TwiMLSyntax

/// Makes one call: sends requests as Pivot does, compiles and follows each response, and continues
/// with the next request until the call ends.
package final class CallDriver {
  let plan: CallPlan
  let observer: (any CallObserver)?
  private var call: OngoingCall
  var queues: DecisionQueues
  var exchanges: [Exchange] = []
  /// The requests and responses since the last decision, to detect a loop.
  var repeated: Set<RequestedDocument> = []
  /// What happens in the document that runs.
  var builder: MomentBuilder?
  var hungUpBy: Side?
  /// The question at which the call ends.
  var pending: PendingQuestion?
  /// Keys that were pressed and that no `Gather` of the document had a need of.
  var unneededKeys: ArraySlice<Character> = []
  /// The decisions in the current document.
  var made = DecisionsMade()

  /// A request and the document that came for it.
  struct RequestedDocument: Hashable {
    let request: Request
    let document: [UInt8]
  }

  /// Who ended the caller's end of the call.
  enum Side { case caller, kazoo }

  /// What the call waits for.
  private enum Stage {
    /// The response to the request for a document.
    case document(Request)
    /// The response to the request to `cdr_url`.
    case detailRecord(Request, CallEnd)
    case over(CallEnd)
  }
  private var stage = Stage.over(.interrupted)

  package init(_ plan: CallPlan, observer: (any CallObserver)? = nil) {
    self.plan = plan
    self.observer = observer
    call = OngoingCall(caller: plan.caller, variables: plan.variables)
    queues = DecisionQueues(plan.decisions)
  }

  /// Makes the call.
  package func run(over transport: some Transport) -> CallRecord {
    var next = start()
    while let request = next { next = proceed(with: transport.deliver(request)) }
    return record
  }

  /// - Returns: the first request; nil where the call is over before it.
  func start() -> OutgoingRequest? { prepare(plan.firstRequest(of: call)) }

  /// Goes on with what came of the request that was returned last.
  /// - Returns: the next request; nil where the call is over.
  func proceed(with delivery: Delivery) -> OutgoingRequest? {
    switch stage {
    case .document(let request): return take(delivery, to: request)
    case .detailRecord(let request, let end):
      receiveDetailRecord(delivery, to: request)
      stage = .over(end)
      return nil
    case .over: return nil
    }
  }

  /// What has happened; of a call that is not over, as one that was stopped.
  var record: CallRecord {
    let end: CallEnd
    switch stage {
    case .over(let reason): end = reason
    case .document, .detailRecord: end = .interrupted
    }
    return CallRecord(
      plan: plan, exchanges: exchanges, end: end, unusedDecisions: queues.unused, pending: pending)
  }

  private func prepare(_ request: Request) -> OutgoingRequest? {
    if let end = observer?.interruption { return finish(end) }
    guard exchanges.count < plan.documentLimit else { return finish(.documentLimit(plan)) }
    guard request.url != nil, let uri = request.uri else { return finish(.unknownURL) }
    observer?.willSend(request)
    stage = .document(request)
    return OutgoingRequest(method: request.method, url: uri, body: request.body)
  }

  /// Ends the call, once the request to `cdr_url` is made where there is one.
  private func finish(_ reason: CallEnd) -> OutgoingRequest? {
    let end = endWithDetailRecord(reason)
    guard let request = detailRequest(after: end) else {
      stage = .over(end)
      return nil
    }
    observer?.willSend(request)
    stage = .detailRecord(request, end)
    return OutgoingRequest(method: .post, url: request.url ?? "", body: request.body)
  }

  private func take(_ delivery: Delivery, to request: Request) -> OutgoingRequest? {
    let isUnheard = call.isCallerGone
    switch delivery {
    case .failed(let failure):
      let exchange = Exchange(
        request: request, isUnheard: isUnheard, bytes: nil, compilation: nil)
      exchanges.append(exchange)
      observer?.received(exchange, failure: failure)
      if failure.kind == .interrupted { return finish(.interrupted) }
      return finish(endOfFailure(failure))
    case .response(let bytes):
      var options = plan.options
      options.baseURL = request.url
      let compilation = Compilation(name: request.url ?? "", bytes: bytes, options: options)
      let exchange = Exchange(
        request: request, isUnheard: isUnheard, bytes: bytes, compilation: compilation)
      exchanges.append(exchange)
      let requested = RequestedDocument(request: request, document: compilation.source.documentText)
      guard repeated.insert(requested).inserted else {
        exchanges.removeLast()
        return finish(endOfRepetition())
      }
      observer?.received(exchange, failure: nil)
      return follow(compilation.asKazooReads(entities: plan.entities))
    }
  }

  private func follow(_ response: Compilation) -> OutgoingRequest? {
    if let end = endUnread(response) { return finish(end) }
    let repair = plan.repairsErrors ? self.repair(of: response) : nil
    let compilation = repair?.compilation ?? response
    guard let program = compilation.runningProgram else {
      return finish(endOfFailure())
    }
    let before = (call: call, hungUpBy: hungUpBy)
    let trace = run(program, of: compilation)
    exchanges[exchanges.count - 1].trace = trace
    if pending != nil { return finish(.interrupted) }
    // The user who was asked has given up the call.
    if let end = observer?.interruption, end.kind == .interrupted { return finish(end) }
    if case .request(let next) = trace.end {
      exchanges[exchanges.count - 1].repairs =
        repair?.needed(for: next, on: before.call, deciding: made) ?? []
      return prepare(next)
    }
    if before.hungUpBy == nil, trace.end == .stopped(.hungUp) {
      return finish(CallEnd(.hangup, trace.end.sentence))
    }
    return finish(end(of: trace, compilation))
  }

  private func run(_ program: Program, of compilation: Compilation) -> Trace {
    builder = MomentBuilder(compilation)
    unneededKeys = []
    made = DecisionsMade()
    let trace = call.run(program, deciding: self)
    tell(trace.steps)
    if let moment = builder?.unfinishedDial() { add(moment) }
    return trace
  }

  /// The document with its errors repaired; nil if there is nothing to repair.
  private func repair(of response: Compilation) -> RepairedDocument? {
    let document = Compilation(
      name: response.source.name, bytes: response.source.documentText, options: response.options)
    let repair = RepairedDocument(document)
    return repair.findings.isEmpty ? nil : repair
  }

  /// The end before any verb; nil if there are verbs to run.
  private func endUnread(_ compilation: Compilation) -> CallEnd? {
    switch compilation.response.language {
    case .unread:
      return endOfFailure()
    case .callflow where compilation.isCallflow:
      let callflow = parseJSON(
        SourceFile(name: "", bytes: compilation.source.documentText)
      ).document
      let module = callflow.root?["module"]?.string ?? "an action"
      return CallEnd(
        .callflow, "the response is a callflow: the callflow engine goes on with '\(module)'")
    case .callflow, .twiml: break
    }
    guard compilation.source.documentText.isEmpty else { return nil }
    return gone ?? CallEnd(.hangup, "the response is empty: Kazoo hangs up")
  }
}

extension CallDriver {
  func tell(_ steps: [Step]) {
    for moment in builder?.moments(of: steps) ?? [] { add(moment) }
  }

  private func add(_ moment: Moment) {
    guard pending == nil else { return }
    switch moment.kind {
    case .hungUp, .rejected: hungUpBy = hungUpBy ?? .kazoo
    case .callerHungUp, .recorded(_, by: .hangup, _): hungUpBy = hungUpBy ?? .caller
    default: break
    }
    exchanges[exchanges.count - 1].moments.append(moment)
    observer?.happened(moment)
  }

  /// The end of a call whose caller was already gone; nil if the caller is there.
  private var gone: CallEnd? {
    switch hungUpBy {
    case .caller: CallEnd(.callerHangup, "the caller has hung up")
    case .kazoo: CallEnd(.hangup, "Kazoo has hung up the caller")
    case nil: nil
    }
  }

  private func endOfRepetition() -> CallEnd {
    gone
      ?? CallEnd(
        .repeats,
        "the same request brings the same response, and the caller does nothing: this "
          + "goes on until the caller hangs up")
  }

  /// What Kazoo does if a request returns nothing that it can run.
  private func endOfFailure(_ failure: DeliveryFailure? = nil) -> CallEnd {
    let status = exchanges.last?.status ?? 200
    let isRefused = failure != nil || ![200, 206].contains(status)
    let capabilities = plan.options.target.capabilities
    // Pivot reports these responses, and nobody hangs up; others it stops itself.
    let isReported = isRefused || exchanges.last?.compilation?.source.decoding.isVerbatim == false
    let reason =
      failure.map { "the request fails: \($0.message)" }
      ?? (isRefused
        ? "the request fails with the status \(status)" : "Kazoo cannot run the response")
    let end = { (kind: CallEnd.Kind, what: String) in
      CallEnd(kind, "\(reason); \(what)", isFailure: true, failure: failure)
    }
    if exchanges.count == 1, isReported || capabilities.reportsUnparsedDocument {
      return end(
        .failed,
        "the callflow that called Pivot goes on to its '_' child"
          + (isReported ? "" : ", and Kazoo hangs up"))
    }
    if let gone { return end(gone.kind, "the caller is gone") }
    return isReported && capabilities.silencesAfterFailedRequest
      ? end(.silence, "nobody hangs up, and the caller hears nothing")
      : end(.hangup, "Kazoo hangs up")
  }

  private func end(of trace: Trace, _ compilation: Compilation) -> CallEnd {
    let element = trace.endElement
    switch trace.end {
    case .stopped(.rejected): return CallEnd(.rejected, trace.end.sentence)
    case .stopped(.conferenceOver): return CallEnd(.conference, "the caller is in the conference")
    case .failed(let failure):
      let reason = compilation.reason(at: element) ?? trace.end.sentence
      if failure == .crash { return gone ?? CallEnd(.silence, reason, isFailure: true) }
      return gone ?? CallEnd(.hangup, reason, isFailure: true)
    case .ran, .stopped, .callerGone, .request:
      return gone ?? CallEnd(.hangup, trace.end.sentence)
    }
  }
}

extension CallEnd {
  fileprivate static func documentLimit(_ plan: CallPlan) -> CallEnd {
    CallEnd(
      .limit, "the call still goes on after \(plan.documentLimit) documents, which is the limit",
      isFailure: true)
  }

  fileprivate static let unknownURL = CallEnd(
    .hangup, "the URL of the next request is not known", isFailure: true)

  /// - Parameter seconds: the limit.
  package static func secondLimit(_ seconds: Int) -> CallEnd {
    CallEnd(
      .limit, "the call still goes on after \(seconds) s, which is the limit", isFailure: true)
  }

  /// The user stopped the call.
  package static let interrupted = CallEnd(.interrupted, "stopped by the user", isFailure: true)
}
