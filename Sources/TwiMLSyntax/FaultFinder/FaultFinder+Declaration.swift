import Diagnostics

extension FaultFinder {
  /// The XML declaration, when the text begins with one.
  mutating func declaration() {
    let name = 2..<text.skipName(from: 2)
    guard text.has(.instructionStart, at: 0), !name.isEmpty,
      text.string(name).lowercased() == "xml"
    else { return }
    let written = text.string(name)
    if written != "xml" {
      report(
        .malformedXMLDeclaration, "'<?\(written)' must be lower case", 0..<name.upperBound,
        fixIts: [FixIt("write '<?xml'", .safe, replace: range(name), with: "xml")])
    }
    offset = name.upperBound
    var names: [String] = []
    while !isFinished, pseudoAttribute(&names) {}
    if !text.has(.instructionEnd, at: offset) {
      let place = offset
      let end = tagEnd(from: place)
      report(
        .malformedXMLDeclaration, "the XML declaration is not closed with '?>'",
        0..<max(place, name.upperBound), help: ["write '?>' at its end"])
      offset = end
    } else {
      if !names.contains("version") {
        report(
          .malformedXMLDeclaration, "the XML declaration has no version", 0..<offset + 2,
          fixIts: [
            FixIt(
              "write 'version=\"1.0\"'", .safe,
              replace: range(name.upperBound..<name.upperBound), with: " version=\"1.0\"")
          ])
      }
      offset += 2
    }
  }

  /// One of `version`, `encoding` and `standalone`.
  /// - Returns: false if there is none.
  private mutating func pseudoAttribute(_ names: inout [String]) -> Bool {
    let end = offset
    offset = text.skipSpace(from: offset)
    let name = offset..<text.skipName(from: offset)
    let equals = text.skipSpace(from: name.upperBound)
    guard !name.isEmpty, text.byte(at: equals) == UInt8(ascii: "=") else { return false }
    if offset == end {
      declarationFault(
        "no white space stands before '\(text.string(name))'", name,
        help: "write a space before '\(text.string(name))'")
    }
    let word = text.string(name)
    checkPlace(of: word, name, after: names)
    names.append(word)
    offset = text.skipSpace(from: equals + 1)
    return pseudoAttributeValue(of: word)
  }

  private mutating func checkPlace(of word: String, _ name: Range<Int>, after names: [String]) {
    let order = ["version", "encoding", "standalone"]
    guard let rank = order.firstIndex(of: word) else {
      return declarationFault(
        "unknown '\(word)' in the XML declaration", name, help: "remove it with its value")
    }
    if names.contains(where: { order.firstIndex(of: $0).map { $0 >= rank } == true }) {
      declarationFault(
        "'\(word)' is in the wrong place in the XML declaration", name,
        help: "write version, encoding and standalone in this order, each once")
    }
  }

  /// - Returns: false if the declaration cannot be read further.
  private mutating func pseudoAttributeValue(of word: String) -> Bool {
    guard let byte = text.byte(at: offset) else { return false }
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      guard let value = text.literal(at: offset),
        !text[value].contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") })
      else {
        declarationFault(
          "the value of '\(word)' has no closing quote", offset..<offset + 1,
          help: "write it where the value ends")
        return false
      }
      check(text.string(value), of: word, value.isEmpty ? offset..<offset + 2 : value)
      offset = value.upperBound + 1
    } else if text.scalar(at: offset).scalar.isTypographicQuote {
      typographicValue(of: word)
    } else {
      let start = offset
      while let byte = text.byte(at: offset), !byte.isXMLSpace, byte != UInt8(ascii: "?"),
        byte != UInt8(ascii: ">")
      {
        offset += 1
      }
      declarationFault(
        "the value of '\(word)' has no quotes", start..<max(offset, start + 1),
        help: "write the value in quotes")
    }
    return true
  }

  private mutating func check(_ written: String, of word: String, _ value: Range<Int>) {
    switch word {
    case "version":
      let isSupported =
        written.hasPrefix("1.") && written.utf8.count > 2
        && written.utf8.dropFirst(2).allSatisfy(\.isASCIIDigit)
      if !isSupported {
        // As in Kazoo's parser, xmerl, which also accepts an empty version.
        let isRead = written.utf8.allSatisfy { $0.isASCIINameByte }
        report(
          .unknownXMLVersion,
          "unknown XML version '\(written)'"
            + (isRead ? ": Kazoo ignores it, other parsers refuse the document" : ""),
          value, isFatal: !isRead,
          fixIts: [
            FixIt(
              "write '1.0'", .safe, replace: range(value), with: written.isEmpty ? "\"1.0\"" : "1.0"
            )
          ])
      }
    case "encoding":
      let isName =
        written.first.map { $0.isASCII && $0.isLetter } == true
        && written.utf8.allSatisfy { $0.isASCIINameByte && $0 != UInt8(ascii: ":") }
      if !isName {
        declarationFault(
          "'\(written)' is not a valid encoding name", value, help: "write encoding=\"UTF-8\"")
      }
    case "standalone":
      if written != "yes", written != "no" {
        declarationFault(
          "standalone must be 'yes' or 'no', not '\(written)'", value,
          help: "write 'yes' or 'no', or leave standalone out")
      }
    default: break
    }
  }

  private mutating func declarationFault(
    _ message: String, _ place: Range<Int>, help: String
  ) {
    report(.malformedXMLDeclaration, message, place, help: [help])
  }
}
