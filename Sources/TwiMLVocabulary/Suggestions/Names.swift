package import Diagnostics

extension Vocabulary {
  /// The element that was probably meant: first a child of the parent, then another element that
  /// Kazoo runs, then one of Twilio's.
  ///
  /// - Parameters:
  /// - name: an unknown name.
  /// - parent: the parent element; empty for the root.
  package static func suggestion(for name: String, in parent: String) -> String? {
    let spellings = spellings[parent] ?? Vocabulary.spellings(in: parent)
    return spellings.lazy.compactMap { $0.find(name) }.first
  }

  /// The candidates in each element, cached because a document can have any number of unknown
  /// names.
  private static let spellings: [String: [SpellingIndex]] = Dictionary(
    uniqueKeysWithValues: Set(all.map(\.name) + [""]).map { ($0, spellings(in: $0)) })

  /// The more likely ones first.
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
  /// The attribute of this element that was probably meant, preferably one that Kazoo reads.
  ///
  /// - Parameters:
  /// - name: a name that no attribute of the element has.
  /// - target: the version of Kazoo.
  package func suggestion(forAttribute name: String, on target: Target = .kazoo4) -> String? {
    let attributes = attributes(on: target)
    let read: [String] = attributes.filter(\.isRead).map(\.name)
    let dropped: [String] = attributes.filter { !$0.isRead }.map(\.name)
    return Spelling.candidate(
      for: name, among: [read, dropped], synonyms: AttributeSpec.synonyms)
  }
}

extension ElementSpec {
  /// Whether the value of an attribute belongs between the tags of this element.
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
  /// The names of the elements that meet the condition, and of the others.
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
