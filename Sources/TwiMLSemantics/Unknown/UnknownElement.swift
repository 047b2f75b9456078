import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

extension Analyzer {
  /// The finding for an element at verb level that Kazoo does not run.
  func notAVerb(_ element: Element, in parent: Element) -> Diagnostic {
    let name = element.name
    if name == "Response" { return nestedResponse(element) }
    if let colon = name.lastIndex(of: ":") {
      let local = String(name[name.index(after: colon)...])
      return prefixedElement(element, local: local, in: parent)
    }
    guard let spec = Vocabulary.element(name, in: parent.name) else {
      return unknownVerb(element, in: parent)
    }
    if spec.origin == .twilioMessaging { return messagingVerb(element) }
    if spec.role == .verb { return unsupportedVerb(element, spec) }
    return misplacedNoun(element, spec)
  }

  /// The verbs that Kazoo runs in `Response`.
  private var verbs: String {
    Vocabulary.elements(in: "Response", runningOn: options.target).map(\.name).listed()
  }

  private func nestedResponse(_ element: Element) -> Diagnostic {
    Diagnostic(
      .nestedResponse, "Response inside Response: \(run.stops)",
      at: element.nameRange, help: ["leave one Response around all the verbs"])
  }

  private func prefixedElement(
    _ element: Element, local: String, in parent: Element
  ) -> Diagnostic {
    let spec = Vocabulary.element(local, in: parent.name)
    guard spec?.role == .verb, spec?.support.runs(on: options.target) == true else {
      return Diagnostic(
        .prefixedElement, "unknown verb '\(element.name)': \(run.stops)", at: element.nameRange,
        help: [
          "if it stands for other elements, replace it before Kazoo gets the document",
          "if not, write one of Kazoo's verbs: \(verbs)",
        ])
    }
    return Diagnostic(
      .prefixedElement,
      "the prefix of '\(element.name)' makes it another name than '\(local)': \(run.stops)",
      at: element.nameRange, help: ["write '\(local)' without the prefix"],
      fixIts: [renaming(element, to: local, .safe)])
  }

  private func messagingVerb(_ element: Element) -> Diagnostic {
    Diagnostic(
      .messagingVerb, "messaging verb '\(element.name)' in a call: \(run.stops)",
      at: element.nameRange,
      help: ["leave it out: Kazoo sends and receives messages outside of Pivot"]
    )
  }

  private func unsupportedVerb(_ element: Element, _ spec: ElementSpec) -> Diagnostic {
    var help = ["remove it, or write one of Kazoo's verbs: \(verbs)"]
    if case .unsupported(let instead?) = spec.support { help = [instead] }
    if spec.support == .streams { help = [streamHelp(element)] }
    if let target = Target.allCases.first(where: { spec.support.runs(on: $0) }),
      element.isWhole(on: target)
    {
      help = ["\(target.name) runs it: check with --kazoo \(target.rawValue)"]
    }
    return Diagnostic(
      .unsupportedVerb, "unsupported verb '\(element.name)': \(run.stops)",
      at: element.nameRange, help: help)
  }

  /// What to do about a verb that only carries streams, and only on a later Kazoo.
  private func streamHelp(_ element: Element) -> String {
    for noun in element.elements {
      guard
        case .unsupported(let instead?) = Vocabulary.element(noun.name, in: element.name)?.support
      else { continue }
      return instead
    }
    return "remove it: only Kazoo 5 runs \(element.name), with a <Stream> inside"
  }

  private func misplacedNoun(_ element: Element, _ spec: ElementSpec) -> Diagnostic {
    let parent = spec.parents.first ?? "Dial"
    let place = spec.parents.map { "<\($0)>" }.joined(separator: " or ")
    return Diagnostic(
      .misplacedNoun,
      "'\(element.name)' is not a verb: \(run.stops)",
      at: element.nameRange,
      help: ["put it inside \(place), as in <\(parent)>…</\(parent)>"])
  }

  private func unknownVerb(_ element: Element, in parent: Element) -> Diagnostic {
    let suggestion = Vocabulary.suggestion(for: element.name, in: parent.name)
    let isCase = suggestion?.lowercased() == element.name.lowercased()
    let dialect = Vocabulary.dialect(ofVerb: element.name).map { " of \($0)" } ?? ""
    let why = isCase ? " (names are case-sensitive)" : ""
    return Diagnostic(
      .unknownVerb, "unknown verb '\(element.name)'\(dialect)\(why): \(run.stops)",
      at: element.nameRange,
      help: [
        suggestion.map { "did you mean '\($0)'?" }
          ?? "remove it, or write one of Kazoo's verbs: \(verbs)"
      ],
      fixIts: suggestion.map { [renaming(element, to: $0, isCase ? .safe : .unsafe)] } ?? [])
  }
}

extension Element {
  /// Whether a target runs the element with all its content, according to the documentation.
  fileprivate func isWhole(on target: Target) -> Bool {
    !elements.isEmpty
      && elements.allSatisfy { noun in
        guard let entry = Vocabulary.element(noun.name, in: name) else { return false }
        return entry.support.runs(on: target) && entry.parents.contains(name)
      }
  }
}
