import Compiler
import Conversation
import Diagnostics
import JSON
import PivotLog
import Trace
import TwiMLSemantics
import TwiMLSyntax

/// A call of a debug log, made again with the responses of the log.
struct LogReplay {
  private let plan: CallPlan
  private let responses: LoggedExchanges
  private let id: String

  /// - Returns: nil if the first request of the call is not in the log.
  init?(
    _ call: LoggedCall, of log: PivotLog, decisions: [Decision], options: CompilerOptions
  ) {
    let documents = call.documents
    guard let first = documents.first?.request else { return nil }
    var plan = CallPlan(url: first.documentURL, caller: Caller(first), options: options)
    plan.method = first.method == "post" ? .post : .get
    plan.decisions = decisions
    // What was cut off is not known, and no failure.
    let last = documents.last
    isCut = (last?.response?.entry ?? last?.request?.entry).map(log.isCut) ?? false
    responses = documents
    plan.documentLimit = documents.count - (isCut ? 1 : 0)
    self.plan = plan
    id = call.id
    facts = first.parameters.filter { Caller.Fact(name: $0.name) != nil }
      .map { Parameters.Parameter($0.name, $0.value) }
  }

  private let facts: [Parameters.Parameter]
  /// Whether the log is cut off in the call.
  private let isCut: Bool

  /// The call as a scenario for `twimlc test`.
  func scenario(of name: String) -> String {
    let record = CallDriver(plan).run(over: LoggedTransport(responses))
    let text = ScenarioWriter(record, facts: facts, headers: []).text(
      titled: "call \(id) of \(name)")
    guard isCut else { return text }
    // How the call went on is not known, so nothing is expected of it.
    let known = text.split(separator: "\n").filter { $0 != "end limit" }
    return known.joined(separator: "\n") + "\n# the log is cut off here\n"
  }
}

/// Returns the responses of a log in order.
private final class LoggedTransport: Transport {
  private let exchanges: LoggedExchanges
  private let position = Position()

  /// A call makes its requests one after the other.
  private final class Position: @unchecked Sendable {
    var index = 0
  }

  init(_ exchanges: LoggedExchanges) { self.exchanges = exchanges }

  func deliver(_ request: OutgoingRequest) -> Delivery {
    guard position.index < exchanges.count else {
      return .failed(DeliveryFailure(.unreachable, "the log has no further response"))
    }
    position.index += 1
    return Delivery(exchanges[position.index - 1].response)
  }
}

extension Delivery {
  fileprivate init(_ response: LoggedResponse?) {
    guard let response else {
      self = .failed(DeliveryFailure(.timeout, "the log has no response"))
      return
    }
    let fields = response.fields.filter {
      !["content-length", "transfer-encoding"].contains($0.key)
    }
    let head =
      ["HTTP/1.1 \(response.status.isEmpty ? "200" : response.status)"]
      + fields.map { "\($0.key): \($0.value.string ?? $0.value.lexeme)" }
    let text =
      head.map { $0.filter { !$0.isNewline } + "\r\n" }.joined()
      + "\r\n" + (response.body?.string ?? "")
    self = .response(Array(text.utf8))
  }
}

extension Trace {
  /// The decisions made while the document ran, in order.
  func decisions(by outcome: Outcome) -> [Decision] {
    var decisions: [Decision] = []
    var collecting: Int?
    for step in steps {
      guard case .event(let event) = step.action else { continue }
      switch event {
      case .keys(let keys):
        collecting = step.element.range.lowerBound
        decisions.append(Decision(.act(.press(Array(keys))), label: "press"))
      case .keysTimedOut where collecting != step.element.range.lowerBound:
        decisions.append(Decision(.act(.press([])), label: "press"))
      case .answered: decisions.append(Decision(.dial(.answered), label: "dial"))
      case .busy, .noAnswer: decisions.append(Decision(.dial(outcome.dial), label: "dial"))
      case .recorded: decisions.append(Decision(.record(outcome.recording), label: "record"))
      case .recordedSilence: decisions.append(Decision(.record(.silence), label: "record"))
      case .keysTimedOut, .pause, .callerHangsUp, .conferenceOver, .promptsFailed, .stream,
        .documentedSettings:
        break
      }
    }
    return decisions
  }
}
