import Diagnostics

extension FaultFinder {
  /// The value of an attribute, after `=` and white space.
  mutating func value(of name: Range<Int>) {
    switch text.byte(at: offset) {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      quotedValue(of: name)
    case nil:
      // Only the tag that is not closed is worth a word.
      break
    case .some where text.scalar(at: offset).scalar.isTypographicQuote:
      typographicValue(of: text.string(name))
    default:
      unquotedValue(of: name)
    }
  }

  private mutating func quotedValue(of name: Range<Int>) {
    let start = offset
    let close = text.offset(of: text[start], from: start + 1)
    if let end = runawayEnd(from: start + 1, to: close) {
      report(
        .unterminatedValue,
        "the value of '\(text.string(name))' has no closing \(text[start] == 0x22 ? "'\"'" : "\"'\"")",
        start..<end, help: ["write it where the value ends"])
      offset = end
      hasRunawayValue = true
      return
    }
    let end = close ?? text.count
    valueCharacters(to: end)
    offset = min(end + 1, text.count)
  }

  /// The end of a value without a closing quote: the found quote opens a later value, or there is
  /// none.
  private func runawayEnd(from start: Int, to close: Int?) -> Int? {
    if let close {
      var before = close - 1
      while before > start, text[before].isXMLSpace { before -= 1 }
      guard before > start, text[before] == UInt8(ascii: "=") else { return nil }
    }
    let limit = close ?? text.count
    guard let end = text.offset(of: UInt8(ascii: ">"), from: start), end < limit else {
      return close == nil ? text.offset(of: UInt8(ascii: "<"), from: start) ?? limit : nil
    }
    if close != nil, text.offset(of: UInt8(ascii: "<"), from: end).map({ $0 > limit }) ?? true {
      return nil
    }
    return text[end - 1] == UInt8(ascii: "/") && end - 1 >= start ? end - 1 : end
  }

  private mutating func unquotedValue(of name: Range<Int>) {
    let start = offset
    var end = start
    while let byte = text.byte(at: end), !byte.isXMLSpace, byte != UInt8(ascii: ">"),
      byte != UInt8(ascii: "<"), !text.has(.emptyTagEnd, at: end)
    {
      end += 1
    }
    guard start < end else {
      report(
        .attributeWithoutValue, "the attribute '\(text.string(name))' has no value", name,
        help: ["write '\(text.string(name))=\"…\"'"])
      return
    }
    let value = start..<end
    let isQuote = { (byte: UInt8) in byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
    let hasQuote = text[value].contains(where: isQuote)
    // `name=value"`, where one quote is enough.
    let closing = text[value].firstIndex(where: isQuote).flatMap { $0 == end - 1 ? text[$0] : nil }
    let quoted = "\"\(text.string(value))\""
    report(
      .unquotedValue,
      "the value of '\(text.string(name))' has no \(closing == nil ? "quotes" : "opening quote")",
      value,
      help: closing.map { ["write \(Unicode.Scalar($0)) before it"] }
        ?? (hasQuote ? ["write the value in quotes, and &quot; for a quote in it"] : []),
      fixIts: hasQuote
        ? [] : [FixIt("write '\(quoted)'", .safe, replace: range(value), with: quoted)])
    valueCharacters(to: end)
  }

  mutating func typographicValue(of name: String) {
    let start = offset
    let (opening, length) = text.scalar(at: start)
    var end = start + length
    var closing: Unicode.Scalar?
    while let byte = text.byte(at: end), byte != UInt8(ascii: "<"), byte != UInt8(ascii: ">") {
      let (scalar, length) = text.scalar(at: end)
      if scalar.isTypographicQuote || scalar == "\"" {
        closing = scalar
        end += length
        break
      }
      end += length
    }
    let value = start + length..<end - (closing.map { UTF8.width($0) } ?? 0)
    let isSafe = closing?.isTypographicQuote == true && !text[value].contains(UInt8(ascii: "\""))
    let quoted = "\"\(text.string(value))\""
    report(
      .typographicQuotes,
      "the value of '\(name)' begins with \(opening.described) instead of '\"'", start..<end,
      help: isSafe ? [] : ["write '\"' before and after the value"],
      fixIts: isSafe
        ? [FixIt("write '\(quoted)'", .safe, replace: range(start..<end), with: quoted)] : [])
    offset = end
  }

  /// The characters of a value up to an offset.
  private mutating func valueCharacters(to end: Int) {
    if offset < end, text[offset] == UInt8(ascii: "\"") || text[offset] == UInt8(ascii: "'") {
      offset += 1
    }
    while offset < end, !isFinished {
      switch text[offset] {
      case UInt8(ascii: "&"):
        reference()
      case UInt8(ascii: "<"):
        let place = offset..<offset + 1
        report(
          .bareLessThan, "'<' is not allowed in the value of an attribute", place,
          fixIts: [FixIt("write '&lt;'", .safe, replace: range(place), with: "&lt;")])
        offset += 1
      default:
        invalidCharacter()
      }
    }
  }
}
