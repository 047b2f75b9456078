import Diagnostics
import TwiMLSyntax

extension Analyzer {
  /// `kzt_twiml:hangup/1`, for an element with neither attributes nor content.
  mutating func hangup(_ element: Element) -> VerbReading {
    let isEmpty = checkEmpty(element)
    if isEmpty { answer(element) }
    for attribute in element.attributes {
      report(.attributeOnHangup(attribute, element, run))
    }
    return VerbReading(
      verb: .hangup, failure: isEmpty && element.attributes.isEmpty ? nil : .unknownElement,
      end: "ends the call")
  }
}

extension Diagnostic {
  fileprivate static func attributeOnHangup(
    _ attribute: Attribute, _ element: Element, _ run: RunState
  ) -> Diagnostic {
    Diagnostic(
      .attributeOnHangup,
      "attribute '\(attribute.name)' makes Hangup an unknown verb: \(run.stopsAnyway)",
      at: attribute.range,
      help: attribute.name == "reason"
        ? ["write <Hangup/>, or as the first verb <Reject reason=\"busy\"/>"] : ["write <Hangup/>"],
      fixIts: [
        FixIt(
          "remove the attribute", .safe,
          replace: SourceRange(element.nameRange.upperBound..<attribute.range.upperBound), with: "")
      ])
  }
}
