import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

extension Analyzer {
  /// `kzt_twiml:record_call/2`.
  mutating func record(_ element: Element, _ spec: ElementSpec) -> VerbReading {
    let isEmpty = checkEmpty(element)
    if isEmpty, run.answeredBy == nil, !run.mayBeAnswered, !run.isInGather {
      report(.recordUnanswered(element))
    }
    let values = attributes(of: element, spec)
    let action = element.attribute(.action)
    let next = nextRequest(
      values, reference: values.text(.action), at: action?.valueRange ?? element.nameRange)
    if isEmpty, next.isSelf { report(.missingAction(element, what: "the recording")) }
    let failure: Failure? =
      !isEmpty
      ? .unknownElement
      : values.failed.contains(.timeout) || values.failed.contains(.maxLength)
        ? .atOnce : values.failed.isEmpty ? nil : .onOutcome
    return VerbReading(
      verb: .record(
        Record(
          maxLength: values.integer(.maxLength), silence: values.integer(.timeout),
          finishKeys: values.keys(.finishOnKey), playsBeep: values.boolean(.playBeep),
          isSent: element.attribute(.recordingUrl) == nil, next: next)
      ), failure: failure)
  }
}

extension Diagnostic {
  fileprivate static func recordUnanswered(_ element: Element) -> Diagnostic {
    Diagnostic(
      .recordUnanswered, "Kazoo records here without having answered the call",
      at: element.nameRange, help: ["put a <Say>, <Play> or <Pause> before it, which answer"])
  }

  static func missingAction(_ element: Element, what: String) -> Diagnostic {
    Diagnostic(
      .missingAction,
      "without action \(what) goes to this document's own URL, which is asked again",
      at: element.nameRange, help: ["write action=\"…\" with the URL that handles \(what)"])
  }
}
