package import Trace
package import TwiMLSemantics

/// An observer of a call in progress, which can be asked for decisions.
package protocol CallObserver: AnyObject {
  /// A request is about to be made.
  func willSend(_ request: Request)
  /// Something came back, or nothing; what happens by it follows.
  func received(_ exchange: Exchange, failure: DeliveryFailure?)
  func happened(_ moment: Moment)
  /// The decision if there is none in the plan; nil for the default: no keys, answered, sound.
  func decide(_ question: CallQuestion) -> Decision.Kind?
  /// The reason to give up the call; nil to continue.
  var interruption: CallEnd? { get }
}

extension CallObserver {
  package func willSend(_ request: Request) {}
  package func received(_ exchange: Exchange, failure: DeliveryFailure?) {}
  package func happened(_ moment: Moment) {}
  package func decide(_ question: CallQuestion) -> Decision.Kind? { nil }
  package var interruption: CallEnd? { nil }
}

/// A question about what happens next on the call.
package enum CallQuestion {
  /// What the caller presses.
  case keys(Gather)
  /// What becomes of a dialed call.
  case result(of: DialedParty)
  /// What `Record` records.
  case recording(Record)

  var kind: PendingQuestion.Kind {
    switch self {
    case .keys(let gather): .keys(digits: gather.digits, finishKey: gather.finishKey)
    case .result: .dial
    case .recording: .record
    }
  }
}
