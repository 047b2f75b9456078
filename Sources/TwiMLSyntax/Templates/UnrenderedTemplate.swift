import Diagnostics

/// The marks of template engines in what is no template, or should be none any more.
extension [UInt8] {
  /// The longest part that is looked for: `{{` and `{%` may stand in a text for nothing.
  private static let longestPart = 200
  /// How far behind `{{` the name is looked for.
  private static let longestOpening = 8

  /// Whether `{{` and what an expression may begin with stand at an offset.
  func beginsExpression(at offset: Int) -> Bool {
    guard has(.doubleBraceStart, at: offset) else { return false }
    let inside = self[(offset + 2)...].prefix(Self.longestOpening)
    guard let first = inside.first(where: { !" -~#/^&>!{*".utf8.contains($0) }) else {
      return false
    }
    return first.isASCIINameStart || ".$'\"(@".utf8.contains(first)
  }

  /// The range of `{{ name }}`, `{!! name !!}`, `{% … %}` or `{# … #}` at an offset.
  func unrenderedTemplate(at offset: Int) -> Range<Int>? {
    guard byte(at: offset) == UInt8(ascii: "{") else { return nil }
    switch byte(at: offset + 1) {
    case UInt8(ascii: "{"):
      guard beginsExpression(at: offset) else { return nil }
      if byte(at: offset + 2) == UInt8(ascii: "{") {
        return part(at: offset, 3, to: .tripleBraceEnd)
      }
      guard let end = balancedBraceEnd(from: offset, limit: offset + Self.longestPart),
        !self[offset..<end].contains(UInt8(ascii: "<"))
      else { return nil }
      return offset..<end
    case UInt8(ascii: "!") where byte(at: offset + 2) == UInt8(ascii: "!"):
      return part(at: offset, 3, to: .rawEchoEnd)
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

  /// The range of `${name}` at an offset, but where FreeSWITCH fills it in by itself: in what it is
  /// told to play.
  func spokenVariable(at offset: Int) -> Range<Int>? {
    guard offset >= 0, let found = unrenderedVariable(at: offset) else { return nil }
    let before = self[Swift.max(0, offset - Self.longestPart)..<offset]
    let tag = before.lastIndex(of: UInt8(ascii: "<"))
    return tag.map { has(.play, at: $0) } == true ? nil : found
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

  /// The first mark in the texts and values of a well-formed document, outside of some ranges.
  func firstUnrenderedTemplate(from start: Int, outside ranges: () -> [SourceRange]) -> Range<Int>?
  {
    let brace = firstPart(from: start, byte: "{", outside: ranges) { brace in
      unrenderedTemplate(at: brace) ?? spokenVariable(at: brace - 1)
    }
    let directive = firstPart(from: start, byte: "@", outside: ranges) { mark in
      guard let directive = BladeDirective(text: self, at: mark), directive.isCertain,
        beginsLine(at: mark)
      else { return nil }
      return directive.range
    }
    guard let brace, let directive else { return brace ?? directive }
    return brace.lowerBound < directive.lowerBound ? brace : directive
  }

  private func firstPart(
    from start: Int, byte: Unicode.Scalar, outside ranges: () -> [SourceRange],
    find: (Int) -> Range<Int>?
  ) -> Range<Int>? {
    var next = offset(of: UInt8(ascii: byte), from: start)
    var outside: ArraySlice<SourceRange>?
    while let place = next {
      next = offset(of: UInt8(ascii: byte), from: place + 1)
      guard let found = find(place) else { continue }
      var rest = outside ?? ranges()[...]
      while let first = rest.first, first.upperBound <= found.lowerBound { rest.removeFirst() }
      if rest.first.map({ $0.lowerBound > found.lowerBound }) ?? true { return found }
      outside = rest
    }
    return nil
  }

  /// Whether nothing but white space stands before an offset in its line, or a tag.
  private func beginsLine(at offset: Int) -> Bool {
    var before = offset
    while before > 0, self[before - 1] == 0x20 || self[before - 1] == 0x09 { before -= 1 }
    return before == 0 || "\n\r>".utf8.contains(self[before - 1])
  }
}

extension Token {
  fileprivate static let doubleBraceStart = Token("{{")
  fileprivate static let rawEchoEnd = Token("!!}")
}

extension Diagnostic {
  /// For what keeps the document from being parsed.
  /// - Parameter part: as a message quotes it.
  static func unrendered(_ part: String, at range: SourceRange) -> Diagnostic {
    if part.hasPrefix("<?") { return .unexecuted("PHP code '\(part)'", at: range) }
    return Diagnostic(
      .unrenderedTemplate,
      "'\(part)' is a template that was not rendered: Kazoo parses none of the document", at: range,
      help: unrenderedTemplateHelp)
  }

  static let unrenderedTemplateHelp = [
    "check the output of the template, as 'curl -sSi' prints it, or the template itself with "
      + "--templates"
  ]

  /// For what is well-formed with it.
  static func spokenTemplate(_ part: String, at range: SourceRange) -> Diagnostic {
    var finding = Diagnostic(
      .unrenderedTemplate,
      "'\(part)' looks like a template that was not rendered: Kazoo takes it as it is written",
      at: range, help: unrenderedTemplateHelp
    ).capped(at: .warning)
    finding.isFatal = false
    return finding
  }

  /// For code that keeps the document from being parsed, or that is all there is.
  static func unexecuted(_ what: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unexecutedCode, "\(what) was sent, not executed: Kazoo parses none of the document",
      at: range, help: unexecutedCodeHelp)
  }

  /// For PHP code in a document that is well-formed with it.
  static func skippedCode(_ part: String, at range: SourceRange) -> Diagnostic {
    var finding = Diagnostic(
      .unexecutedCode, "PHP code '\(part)' was sent, not executed: Kazoo skips it", at: range,
      help: unexecutedCodeHelp
    ).capped(at: .warning)
    finding.isFatal = false
    return finding
  }

  private static let unexecutedCodeHelp = [
    "let the web server execute the script: it must have PHP, and the file a name that ends in .php",
    "check the output of the script, as 'curl -sSi' prints it, or the source itself with --templates",
  ]
}
