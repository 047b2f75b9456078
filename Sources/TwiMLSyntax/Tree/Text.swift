package import Diagnostics

/// A piece of a document's text, with its entities resolved and its line breaks as `\n`.
///
/// It becomes a string only on demand. Until then it refers to the document's bytes, unless the
/// text differs from them.
package struct Text: Sendable {
  /// Its range in the source.
  package let range: SourceRange
  private let storage: Storage

  /// The bytes that texts lie in.
  final class Storage: Sendable {
    fileprivate let bytes: [UInt8]
    /// The source offset of the first byte; nil if all the bytes are one text.
    fileprivate let start: Int?

    init(_ bytes: [UInt8], start: Int?) {
      self.bytes = bytes
      self.start = start
    }
  }

  /// The text at a place.
  init(at range: SourceRange, in storage: Storage) {
    self.range = range
    self.storage = storage
  }

  /// A text that differs from the source at its place.
  package init(_ string: String, at range: SourceRange) {
    self.init(at: range, in: Storage(Array(string.utf8), start: nil))
  }

  /// The same text at another place, for a text that differs from the source.
  func moved(to range: SourceRange) -> Text { Text(at: range, in: storage) }

  /// In UTF-8.
  package var bytes: ArraySlice<UInt8> {
    let (lower, upper) = bounds
    return storage.bytes[lower..<upper]
  }

  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// In bytes.
  package var count: Int { storage.start == nil ? storage.bytes.count : range.count }

  package var isEmpty: Bool { count == 0 }

  /// Whether there is nothing but XML white space.
  package var isBlank: Bool {
    // By index: a slice of the bytes would count their references.
    let (lower, upper) = bounds
    for index in lower..<upper where !storage.bytes[index].isXMLSpace { return false }
    return true
  }

  /// The first byte; nil if the text is empty.
  package var firstByte: UInt8? { isEmpty ? nil : storage.bytes[bounds.lower] }

  /// The last byte; nil if the text is empty.
  package var lastByte: UInt8? { isEmpty ? nil : storage.bytes[bounds.upper - 1] }

  /// The text without bytes at both ends: it has a range of its own only if it equals the source.
  /// - Parameter order: the bytes, which are stripped one after the other.
  package func stripping(_ order: [UInt8]) -> Text {
    let all = bounds
    var (lower, upper) = all
    for byte in order {
      while lower < upper, storage.bytes[lower] == byte { lower += 1 }
      while lower < upper, storage.bytes[upper - 1] == byte { upper -= 1 }
    }
    if (lower, upper) == all { return self }
    guard let start = storage.start else {
      return Text(at: range, in: Storage(Array(storage.bytes[lower..<upper]), start: nil))
    }
    return Text(at: SourceRange(lower + start..<upper + start), in: storage)
  }

  /// Where it lies in the bytes of its storage.
  private var bounds: (lower: Int, upper: Int) {
    guard let start = storage.start else { return (0, storage.bytes.count) }
    return (range.lowerBound - start, range.upperBound - start)
  }
}
