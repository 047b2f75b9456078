import Diagnostics

extension FaultFinder {
  /// What begins with `<`.
  mutating func markup() {
    let next = text.skipSpace(from: offset + 1)
    switch text.byte(at: next) {
    case UInt8(ascii: "/"): endTag(slash: next)
    case UInt8(ascii: "?") where next == offset + 1: processingInstruction()
    case UInt8(ascii: "!") where next == offset + 1: exclamation()
    default:
      let end = text.skipName(from: next)
      if end > next, next == offset + 1 || looksLikeSpacedTag(after: end) {
        startTag(next..<end)
      } else {
        bareLessThan()
      }
    }
  }

  /// Whether a name after `<` and white space is a tag: text such as `a < b` has no end, or none
  /// that looks like an attribute.
  private func looksLikeSpacedTag(after name: Int) -> Bool {
    let next = text.skipSpace(from: name)
    if text.byte(at: next) == UInt8(ascii: ">") { return next == name }
    if text.byte(at: next) == UInt8(ascii: "/") {
      return text.byte(at: text.skipSpace(from: next + 1)) == UInt8(ascii: ">")
    }
    let attribute = text.skipName(from: next)
    let equals = text.skipSpace(from: attribute)
    guard next > name, attribute > next, text.byte(at: equals) == UInt8(ascii: "=") else {
      return false
    }
    let quote = text.byte(at: text.skipSpace(from: equals + 1))
    return quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
  }

  /// White space in a tag where it is not allowed: around the `/`, and before the name.
  mutating func spaceInTag(_ spaces: [Range<Int>], of tag: String) {
    let spaces = spaces.filter { !$0.isEmpty }
    guard let first = spaces.first, let last = spaces.last else { return }
    report(
      .strayCharacter, "misplaced white space in the tag '\(tag)'",
      first.lowerBound..<last.upperBound,
      fixIts: [
        FixIt(
          "remove the white space", .safe, edits: spaces.map { FixIt.Edit(range($0), with: "") })
      ])
  }

  /// A `<` that begins no markup.
  mutating func bareLessThan() {
    let place = offset..<offset + 1
    if openTags.isEmpty {
      let end = tagEnd(from: offset + 1)
      if root != nil {
        contentAfterRoot(offset..<end)
      } else {
        report(
          .bareLessThan, "\(quote(offset..<end)) is not a tag", offset..<end, help: ["remove it"])
      }
      offset = end
    } else {
      report(
        .bareLessThan, "unescaped '<'", place,
        fixIts: [FixIt("write '&lt;'", .safe, replace: range(place), with: "&lt;")])
      offset += 1
    }
  }

  private mutating func exclamation() {
    let start = offset
    if text.has(.commentStart, at: start) {
      comment()
    } else if text.has(.cdataStart, at: start) {
      cdata()
    } else if text.has(.documentType, at: start) {
      documentType()
    } else if openTags.isEmpty, root != nil {
      contentAfterRoot(start..<tagEnd(from: start + 2))
    } else {
      let end = tagEnd(from: start + 2)
      let isDocumentType =
        text.string(start..<min(start + 9, text.count)).uppercased() == "<!DOCTYPE"
      if isDocumentType {
        report(
          .malformedDocumentType, "'\(text.string(start..<start + 9))' must be upper case",
          start..<start + 9,
          fixIts: [
            FixIt(
              "write '<!DOCTYPE'", .safe, replace: range(start..<start + 9), with: "<!DOCTYPE")
          ])
      } else {
        report(
          .malformedXML, "'<!' begins no comment or CDATA section", start..<end,
          help: ["write '<!--' and '-->' for a comment, or '&lt;!' for the characters themselves"])
      }
      offset = end
    }
  }

