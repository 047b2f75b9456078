/// Converts the Markdown of `explain` pages to HTML: headings, paragraphs, lists, code, and
/// addresses. Code is indented by four spaces or between backquotes.
struct HTMLText {
  private(set) var html = ""
  private var paragraph: [String] = []
  private var items: [String] = []
  private var code: [String] = []
  /// The level that a first-level heading gets.
  private let level: Int

  /// - Parameter level: the level of the first heading, from 1.
  static func html(_ markdown: String, level: Int, anchor: String) -> String {
    var text = HTMLText(level: level)
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      text.add(String(line), anchor: anchor)
    }
    text.flush()
    return text.html
  }

  private init(level: Int) { self.level = level }

  private mutating func add(_ line: String, anchor: String) {
    if line.hasPrefix("    "), paragraph.isEmpty, items.isEmpty {
      code.append(String(line.dropFirst(4)))
    } else if line.isEmpty {
      // Code can contain empty lines; the next line tells whether the code continues.
      if code.isEmpty { flush() } else { code.append("") }
    } else if line.hasPrefix("# ") {
      flush()
      let title = HTMLText.inline(String(line.dropFirst(2)))
      html += "<h\(level) id=\"\(HTMLText.escaped(anchor))\">"
      html += "<a href=\"#\(HTMLText.escaped(anchor))\">\(title)</a></h\(level)>\n"
    } else if line.hasPrefix("## ") {
      flush()
      html += "<h\(level + 1)>\(HTMLText.inline(String(line.dropFirst(3))))</h\(level + 1)>\n"
    } else if line.hasPrefix("- ") {
      if !code.isEmpty || !paragraph.isEmpty { flush() }
      items.append(String(line.dropFirst(2)))
    } else if line.hasPrefix("  "), let last = items.last {
      items[items.count - 1] = last + " " + line.dropFirst(2)
    } else {
      if !code.isEmpty || !items.isEmpty { flush() }
      paragraph.append(line)
    }
  }

  private mutating func flush() {
    if !paragraph.isEmpty {
      html += "<p>\(HTMLText.inline(paragraph.joined(separator: " ")))</p>\n"
    }
    if !items.isEmpty {
      html += "<ul>\n" + items.map { "<li>\(HTMLText.inline($0))</li>\n" }.joined() + "</ul>\n"
    }
    while code.last?.isEmpty == true { code.removeLast() }
    if !code.isEmpty {
      html += "<pre>\(HTMLText.escaped(code.joined(separator: "\n")))</pre>\n"
    }
    (paragraph, items, code) = ([], [], [])
  }

  /// Text within a paragraph.
  static func inline(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    // A backquote without a partner is an ordinary character.
    guard parts.count % 2 == 1 else { return linked(text) }
    return parts.enumerated().map { index, part in
      index % 2 == 1 ? "<code>\(escaped(String(part)))</code>" : linked(String(part))
    }.joined()
  }

  private static func linked(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let word = String(word)
      guard word.hasPrefix("https://www.") || word.hasPrefix("https://github.com/") else {
        return escaped(word)
      }
      let end = word.reversed().prefix { ".,;)".contains($0) }.count
      let address = escaped(String(word.dropLast(end)))
      return "<a href=\"\(address)\">\(address)</a>" + escaped(String(word.suffix(end)))
    }.joined(separator: " ")
  }

  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
