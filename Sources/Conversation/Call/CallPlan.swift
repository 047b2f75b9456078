package import Compiler
package import Trace
package import TwiMLSemantics

/// What is known of a call before it is made.
package struct CallPlan: Sendable {
  /// The URL of the first document.
  package var url: String
  /// The method of the first request.
  package var method = HTTPMethod.get
  package var caller: Caller
  /// What `Set` stored before the call came to this application.
  package var variables: [Parameters.Parameter] = []
  /// What the first request says in place of what the call would.
  package var parameters: [Parameters.Parameter] = []
  /// How each response is compiled; the URL of the document is filled in.
  package var options: CompilerOptions
  package var decisions: [Decision] = []
  /// What external entities hold on Kazoo's server, by name.
  package var entities: [String: String] = [:]
  /// What the callflow says as `cdr_url`: where Pivot sends what became of the call; nil for nowhere.
  package var detailRecordURL: String?
  /// The most documents that are requested.
  package var documentLimit = CallPlan.defaultDocumentLimit

  /// Whether the call ends where something is asked for that was not decided beforehand.
  var stopsAtQuestions = false
  /// Whether each document is followed as its author meant it, with its errors mended.
  var repairsErrors = false

  package static let defaultDocumentLimit = 50

  package init(url: String, caller: Caller, options: CompilerOptions) {
    self.url = url
    self.caller = caller
    self.options = options
  }

  /// The request for the first document.
  func firstRequest(of call: OngoingCall) -> Request {
    var sent = call.parameters
    for parameter in parameters { sent.set(parameter.name, to: parameter.value) }
    return Request(url: url, method: method, parameters: sent)
  }
}
