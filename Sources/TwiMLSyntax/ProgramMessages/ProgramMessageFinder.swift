import Diagnostics

/// Finds program messages in any text, in linear time because every document is searched.
///
/// Nearly every message has a colon after one of a few words, so colons are searched.
struct ProgramMessageFinder {
  let text: [UInt8]
  /// The end of the last message, before which no other can begin.
  private(set) var start: Int
  private var lineNumber = Lookahead { $0.offset(of: .onLine, from: $1) }
  private var frame = Lookahead { $0.stackFrame(from: $1) }
  private var verbTag = Lookahead { $0.verbTag(from: $1) }

  /// A message before its place is known.
  struct Found {
    let language: ProgramMessage.Language
    let kind: String
    var range: Range<Int>
  }

  /// How far a message may reach beyond its first words, in bytes.
  static let reach = 4096

  private init(_ text: [UInt8], from start: Int) {
    self.text = text
    self.start = start
  }

  /// The messages in document order.
  static func messages(
    in text: [UInt8], from start: Int, range: (Range<Int>) -> SourceRange
  ) -> [ProgramMessage] {
    // Nearly every document has none.
    let (colon, dot) = (text.messageColon(from: start), text.perlExtension(from: start))
    if colon == nil, dot == nil { return [] }
    var finder = ProgramMessageFinder(text, from: start)
    var found = finder.all(
      from: colon, next: { $0.messageColon(from: $1) }, find: { $0.message(colon: $1) })
    var perl = ProgramMessageFinder(text, from: start)
    found += perl.all(
      from: dot, next: { $0.perlExtension(from: $1) }, find: { $0.perlMessage($1) }
    ).filter { message in
      let first = found.partitioningIndex { $0.range.upperBound > message.range.lowerBound }
      return first == found.count || found[first].range.lowerBound >= message.range.upperBound
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }.map { message in
      ProgramMessage(
        language: message.language, kind: message.kind, range: range(message.range),
        text: text.words(in: message.range))
    }
  }

  /// The messages at the places where one may be.
  /// - Parameters:
  /// - first: the first such place.
  /// - next: finds the next one.
  /// - find: the message there.
  private mutating func all(
    from first: Int?, next: (_ text: [UInt8], _ start: Int) -> Int?,
    find: (inout ProgramMessageFinder, Int) -> Found?
  ) -> [Found] {
    var messages: [Found] = []
    var following = first
    while let place = following {
      if var found = find(&self, place), found.range.upperBound > place {
        found.range = withElements(found.range)
        start = found.range.upperBound
        messages.append(found)
      }
      following = next(text, max(place + 1, start))
    }
    return messages
  }

  /// The message that has its first colon, or one of the first, at an offset.
  private mutating func message(colon: Int) -> Found? {
    guard colon > start else { return nil }
    switch text[colon - 1] {
    case UInt8(ascii: "g"), UInt8(ascii: "e"), UInt8(ascii: "d"), UInt8(ascii: "s"):
      return has("js", before: colon) ? scriptCrash(colon) : phpMessage(colon)
    case UInt8(ascii: "r"):
      if has("Software error", before: colon) { return perlError(colon) }
      return phpMessage(colon) ?? stackTrace(colon)
    case UInt8(ascii: "n"): return stackTrace(colon) ?? phpMessage(colon)
    case UInt8(ascii: ">"): return phpMarkup(colon)
    case UInt8(ascii: ")"): return traceback(colon)
    case UInt8(ascii: "y"): return frameworkMessage(colon)
    case UInt8(ascii: "c"): return panic(colon)
    case UInt8(ascii: "b"), UInt8(ascii: "u"): return rubyError(colon)
    case UInt8(ascii: "a"): return has(".java", before: colon) ? stackTrace(colon) : nil
    default: return nil
    }
  }

  /// Whether a word ends at an offset.
  func has(_ word: StaticString, before offset: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard offset - count >= start else { return false }
    return word.withUTF8Buffer { bytes in
      for index in 0..<count where unsafe bytes[index] != text[offset - count + index] {
        return false
      }
      return true
    }
  }

  /// The next "on line".
  mutating func nextLineNumber(from offset: Int) -> Int? {
    lineNumber.next(in: text, from: offset)
  }

  /// The next line of a stack trace.
  mutating func nextFrame(from offset: Int) -> Int? { frame.next(in: text, from: offset) }

  /// The next tag that no program writes into a message, or the end of the text.
  mutating func nextVerbTag(from offset: Int) -> Int {
    verbTag.next(in: text, from: offset) ?? text.count
  }

  // MARK: Lines

  /// The start of the line around an offset, or of its text after a tag or quote.
  func lineStart(of offset: Int) -> Int {
    var first = offset
    while first > start, offset - first < Self.reach {
      let byte = text[first - 1]
      if byte == 0x0A || byte == 0x0D { break }
      // The end of a tag; Ruby also prints text in angle brackets.
      if byte == UInt8(ascii: ">"), !":'`\")$".utf8.contains(text[min(first, text.count - 1)]) {
        break
      }
      // The value of an attribute.
      if byte == UInt8(ascii: "\""), first > start + 1, text[first - 2] == UInt8(ascii: "=") {
        break
      }
      first -= 1
    }
    return first
  }

