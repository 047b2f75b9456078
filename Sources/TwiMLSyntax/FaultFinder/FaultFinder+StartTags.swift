import Diagnostics

extension FaultFinder {
  mutating func startTag(_ name: Range<Int>) {
    let start = offset
    guard looksLikeTag(after: name.upperBound) else { return bareLessThan() }
    spaceInTag([start + 1..<name.lowerBound], of: "<\(text.string(name))>")
    if openTags.isEmpty {
      if let root { return secondRoot(name, start..<tagEnd(from: name.upperBound), after: root) }
      root = name
    }
    offset = name.upperBound
    hasRunawayValue = false
    let isEmpty = attributes(of: name)
    if isEmpty { lastEmptied = name }
    if !isEmpty, !isFinished {
      openTags.append(
        OpenTag(name: name, range: start..<offset, isDoubtful: hasRunawayValue))
    }
  }

  /// Whether a name after `<` is a tag: text such as `a <b and c` has no `>` and no attribute
  /// before the next `<` or the end.
  private func looksLikeTag(after name: Int) -> Bool {
    var offset = name
    while let byte = text.byte(at: offset) {
      if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "=") { return true }
      if byte == UInt8(ascii: "<") { break }
      offset += 1
    }
    return offset == name || openTags.isEmpty
  }

  /// A root element after another one: Kazoo takes the first as the document.
  private mutating func secondRoot(_ name: Range<Int>, _ tag: Range<Int>, after root: Range<Int>) {
    isFinished = true
    let (first, second) = (text.string(root), text.string(name))
    guard first != "Response" else {
      return report(
        .severalRoots,
        "a second root element, '\(second)', follows the first: Kazoo ignores it, other parsers "
          + "refuse the document", tag, help: ["put the content of both into one <Response>"])
    }
    let place = root.lowerBound - 1..<tagEnd(from: root.upperBound)
    if second == "Response" || text.offset(of: .response, from: tag.upperBound) != nil {
      report(
        .severalRoots, "'\(first)' stands before Response",
        place, isFatal: true, help: ["remove '\(first)': no element may stand before <Response>"],
        related: [.init("'\(second)' follows here", at: range(tag))])
    } else {
      report(
        .severalRoots,
        "there is no <Response> around '\(first)' and '\(second)'", place, isFatal: true,
        help: ["write <Response> before the first element and </Response> after the last"],
        related: [.init("'\(second)' follows here", at: range(tag))])
    }
  }

  /// - Returns: whether the tag ends with `/>`.
  private mutating func attributes(of element: Range<Int>) -> Bool {
    var names: [Range<Int>] = []
    var needsSpace = true
    while !isFinished {
      let end = offset
      offset = text.skipSpace(from: offset)
      switch text.byte(at: offset) {
      case UInt8(ascii: ">"):
        offset += 1
        return false
      case UInt8(ascii: "/") where text.has(.emptyTagEnd, at: offset):
        offset += 2
        return true
      case UInt8(ascii: "/")
      where text.byte(at: text.skipSpace(from: offset + 1)) == UInt8(ascii: ">"):
        let close = text.skipSpace(from: offset + 1)
        spaceInTag([offset + 1..<close], of: "<\(text.string(element))/>")
        offset = close + 1
        return true
      case nil, UInt8(ascii: "<"):
        report(
          .unterminatedTag, "the start tag of '\(text.string(element))' is not closed with '>'",
          element.lowerBound - 1..<end, help: ["write '>' or '/>' at its end"])
        offset = end
        isFinished = end == text.count
        return false
      default:
        let name = offset..<text.skipName(from: offset)
        if name.isEmpty {
          strayCharacters(in: element)
          needsSpace = false
        } else {
          if needsSpace, offset == end { missingSpace(before: name) }
          attribute(name, of: element, among: &names)
          needsSpace = true
        }
      }
    }
    return false
  }

  private mutating func strayCharacters(in element: Range<Int>) {
    let start = offset
    if let value = text.literal(at: start), value.upperBound < tagEnd(from: start),
      !text[value].contains(UInt8(ascii: "="))
    {
      offset = value.upperBound + 1
      report(
        .strayCharacter, "the value \(text.string(start..<offset)) belongs to no attribute",
        start..<offset, help: ["remove it, or write the name of its attribute and '=' before it"])
      return
    }
    repeat {
      offset += text.scalar(at: offset).length
    } while isStray(at: offset)
    let scalar = text.scalar(at: start).scalar
    // All of them, so that one fix is enough.
    var spaceEnd = start
    while spaceEnd < offset, text.scalar(at: spaceEnd).scalar.looksLikeSpace {
      spaceEnd += text.scalar(at: spaceEnd).length
    }
    report(
      scalar.isXMLCharacter ? .strayCharacter : .invalidCharacter,
      "unexpected \(scalar.described) in the start tag of '\(text.string(element))'",
      start..<offset, help: ["remove it"],
      fixIts: spaceEnd > start
        ? [FixIt("write a space", .safe, replace: range(start..<spaceEnd), with: " ")] : [])
  }

  private func isStray(at offset: Int) -> Bool {
    guard let byte = text.byte(at: offset), !byte.isXMLSpace else { return false }
    return byte != UInt8(ascii: ">") && byte != UInt8(ascii: "<")
      && !text.has(.emptyTagEnd, at: offset) && text.skipName(from: offset) == offset
  }

  private mutating func missingSpace(before name: Range<Int>) {
    report(
      .missingAttributeSpace, "no white space stands before the attribute '\(text.string(name))'",
      name,
      fixIts: [
        FixIt(
          "write a space", .safe, replace: range(name.lowerBound..<name.lowerBound), with: " ")
      ])
  }

  private mutating func attribute(
    _ name: Range<Int>, of element: Range<Int>, among names: inout [Range<Int>]
  ) {
    if let first = names.first(where: { text[$0] == text[name] }) {
      report(
        .duplicateAttribute,
        "'\(text.string(element))' has the attribute '\(text.string(name))' twice", name,
        help: ["remove one of them"], related: [.init("the first one", at: range(first))])
    }
    names.append(name)
    offset = name.upperBound
    let equals = text.skipSpace(from: offset)
    guard text.byte(at: equals) == UInt8(ascii: "=") else {
      report(
        .attributeWithoutValue, "the attribute '\(text.string(name))' has no value", name,
        help: ["write '\(text.string(name))=\"…\"'"])
      return
    }
    offset = text.skipSpace(from: equals + 1)
    value(of: name)
  }
}

extension Unicode.Scalar {
  /// Whether it looks like white space, although it is not white space in XML.
  fileprivate var looksLikeSpace: Bool {
    properties.isWhitespace || self == "\u{200B}" || self == "\u{FEFF}"
  }
}
