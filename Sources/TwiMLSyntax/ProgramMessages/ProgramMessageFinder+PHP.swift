/// PHP's own messages, with markup and without, and what frameworks and Xdebug make of them.
extension ProgramMessageFinder {
  /// PHP's words for its messages, and their kinds; longer words first.
  private static let kinds: [(word: StaticString, kind: String)] = [
    ("Catchable fatal error", "fatal error"), ("Recoverable fatal error", "fatal error"),
    ("Fatal error", "fatal error"), ("Parse error", "parse error"),
    ("Compile error", "compile error"), ("Core error", "error"), ("Core warning", "warning"),
    ("Strict Standards", "notice"), ("Strict standards", "notice"), ("Deprecated", "warning"),
    ("Warning", "warning"), ("Notice", "notice"), ("WordPress database error", databaseError),
  ]

  private static let databaseError = "database error"

  /// The kind of message that ends at an offset, and its start.
  private func kind(before end: Int) -> (kind: String, start: Int)? {
    for (word, kind) in Self.kinds where has(word, before: end) {
      let first = end - word.utf8CodeUnitCount
      let isWord = first == start || !(text[first - 1] | 0x20).isASCIINameStart
      return isWord ? (kind, first) : nil
    }
    return nil
  }

  /// `Warning: … in /srv/x.php on line 3`, which may have markup from there on.
  mutating func phpMessage(_ colon: Int) -> Found? {
    if let (kind, first) = kind(before: colon) {
      let begin = withoutPrefix(first)
      if let end = lineNumberEnd(after: colon) { return found(kind, begin..<end) }
      // At the very beginning, or with "PHP" before it, it needs no such end.
      guard begin < first || text.skipSpace(from: 0) == begin || kind == Self.databaseError else {
        return nil
      }
      return found(
        kind, begin..<trimmedEnd(min(lineEnd(of: colon), nextVerbTag(from: colon)), after: colon))
    }
    guard has("Exception", before: colon) || has("Error", before: colon),
      let end = lineNumberEnd(after: colon), text.isPHPFile(before: end)
    else { return nil }
    return found("exception", exceptionStart(before: colon)..<end)
  }

  /// `<b>Warning</b>: …`.
  mutating func phpMarkup(_ colon: Int) -> Found? {
    let word = wordEnd(before: colon)
    guard word < colon, let (kind, first) = kind(before: word) else { return nil }
    if let end = lineNumberEnd(after: colon) { return found(kind, first..<end) }
    let limit = min(lineEnd(of: text.skipSpace(from: colon + 1)), nextVerbTag(from: colon))
    let breakTag = text.offset(of: .lineBreakTag, in: colon..<limit) ?? limit
    return found(kind, first..<max(colon + 1, trimmedEnd(breakTag, after: colon)))
  }

  /// Before the tags that close between a word and a colon, and CakePHP's number: `Notice</b> (8)</a>:`.
  private func wordEnd(before colon: Int) -> Int {
    let closings: [StaticString] = ["</b>", "</strong>", "</a>", "</span>"]
    var end = colon
    while let tag = closings.first(where: { has($0, before: end) }) {
      end = trimmedEnd(end - tag.utf8CodeUnitCount, after: start)
      if end > start, text[end - 1] == UInt8(ascii: ")"),
        let bracket = text[max(start, end - 9)..<end].lastIndex(of: UInt8(ascii: "("))
      {
        end = trimmedEnd(bracket, after: start)
      }
    }
    return end
  }

  /// CodeIgniter: `<h4>A PHP Error was encountered</h4><p>Severity: Notice</p>…`.
  mutating func frameworkMessage(_ colon: Int) -> Found? {
    let before = max(start, colon - 120)..<colon
    guard has("Severity", before: colon),
      let title = text.offset(of: .codeIgniter, in: before)
    else { return nil }
    let limit = nextVerbTag(from: colon)
    var first = title
    let outer = text[max(start, title - 400)..<title]
    if let tag = outer.lastIndex(of: UInt8(ascii: "<")) {
      first = outer[..<tag].lastRange(of: .divisionTag) ?? tag
    }
    let window = colon..<min(limit, colon + Self.reach)
    let end =
      text.offset(of: .divisionEnd, in: window).map { $0 + Token.divisionEnd.count }
      ?? text.offset(of: .lineNumberLabel, in: window).map { lineEnd(of: $0) } ?? lineEnd(of: colon)
    let severity = text[text.skipSpace(from: colon + 1)...].prefix(20)
      .prefix { ($0 | 0x20).isASCIINameStart || $0 == UInt8(ascii: " ") }
    let word = String(decoding: severity, as: UTF8.self).lowercased()
    return Found(
      language: .php, kind: word.isEmpty ? "error" : word,
      range: first..<max(colon + 1, trimmedEnd(min(end, limit), after: colon)))
  }

  /// A message with the markup around it.
  private mutating func found(_ kind: String, _ core: Range<Int>) -> Found {
    Found(language: .php, kind: kind, range: withMarkup(core))
  }

