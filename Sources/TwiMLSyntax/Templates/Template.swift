import Diagnostics

/// A part of a document that a template engine replaces before anybody reads the document.
struct TemplatePart {
  let range: Range<Int>
  /// Whether it can decide about what stands around it, as an `if` or a loop does, instead of only
  /// printing a value.
  let isControl: Bool
}

/// Finds the parts of PHP, ERB and its kin (EJS, ASP, JSP), of Jinja, Twig, Liquid, Mustache,
/// Handlebars and Go's templates, and `${…}`.
struct TemplateScanner {
  private let text: [UInt8]
  private var offset = 0
  /// What does not come any more: looked for in vain once, it is not looked for again.
  private var missing: [[UInt8]] = []

  init(_ text: [UInt8]) { self.text = text }

  static func parts(of text: [UInt8]) -> [TemplatePart] {
    var scanner = TemplateScanner(text)
    var parts: [TemplatePart] = []
    while let part = scanner.next() { parts.append(part) }
    return parts
  }

  private mutating func next() -> TemplatePart? {
    while offset < text.count {
      let start = offset
      let end: Int?
      switch text[offset] {
      case UInt8(ascii: "<"): end = angleEnd()
      case UInt8(ascii: "{"): end = braceEnd()
      case UInt8(ascii: "$") where text.byte(at: offset + 1) == UInt8(ascii: "{"):
        end = expressionEnd
      default: end = nil
      }
      guard let end else {
        offset += 1
        continue
      }
      offset = end
      return TemplatePart(range: start..<end, isControl: isControl(start..<end))
    }
    return nil
  }

  private mutating func end(of token: Token, from start: Int) -> Int? {
    if missing.contains(token.bytes) { return nil }
    let end = text.end(of: token, from: start)
    if end == nil { missing.append(token.bytes) }
    return end
  }

  /// The end of `<?…?>`, other than XML's own, or of `<%…%>`.
  private mutating func angleEnd() -> Int? {
    switch text.byte(at: offset + 1) {
    case UInt8(ascii: "%"):
      // `<%%` stands for itself.
      return text.byte(at: offset + 2) == UInt8(ascii: "%")
        ? nil : end(of: .erbEnd, from: offset + 2)
    case UInt8(ascii: "?"):
      let name = text.skipName(from: offset + 2)
      if text.string(offset + 2..<name).lowercased() == "xml" { return nil }
      return phpEnd(from: name)
    default: return nil
    }
  }

  /// After the `?>` of PHP code, which counts in a line comment, but not in a string or block
  /// comment. Code at the end of a file has none.
  private func phpEnd(from start: Int) -> Int {
    var offset = start
    while offset < text.count {
      switch text[offset] {
      case UInt8(ascii: "?") where text.has(.instructionEnd, at: offset): return offset + 2
      case UInt8(ascii: "'"), UInt8(ascii: "\""): offset = stringEnd(from: offset)
      case UInt8(ascii: "/") where text.byte(at: offset + 1) == UInt8(ascii: "*"):
        offset = text.end(of: .blockCommentEnd, from: offset + 2) ?? text.count
      case _ where isLineComment(offset):
        while offset < text.count, text[offset] != 0x0A, !text.has(.instructionEnd, at: offset) {
          offset += 1
        }
      default: offset += 1
      }
    }
    return text.count
  }

  private func isLineComment(_ offset: Int) -> Bool {
    text[offset] == UInt8(ascii: "#") || text.has(.lineComment, at: offset)
  }

  /// After a quoted string with backslash escapes.
  private func stringEnd(from start: Int, to limit: Int? = nil) -> Int {
    let limit = limit ?? text.count
    var offset = start + 1
    while offset < limit {
      if text[offset] == text[start] { return offset + 1 }
      offset += text[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return limit
  }

  /// The end of `{{…}}`, `{{{…}}}`, `{%…%}` or `{#…#}`.
  private mutating func braceEnd() -> Int? {
    switch text.byte(at: offset + 1) {
    case UInt8(ascii: "{"):
      let isTriple = text.byte(at: offset + 2) == UInt8(ascii: "{")
      return end(of: isTriple ? .tripleBraceEnd : .doubleBraceEnd, from: offset + 2)
    case UInt8(ascii: "%"): return end(of: .statementEnd, from: offset + 2)
    case UInt8(ascii: "#"): return end(of: .templateCommentEnd, from: offset + 2)
    default: return nil
    }
  }

  /// The longest `${…}` in bytes; without a limit each of many that are open would be read to the end.
  private static let longestExpression = 2048

  /// The end of `${…}`, with the braces and strings inside.
  private var expressionEnd: Int? {
    var depth = 0
    var offset = offset + 1
    let limit = min(text.count, offset + Self.longestExpression)
    while offset < limit {
      switch text[offset] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return offset + 1 }
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
        offset = stringEnd(from: offset, to: limit) - 1
      case 0x0A: return nil
      default: break
      }
      offset += 1
    }
    return nil
  }

  private func isControl(_ range: Range<Int>) -> Bool {
    let part = text.string(range.lowerBound..<min(range.upperBound, range.lowerBound + 40))
    if part.hasPrefix("<?=") || part.hasPrefix("<%=") || part.hasPrefix("<%#") { return false }
    if part.hasPrefix("<?") || part.hasPrefix("<%") || part.hasPrefix("{%") { return true }
    guard part.hasPrefix("{{"), !part.hasPrefix("{{{") else { return false }
    let word = part.dropFirst(2).drop { $0 == "-" || $0 == "~" || $0.isWhitespace }
    if let first = word.first, "#/^>".contains(first) { return true }
    let keyword = word.prefix(while: \.isLetter)
    return ["if", "else", "end", "range", "with", "template", "block", "define"].contains(keyword)
  }
}
