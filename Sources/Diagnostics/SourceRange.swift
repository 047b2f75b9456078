/// A half-open range of byte offsets into `SourceFile.text`.
///
/// Offsets are 32-bit, because a document is limited to well below 4 GiB and a tree contains many
/// of them.
package struct SourceRange: Sendable, Hashable {
  private let lower: UInt32
  private let upper: UInt32

  /// The offset of the first byte.
  package var lowerBound: Int { Int(lower) }
  /// The offset after the last byte.
  package var upperBound: Int { Int(upper) }
  /// The length in bytes.
  package var count: Int { upperBound - lowerBound }
  package var isEmpty: Bool { lower == upper }

  /// - Parameter range: `0 ... 2³² - 1`; what lies outside is clamped.
  package init(_ range: Range<Int>) {
    lower = UInt32(clamping: range.lowerBound)
    upper = UInt32(clamping: range.upperBound)
  }

  /// An empty range, for something missing at an offset.
  package init(at offset: Int) { self.init(offset..<offset) }

  /// The same range, moved by a number of bytes.
  package func shifted(by offset: Int) -> SourceRange {
    SourceRange(lowerBound + offset..<upperBound + offset)
  }

  /// The smallest range that contains both.
  package func union(_ other: SourceRange) -> SourceRange {
    SourceRange(
      min(lowerBound, other.lowerBound)..<max(upperBound, other.upperBound))
  }

  /// Whether the two have a byte in common.
  package func overlaps(_ other: SourceRange) -> Bool {
    lowerBound < other.upperBound && other.lowerBound < upperBound
  }

  /// Whether another range lies within this one.
  package func contains(_ other: SourceRange) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
