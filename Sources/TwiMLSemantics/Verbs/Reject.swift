import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

/// `Reject`: Kazoo refuses the call.
package struct Reject: Sendable {
  package enum Reason: String, Sendable, CaseIterable {
    case rejected, busy
    /// The SIP response.
    package var code: Int { self == .busy ? 486 : 503 }

    init?(code: String) {
      guard let reason = Reason.allCases.first(where: { String($0.code) == code }) else {
        return nil
      }
      self = reason
    }
  }
  /// nil if Kazoo fails on the attribute.
  package let reason: Reason?
  /// The media that is played first.
  package let prompt: String?
  /// Whether the response can be sent with that prompt; if not, the call ends without one.
  package let isSendable: Bool
}

extension Analyzer {
  /// `kzt_twiml:reject/2`.
  mutating func reject(_ element: Element, _ spec: ElementSpec) -> VerbReading {
    let isEmpty = checkEmpty(element)
    let values = attributes(of: element, spec)
    // On a call that is over already, a Reject changes nothing.
    if isEmpty, run.isReached, let answering = run.answeredBy {
      report(.rejectAfterAnswer(element, answering))
    }
    let reason = values.textOrDefault(.reason).flatMap(Reject.Reason.init(code:))
    return VerbReading(
      verb: .reject(
        Reject(
          reason: reason, prompt: values.text(.prompt),
          isSendable: values.sentText(.prompt)?.isSendable ?? true)),
      failure: !isEmpty ? .unknownElement : values.failed.contains(.reason) ? .atOnce : nil,
      end: "rejects the call", remedyAfterEnd: "remove the Reject")
  }
}

extension Diagnostic {
  fileprivate static func rejectAfterAnswer(_ element: Element, _ answering: Element) -> Diagnostic
  {
    Diagnostic(
      .rejectAfterAnswer,
      "'\(answering.name)' has answered the call: Reject hangs up instead of sending busy or rejected",
      at: element.nameRange,
      help: ["write <Reject> as the first verb, or <Hangup/> here"],
      related: [Related("the call is answered here", at: answering.nameRange)])
  }
}
