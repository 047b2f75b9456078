/// Text for people, with `code` between backquotes.
enum Prose {
  /// Breaks text at spaces; a word longer than a line gets its own line.
  /// - Parameter width: the longest line, in characters.
  static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      if !line.isEmpty { line += " " }
      line += word
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// Wrapped text with every line indented.
  static func indented(_ text: String, by indent: Int, width: Int = 80) -> String {
    let margin = String(repeating: " ", count: indent)
    return wrap(text, width: width - indent).map { margin + $0 + "\n" }.joined()
  }

  /// The text as a sentence, with a full stop at its end.
  static func sentence(_ text: String) -> String {
    guard let last = text.last else { return "" }
    let capitalized = text.prefix(1).uppercased() + text.dropFirst()
    return ".!?:".contains(last) ? capitalized : capitalized + "."
  }

  /// Without the backquotes: what has no letter in it, as `*`, stands in quotes instead.
  static func plain(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part in
      let isCode = index % 2 == 1
      return isCode && !part.contains(where: \.isLetter) ? "'\(part)'" : String(part)
    }.joined()
  }
}
