import JSON
import Trace
import TwiMLSemantics

/// What `request` is to compose.
struct Composition: Sendable {
  /// nil where the command line names none.
  var step: Step?
  var format = Format.query
  var names = Names.twiml
  var seed: UInt64?
  /// A call or an event of one, as JSON.
  var call: SystemString?
  /// What `--set` says of the parameters, under TwiML's names.
  var parameters: [Parameters.Parameter] = []
  /// What `Set` is to have stored.
  var variables: [Parameters.Parameter] = []

  /// What comes before the request.
  enum Step: String, Sendable, CaseIterable { case start, gather, record, dial, redirect }

  enum Format: String, Sendable, CaseIterable { case query, form, json, curl, table }

  enum Names: String, Sendable, CaseIterable { case twiml, kazoo }

  /// - Parameters:
  ///   - url: the one that is asked for.
  ///   - event: what `--from` names, which may be of a key or a recording.
  func request(by caller: Caller, url: String?, event: JSONValue? = nil) -> Request {
    let step = step ?? .start
    var caller = caller
    for parameter in parameters {
      if let fact = Caller.Fact(name: parameter.name) { caller[fact] = parameter.value }
    }
    var state = CallState(callerIDNumber: caller.callerIDNumber)
    for variable in variables { state.set(variable.name, to: variable.value) }
    switch step {
    case .start, .redirect: break
    case .gather: state.digits = event?["DTMF-Digit"]?.string ?? "1"
    case .record:
      let isStop = event?["Event-Name"]?.string == "RECORD_STOP"
      // Kazoo's word for a recording that no key ended.
      state.recordingKey = event?["Terminator"]?.string ?? (isStop ? "hangup" : "#")
      state.recordingURL = SwitchCommand.Storage.destination(
        of: caller.recordingName, below: url ?? "http://app.example.com")
      // In milliseconds.
      state.recordingLength = event?["Length"]?.integer.map { $0 / 1000 } ?? 7
    case .dial:
      state.digits = ""
      state.status = .completed
      state.dialStatus = .completed
      state.dialledCallID = caller.otherLegCallID
    }
    var sent = state.parameters(of: caller)
    for parameter in parameters { sent.set(parameter.name, to: parameter.value) }
    return Request(url: url, method: step == .start ? .get : .post, parameters: sent)
  }
}
