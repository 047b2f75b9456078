/// A line of Mako's `% if …:` and Velocity's `#if(…)`, or a tag of FreeMarker, `<#if …>`: code without
/// marks around it.
struct LineDirective {
  /// Its effect: `if`, `else`, `endif`, `set`.
  let word: String
  let range: Range<Int>

  /// nil if there is none.
  init?(text: [UInt8], at start: Int) {
    let found: (word: String, end: Int)? =
      switch text.byte(at: start) {
      case UInt8(ascii: "%"): Self.mako(text, at: start)
      case UInt8(ascii: "#"): Self.velocity(text, at: start)
      case UInt8(ascii: "<"): Self.freeMarker(text, at: start)
      default: nil
      }
    guard let found else { return nil }
    word = found.word
    range = start..<found.end
  }

  /// Its effect on the blocks around it.
  var role: TemplatePart.Role {
    switch word {
    case "if", "for", "while", "try", "with", "foreach", "list", "switch", "macro": .opening
    case "else", "elif", "elseif", "except", "case", "default": .branch
    case _ where word.hasPrefix("end"): .closing
    default: .statement
    }
  }

  /// `% if caller:` and `% endif`, on a line of their own.
  private static func mako(_ text: [UInt8], at start: Int) -> (String, Int)? {
    guard text.beginsLine(at: start) else { return nil }
    let (word, end) = text.word(from: text.skipBlanks(from: start + 1))
    let line = text.lineEnd(from: end)
    let isEnd = ["endif", "endfor", "endwhile", "endtry", "endwith"].contains(word)
    let rest = text[end..<line].filter { !$0.isXMLSpace }
    if isEnd { return rest.isEmpty ? (word, line) : nil }
    let words = ["if", "for", "while", "elif", "else", "try", "except", "with"]
    return words.contains(word) && rest.last == UInt8(ascii: ":") ? (word, line) : nil
  }

  /// `#if($caller)`, `#set($x = 1)`, `#else` and `#end`.
  private static func velocity(_ text: [UInt8], at start: Int) -> (String, Int)? {
    let (word, end) = text.word(from: start + 1)
    if ["else", "end"].contains(word) {
      let rest = text.byte(at: text.skipBlanks(from: end))
      let isAlone = rest.map { "\n\r<".utf8.contains($0) } ?? true
      return isAlone && text.beginsLine(at: start) ? (word, end) : nil
    }
    let bracket = text.skipBlanks(from: end)
    guard ["if", "elseif", "foreach", "set", "parse", "include", "macro"].contains(word),
      text.byte(at: bracket) == UInt8(ascii: "(")
    else { return nil }
    return text.bracketEnd(from: bracket).map { (word, $0) }
  }

  /// `<#if caller??>`, `</#if>`, `<#assign x = 1>` and `<#-- a comment -->`.
  private static func freeMarker(_ text: [UInt8], at start: Int) -> (String, Int)? {
    let isEnd = text.byte(at: start + 1) == UInt8(ascii: "/")
    let mark = start + (isEnd ? 2 : 1)
    guard text.byte(at: mark) == UInt8(ascii: "#") else { return nil }
    if text.has(.freeMarkerComment, at: start) {
      return text.end(of: .commentEnd, from: mark).map { ("", $0) }
    }
    let (word, nameEnd) = text.word(from: mark + 1)
    guard !word.isEmpty, let end = text.end(of: .freeMarkerEnd, from: nameEnd) else { return nil }
    return (isEnd ? "end" + word : word, end)
  }
}

extension Token {
  fileprivate static let freeMarkerComment = Token("<#--")
  fileprivate static let freeMarkerEnd = Token(">")
}

extension [UInt8] {
  /// Whether only blanks precede an offset on its line.
  func beginsLine(at offset: Int) -> Bool {
    var before = offset
    while before > 0, self[before - 1] == 0x20 || self[before - 1] == 0x09 { before -= 1 }
    return before == 0 || self[before - 1] == 0x0A || self[before - 1] == 0x0D
  }

  func skipBlanks(from start: Int) -> Int {
    var offset = start
    while let byte = byte(at: offset), byte == 0x20 || byte == 0x09 { offset += 1 }
    return offset
  }

  /// The end of a line, without its line break.
  func lineEnd(from start: Int) -> Int {
    var end = start
    while end < count, self[end] != 0x0A, self[end] != 0x0D { end += 1 }
    return end
  }

  /// The letters at an offset, a few at most.
  fileprivate func word(from start: Int) -> (word: String, end: Int) {
    var end = start
    while end < Swift.min(count, start + 20), self[end].isASCIINameStart,
      self[end] != UInt8(ascii: ":")
    {
      end += 1
    }
    return (string(Swift.min(start, count)..<Swift.max(end, Swift.min(start, count))), end)
  }

  /// After the bracket or brace that closes the one at an offset, with the strings inside.
  func bracketEnd(from start: Int) -> Int? {
    var depth = 0
    var offset = start
    let limit = Swift.min(count, start + TemplateScanner.reach)
    while offset < limit {
      switch self[offset] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return offset + 1 }
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        offset = stringEnd(from: offset, limit: limit) - 1
      default: break
      }
      offset += 1
    }
    return nil
  }
}
