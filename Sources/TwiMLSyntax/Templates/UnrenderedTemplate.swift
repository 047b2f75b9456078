package import Diagnostics

/// The marks of template engines in a document that is not a template, or should be rendered.
extension [UInt8] {
  /// The longest part to search for: `{{` and `{%` can be ordinary text.
  private static let longestPart = 200
  /// How far after `{{` the name is looked for.
  private static let longestOpening = 8

  /// Whether `{{` and the start of an expression are at an offset.
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

  /// The range of `${name}` at an offset, of `${name.member["key"]}`, `${name(value)}`, or of
  /// `${name | filter}`, as Mako has it.
  private func unrenderedVariable(at offset: Int) -> Range<Int>? {
    guard byte(at: offset) == UInt8(ascii: "$"), byte(at: offset + 1) == UInt8(ascii: "{"),
      byte(at: offset + 2).map({ $0.isASCIINameStart && $0 != UInt8(ascii: ":") }) == true
    else { return nil }
    var end = variableEnd(from: offset + 2)
    if byte(at: skipBlanks(from: end)) == UInt8(ascii: "|") {
      let limit = Swift.min(count, end + Self.longestPart)
      end = self[end..<limit].firstIndex { "}<{\n".utf8.contains($0) } ?? limit
    }
    guard byte(at: end) == UInt8(ascii: "}"), end < offset + Self.longestPart else { return nil }
    return offset..<end + 1
  }

  /// After a name with its members, indices and calls.
  private func variableEnd(from start: Int) -> Int {
    var end = start
    while let byte = byte(at: end), end < start + Self.longestPart {
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") {
        guard let close = bracketEnd(from: end) else { return end }
        end = close
      } else if byte.isASCIINameByte, byte != UInt8(ascii: ":"), byte != UInt8(ascii: "-") {
        end += 1
      } else {
        return end
      }
    }
    return end
  }

  /// The range of `${name}` at an offset, except where FreeSWITCH replaces it itself: in text for
  /// playback.
  func spokenVariable(at offset: Int) -> Range<Int>? {
    guard offset >= 0, let found = unrenderedVariable(at: offset) else { return nil }
    let before = self[Swift.max(0, offset - Self.longestPart)..<offset]
    let tag = before.lastIndex(of: UInt8(ascii: "<"))
    let isPlayed = tag.map { has(.play, at: $0) } == true
    // FreeSWITCH variables contain no string literals.
    return isPlayed && !self[found].contains { "'\"".utf8.contains($0) } ? nil : found
  }

  /// A part that contains no other.
  private func part(at start: Int, _ opening: Int = 2, to token: Token) -> Range<Int>? {
    let limit = Swift.min(start + Self.longestPart, count)
    var offset = start + opening
    while offset < limit, self[offset] != UInt8(ascii: "<"), self[offset] != UInt8(ascii: "{") {
      if has(token, at: offset) { return start..<offset + token.count }
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
      if let directive = BladeDirective(text: self, at: mark), directive.isCertain,
        beginsLineOrText(at: mark)
      {
        return directive.range
      }
      return RazorCode(text: self, at: mark, isKnown: false)?.range
    }
    let line = firstPart(from: start, byte: "%", outside: ranges) { mark in
      LineDirective(text: self, at: mark)?.range
    }
    let call = firstPart(from: start, byte: "#", outside: ranges) { mark in
      LineDirective(text: self, at: mark)?.range
    }
    // Nearly every document has none.
    if brace == nil, directive == nil, line == nil, call == nil { return nil }
    return [brace, directive, line, call].compactMap(\.self)
      .min { $0.lowerBound < $1.lowerBound }
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

  /// Whether only white space or a tag precedes an offset on its line.
  private func beginsLineOrText(at offset: Int) -> Bool {
    if beginsLine(at: offset) { return true }
    let before = self[..<offset].last { $0 != 0x20 && $0 != 0x09 }
    return before == UInt8(ascii: ">")
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
      "'\(part)' is a template that was not rendered: \(Diagnostic.notParsed)", at: range,
      help: unrenderedTemplateHelp)
  }

  /// For the source of an engine whose templates have no tags.
  static func unrenderedSource(_ engine: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unrenderedTemplate,
      "the document is the source of a \(engine) template that was not rendered: \(Diagnostic.notParsed)",
      at: range,
      help: ["check the output of the template, as 'curl -sSi' prints it"])
  }

  /// What to do about a template that was not rendered.
  package static let unrenderedTemplateHelp = [
    "check the output of the template, as 'curl -sSi' prints it, or the template itself with "
      + "--templates"
  ]

  /// Whether the message shows a part of the source that the finding is about.
  package func quotes(_ part: SourceRange, of source: SourceFile) -> Bool {
    range.overlaps(part) && message.contains(source[part].prefix(30))
  }

  /// A template in a document that is well-formed with it.
  /// - Parameters:
  ///   - part: as a message quotes it.
  ///   - use: what Kazoo does with it, as a clause.
  package static func usedTemplate(
    _ part: String, _ use: String, at range: SourceRange
  ) -> Diagnostic {
    var finding = Diagnostic(
      .unrenderedTemplate, "'\(part)' looks like a template that was not rendered: \(use)",
      at: range, help: unrenderedTemplateHelp
    ).capped(at: .warning)
    finding.isFatal = false
    return finding
  }

  /// For code that keeps the document from being parsed, or that is all there is.
  static func unexecuted(_ what: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unexecutedCode, "\(what) was sent, not executed: \(Diagnostic.notParsed)",
      at: range, help: what.hasPrefix("PHP") ? unexecutedCodeHelp : unexecutedProgramHelp)
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

  private static let unexecutedProgramHelp = [
    "run the program and request the URL that it serves: the web server sends its file as it is",
    "check the response, as 'curl -sSi' prints it",
  ]

  private static let unexecutedCodeHelp = [
    "let the web server execute the script: PHP must be installed there, and the file name must end in .php",
    "check the output of the script, as 'curl -sSi' prints it, or the source itself with --templates",
  ]
}
