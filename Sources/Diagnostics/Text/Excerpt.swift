extension StringProtocol {
  /// The first words of a page on one line, without its tags, style sheets and scripts. A semicolon
  /// separates headings, paragraphs and other parts that have no punctuation at their end.
  /// - Parameter limit: how many characters are kept; more are cut off with "…".
  package func excerpt(limit: Int) -> String {
    // Tags and white space are much of a page.
    let line = pageParts(in: prefix(limit * 50)).reduce(into: "") { line, part in
      guard let last = line.last else {
        line = part
        return
      }
      line += (".:;,!?…".contains(last) ? " " : "; ") + part
    }
    return line.count > limit ? line.prefix(limit - 1) + "…" : line
  }
}

/// The texts of a page between the tags that begin a new line in a browser, each on one line.
private func pageParts(in page: some StringProtocol) -> [String] {
  var parts = [""]
  var tag = ""
  var isInTag = false
  for character in page {
    if character == "<" {
      isInTag = true
      tag = ""
    } else if character == ">", isInTag {
      isInTag = false
      if beginsLine(tag) { parts.append("") } else { parts[parts.count - 1] += " " }
    } else if isInTag {
      tag.append(character)
    } else if !["style", "script"].contains(where: tag.lowercased().hasPrefix) {
      parts[parts.count - 1].append(character)
    }
  }
  return parts.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    .filter { !$0.isEmpty }
}

/// Whether a browser begins a line at a tag.
/// - Parameter tag: without its angle brackets.
private func beginsLine(_ tag: String) -> Bool {
  let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
  switch name {
  case "address", "article", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "li", "main",
    "ol", "p", "pre", "section", "table", "title", "tr", "ul":
    return true
  default: return false
  }
}
