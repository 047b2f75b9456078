import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

extension Analyzer {
  /// `Start`, `Connect` and `Stop` as Kazoo 5 documents them. Its interpreter is not public, so
  /// values are not judged.
  mutating func stream(_ element: Element, _ spec: ElementSpec) -> VerbReading {
    _ = attributes(of: element, spec)
    for noun in element.elements {
      guard let entry = Vocabulary.element(noun.name, in: element.name),
        entry.support.runs(on: options.target), entry.parents.contains(element.name)
      else {
        report(.notAStream(noun, in: element))
        continue
      }
      _ = attributes(of: noun, entry)
      for child in noun.elements { parameter(child, in: noun) }
    }
    return VerbReading(
      verb: .unknown(element.name),
      end: spec.flow == .ends ? "the call ends with the stream" : nil)
  }

  private mutating func parameter(_ element: Element, in noun: Element) {
    guard let entry = Vocabulary.element(element.name, in: noun.name),
      entry.parents.contains(noun.name)
    else {
      report(.ignoredElement(element, in: noun))
      return
    }
    _ = attributes(of: element, entry)
  }
}

extension Diagnostic {
  fileprivate static func notAStream(_ noun: Element, in element: Element) -> Diagnostic {
    Diagnostic(
      .unsupportedVerb,
      "'\(noun.name)' inside \(element.name) is not documented for Kazoo 5, which has only Stream",
      at: noun.nameRange, help: ["leave it out, or write a <Stream>"])
  }
}