  /// The offset before `PHP ` if that precedes a word.
  private func withoutPrefix(_ first: Int) -> Int { has("PHP ", before: first) ? first - 4 : first }

  /// The end of `on line 3`, if that follows soon, after a file name.
  private mutating func lineNumberEnd(after colon: Int) -> Int? {
    guard let place = nextLineNumber(from: colon), place - colon < Self.reach,
      place < nextVerbTag(from: colon), text.isFileName(before: place)
    else { return nil }
    var offset = place + 9
    while text.byte(at: offset) == UInt8(ascii: "<") {
      offset = text.offset(of: UInt8(ascii: ">"), from: offset).map { $0 + 1 } ?? text.count
    }
    let digits = offset
    while text.byte(at: offset)?.isASCIIDigit == true { offset += 1 }
    guard offset > digits else { return nil }
    for tag: Token in [.boldEnd, .italicEnd] where text.has(tag, at: offset) {
      offset += tag.count
    }
    return offset
  }

  /// The range with `<br />` and `<b>` before it, `<br />` after it, or Xdebug's table around it.
  private mutating func withMarkup(_ core: Range<Int>) -> Range<Int> {
    if let table = xdebugTable(around: core) { return table }
    var (first, end) = (core.lowerBound, core.upperBound)
    for tag: StaticString in ["<b>", "<strong>"] where has(tag, before: first) {
      first -= tag.utf8CodeUnitCount
    }
    let outer = trimmedEnd(first, after: start)
    for tag: StaticString in ["<br />", "<br/>", "<br>"] where has(tag, before: outer) {
      first = outer - tag.utf8CodeUnitCount
    }
    let after = text.skipSpace(from: end)
    if text.has(.lineBreakTag, at: after),
      let close = text.offset(of: UInt8(ascii: ">"), from: after)
    {
      end = close + 1
    }
    return first..<end
  }

  /// `<br />`, `<font size='1'>` and `<table class='xdebug-error …'>`.
  private mutating func xdebugTable(around core: Range<Int>) -> Range<Int>? {
    let window = max(start, core.lowerBound - 800)..<core.lowerBound
    guard let mark = text.offset(of: .xdebug, in: window),
      var first = text[window.lowerBound..<mark].lastIndex(of: UInt8(ascii: "<"))
    else { return nil }
    for tag: StaticString in ["<font size='1'>", "<br />"] {
      let outer = trimmedEnd(first, after: start)
      if has(tag, before: outer) { first = outer - tag.utf8CodeUnitCount }
    }
    var end = core.upperBound
    let rest = end..<max(end, min(nextVerbTag(from: end), end + 4 * Self.reach))
    if let table = text.offset(of: .tableEnd, in: rest) {
      end = table + Token.tableEnd.count
      if text.has(.fontEnd, at: end) { end += Token.fontEnd.count }
    }
    return first..<end
  }
}

extension Token {
  static let onLine = Token(" on line ")
  fileprivate static let lineBreakTag = Token("<br")
  fileprivate static let boldEnd = Token("</b>")
  fileprivate static let italicEnd = Token("</i>")
  fileprivate static let tableEnd = Token("</table>")
  fileprivate static let fontEnd = Token("</font>")
  fileprivate static let xdebug = Token("xdebug-error")
  fileprivate static let codeIgniter = Token("A PHP Error was encountered")
  fileprivate static let divisionTag = Token("<div")
  fileprivate static let divisionEnd = Token("</div>")
  fileprivate static let lineNumberLabel = Token("Line Number")
}

extension [UInt8] {
  /// The offset of the first such token in a range.
  fileprivate func offset(of token: Token, in range: Range<Int>) -> Int? {
    var rest = self[range]
    while let first = rest.firstIndex(of: token[0]) {
      if first + token.count <= range.upperBound, has(token, at: first) { return first }
      rest = rest[(first + 1)...]
    }
    return nil
  }

  /// Whether a path, or PHP's text for an unknown one, ends at an offset.
  fileprivate func isFileName(before end: Int) -> Bool {
    let word = self[Swift.max(0, end - 300)..<end].reversed()
      .prefix { !$0.isXMLSpace }
    return word.contains { "/\\".utf8.contains($0) } || has("Unknown", endingAt: end)
      || isPHPFile(before: end)
  }

  /// Whether a PHP file name ends shortly before the offset of a line number or of the words before
  /// it.
  fileprivate func isPHPFile(before end: Int) -> Bool {
    let window = String(decoding: self[Swift.max(0, end - 60)..<end], as: UTF8.self)
    return [".php", ".inc", ".phtml"].contains(where: window.contains)
  }

  private func has(_ word: String, endingAt end: Int) -> Bool {
    self[..<Swift.min(end, count)].suffix(word.utf8.count).elementsEqual(word.utf8)
  }
}

extension ArraySlice<UInt8> {
  /// The start of the last occurrence of a token.
  fileprivate func lastRange(of token: Token) -> Int? {
    var offset = endIndex - token.count
    while offset >= startIndex {
      if self[offset...].starts(with: token.bytes) { return offset }
      offset -= 1
    }
    return nil
  }
}
