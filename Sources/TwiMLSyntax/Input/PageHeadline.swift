import Diagnostics

/// What a page of HTML says in one line: its title or, without one, its first heading.
struct PageHeadline {
  private let kind: String
  private let words: String

  /// The number of bytes of a page that are searched.
  private static let reach = 16_000
  /// The number of characters that are quoted.
  private static let limit = 100

  /// - Parameter start: where the page begins.
  init?(of text: [UInt8], from start: Int) {
    let page = text.string(start..<min(start + PageHeadline.reach, text.count))
    for (tag, kind) in [("title", "title"), ("h1", "heading")] {
      let content = PageHeadline.content(of: tag, in: page)
      let words = Escaping.replacingReferences(in: content.excerpt(limit: PageHeadline.limit)) {
        HTMLEntity.value(String($0)).flatMap(Unicode.Scalar.init)
      }
      if words.isEmpty { continue }
      self.kind = kind
      self.words = words
      return
    }
    return nil
  }

  /// For a sentence about the page.
  var clause: String { ", whose \(kind) is '\(words)'" }

  /// The text of the first element of a name, in any case; empty if there is none or no end of it.
  private static func content(of name: String, in page: String) -> Substring {
    var rest = page[...]
    while let bracket = rest.firstIndex(of: "<") {
      rest = rest[bracket...].dropFirst()
      guard rest.prefix(name.count).lowercased() == name,
        let next = rest.dropFirst(name.count).first, next == ">" || next.isWhitespace,
        let close = rest.firstIndex(of: ">")
      else { continue }
      let content = rest[close...].dropFirst()
      return end(of: name, in: content).map { content[..<$0] } ?? ""
    }
    return ""
  }

  private static func end(of name: String, in content: Substring) -> String.Index? {
    var rest = content
    while let bracket = rest.firstIndex(of: "<") {
      rest = rest[bracket...].dropFirst()
      if rest.prefix(name.count + 1).lowercased() == "/" + name { return bracket }
    }
    return nil
  }
}
