import TwiMLSemantics
import TwiMLVocabulary

/// Kazoo's state of a call between documents, which later requests send.
package struct CallState: Sendable, Hashable {
  /// The status after the last `Dial` or hang-up; nil before.
  package var status: Status?
  /// The keys collected by `Gather`; nil until a verb collects keys.
  package var digits: String?
  /// The key that ended the last recording.
  package var recordingKey: String?
  package var recordingURL: String?
  /// In seconds.
  package var recordingLength: Int?
  package var dialStatus: Status?
  /// The id of the leg that `Dial` made, once there was one.
  package var dialedCallID: String?
  /// The caller's number, which `Dial` with `callerId` changes; empty if withheld.
  package var callerIDNumber: String
  /// The variables of `Set`, with the parameters that existed whenever it ran.
  private(set) var variables = Parameters()

  package enum Status: String, Sendable, Hashable {
    case ringing
    case answered = "in-progress"
    case completed
    case busy
    case noAnswer = "no-answer"
    case failed
  }

  package init(callerIDNumber: String) { self.callerIDNumber = callerIDNumber }

  /// The caller's number as it is shown.
  package var shownCallerIDNumber: String {
    callerIDNumber.isEmptyToKazoo ? "anonymous" : callerIDNumber
  }

  /// The same as `set(_:to:)` for what `Set` stored.
  package mutating func set(_ name: String, to value: String) {
    variables.merge(results)
    variables.set(name, to: value)
  }

  /// `kzt_translator:set_user_vars/2`, which also stores the parameters that a request would have
  /// now.
  mutating func set(_ name: String, to value: KazooText?) {
    variables.merge(results)
    if let value { variables.set(Parameters.Parameter(name, value)) }
  }
}

extension CallState {
  /// The parameters of a request for a document.
  ///
  /// Kazoo puts together three lists, of which the last wins: the variables of the document, what
  /// came of its verbs, and the call. Each adds its new names after the others, the last first.
  ///
  /// Source: `kzt_twiml:req_params/1`, `pivot_call:send_req/7`, `kz_json:set_values/2`
  package func parameters(of caller: Caller) -> Parameters {
    var parameters = variables
    parameters.merge(results)
    parameters.merge([
      (.callSid, caller.callID),
      (.accountSid, caller.accountID),
      (.from, caller.fromUser),
      (.fromRealm, caller.fromRealm),
      (.to, caller.toUser),
      (.toRealm, caller.toRealm),
      (.callStatus, status?.rawValue),
      (.apiVersion, RequestParameter.apiVersion.constantValue),
      (.direction, RequestParameter.direction.constantValue),
      (.callerName, caller.shownCallerIDName),
      (.callerNumber, shownCallerIDNumber),
      (.recordingURL, recordingURL),
      (.recordingDuration, recordingLength.map(String.init)),
      (.digits, recordingKey),
    ])
    return parameters
  }

  /// `kzt_util:get_request_vars/1`
  private var results: [(RequestParameter, String?)] {
    [
      (.digits, digits),
      (.recordingURL, recordingURL),
      (.recordingDuration, recordingLength.map(String.init)),
      (.dialCallStatus, dialStatus?.rawValue),
      (.dialCallSid, dialedCallID),
      (.callStatus, status?.rawValue),
    ]
  }
}

extension Caller {
  /// The caller's name as it is shown.
  var shownCallerIDName: String { callerIDName.isEmptyToKazoo ? "unknown" : callerIDName }
}

extension RequestParameter {
  /// nil if the value depends on the call.
  fileprivate var constantValue: String? {
    if case .constant(let value) = presence { value } else { nil }
  }
}
