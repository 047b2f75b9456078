import Diagnostics

/// Leads from offsets in a text with its entities expanded back to the document.
struct OffsetMap {
  /// Text that stands for an entity reference.
  private struct Expansion {
    let expanded: Range<Int>
    let reference: Range<Int>
  }

  /// In order, none inside another.
  private var expansions: [Expansion] = []

  var isIdentity: Bool { expansions.isEmpty }

  /// Adds an expansion behind all others.
  mutating func append(_ expanded: Range<Int>, for reference: Range<Int>) {
    expansions.append(Expansion(expanded: expanded, reference: reference))
  }

  /// The range in the document: that of the reference for what comes from an entity.
  func range(_ range: Range<Int>) -> SourceRange {
    if expansions.isEmpty { return SourceRange(range) }
    let lower = document(range.lowerBound) { $0.reference.lowerBound }
    let upper = document(range.upperBound) { $0.reference.upperBound }
    return SourceRange(lower..<max(lower, upper))
  }

  /// Which expansion an offset lies in; nil in the document's own text.
  func expansion(at offset: Int) -> Int? {
    guard let index = lastIndex(before: offset + 1), offset < expansions[index].expanded.upperBound
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
    var (low, high) = (0, expansions.count)
    while low < high {
      let middle = (low + high) / 2
      if expansions[middle].expanded.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
