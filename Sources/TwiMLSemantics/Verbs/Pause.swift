import TwiMLSyntax
import TwiMLVocabulary

extension Analyzer {
  /// `kzt_twiml:pause/2`.
  mutating func pause(_ element: Element, _ spec: ElementSpec) -> VerbReading {
    let isEmpty = checkEmpty(element)
    if isEmpty { answer(element) }
    let values = attributes(of: element, spec)
    return VerbReading(
      verb: .pause(Pause(length: values.integer(.length))),
      failure: !isEmpty ? .unknownElement : values.failed.isEmpty ? nil : .atOnce)
  }
}
