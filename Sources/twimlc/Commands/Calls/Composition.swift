import Compiler
import Diagnostics
import JSON
import Trace
import TwiMLSemantics

/// What `request` is to compose.
struct Composition: Sendable {
  /// nil where the command line names none.
  var step: Step?
  /// nil for a GET of the first document and a POST after it.
  var method: HTTPMethod?
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

  /// The request after the step, with what `trace` has for the same outcome of the call.
  ///
  /// - Parameters:
  ///   - script: what the caller and the others do.
  ///   - url: the one that is requested.
  ///   - event: what `--from` names, which may be of a key or a recording.
  /// - Returns: nil where nothing is requested, after a silent recording.
  func request(
    by caller: Caller, script: CallScript, url: String?, event: JSONValue? = nil
  ) -> Request? {
    var caller = caller
    for parameter in parameters {
      if let fact = Caller.Fact(name: parameter.name) { caller[fact] = parameter.value }
    }
    let step = step ?? .start
    var sent: Parameters
    if step == .start {
      var state = CallState(callerIDNumber: caller.callerIDNumber)
      for variable in variables { state.set(variable.name, to: variable.value) }
      sent = state.parameters(of: caller)
    } else {
      let document = document(of: step, url: url ?? "http://app.example.com")
      let script = filled(script, after: step, event: event)
      guard let program = document.program,
        case .request(let request) = trace(program, script: script, caller: caller).end
      else { return nil }
      sent = request.parameters
      // Kazoo's word for a recording that no key ended.
      if step == .record, event?["Event-Name"]?.string == "RECORD_STOP" {
        sent.set("Digits", to: event?["Terminator"]?.string ?? "hangup")
      }
    }
    for parameter in parameters { sent.set(parameter.name, to: parameter.value) }
    return Request(url: url, method: method ?? (step == .start ? .get : .post), parameters: sent)
  }

  /// A document whose only verb but `Set` is that of a step.
  private func document(of step: Step, url: String) -> Compilation {
    let action = Escaping.xml(url, in: .value)
    let verb =
      switch step {
      case .start: ""
      case .redirect: "<Redirect>\(Escaping.xml(url, in: .content))</Redirect>"
      case .gather: "<Gather action=\"\(action)\"> </Gather>"
      case .record: "<Record action=\"\(action)\"/>"
      case .dial: "<Dial action=\"\(action)\">+12125550123</Dial>"
      }
    let sets = variables.map { variable in
      "<Set><Variable key=\"\(Escaping.xml(variable.name, in: .value))\" "
        + "value=\"\(Escaping.xml(variable.value, in: .value))\"/></Set>"
    }
    var options = CompilerOptions()
    options.keepsProgram = true
    let text = "<Response>\(sets.joined())\(verb)</Response>"
    return Compilation(name: "request", bytes: Array(text.utf8), options: options)
  }

  /// The script with what the step needs and nobody said.
  private func filled(_ script: CallScript, after step: Step, event: JSONValue?) -> CallScript {
    var script = script
    if step == .gather, script.acts.isEmpty {
      script.acts = [.press(Array(event?["DTMF-Digit"]?.string ?? "1"))]
    }
    // In milliseconds.
    if step == .record, let length = event?["Length"]?.integer, script.recordings.isEmpty {
      script.recordings = [.sound(seconds: length / 1000, key: "#")]
    }
    return script
  }
}
