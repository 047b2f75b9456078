import Compiler
import Diagnostics
import HTTPResponses
import Trace
import TwiMLSemantics

extension CallDriver {
  /// The end of a call with a `cdr_url`. On Kazoo 4.3, Pivot then waits for the end of the call
  /// instead of hanging up.
  ///
  /// Source: `pivot_call:handle_cast/2`
  func endWithDetailRecord(_ end: CallEnd) -> CallEnd {
    guard plan.detailRecordURL != nil, end.kind == .hangup, hungUpBy == nil,
      !plan.options.target.capabilities.hangsUpBeforeDetailRecord
    else { return end }
    return CallEnd(
      .silence,
      "the document is over and nobody hangs up: with a cdr_url Kazoo 4.3 waits until the caller "
        + "hangs up", isFailure: true)
  }

  /// The request to `cdr_url`, where Pivot is still there when the call is over.
  func detailRequest(after end: CallEnd) -> Request? {
    guard let url = plan.detailRecordURL, isDetailRecordSent(after: end) else { return nil }
    return Request(url: url, method: .post, parameters: detailRecord(of: end))
  }

  func receiveDetailRecord(_ delivery: Delivery, to request: Request) {
    var exchange = Exchange(request: request, isUnheard: true, bytes: nil, compilation: nil)
    exchange.isDetailRecord = true
    var failure: DeliveryFailure?
    switch delivery {
    case .failed(let reason): failure = reason
    case .response(let bytes):
      let source = SourceFile(name: request.url ?? "", bytes: bytes)
      exchange.detailStatus =
        HTTPResponse.receive(name: source.name, bytes: bytes).response.heads.last?.status
    }
    exchanges.append(exchange)
    observer?.received(exchange, failure: failure)
  }

  /// Whether the record is sent: after a failed request Pivot ends before the call does, and the
  /// callflow takes over the call.
  private func isDetailRecordSent(after end: CallEnd) -> Bool {
    guard end.failure == nil, [nil, 200, 206].contains(exchanges.last?.status) else { return false }
    switch end.kind {
    case .hangup, .callerHangup, .rejected, .conference: return true
    case .silence: return exchanges.last?.trace?.end != .failed(.crash)
    case .callflow, .repeats, .failed, .limit, .interrupted: return false
    }
  }

  /// The fields of the event that ends a channel, as far as they follow from the call. Speech
  /// counts as no time, because its duration is unknown.
  ///
  /// Source: `ecallmgr_call_events:specific_call_event_props/3`, `generic_call_event_props/1`
  private func detailRecord(of end: CallEnd) -> Parameters {
    let caller = plan.caller
    let seconds = exchanges.flatMap(\.moments).map(\.seconds).reduce(0, +)
    let isAnswered = exchanges.contains { $0.trace?.answers ?? false }
    let to = "\(caller.toUser)@\(caller.toRealm)"
    var parameters = Parameters()
    for (name, value) in [
      ("Request", to), ("To", to), ("From", "\(caller.fromUser)@\(caller.fromRealm)"),
      ("Duration-Seconds", "\(seconds)"), ("Billing-Seconds", isAnswered ? "\(seconds)" : "0"),
      ("Ringing-Seconds", "0"), ("Call-Direction", "inbound"), ("Call-ID", caller.callID),
      ("Caller-ID-Name", caller.callerIDName), ("Caller-ID-Number", caller.callerIDNumber),
      ("Hangup-Cause", hangupCause(of: end)),
    ] where !value.isEmpty {
      parameters.set(name, to: value)
    }
    return parameters
  }

  private func hangupCause(of end: CallEnd) -> String {
    for moment in exchanges.flatMap(\.moments) {
      guard case .rejected(let reason) = moment.kind else { continue }
      return reason == .busy ? "USER_BUSY" : "NORMAL_TEMPORARY_FAILURE"
    }
    return "NORMAL_CLEARING"
  }
}

extension Trace {
  /// Whether the call is answered in this document.
  fileprivate var answers: Bool {
    steps.contains { step in
      if case .commands(let commands) = step.action { commands.contains(.answer) } else { false }
    }
  }
}

extension Moment {
  /// Its duration; 0 if unknown.
  fileprivate var seconds: Int {
    switch kind {
    case .waited(let seconds), .pressedNothing(let seconds), .recorded(let seconds, _, _): seconds
    case .heard, .played, .beeped, .pressed, .dialed, .joined, .recordedNothing, .sent,
      .callerHungUp, .hungUp, .rejected, .fellSilent, .stream:
      0
    }
  }
}
