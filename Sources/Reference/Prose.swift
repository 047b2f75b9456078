/// Text for people, with `code` between backquotes.
enum Prose {
  /// Breaks text at spaces; a word longer than a line stands on its own.
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

  /// Wrapped text with every line moved to the right.
  static func indented(_ text: String, by indent: Int, width: Int = 80) -> String {
    let margin = String(repeating: " ", count: indent)
    return wrap(text, width: width - indent).map { margin + $0 + "\n" }.joined()
  }

  /// The text as a sentence: its first letter as it is, a full stop at its end.
  static func sentence(_ text: String) -> String {
    guard let last = text.last else { return "" }
    let capitalized = text.prefix(1).uppercased() + text.dropFirst()
    return ".!?:".contains(last) ? capitalized : capitalized + "."
  }

  /// Without the backquotes.
  static func plain(_ text: String) -> String { String(text.filter { $0 != "`" }) }
}
