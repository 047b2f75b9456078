import Diagnostics

extension FaultFinder {
  /// What begins with `&`.
  mutating func reference() {
    let start = offset
    if mojibake(at: start) { return }
    if let reference = CharacterReference(text: text, at: start) {
      characterReference(reference)
      return
    }
    let name = start + 1..<text.skipName(from: start + 1)
    if text.byte(at: name.upperBound) == UInt8(ascii: ";"), !name.isEmpty {
      offset = name.upperBound + 1
      undeclaredEntity(name, start..<offset)
    } else {
      offset = name.upperBound
      bareAmpersand(name, start..<start + 1)
    }
  }

  private mutating func characterReference(_ reference: CharacterReference) {
    let start = offset
    offset = max(reference.end, start + 2)
    let place = start..<offset
    let written = text.string(place)
    if !reference.isComplete {
      report(
        .invalidCharacterReference,
        reference.end > start + 2 && text[reference.end - 1] != UInt8(ascii: "x")
          ? "the character reference '\(written)' has no ';'"
          : "'\(written)' is a character reference without a number", place,
        help: ["write '&amp;#' for the characters themselves"])
    } else if reference.scalar == nil {
      report(
        .invalidCharacterReference, "'\(written)' is not a character that XML allows", place,
        help: ["remove it"])
    }
  }

  /// Reports entities for the bytes of one character, if some of them are undeclared.
  private mutating func mojibake(at start: Int) -> Bool {
    // The first byte can be written as a character.
    let before = start > 1 && text[start - 1] & 0xC0 == 0x80 ? start - 2 : start
    guard let found = Mojibake(text: text, at: before) ?? Mojibake(text: text, at: start),
      found.range.upperBound > start,
      text[found.range].contains(UInt8(ascii: ";")),
      text.string(found.range).split(separator: "&").contains(where: { $0.first?.isLetter == true })
    else { return false }
    offset = found.range.upperBound
    report(
      .undeclaredEntity,
      "'\(text.string(found.range))' is \(found.scalar.described) in UTF-8 that was read as Latin-1",
      found.range,
      help: [
        "write the character itself, in UTF-8: XML has no such entities, which htmlentities() of PHP writes"
      ],
      fixIts: [
        FixIt(
          "write '\(found.replacement)'", .safe, replace: range(found.range),
          with: found.replacement)
      ])
    return true
  }

  private mutating func undeclaredEntity(_ name: Range<Int>, _ place: Range<Int>) {
    let word = text.string(name)
    if word.isPredefinedEntity { return }
    var fixIts: [FixIt] = []
    if word.lowercased().isPredefinedEntity {
      let lower = "&\(word.lowercased());"
      fixIts = [FixIt("write '\(lower)'", .safe, replace: range(place), with: lower)]
    } else if let value = HTMLEntity.value(word) {
      let number = "&#\(value);"
      fixIts = [FixIt("write '\(number)'", .safe, replace: range(place), with: number)]
    }
    report(
      .undeclaredEntity,
      HTMLEntity.value(word) == nil
        ? "the entity '&\(word);' is not declared"
        : "the entity '&\(word);' belongs to HTML, not to XML", place,
      help: fixIts.isEmpty ? ["write the character itself, or '&amp;' for '&'"] : [], fixIts: fixIts
    )
  }

  private mutating func bareAmpersand(_ name: Range<Int>, _ place: Range<Int>) {
    let word = text.string(name)
    let isKnown = word.isPredefinedEntity || HTMLEntity.value(word) != nil
    if isKnown, text.byte(at: name.upperBound) != UInt8(ascii: "=") {
      let end = name.upperBound..<name.upperBound
      report(
        .bareAmpersand, "'&\(word)' has no ';'", place.lowerBound..<name.upperBound,
        fixIts: [FixIt("write ';' after it", .unsafe, replace: range(end), with: ";")])
    } else {
      report(
        .bareAmpersand, "unescaped '&'", place,
        fixIts: [FixIt("write '&amp;'", .safe, replace: range(place), with: "&amp;")])
    }
  }
}
