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

  /// - Parameter url: the one that is asked for.
  func request(by caller: Caller, url: String?) -> Request {
    let step = step ?? .start
    var state = CallState(callerIDNumber: caller.callerIDNumber)
    for variable in variables { state.set(variable.name, to: variable.value) }
    switch step {
    case .start, .redirect: break
    case .gather: state.digits = "1"
    case .record:
      state.recordingKey = "#"
      state.recordingURL = "http://app.example.com/call_recording_\(caller.callID).mp3"
      state.recordingLength = 7
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
