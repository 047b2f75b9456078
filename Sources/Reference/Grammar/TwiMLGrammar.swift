package import Diagnostics
import TwiMLVocabulary

/// A grammar of the TwiML that a target runs, made from the table.
///
/// It accepts every document that Kazoo runs without an error, even if Kazoo runs it differently
/// from what the author wants; it refuses only what Kazoo fails on. So it accepts ignored
/// attributes, and anything after a verb that ends the document.
package struct TwiMLGrammar {
  private let target: Target

  /// The syntax that a grammar is written in.
  package enum Syntax: String, Sendable, CaseIterable {
    /// RELAX NG's XML syntax.
    case rng
    /// RELAX NG's compact syntax.
    case rnc
  }

  package init(target: Target) { self.target = target }

  /// The grammar as a file.
  package func text(_ syntax: Syntax) -> String {
    switch syntax {
    case .rng: RelaxNGXML(grammar).text
    case .rnc: RelaxNGCompact(grammar).text
    }
  }

  private var grammar: Grammar {
    let root = Vocabulary.kazoo.filter { $0.role == .root }
    let inner = elements(below: root)
    return Grammar(
      remarks: remarks,
      definitions: root.map { Grammar.Definition(name: $0.name, pattern: pattern(of: $0, nil)) }
        + inner.flatMap { spec, parent in
          [Grammar.Definition(name: name(of: spec, in: parent), pattern: pattern(of: spec, parent))]
            + endless(spec, in: parent)
        } + [Grammar.Definition(name: "anything", pattern: .anything)])
  }

  /// Every element inside others together with its parent, each pair once.
  private func elements(below roots: [ElementSpec]) -> [(ElementSpec, ElementSpec)] {
    var pairs: [(ElementSpec, ElementSpec)] = []
    var names: Set<String> = []
    var waiting = roots
    while !waiting.isEmpty {
      let parent = waiting.removeFirst()
      for spec in children(of: parent) where names.insert(name(of: spec, in: parent)).inserted {
        pairs.append((spec, parent))
        waiting.append(spec)
      }
    }
    return pairs
  }

  /// A definition of its own for a verb whose repetition never ends.
  private func endless(_ spec: ElementSpec, in parent: ElementSpec) -> [Grammar.Definition] {
    guard parent.role == .root, let repetition = spec.repetition else { return [] }
    let others = attributes(of: spec, areStrict: true, without: repetition)
    let endless = Pattern.attribute(
      .name(repetition.name), documentation: documentation(of: repetition),
      .data(.matching("[+\\-]?0+")))
    return [
      Grammar.Definition(
        name: endlessName(of: spec),
        pattern: .element(
          .name(spec.name), documentation: documentation(of: spec),
          .group([endless] + others + [content(of: spec)])))
    ]
  }

  private func endlessName(of spec: ElementSpec) -> String { "\(spec.name).endless" }

  private func children(of parent: ElementSpec) -> [ElementSpec] {
    Vocabulary.elements(in: parent.name, runningOn: target)
  }

  /// The effect of a value that Kazoo fails on depends on the parent of the verb: the last prompt
  /// inside another verb may fail.
  private func name(of spec: ElementSpec, in parent: ElementSpec) -> String {
    let isPrompt = spec.role == .verb && parent.role == .verb
    return isPrompt ? "\(parent.name).\(spec.name)" : spec.name
  }

  private func pattern(of spec: ElementSpec, _ parent: ElementSpec?) -> Pattern {
    let isPrompt = parent?.role == .verb && spec.role == .verb
    let attributes =
      spec.refusesAttributes ? [] : self.attributes(of: spec, areStrict: !isPrompt)
    return .element(
      .name(spec.name), documentation: documentation(of: spec),
      .group(attributes + [content(of: spec)]))
  }

  /// - Parameter left: an attribute to leave out.
  private func attributes(
    of spec: ElementSpec, areStrict: Bool, without left: AttributeSpec? = nil
  ) -> [Pattern] {
    let attributes = spec.attributes(on: target)
    let known = attributes.filter { $0.name != left?.name }.map { attribute in
      Pattern.optional(
        .attribute(
          .name(attribute.name), documentation: documentation(of: attribute),
          attribute.type.pattern(isStrict: areStrict)))
    }
    let others = Pattern.zeroOrMore(
      .attribute(.anyName(except: attributes.map(\.name)), documentation: "", .text))
    return known + [others]
  }

  private func documentation(of spec: ElementSpec) -> String {
    ([spec.summary] + spec.remarks).map(Prose.sentence).map(Prose.plain).joined(separator: " ")
  }

  private func documentation(of attribute: AttributeSpec) -> String {
    var sentences = [attribute.summary]
    if let value = attribute.defaultText { sentences.append("default: \(value)") }
    if case .ignored(let ignored) = attribute.effect {
      sentences.append("no effect on Kazoo: \(ignored.instead)")
    }
    return sentences.filter { !$0.isEmpty }.map(Prose.sentence).map(Prose.plain)
      .joined(separator: " ")
  }
}

