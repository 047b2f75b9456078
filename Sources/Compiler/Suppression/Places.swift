import Diagnostics
import TwiMLSyntax

/// Ranges with a fast check whether an offset is in one of them.
struct Cover {
  private let starts: [Int]
  /// The furthest end of the ranges up to each one.
  private let ends: [Int]

  init(_ ranges: [SourceRange]) {
    let ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }
    starts = ranges.map(\.lowerBound)
    var furthest = 0
    ends = ranges.map { range in
      furthest = max(furthest, range.upperBound)
      return furthest
    }
  }

  func contains(_ offset: Int) -> Bool {
    let count = starts.partitioningIndex { $0 > offset }
    return count > 0 && offset < ends[count - 1]
  }
}

/// Finds the elements after comments; each parent's children are scanned once.
struct Siblings {
  private let root: Element?
  private var children: [ObjectIdentifier: [Element]] = [:]

  init(root: Element?) { self.root = root }

  /// The first element after a comment with the same parent.
  mutating func element(after comment: SourceRange) -> Element? {
    guard var element = root else { return nil }
    while element.range.lowerBound < comment.upperBound {
      let inner = elements(in: element)
      let index = inner.partitioningIndex { $0.range.upperBound >= comment.upperBound }
      guard index < inner.count else { return nil }
      element = inner[index]
    }
    return element
  }

  private mutating func elements(in parent: Element) -> [Element] {
    if let known = children[ObjectIdentifier(parent)] { return known }
    let elements = parent.elements
    children[ObjectIdentifier(parent)] = elements
    return elements
  }
}

extension [Int] {
  /// Whether a sorted number is in a range.
  func containsSorted(in range: SourceRange) -> Bool {
    let index = partitioningIndex { $0 >= range.lowerBound }
    return index < count && self[index] < range.upperBound
  }
}
