package import Diagnostics

extension SourceFile {
  /// The comments in document order, including those of a document that is not well-formed. Comment
  /// marks inside a CDATA section or a processing instruction do not count.
  package var comments: [SourceRange] {
    var comments: [SourceRange] = []
    guard text.commentStart(from: 0) != nil else { return comments }
    var next = text.offset(of: UInt8(ascii: "<"), from: 0)
    while let start = next {
      var end: Int? = start + 1
      let following = text.byte(at: start + 1)
      if following != UInt8(ascii: "!"), following != UInt8(ascii: "?") {
        // A tag, as most are.
      } else if text.has(.commentStart, at: start) {
        end = text.end(of: .commentEnd, from: start + 4)
        if let end { comments.append(SourceRange(start..<end)) }
      } else if text.has(.cdataStart, at: start) {
        end = text.end(of: .cdataEnd, from: start + 9)
      } else if text.has(.instructionStart, at: start) {
        end = text.end(of: .instructionEnd, from: start + 2)
      }
      next = end.flatMap { text.offset(of: UInt8(ascii: "<"), from: $0) }
    }
    return comments
  }
}

extension [UInt8] {
  /// The next `<!--`. Most documents have none, and fewer exclamation marks than tags.
  func commentStart(from start: Int) -> Int? {
    var next = offset(of: UInt8(ascii: "!"), from: start + 1)
    while let mark = next {
      if has(.commentStart, at: mark - 1) { return mark - 1 }
      next = offset(of: UInt8(ascii: "!"), from: mark + 1)
    }
    return nil
  }
}
