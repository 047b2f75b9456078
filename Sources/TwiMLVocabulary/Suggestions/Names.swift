package import Diagnostics

extension Vocabulary {
  /// The element that was probably meant: one that may stand in the parent, else one that Kazoo
  /// runs elsewhere, else one of Twilio's.
  ///
  /// - Parameters:
  ///   - name: a name that no element has.
  ///   - parent: the element it stands in; empty for the root.
  package static func suggestion(for name: String, in parent: String) -> String? {
    let spellings = spellings[parent] ?? Vocabulary.spellings(in: parent)
    return spellings.lazy.compactMap { $0.find(name) }.first
  }

  /// What may be meant in each element: a document may hold any number of unknown names.
  private static let spellings: [String: [SpellingIndex]] = Dictionary(
    uniqueKeysWithValues: Set(all.map(\.name) + [""]).map { ($0, spellings(in: $0)) })

  /// The likelier ones first.
  private static func spellings(in parent: String) -> [SpellingIndex] {
    let ours: [ElementSpec] = kazoo.filter { ($0.role == .root) == parent.isEmpty }
    let (here, elsewhere) = ours.names { parent.isEmpty || $0.parents.contains(parent) }
    guard !parent.isEmpty else { return [SpellingIndex([here], synonyms: elementSynonyms)] }
    let (twilioHere, twilioElsewhere) = twilioOnly.names { $0.parents.contains(parent) }
    let groups =
      here.isEmpty ? [twilioHere, elsewhere] : [here, elsewhere, twilioHere]
    return [
      SpellingIndex(groups, synonyms: elementSynonyms), SpellingIndex([twilioElsewhere]),
    ]
  }
}

extension ElementSpec {
  /// The attribute of this element that was probably meant, before all one that Kazoo reads.
  ///
  /// - Parameters:
  ///   - name: a name that no attribute of the element has.
  ///   - target: for which it was written.
  package func suggestion(forAttribute name: String, on target: Target = .kazoo4) -> String? {
    let attributes = attributes(on: target)
    let read: [String] = attributes.filter(\.isRead).map(\.name)
    let dropped: [String] = attributes.filter { !$0.isRead }.map(\.name)
    return Spelling.candidate(
      for: name, among: [read, dropped], synonyms: AttributeSpec.synonyms)
  }
}

extension ElementSpec {
  /// Whether what an attribute is written for stands between the tags of this element.
  ///
  /// - Parameter name: a name that no attribute of the element has.
  package func isContent(ofAttribute name: String) -> Bool {
    let folded = Spelling.folded(name)
    return Self.contentSynonyms[self.name]?.contains { $0.utf8.elementsEqual(folded) } ?? false
  }
}

extension AttributeSpec {
  /// Whether Kazoo reads the attribute.
  package var isRead: Bool {
    switch effect {
    case .used, .usedWith, .kazooOnly: true
    case .ignored, .unread: false
    }
  }
}

extension [ElementSpec] {
  /// The names of those that meet the condition, and of those that do not.
  fileprivate func names(
    where condition: (ElementSpec) -> Bool
  ) -> (matching: [String], others: [String]) {
    var matching: [String] = []
    var others: [String] = []
    for spec in self {
      if condition(spec) { matching.append(spec.name) } else { others.append(spec.name) }
    }
    return (matching, others)
  }
}