extension TwiMLGrammar {
  private func content(of spec: ElementSpec) -> Pattern {
    let children = children(of: spec)
    switch (spec.role, spec.content) {
    case (_, .nothing): return spec.role == .parameter ? .anyContent : .nothing
    case (.root, _): return verbs(of: spec)
    case (.verb, .text), (.noun, .text), (.parameter, .text), (.markup, .text):
      return spec.needsText ? .words : .anyContent
    case (.verb, .elements) where spec.holdsVerbs: return prompts(of: spec)
    case (_, .textOrElements): return textOrElements(children, in: spec)
    case (_, .elements):
      let parameters = children.filter { $0.role == .parameter }
      // A verb takes exactly one parameter; a noun takes any number.
      return spec.role == .verb && !parameters.isEmpty
        ? one(of: parameters, in: spec) : elements(children, in: spec)
    }
  }

  /// Verbs up to one that ends the document; Kazoo never looks at what follows it. A document
  /// without any content crashes Kazoo, but a single character is enough content.
  private func verbs(of root: ElementSpec) -> Pattern {
    let verbs = children(of: root)
    let refs = verbs.map { Pattern.reference(name(of: $0, in: root)) }
    let endings =
      verbs.filter { $0.flow == .ends }.map { Pattern.reference(name(of: $0, in: root)) }
      + verbs.filter { $0.repetition != nil }.map { Pattern.reference(endlessName(of: $0)) }
    let run = Pattern.choice([
      .group([
        .zeroOrMore(.choice(refs)), .choice(endings), .zeroOrMore(.reference("anything")),
      ]),
      .oneOrMore(.choice(refs)),
    ])
    return .choice([.mixed(run), .data(.notEmpty)])
  }

  /// Verbs that run in a process of their own: the last one may fail, and what is never heard is
  /// not an error.
  private func prompts(of spec: ElementSpec) -> Pattern {
    elements(children(of: spec), in: spec)
  }

  /// Elements, and anything that is skipped between them.
  private func elements(_ children: [ElementSpec], in spec: ElementSpec) -> Pattern {
    children.isEmpty
      ? .anyContent
      : .mixed(.zeroOrMore(.choice(references(children, in: spec) + [other(children)])))
  }

  /// Exactly one of the elements, and anything that is skipped beside it.
  private func one(of children: [ElementSpec], in spec: ElementSpec) -> Pattern {
    let others = Pattern.zeroOrMore(other(children))
    return .mixed(.group([others, .choice(references(children, in: spec)), others]))
  }

  /// Text with a digit, or elements. Kazoo ignores elements beside text.
  private func textOrElements(_ children: [ElementSpec], in spec: ElementSpec) -> Pattern {
    .choice([
      .data(.matching("[\\s\\S]*[0-9][\\s\\S]*")),
      .mixed(.oneOrMore(.choice(references(children, in: spec) + [other(children)]))),
    ])
  }

  private func references(_ children: [ElementSpec], in spec: ElementSpec) -> [Pattern] {
    children.map { .reference(name(of: $0, in: spec)) }
  }

  /// An element with any other name.
  private func other(_ known: [ElementSpec]) -> Pattern {
    .element(
      .anyName(except: known.map(\.name)), documentation: "", .group([.anyAttributes, .anyContent]))
  }

  private var remarks: [String] {
    [
      "TwiML as Kazoo \(target.rawValue) runs it, in RELAX NG. Written by twimlc schema twiml from "
        + "the table that twimlc check works by.",
      "The grammar takes every document that Kazoo runs without an error, also one that does "
        + "something other than it says. Attributes that Kazoo or Twilio do not know have no effect "
        + "and are taken; so is whatever follows a verb that ends the document.",
      "A grammar does not see comments: a Response that holds a comment alone is empty to it and is "
        + "refused, though Kazoo runs it.",
      "What a grammar cannot say, and twimlc check does: which verbs are reached on a call and what "
        + "follows a Dial or a Gather; whether anybody is left to ring; what a URL is resolved to; "
        + "whether text is cut, dropped or spoken otherwise; comments and CDATA that Kazoo takes for "
        + "content; names in a namespace; the encoding of the document; numbers that round to one "
        + "that fails; and everything that is a warning or a note.",
    ]
  }
}

extension ElementSpec {
  /// The attribute with the number of repetitions, if the repetition can be endless.
  fileprivate var repetition: AttributeSpec? {
    attributes.first { attribute in
      guard case .integer(let type) = attribute.type else { return false }
      return type.unit == .times && type.range.lowerBound == 0
    }
  }

  /// Whether it contains verbs.
  fileprivate var holdsVerbs: Bool {
    Vocabulary.kazoo.contains { $0.role == .verb && $0.parents.contains(name) }
  }
}

extension Pattern {
  static let anyAttributes = Pattern.zeroOrMore(
    .attribute(.anyName(except: []), documentation: "", .text))

  /// Anything that an element can contain.
  static let anyContent = Pattern.mixed(.zeroOrMore(.reference("anything")))

  /// Text, optionally with elements that Kazoo ignores. Kazoo strips spaces and line feeds, but a
  /// tab counts as a word.
  static let words = Pattern.choice([
    .data(.notMatching("[ \\n]*")), .mixed(.oneOrMore(.reference("anything"))),
  ])

  static let anything = Pattern.element(
    .anyName(except: []), documentation: "", .group([.anyAttributes, .anyContent]))
}
