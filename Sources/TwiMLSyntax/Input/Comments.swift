package import Diagnostics

extension SourceFile {
  /// The comments in document order, including those of a document that is not well-formed. Comment
  /// marks inside a CDATA section or a processing instruction do not count.
  package var comments: [SourceRange] {
    var comments: [SourceRange] = []
    guard text.commentStart(from: 0) != nil else { return comments }
    var declarations = Lookahead { $0.angle(before: UInt8(ascii: "!"), from: $1) }
    var instructions = Lookahead { $0.angle(before: UInt8(ascii: "?"), from: $1) }
    var offset = 0
    while true {
      let start = min(
        declarations.next(in: text, from: offset) ?? text.count,
        instructions.next(in: text, from: offset) ?? text.count)
      if start == text.count { return comments }
      var end: Int? = start + 1
      if text.has(.commentStart, at: start) {
        end = text.end(of: .commentEnd, from: start + 4)
        if let end { comments.append(SourceRange(start..<end)) }
      } else if text.has(.cdataStart, at: start) {
        end = text.end(of: .cdataEnd, from: start + 9)
      } else if text.has(.instructionStart, at: start) {
        end = text.end(of: .instructionEnd, from: start + 2)
      }
      guard let end else { return comments }
      offset = end
    }
  }
}

extension [UInt8] {
  /// The next `<!--`. Most documents have none.
  func commentStart(from start: Int) -> Int? {
    var next = angle(before: UInt8(ascii: "!"), from: start)
    while let mark = next {
      if has(.commentStart, at: mark) { return mark }
      next = angle(before: UInt8(ascii: "!"), from: mark + 1)
    }
    return nil
  }

  /// The next `<` before another byte, of which there are fewer than tags.
  fileprivate func angle(before byte: UInt8, from start: Int) -> Int? {
    var next = offset(of: byte, from: start + 1)
    while let place = next {
      if self[place - 1] == UInt8(ascii: "<") { return place - 1 }
      next = offset(of: byte, from: place + 1)
    }
    return nil
  }
}
