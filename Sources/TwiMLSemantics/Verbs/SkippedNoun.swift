import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

extension Analyzer {
  /// A `Sip` whose text is not a SIP URI.
  func skippedSIP(
    _ noun: Element, _ content: KazooContent, at place: SourceRange
  ) -> SkippedNoun {
    var what = "'\(content.text)' is not a SIP URI"
    var help = "write sip:, a user, an @ and a host, as in sip:anna@example.com"
    if content.text.isBlank {
      let child = noun.elements.first { !$0.children.isEmpty }
      what =
        child.map { "'\($0.name)' inside Sip is not read" }
        ?? "empty Sip"
      if child != nil { help = "write the SIP URI directly between the tags of Sip" }
    }
    return SkippedNoun(
      element: noun, rule: .skippedSIPURI, what: what, place: place, help: [help])
  }

  /// - Parameter items: the content of the Dial; nil if it has other nouns.
  func skippedNoun(_ noun: Element, among items: [KazooContent.Item]?) -> SkippedNoun {
    let spec = Vocabulary.element(noun.name, in: "Dial")
    if spec?.role == .verb {
      return SkippedNoun(
        element: noun, what: "verb '\(noun.name)' inside Dial",
        help: ["put it directly into <Response>, before the Dial"])
    }
    guard let spec, spec.parents.contains("Dial") else {
      let suggestion = Vocabulary.suggestion(for: noun.name, in: "Dial")
      let isCase = suggestion?.lowercased() == noun.name.lowercased()
      return SkippedNoun(
        element: noun, what: "unknown noun '\(noun.name)'",
        help: [suggestion.map { "did you mean '\($0)'?" } ?? "remove it"],
        fixIts: suggestion.map { [renaming(noun, to: $0, isCase ? .safe : .unsafe)] } ?? [])
    }
    if case .skipped(let why) = spec.support {
      return SkippedNoun(
        element: noun, what: "unsupported noun '\(noun.name)'",
        help: ["\(why); write <User> or <Device> with the id of one in the account"])
    }
    let areNouns = items == nil
    let others = (items ?? []).filter { $0.range != noun.range }
    return SkippedNoun(
      element: noun,
      what: areNouns
        ? "'\(noun.name)' beside other nouns"
        : "a line break or other content follows '\(noun.name)'",
      help: areNouns
        ? [
          noun.name == DialNoun.queue.rawValue
            ? "remove it: a Queue without other nouns would end the call"
            : "to have the caller join it, write a Dial with nothing but the \(noun.name)"
        ]
        : ["remove what stands after it, be it a line break, or begin the Dial with a line break"],
      fixIts: areNouns ? [] : [removing(others)])
  }

  func nobodyToRing(_ nouns: [SkippedNoun], in element: Element) -> Diagnostic {
    let result = "Kazoo has nobody to ring and ends the call here"
    if nouns.count == 1, let noun = nouns.first {
      return Diagnostic(
        .nobodyToRing, "\(noun.what): \(result)", at: noun.place, help: noun.help,
        fixIts: noun.fixIts)
    }
    return Diagnostic(
      .nobodyToRing, "none of the nouns can be rung: \(result)", at: element.nameRange,
      help: help(forNobodyAmong: nouns),
      related: nouns.map { Diagnostic.Related($0.what, at: $0.place) },
      fixIts: nouns.flatMap(\.fixIts))
  }

  /// The help for a `Dial` with several nouns of which none rings.
  private func help(forNobodyAmong nouns: [SkippedNoun]) -> [String] {
    let alone: Set<String> = [DialNoun.conference.rawValue, DialNoun.queue.rawValue]
    guard let kept = nouns.first(where: { alone.contains($0.element.name) })?.element.name else {
      return ["write <User> or <Device> with an id, or a number"]
    }
    let verb = nouns.first {
      Vocabulary.element($0.element.name, in: "Dial")?.role == .verb
        && !alone.contains($0.element.name)
    }
    return ["write a Dial with nothing but the \(kept)"]
      + (verb.map { ["put '\($0.element.name)' before the Dial"] } ?? [])
  }
}

/// A noun that Kazoo does not ring, with its finding.
struct SkippedNoun {
  let element: Element
  let rule: Rule
  /// The fault, as a phrase.
  let what: String
  let place: SourceRange
  let help: [String]
  let fixIts: [FixIt]

  init(
    element: Element, rule: Rule = .skippedNoun, what: String, place: SourceRange? = nil,
    help: [String] = [], fixIts: [FixIt] = []
  ) {
    self.element = element
    self.rule = rule
    self.what = what
    self.place = place ?? element.nameRange
    self.help = help
    self.fixIts = fixIts
  }

  /// The finding if other nouns are left to ring.
  /// - Parameter rest: what becomes of the call.
  func diagnostic(_ rest: String) -> Diagnostic {
    Diagnostic(rule, "\(what): \(rest)", at: place, help: help, fixIts: fixIts)
  }
}
