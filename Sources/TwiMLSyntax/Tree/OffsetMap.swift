import Diagnostics

/// Leads from offsets in the text of a document, with its entities expanded, back to the source.
struct OffsetMap {
  /// The text of an expanded entity reference.
  private struct Expansion {
    let expanded: Range<Int>
    let reference: Range<Int>
  }

  /// In order and not nested.
  private var expansions: [Expansion] = []

  /// The document's offset in its source.
  private let start: Int

  init(start: Int) { self.start = start }

  /// Whether no entity was expanded.
  var isIdentity: Bool { expansions.isEmpty }

  /// Adds an expansion after all others.
  mutating func append(_ expanded: Range<Int>, for reference: Range<Int>) {
    expansions.append(Expansion(expanded: expanded, reference: reference))
  }

  /// The range in the source; text from an entity has the range of the reference.
  func range(_ range: Range<Int>) -> SourceRange {
    if expansions.isEmpty { return source(range) }
    let lower = document(range.lowerBound) { $0.reference.lowerBound }
    let upper = document(range.upperBound) { $0.reference.upperBound }
    return source(lower..<max(lower, upper))
  }

  /// The range in the source of a range in the document before any expansion.
  func source(_ range: Range<Int>) -> SourceRange {
    SourceRange(range.lowerBound + start..<range.upperBound + start)
  }

  /// The expansion at an offset; nil in the document's own text.
  func expansion(at offset: Int) -> Int? {
    guard !expansions.isEmpty, let index = lastIndex(before: offset + 1),
      offset < expansions[index].expanded.upperBound
    else { return nil }
    return index
  }

  private func document(_ offset: Int, inside bound: (Expansion) -> Int) -> Int {
    guard let index = lastIndex(before: offset) else { return offset }
    let expansion = expansions[index]
    if offset < expansion.expanded.upperBound { return bound(expansion) }
    return expansion.reference.upperBound + offset - expansion.expanded.upperBound
  }

  /// The last expansion that begins before an offset.
  private func lastIndex(before offset: Int) -> Int? {
    let behind = expansions.partitioningIndex { $0.expanded.lowerBound >= offset }
    return behind > 0 ? behind - 1 : nil
  }
}
