import Diagnostics

/// The marks of template engines in what is no template, or should be none any more.
extension [UInt8] {
  /// The longest part that is looked for: `{{` and `{%` may stand in a text for nothing.
  private static let longestPart = 200
  /// How far behind `{{` the name is looked for.
  private static let longestOpening = 8

  /// The range of `{{ name }}`, `{% … %}` or `{# … #}` at an offset.
  func unrenderedTemplate(at offset: Int) -> Range<Int>? {
    guard byte(at: offset) == UInt8(ascii: "{") else { return nil }
    switch byte(at: offset + 1) {
    case UInt8(ascii: "{"):
      let isTriple = byte(at: offset + 2) == UInt8(ascii: "{")
      let inside = self[(offset + (isTriple ? 3 : 2))...].prefix(Self.longestOpening)
      guard let first = inside.first(where: { !" -~#/^&>".utf8.contains($0) }),
        first.isASCIINameStart || first == UInt8(ascii: ".") || first == UInt8(ascii: "$")
      else { return nil }
      return isTriple
        ? part(at: offset, 3, to: .tripleBraceEnd) : part(at: offset, to: .doubleBraceEnd)
    case UInt8(ascii: "%"): return part(at: offset, to: .statementEnd)
    case UInt8(ascii: "#"): return part(at: offset, to: .templateCommentEnd)
    default: return nil
    }
  }

  /// The range of `${name}` at an offset.
  private func unrenderedVariable(at offset: Int) -> Range<Int>? {
    guard byte(at: offset) == UInt8(ascii: "$"), byte(at: offset + 1) == UInt8(ascii: "{"),
      let range = part(at: offset, to: .braceEnd)
    else { return nil }
    let name = self[range].dropFirst(2).dropLast()
    guard let first = name.first, first.isASCIINameStart, first != UInt8(ascii: ":"),
      name.allSatisfy({ $0.isASCIINameByte && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "-") })
    else { return nil }
    return range
  }

  /// The range of `<% … %>` at an offset.
  func unrenderedCode(at offset: Int) -> Range<Int>? {
    guard byte(at: offset) == UInt8(ascii: "<"), byte(at: offset + 1) == UInt8(ascii: "%"),
      byte(at: offset + 2) != UInt8(ascii: "%"), let end = end(of: .erbEnd, from: offset + 2)
    else { return nil }
    return offset..<end
  }

  /// A part without another one inside.
  private func part(at start: Int, _ opening: Int = 2, to token: Token) -> Range<Int>? {
    let limit = Swift.min(start + Self.longestPart, count)
    var offset = start + opening
    while offset < limit, self[offset] != UInt8(ascii: "<"), self[offset] != UInt8(ascii: "{") {
      if has(token, at: offset) { return start..<offset + token.bytes.count }
      offset += 1
    }
    return nil
  }

  /// A part as a message quotes it.
  func quote(_ part: Range<Int>) -> String {
    let words = string(part.lowerBound..<Swift.min(part.upperBound, part.lowerBound + 200))
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 40 ? "\(words.prefix(39))…" : words
  }

  /// The first mark in the texts and values of a document, outside of some ranges.
  func firstUnrenderedTemplate(from start: Int, outside ranges: () -> [SourceRange]) -> Range<Int>?
  {
    var next = offset(of: UInt8(ascii: "{"), from: start)
    var outside: ArraySlice<SourceRange>?
    while let brace = next {
      next = offset(of: UInt8(ascii: "{"), from: brace + 1)
      guard let found = unrenderedTemplate(at: brace) ?? spokenVariable(at: brace - 1) else {
        continue
      }
      var rest = outside ?? ranges()[...]
      while let first = rest.first, first.upperBound <= found.lowerBound { rest.removeFirst() }
      if rest.first.map({ $0.lowerBound > found.lowerBound }) ?? true { return found }
      outside = rest
    }
    return nil
  }

  /// FreeSWITCH fills variables in by itself where it is told what to play.
  private func spokenVariable(at offset: Int) -> Range<Int>? {
    guard offset >= 0, let found = unrenderedVariable(at: offset) else { return nil }
    let before = self[Swift.max(0, offset - Self.longestPart)..<offset]
    let tag = before.lastIndex(of: UInt8(ascii: "<"))
    return tag.map { has(.play, at: $0) } == true ? nil : found
  }
}

extension Diagnostic {
  static func unrenderedTemplate(_ message: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(.unrenderedTemplate, message, at: range, help: unrenderedTemplateHelp)
  }

  static let unrenderedTemplateHelp = [
    "check what the template comes to, as curl -i prints it, or the template itself with --templates"
  ]

  /// For what is well-formed with it.
  static func spokenTemplate(_ part: String, at range: SourceRange) -> Diagnostic {
    var finding = unrenderedTemplate(
      "'\(part)' looks like a template that was not rendered: Kazoo takes it as it stands",
      at: range
    ).capped(at: .warning)
    finding.isFatal = false
    return finding
  }
}
