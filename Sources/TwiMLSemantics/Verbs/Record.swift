import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

/// `Record`: Kazoo records the caller.
package struct Record: Sendable {
  /// In seconds, 1 to 3,600, on Kazoo 5 without an upper limit; nil if Kazoo fails on the
  /// attribute.
  package let maxLength: Int?
  /// The silence that ends the recording in seconds, 1 to 3,600, and on Kazoo 5 also 0 for none;
  /// nil if Kazoo fails on it.
  package let silence: Int?
  /// The keys that end the recording.
  package let finishKeys: Keys
  package let playsBeep: Bool
  /// Whether the recording is sent to the URL of the next request; false with an empty
  /// `recordingUrl`.
  package let isSent: Bool
  /// The request after a recording with sound.
  package let next: NextRequest
  /// The attributes with a meaning only in the documentation of Kazoo 5.
  package let documentedSettings: [String]
}

extension Analyzer {
  /// `kzt_twiml:record_call/2`.
  mutating func record(_ element: Element, _ spec: ElementSpec) -> VerbReading {
    let isEmpty = checkEmpty(element)
    if isEmpty, run.isReached, run.answeredBy == nil, !run.mayBeAnswered, !run.isInGather {
      report(.recordUnanswered(element))
    }
    let values = attributes(of: element, spec)
    let action = element.attribute(.action)
    let next = nextRequest(
      values, reference: values.text(.action), at: action?.valueRange ?? element.nameRange)
    let isSent = element.attribute(.recordingUrl) == nil
    if isEmpty, next.isSelf { reportMissingAction(element, isSent: isSent) }
    let isStorable = !isSent || checkStorage(values)
    let failure: Failure? =
      !isEmpty
      ? .unknownElement
      : values.failed.contains(.timeout) || values.failed.contains(.maxLength)
        ? .atOnce : !values.failed.isEmpty || !isStorable ? .onOutcome : next.failure
    return VerbReading(
      verb: .record(
        Record(
          maxLength: values.integer(.maxLength), silence: values.integer(.timeout),
          finishKeys: values.keys(.finishOnKey), playsBeep: values.boolean(.playBeep),
          isSent: isSent, next: next, documentedSettings: documentedSettings(of: element, spec))
      ), failure: failure)
  }
}

extension Analyzer {
  private mutating func reportMissingAction(_ element: Element, isSent: Bool) {
    var finding = Diagnostic.missingAction(
      element,
      isSent
        ? "uploads the recording to this document's URL"
        : "requests this document's URL after the recording", for: "recording")
    if options.target.capabilities.readsDocumentedAttributes {
      finding.help.append(
        "try it before you rely on it: the documentation of Kazoo 5 goes on with the next verb")
    }
    report(finding)
  }

  /// Reports an action that the command to send the recording cannot contain.
  private mutating func checkStorage(_ values: AttributeValues) -> Bool {
    guard let text = values.sentText(.action), !text.isSendable,
      let attribute = values.element.attribute(.action),
      let entry = values.spec.attribute(.action)
    else { return true }
    report(valueProblem(.unsendable, attribute, entry, of: values.element))
    return false
  }
}

extension Diagnostic {
  fileprivate static func recordUnanswered(_ element: Element) -> Diagnostic {
    Diagnostic(
      .recordUnanswered,
      "no verb answers the call before this Record: many carriers send no sound yet, so it may be silent",
      at: element.nameRange, help: ["put a <Say>, <Play> or <Pause> before it"])
  }

  /// - Parameters:
  ///   - request: what Kazoo does instead.
  ///   - what: what the URL would handle.
  static func missingAction(_ element: Element, _ request: String, for what: String) -> Diagnostic {
    Diagnostic(
      .missingAction, "no 'action': Kazoo \(request), and runs what it returns",
      at: element.nameRange, help: ["write action=\"…\" with the URL that handles the \(what)"])
  }
}
