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
    guard let start = storage.start else { return storage.bytes[...] }
    return storage.bytes[range.lowerBound - start..<range.upperBound - start]
  }

  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// A part of the text: it has its own range only if the text equals the source.
  /// - Parameter part: a part of `bytes`.
  package subscript(part: ArraySlice<UInt8>) -> Text {
    guard let start = storage.start else {
      return Text(at: range, in: Storage(Array(part), start: nil))
    }
    return Text(at: SourceRange(part.startIndex + start..<part.endIndex + start), in: storage)
  }

  package var isEmpty: Bool { bytes.isEmpty }

  /// Whether there is nothing but XML white space.
  package var isBlank: Bool { bytes.allSatisfy(\.isXMLSpace) }
}
