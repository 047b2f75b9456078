import Diagnostics

/// A twimlc comment: `<!-- twimlc-disable-next RULE… : reason -->`.
package struct Directive {
  /// The whole comment.
  let comment: SourceRange
  /// Its first word.
  let keyword: Word
  /// The rule ids.
  let rules: [Word]

  struct Word {
    let text: String
    let range: SourceRange
  }

  /// The part of the document that a comment applies to, by its first word.
  package enum Scope: String, Sendable, CaseIterable {
    case nextElement = "twimlc-disable-next"
    case file = "twimlc-disable-file"
  }

  /// nil for an unknown keyword.
  var scope: Scope? { Scope(rawValue: keyword.text) }

  /// nil for a comment that is not for twimlc.
  init?(_ comment: SourceRange, in source: SourceFile) {
    let content = comment.lowerBound + 4..<comment.upperBound - 3
    guard let first = source.text[content].firstIndex(where: { !" \t\r\n,".utf8.contains($0) }),
      source.text[first..<content.upperBound].starts(with: "twimlc-".utf8)
    else { return nil }
    let isEnd = { (byte: UInt8) in byte == UInt8(ascii: ":") }
    let end = source.text[content].firstIndex(where: isEnd) ?? content.upperBound
    let words = source.text[content.lowerBound..<end].split { " \t\r\n,".utf8.contains($0) }
      .map { slice in
        Word(
          text: String(decoding: slice, as: UTF8.self),
          range: SourceRange(slice.startIndex..<slice.endIndex))
      }
    guard let keyword = words.first else { return nil }
    self.comment = comment
    self.keyword = keyword
    rules = Array(words.dropFirst())
  }
}
