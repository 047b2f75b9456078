extension StringProtocol {
  /// The first words of a page on one line, without its tags, style sheets and scripts.
  /// - Parameter limit: how many characters are kept; more are cut off with "…".
  package func excerpt(limit: Int) -> String {
    var words = ""
    var tag = ""
    var isInTag = false
    // Tags and white space are much of a page.
    for character in prefix(limit * 50) {
      if character == "<" {
        isInTag = true
        tag = ""
        words += " "
      } else if character == ">", isInTag {
        isInTag = false
      } else if isInTag {
        tag.append(character)
      } else if !["style", "script"].contains(where: tag.lowercased().hasPrefix) {
        words.append(character)
      }
    }
    let line = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > limit ? line.prefix(limit - 1) + "…" : line
  }
}
