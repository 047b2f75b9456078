import Compiler
import Diagnostics
import JSON
import Trace
import TwiMLSemantics

/// What `request` should compose.
struct Composition: Sendable {
  /// nil if the command line does not name one.
  var step: Step?
  /// nil for GET on the first document and POST on later ones.
  var method: HTTPMethod?
  var format = Format.query
  var names = Names.twiml
  var seed: UInt64?
  /// A file with a call or a call event, as JSON.
  var call: SystemString?
  /// The parameters from `--set`, under TwiML's names.
  var parameters: [Parameters.Parameter] = []
  /// The variables that `Set` has stored.
  var variables: [Parameters.Parameter] = []

  /// The step before the request.
  enum Step: String, Sendable, CaseIterable { case start, gather, record, dial, redirect }

  enum Format: String, Sendable, CaseIterable { case query, form, json, curl, table }

  enum Names: String, Sendable, CaseIterable { case twiml, kazoo }

  /// The request after the step, as `trace` computes it for the same outcome.
  ///
  /// - Parameters:
  /// - script: what the people on the call do.
  /// - url: the requested URL.
  /// - event: the content of `--from`, which can be the event of a key or a recording.
  /// - Returns: nil if there is no request, as after a silent recording.
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
      // Kazoo's value for a recording that no key ended.
      if step == .record, event?["Event-Name"]?.string == "RECORD_STOP" {
        sent.set("Digits", to: event?["Terminator"]?.string ?? "hangup")
      }
    }
    for parameter in parameters { sent.set(parameter.name, to: parameter.value) }
    return Request(url: url, method: method ?? (step == .start ? .get : .post), parameters: sent)
  }

  /// A document with the verb of a step, and `Set` if needed.
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

  /// The script, completed with what the step needs.
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
