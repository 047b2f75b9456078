/// Rules by family, in the order of the manual.
///
/// Passed to code that looks up rules, because a module knows only its own rules.
package struct Catalog: Sendable {
  /// Rules about the same part of a document.
  package struct Family: Sendable {
    package let kind: Kind
    package let rules: [Rule]
    /// As a heading has it.
    package var title: String { kind.rawValue }

    package init(_ kind: Kind, _ rules: [Rule]) {
      self.kind = kind
      self.rules = rules
    }

    /// What the rules are about.
    package enum Kind: String, Sendable, CaseIterable {
      case response = "HTTP response"
      case xml = "XML"
      case template = "Template"
      case callflow = "Callflow"
      case log = "Debug log of Pivot"
      case structure = "Structure"
      case attribute = "Attribute"
      case value = "Value"
      case flow = "Flow"
      case dial = "Dial"
      case stream = "Streams of Kazoo 5"
      case loss = "Losses in translation"
      case comment = "Comments for twimlc"
      case configuration = "Configuration"
      case scenario = "Scenarios of calls"
      case exploration = "Explored calls"

      /// The word that it had before; nil if it had none.
      package var formerWord: String? { self == .response ? "answer" : nil }

      /// Its word in options.
      package var word: String {
        switch self {
        case .response: "response"
        case .xml: "xml"
        case .template: "template"
        case .callflow: "callflow"
        case .log: "log"
        case .structure: "structure"
        case .attribute: "attribute"
        case .value: "value"
        case .flow: "flow"
        case .dial: "dial"
        case .stream: "stream"
        case .loss: "loss"
        case .comment: "comment"
        case .configuration: "configuration"
        case .scenario: "scenario"
        case .exploration: "exploration"
        }
      }
    }
  }

  package let families: [Family]

  package init(_ families: [Family]) { self.families = families }

  package var rules: [Rule] { families.flatMap(\.rules) }

  /// The rules of one family.
  package func rules(of kind: Family.Kind) -> [Rule] {
    families.filter { $0.kind == kind }.flatMap(\.rules)
  }

  /// The family of a rule; nil for a rule that is not listed.
  package func family(of rule: Rule) -> Family? { families.first { $0.rules.contains(rule) } }

  /// The rule with that id, or that had it before.
  package func rule(_ id: some StringProtocol) -> Rule? {
    for family in families {
      for rule in family.rules where rule.id == id || rule.formerID.map({ $0 == id }) == true {
        return rule
      }
    }
    return nil
  }

  /// What a rule or a family is called now that had a name before; nil for any other name.
  package func currentName(of former: String) -> String? {
    if let rule = rule(former) { return rule.id == former ? nil : rule.id }
    return families.first { $0.kind.formerWord == former }?.kind.word
  }

  /// The rules with a name: one rule by its id, a family by its word, or all rules whose ids match
  /// a pattern with `*`.
  package func rules(named word: String) -> [Rule] {
    if let rule = rule(word) { return [rule] }
    let family = families.first { $0.kind.word == word || $0.kind.formerWord == word }
    if let family { return family.rules }
    guard word.contains("*") else { return [] }
    let parts = word.split(separator: "*", omittingEmptySubsequences: false)
    return rules.filter { Catalog.matches($0.id, parts) }
  }

  /// Whether a text consists of the parts, with anything between them.
  private static func matches(_ text: String, _ parts: [Substring]) -> Bool {
    guard let first = parts.first, let last = parts.last, text.hasPrefix(first) else {
      return false
    }
    var rest = text.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(last)
  }

  /// The rule whose id an unknown one is a spelling of.
  package func rule(meantBy id: String) -> Rule? {
    Spelling.candidate(for: id, among: [rules.map(\.id)]).flatMap { rule($0) }
  }
}
