package import Compiler
package import Trace
package import TwiMLSemantics

/// The settings of a call.
package struct CallPlan: Sendable {
  /// The URL of the first document.
  package var url: String
  /// The method of the first request.
  package var method = HTTPMethod.get
  package var caller: Caller
  /// What `Set` stored before the call came to this application.
  package var variables: [Parameters.Parameter] = []
  /// The parameters of the first request that replace those of the call.
  package var parameters: [Parameters.Parameter] = []
  /// How each response is compiled; the URL of the document is filled in.
  package var options: CompilerOptions
  package var decisions: [Decision] = []
  /// The text of external entities on Kazoo's server, by name.
  package var entities: [String: String] = [:]
  /// The `cdr_url` of the callflow, which receives the call detail record; nil if there is none.
  package var detailRecordURL: String?
  /// The most documents that are requested.
  package var documentLimit = CallPlan.defaultDocumentLimit

  /// Whether the call ends at a question that the decisions do not answer.
  var stopsAtQuestions = false
  /// Whether each document is followed with its errors repaired.
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