  private mutating func comment() {
    let start = offset
    guard let end = text.end(of: .commentEnd, from: start + 4) else {
      report(
        .unterminatedComment, "the comment is not closed", start..<start + 4,
        help: ["write '-->' where it ends"])
      isFinished = true
      return
    }
    let content = start + 4..<end - 3
    if let hyphens = text.offset(of: .doubleHyphen, from: start + 4), hyphens < end - 3 {
      report(
        .doubleHyphenInComment, "'--' stands inside a comment", hyphens..<hyphens + 2,
        help: ["write a single hyphen, or '=' for a line"])
    }
    characters(in: content)
    offset = end
  }

  private mutating func cdata() {
    let start = offset
    guard let end = text.end(of: .cdataEnd, from: start + 9) else {
      report(
        .unterminatedCDATA, "the CDATA section is not closed", start..<start + 9,
        help: ["write ']]>' where it ends"])
      isFinished = true
      return
    }
    if openTags.isEmpty {
      if root != nil {
        contentAfterRoot(start..<end)
      } else {
        report(
          .textBeforeXML, "a CDATA section stands before the root element", start..<end,
          help: ["remove it"])
      }
    } else {
      characters(in: start + 9..<end - 3)
    }
    offset = end
  }

  /// Reports the characters in a range that XML forbids.
  private mutating func characters(in range: Range<Int>) {
    offset = range.lowerBound
    while offset < range.upperBound, !isFinished { invalidCharacter() }
  }

  private mutating func processingInstruction() {
    let start = offset
    guard let end = text.end(of: .instructionEnd, from: start + 2) else {
      report(
        .unterminatedInstruction, "the processing instruction is not closed", start..<start + 2,
        help: ["write '?>' where it ends"])
      isFinished = true
      return
    }
    let target = start + 2..<text.skipName(from: start + 2)
    if target.isEmpty {
      report(
        .malformedXML, "no name follows '<?'", start..<start + 2,
        help: ["write '&lt;?' for the characters themselves, or remove it"])
    } else if let byte = text.byte(at: target.upperBound), !byte.isXMLSpace,
      target.upperBound < end - 2
    {
      report(
        start == 0 && text.has(.xmlDeclaration, at: 0) ? .malformedXMLDeclaration : .malformedXML,
        "no white space follows the name in '<?\(text.string(target))'",
        start..<target.upperBound, help: ["write a space after the name"])
    } else if text.string(target).lowercased() == "xml" {
      lateDeclaration(start..<end)
    }
    characters(in: target.upperBound..<end - 2)
    offset = end
  }

  private mutating func lateDeclaration(_ declaration: Range<Int>) {
    let isFirst = text.skipSpace(from: 0) == declaration.lowerBound
    if isFirst {
      let space = 0..<declaration.lowerBound
      report(
        .lateXMLDeclaration, "white space stands before the XML declaration", space,
        related: [.init("the XML declaration", at: range(declaration))],
        fixIts: [FixIt("remove the white space", .safe, replace: range(space), with: "")])
    } else {
      report(
        .lateXMLDeclaration, "this XML declaration is not at the beginning", declaration,
        fixIts: [FixIt("remove it", .unsafe, replace: range(declaration), with: "")])
    }
  }

  private mutating func documentType() {
    let start = offset
    let type = DocumentType(text: text, at: start)
    if root != nil {
      let isIgnored = openTags.isEmpty
      report(
        .malformedDocumentType,
        "this DOCTYPE is not before the root element"
          + (isIgnored ? ": Kazoo ignores it, other parsers refuse the document" : ""),
        start..<start + 9, isFatal: !isIgnored, help: ["remove it: TwiML needs none"])
      if isIgnored {
        isFinished = true
        return
      }
    }
    guard let end = type.end else {
      report(
        .malformedDocumentType, "the DOCTYPE has no '>' that ends it",
        start..<start + 9, help: ["remove it: TwiML needs none"])
      isFinished = true
      return
    }
    offset = end
  }

  /// After the next `>`, or before the next `<`.
  func tagEnd(from start: Int) -> Int {
    var offset = start
    while let byte = text.byte(at: offset), byte != UInt8(ascii: "<") {
      offset += 1
      if byte == UInt8(ascii: ">") { break }
    }
    return offset
  }
}
