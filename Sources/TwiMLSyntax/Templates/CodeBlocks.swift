/// Counts the blocks that code in `<?…?>` or `<%…%>` begins and ends.
struct CodeBlocks {
  private let text: [UInt8]
  private var offset: Int
  private let end: Int
  private let isPHP: Bool
  /// Open braces before this code, and those that stay open after it.
  private var closedBraces = 0
  private var openBraces = 0
  private var firstWord = ""
  private var lastWord = ""
  /// The last byte that is not white space.
  private var lastByte: UInt8 = 0
  /// The `endif`s and their like of PHP.
  private var alternativeEnds = 0
  /// Whether the code may write tags: it has some in its strings, or takes in another file.
  private(set) var writesTags = false

  init(text: [UInt8], from start: Int, to end: Int, isPHP: Bool) {
    self.text = text
    offset = start
    self.end = end
    self.isPHP = isPHP
    if isPHP, text.string(start..<min(start + 3, end)).lowercased() == "php" { offset += 3 }
  }

  mutating func read() {
    while offset < end {
      let byte = text[offset]
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
        let start = offset
        offset = text.stringEnd(from: offset, limit: end)
        lookForTags(in: start..<offset)
        lastByte = byte
      case UInt8(ascii: "/") where text.byte(at: offset + 1) == UInt8(ascii: "*"):
        offset = min(text.end(of: .blockCommentEnd, from: offset + 2) ?? end, end)
      case _ where beginsComment(byte):
        while offset < end, text[offset] != 0x0A { offset += 1 }
      case UInt8(ascii: "{"):
        openBraces += 1
        step(byte)
      case UInt8(ascii: "}"):
        if openBraces > 0 { openBraces -= 1 } else { closedBraces += 1 }
        step(byte)
      case _ where byte.isASCIINameStart && byte != UInt8(ascii: ":"): word()
      default: step(byte)
      }
    }
  }

  private mutating func step(_ byte: UInt8) {
    if !byte.isXMLSpace { lastByte = byte }
    offset += 1
  }

  private func beginsComment(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "#") && (isPHP || text.byte(at: offset + 1) == UInt8(ascii: " "))
      || text.has(.lineComment, at: offset)
  }

  private mutating func word() {
    let start = offset
    while offset < end, text[offset].isASCIINameStart || text[offset].isASCIIDigit,
      text[offset] != UInt8(ascii: ":")
    {
      offset += 1
    }
    let isMember =
      lastByte == UInt8(ascii: ".") || lastByte == UInt8(ascii: "$")
      || lastByte == UInt8(ascii: ">")
    lastByte = text[offset - 1]
    guard !isMember else { return }
    let word = text.string(start..<min(offset, start + 20)).lowercased()
    if firstWord.isEmpty { firstWord = word }
    lastWord = word
    if ["endif", "endforeach", "endfor", "endwhile", "endswitch"].contains(word) {
      alternativeEnds += 1
    }
    if ["include", "include_once", "require", "require_once", "yield", "render"].contains(word) {
      writesTags = true
    }
  }

  private mutating func lookForTags(in string: Range<Int>) {
    guard !writesTags else { return }
    for offset in string where text[offset] == UInt8(ascii: "<") {
      guard let next = text.byte(at: offset + 1) else { continue }
      if next == UInt8(ascii: "/") || next.isASCIINameStart { writesTags = true }
    }
  }

  var role: TemplatePart.Role {
    if closedBraces > 0 || openBraces > 0 {
      return .block(closes: closedBraces, opens: openBraces)
    }
    return isPHP ? alternative : keywords
  }

  /// `if (…):`, `else:` and `endif;` of PHP.
  private var alternative: TemplatePart.Role {
    let opens = lastByte == UInt8(ascii: ":")
    if opens, ["else", "elseif", "case", "default"].contains(firstWord) { return .branch }
    if alternativeEnds > 0 || opens {
      return .block(closes: alternativeEnds, opens: opens ? 1 : 0)
    }
    return .statement
  }

  /// The role by the keywords of Ruby and VBScript.
  private var keywords: TemplatePart.Role {
    switch firstWord {
    case "end", "next", "loop", "wend": .closing
    case "else", "elsif", "elseif", "when", "in", "rescue", "ensure": .branch
    case "if", "unless", "case", "for", "while", "until", "begin", "select":
      lastWord == "end" ? .statement : .opening
    case "": .statement
    default: lastWord == "do" || lastByte == UInt8(ascii: "|") ? .opening : .statement
    }
  }
}