  /// The end of the line at an offset, without its line break.
  func lineEnd(of offset: Int) -> Int {
    var end = text.offset(of: 0x0A, from: offset) ?? text.count
    // The end of a tag, if the line is inside an attribute value.
    let line = text[offset..<end]
    if let quote = line.indices.first(where: {
      line[$0] == UInt8(ascii: "\"")
        && (text.has(.tagEnd, at: $0 + 1) || text.has(.emptyTagEnd, at: $0 + 1))
    }) {
      end = quote
    }
    while end > offset, text[end - 1] == 0x0D { end -= 1 }
    return end
  }

  /// The start of the exception's name that ends at an offset, with the words before it.
  func exceptionStart(before end: Int) -> Int {
    var first = end
    while first > start, text[first - 1].isASCIINameByte || text[first - 1] == UInt8(ascii: "$") {
      first -= 1
    }
    for words: StaticString in [
      "Uncaught ", "Unhandled exception. ", "Unhandled Exception: ",
      "Exception in thread \"main\" ",
    ] where has(words, before: first) {
      first -= words.utf8CodeUnitCount
    }
    return first
  }

  /// Before the white space at the end of a range.
  func trimmedEnd(_ end: Int, after first: Int) -> Int {
    var end = end
    while end > first, text[end - 1].isXMLSpace { end -= 1 }
    return end
  }
}

extension [UInt8] {
  /// The next colon after what can be the end of a message's first words.
  fileprivate func messageColon(from start: Int) -> Int? {
    var next = offset(of: UInt8(ascii: ":"), from: start)
    while let colon = next {
      if endsMessageWord(at: colon) { return colon }
      next = offset(of: UInt8(ascii: ":"), from: colon + 1)
    }
    return nil
  }

  /// Whether the two bytes before a colon end one of the words, tags or file names that
  /// `message(colon:)` knows: enough to skip nearly every other colon.
  private func endsMessageWord(at colon: Int) -> Bool {
    guard colon >= 2 else { return false }
    let before = self[colon - 2]
    return switch self[colon - 1] {
    case UInt8(ascii: "g"): before == UInt8(ascii: "n")
    case UInt8(ascii: "e"): before == UInt8(ascii: "c")
    case UInt8(ascii: "d"): before == UInt8(ascii: "e")
    case UInt8(ascii: "s"): before == UInt8(ascii: "d") || before == UInt8(ascii: "j")
    case UInt8(ascii: "r"), UInt8(ascii: "n"): before == UInt8(ascii: "o")
    case UInt8(ascii: ">"): "abgn".utf8.contains(before)
    case UInt8(ascii: ")"), UInt8(ascii: "y"): before == UInt8(ascii: "t")
    case UInt8(ascii: "c"): before == UInt8(ascii: "i")
    case UInt8(ascii: "b"), UInt8(ascii: "u"): before == UInt8(ascii: "r")
    case UInt8(ascii: "a"): before == UInt8(ascii: "v")
    default: false
    }
  }

  /// The words in a range without their tags, on one line and not too long.
  func words(in range: Range<Int>) -> String {
    string(range.lowerBound..<Swift.min(range.upperBound, range.lowerBound + 8000))
      .excerpt(limit: 160).replacing(" :", with: ":")
  }

  /// The next `<Name`, `</Name` or `<?xml`, which TwiML consists of: no message has such a tag,
  /// except for names in angle brackets.
  fileprivate func verbTag(from start: Int) -> Int? {
    var next = offset(of: UInt8(ascii: "<"), from: start)
    while let angle = next {
      if has(.xmlDeclaration, at: angle) { return angle }
      let name = angle + (byte(at: angle + 1) == UInt8(ascii: "/") ? 2 : 1)
      if let first = byte(at: name), (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) {
        let end = skipName(from: name)
        let follower = byte(at: end)
        // As in `<Main>$` and `<Index>d__3` of .NET.
        let isGenerated =
          follower == UInt8(ascii: ">")
          && (byte(at: end + 1).map("dbcg$|".utf8.contains) ?? false)
        // As in `#<VoiceController:0x01>` of Ruby.
        let isInspected = angle > start && self[angle - 1] == UInt8(ascii: "#")
        if !isGenerated, !isInspected { return angle }
      }
      next = offset(of: UInt8(ascii: "<"), from: angle + 1)
    }
    return nil
  }

  /// The next line that begins with white space, "at" and a space.
  fileprivate func stackFrame(from start: Int) -> Int? {
    var next = offset(of: 0x0A, from: start)
    while let feed = next {
      let first = skipSpace(from: feed + 1)
      if first > feed + 1, has(.at, at: first) {
        let line = self[first..<Swift.min(first + 300, count)].prefix { $0 != 0x0A }
        if line.contains(where: { "(:".utf8.contains($0) }) { return feed + 1 }
      }
      next = offset(of: 0x0A, from: Swift.max(feed + 1, first - 1))
    }
    return nil
  }
}

extension Token {
  fileprivate static let at = Token("at ")
  fileprivate static let tagEnd = Token(">")
}
