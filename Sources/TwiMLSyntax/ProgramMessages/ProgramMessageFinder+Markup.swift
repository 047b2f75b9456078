import Diagnostics

/// The HTML elements that can surround a message.
extension ProgramMessageFinder {
  private static let names: Set<String> = [
    "div", "p", "pre", "code", "font", "span", "h1", "h2", "h3", "h4", "table", "tr", "td", "th",
    "a", "b", "strong",
  ]

  /// The range with the elements around it that have nothing before the message.
  mutating func withElements(_ range: Range<Int>) -> Range<Int> {
    var first = range.lowerBound
    var outermost: String?
    while let (name, tag) = openingTag(before: trimmedEnd(first, after: start)) {
      outermost = name
      first = tag
    }
    guard let outermost else { return range }
    let rest =
      range
      .upperBound..<max(
        range.upperBound, min(nextVerbTag(from: range.upperBound), range.upperBound + Self.reach))
    guard let close = text[rest].firstRange(of: Array("</\(outermost)>".utf8)) else {
      return first..<range.upperBound
    }
    return first..<close.upperBound
  }

  /// The tag that ends right before an offset, if it begins one of those elements.
  private func openingTag(before end: Int) -> (name: String, tag: Int)? {
    guard end > start, text[end - 1] == UInt8(ascii: ">") else { return nil }
    let window = text[max(start, end - 400)..<end]
    guard let tag = window.lastIndex(of: UInt8(ascii: "<")) else { return nil }
    let name = text.string(tag + 1..<min(text.skipName(from: tag + 1), end))
    return Self.names.contains(name) ? (name, tag) : nil
  }
}
