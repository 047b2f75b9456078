public import Diagnostics

/// A piece of a document's text, with its entities resolved and its line breaks as `\n`.
///
/// It becomes a string only when it is asked for one. Until then it lies where the document lies,
/// unless something else stands there.
public struct Text: Sendable {
  /// Where it stands in the source.
  public let range: SourceRange
  private let storage: Storage

  /// The bytes that texts lie in.
  final class Storage: Sendable {
    fileprivate let bytes: [UInt8]
    /// The offset in the source of the first byte; nil where all the bytes are one text.
    fileprivate let start: Int?

    init(_ bytes: [UInt8], start: Int?) {
      self.bytes = bytes
      self.start = start
    }
  }

  /// What stands at a place.
  init(at range: SourceRange, in storage: Storage) {
    self.range = range
    self.storage = storage
  }

  /// Something else than what stands at a place.
  public init(_ string: String, at range: SourceRange) {
    self.init(at: range, in: Storage(Array(string.utf8), start: nil))
  }

  /// The same text at another place, for one that is something else than what stands there.
  func moved(to range: SourceRange) -> Text { Text(at: range, in: storage) }

  /// In UTF-8.
  public var bytes: ArraySlice<UInt8> {
    guard let start = storage.start else { return storage.bytes[...] }
    return storage.bytes[range.lowerBound - start..<range.upperBound - start]
  }

  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Some of the text: its range is its own only where the text stands in the source as it is.
  /// - Parameter part: a part of `bytes`.
  public subscript(part: ArraySlice<UInt8>) -> Text {
    guard let start = storage.start else {
      return Text(at: range, in: Storage(Array(part), start: nil))
    }
    return Text(at: SourceRange(part.startIndex + start..<part.endIndex + start), in: storage)
  }

  public var isEmpty: Bool { bytes.isEmpty }

  /// Whether there is nothing but XML white space.
  public var isBlank: Bool { bytes.allSatisfy(\.isXMLSpace) }
}
