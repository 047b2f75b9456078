package import Trace
package import TwiMLSemantics

/// Somebody who follows a call while it is made, and may be asked.
package protocol CallObserver: AnyObject {
  /// A request is about to be made.
  func willSend(_ request: Request)
  /// Something came back, or nothing; what happens by it follows.
  func received(_ exchange: Exchange, failure: DeliveryFailure?)
  func happened(_ moment: Moment)
  /// What to do where nothing was decided beforehand; nil for what is usual: no keys, answered, sound.
  func decide(_ question: CallQuestion) -> Decision.Kind?
  /// Why the call is to be given up; nil where it goes on.
  var interruption: CallEnd? { get }
}

extension CallObserver {
  package func willSend(_ request: Request) {}
  package func received(_ exchange: Exchange, failure: DeliveryFailure?) {}
  package func happened(_ moment: Moment) {}
  package func decide(_ question: CallQuestion) -> Decision.Kind? { nil }
  package var interruption: CallEnd? { nil }
}

/// What a person is asked during a call.
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
