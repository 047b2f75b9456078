import TwiMLSyntax
import TwiMLVocabulary

/// `Pause`: Kazoo waits.
package struct Pause: Sendable {
  /// In seconds, 1 to 3,600; nil if Kazoo fails on the attribute.
  package let length: Int?
}

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
