package import TwiMLSemantics

/// A call over several documents.
package struct OngoingCall: Sendable {
  package let caller: Caller
  package private(set) var state: CallState
  /// Whether the caller is gone: Kazoo still makes the next request, but nobody hears the response.
  package private(set) var isCallerGone = false

  /// - Parameter variables: what `Set` stored before.
  package init(caller: Caller, variables: [Parameters.Parameter] = []) {
    self.caller = caller
    state = CallState(callerIDNumber: caller.callerIDNumber)
    for variable in variables { state.set(variable.name, to: variable.value) }
  }

  /// The parameters of a request that is made now.
  package var parameters: Parameters { state.parameters(of: caller) }

  /// Follows Kazoo 4.3's interpreter through the next document of the call.
  ///
  /// The process that runs it is a new one: it hears nothing of a hang-up before it, and the digits
  /// were forgotten when their request was sent.
  ///
  /// Source: `pivot_call:send_req/7`
  /// - Parameter program: read for Kazoo 4.3; with the URL of the document.
  package mutating func run(_ program: Program, deciding decisions: any CallDecisions) -> Trace {
    state.digits = nil
    var tracer = Tracer(
      decisions: decisions, caller: caller, call: state, channel: isCallerGone ? .gone : .up,
      response: program.response)
    let end = tracer.run(program)
    state = tracer.call
    isCallerGone = tracer.channel != .up
    return Trace(
      steps: tracer.steps, end: end,
      endElement: end == .ran ? program.response : tracer.element, faults: tracer.faults)
  }
}
