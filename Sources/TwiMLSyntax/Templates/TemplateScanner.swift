/// Finds the parts of PHP, ERB and its kin (EJS, ASP, JSP), of Jinja, Twig, Liquid, Mustache,
/// Handlebars, Go's templates, Blade, Razor, Mako, Velocity and FreeMarker, and `${…}`.
struct TemplateScanner {
  let text: [UInt8]
  private var offset = 0
  private let certainty: Certainty
  /// The next occurrence of each mark.
  private var ends: [String: Lookahead] = [:]

  /// Whether `@` begins code of Razor.
  private lazy var isRazor = RazorCode.isRazor(text)

  private typealias Piece = (end: Int, language: TemplateCode.Language)

  /// What is known about a document.
  enum Certainty {
    /// It is the source of a template.
    case isTemplate
    /// Nothing: marks that can have another meaning do not count.
    case isUnknown
  }

  /// How long a part with brackets and strings in it may be, in bytes.
  static let reach = 1024

  private init(_ text: [UInt8], _ certainty: Certainty) {
    self.text = text
    self.certainty = certainty
  }

  /// The parts in order.
  static func parts(of text: [UInt8], _ certainty: Certainty = .isTemplate) -> [TemplatePart] {
    var scanner = TemplateScanner(text, certainty)
    var pieces: [TemplateCode] = []
    while let piece = scanner.next() { pieces.append(piece) }
    return TemplateCode.parts(pieces, of: text)
  }

  private mutating func next() -> TemplateCode? {
    while offset < text.count {
      let start = offset
      if let (end, language) = part() {
        offset = end
        return TemplateCode(range: start..<end, language: language)
      }
      offset = max(offset, start + 1)
    }
    return nil
  }

  /// The end and language of the part that begins here; nil if there is none.
  private mutating func part() -> Piece? {
    switch text[offset] {
    case UInt8(ascii: "<"): angle() ?? line()
    case UInt8(ascii: "%"): line()
    case UInt8(ascii: "#"): line() ?? lineComment()
    case UInt8(ascii: "{"): brace() ?? razorBrace()
    case UInt8(ascii: "}"): razorBrace()
    case UInt8(ascii: "$") where text.byte(at: offset + 1) == UInt8(ascii: "{"):
      expressionEnd.map { ($0, .value) }
    case UInt8(ascii: "@"): directive() ?? razor()
    default: nil
    }
  }

  /// `<?…?>`, other than XML's own, or `<%…%>`.
  private mutating func angle() -> Piece? {
    switch text.byte(at: offset + 1) {
    case UInt8(ascii: "%"):
      // `<%%` is an escaped mark.
      if text.byte(at: offset + 2) == UInt8(ascii: "%") { return nil }
      return end(of: .erbEnd, from: offset + 2).map { ($0, .erb) }
    case UInt8(ascii: "?"):
      let name = text.skipName(from: offset + 2)
      let word = text.string(offset + 2..<min(name, offset + 20)).lowercased()
      let isOther = certainty == .isTemplate ? word == "xml" : !word.isEmpty && word != "php"
      return isOther ? nil : (phpEnd(from: name), .php)
    case UInt8(ascii: "!") where certainty == .isUnknown:
      // Marks inside a comment are ignored.
      if text.has(.commentStart, at: offset), let end = end(of: .commentEnd, from: offset + 4) {
        offset = end
      }
      return nil
    default: return nil
    }
  }

  /// The offset after the `?>` of PHP code, which counts in a line comment but not in a string or
  /// block comment. Code at the end of a file has none.
  private func phpEnd(from start: Int) -> Int {
    var offset = start
    while offset < text.count {
      switch text[offset] {
      case UInt8(ascii: "?") where text.has(.instructionEnd, at: offset): return offset + 2
      case UInt8(ascii: "'"), UInt8(ascii: "\""): offset = text.stringEnd(from: offset)
      case UInt8(ascii: "/") where text.byte(at: offset + 1) == UInt8(ascii: "*"):
        offset = text.end(of: .blockCommentEnd, from: offset + 2) ?? text.count
      case _ where text[offset] == UInt8(ascii: "#") || text.has(.lineComment, at: offset):
        while offset < text.count, text[offset] != 0x0A, !text.has(.instructionEnd, at: offset) {
          offset += 1
        }
      default: offset += 1
      }
    }
    return text.count
  }

  /// `{{…}}`, `{{{…}}}`, `{!!…!!}`, `{%…%}` or `{#…#}`.
  private mutating func brace() -> Piece? {
    switch text.byte(at: offset + 1) {
    case UInt8(ascii: "{"):
      if certainty == .isUnknown, !text.beginsExpression(at: offset) { return nil }
      if text.has(.bladeComment, at: offset) || text.has(.handlebarsComment, at: offset),
        let end = end(of: .dashBraceEnd, from: offset + 4)
      {
        return (end, .value)
      }
      if text.byte(at: offset + 2) == UInt8(ascii: "{"),
        let end = end(of: .tripleBraceEnd, from: offset + 3)
      {
        return (end, .value)
      }
      let end = text.balancedBraceEnd(from: offset, limit: offset + Self.reach)
      return (end ?? self.end(of: .doubleBraceEnd, from: offset + 2)).map { ($0, .braces) }
    case UInt8(ascii: "!") where text.byte(at: offset + 2) == UInt8(ascii: "!"):
      return end(of: .bladeEnd, from: offset + 3).map { ($0, .value) }
    case UInt8(ascii: "%"): return end(of: .statementEnd, from: offset + 2).map { ($0, .statement) }
    case UInt8(ascii: "#"):
      return end(of: .templateCommentEnd, from: offset + 2).map { ($0, .value) }
    default: return nil
    }
  }

  /// The end of `${…}`, with the braces and strings inside.
  private var expressionEnd: Int? {
    if certainty == .isUnknown, text.spokenVariable(at: offset) == nil { return nil }
    var depth = 0
    var offset = offset + 1
    let limit = min(text.count, offset + Self.reach)
    while offset < limit {
      switch text[offset] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return offset + 1 }
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
        offset = text.stringEnd(from: offset, limit: limit) - 1
      case 0x0A: return nil
      default: break
      }
      offset += 1
    }
    return nil
  }

  /// Blade's `@if (…)`, `@endif` and the others.
  private mutating func directive() -> Piece? {
    guard let directive = BladeDirective(text: text, at: offset),
      certainty == .isTemplate || directive.isCertain
    else { return nil }
    if let end = directive.rawEnd {
      return self.end(of: end, from: directive.range.upperBound).map { ($0, .value) }
    }
    return (directive.range.upperBound, .blade(directive))
  }

  private func line() -> Piece? {
    LineDirective(text: text, at: offset).map { ($0.range.upperBound, .line($0)) }
  }

  /// `## …` of Mako and Velocity.
  private func lineComment() -> Piece? {
    guard certainty == .isTemplate, text.byte(at: offset + 1) == UInt8(ascii: "#"),
      text.beginsLine(at: offset)
    else { return nil }
    return (text.lineEnd(from: offset), .value)
  }

  private mutating func razor() -> Piece? {
    let isKnown = certainty == .isTemplate && isRazor
    return RazorCode(text: text, at: offset, isKnown: isKnown).map {
      ($0.range.upperBound, $0.isValue ? .value : .statementAlone)
    }
  }

  /// A brace around the body of a loop or condition in Razor, alone on its line or at its end.
  private mutating func razorBrace() -> Piece? {
    guard certainty == .isTemplate, isRazor else { return nil }
    let before = text[..<offset].last { $0 != 0x20 && $0 != 0x09 }
    let after = text.byte(at: text.skipBlanks(from: offset + 1))
    guard before.map({ "\n\r>)}e".utf8.contains($0) }) ?? true,
      after.map({ "\n\r<e".utf8.contains($0) }) ?? true
    else { return nil }
    return (offset + 1, text[offset] == UInt8(ascii: "{") ? .opening : .closing)
  }

  /// After the next such token; all searches for one of them together take one pass.
  private mutating func end(of token: Token, from start: Int) -> Int? {
    let key = String(decoding: token.bytes, as: UTF8.self)
    var lookahead = ends.removeValue(forKey: key) ?? Lookahead { $0.offset(of: token, from: $1) }
    let place = lookahead.next(in: text, from: start)
    ends[key] = lookahead
    return place.map { $0 + token.count }
  }
}

extension [UInt8] {
  /// After a quoted string with backslash escapes, or the limit.
  func stringEnd(from start: Int, limit: Int? = nil) -> Int {
    let end = limit ?? count
    var offset = start + 1
    while offset < end {
      if self[offset] == self[start] { return offset + 1 }
      offset += self[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return Swift.max(start + 1, end)
  }

  /// After the `}}` that closes the `{{` at an offset, with the braces and strings inside.
  func balancedBraceEnd(from start: Int, limit: Int) -> Int? {
    var depth = 0
    var offset = start + 2
    let limit = Swift.min(count, limit)
    while offset < limit {
      switch self[offset] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}") where depth > 0: depth -= 1
      case UInt8(ascii: "}"): return has(.doubleBraceEnd, at: offset) ? offset + 2 : nil
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        offset = stringEnd(from: offset, limit: limit) - 1
      default: break
      }
      offset += 1
    }
    return nil
  }
}

extension Token {
  static let erbStart = Token("<%")
  fileprivate static let bladeComment = Token("{{--")
  fileprivate static let handlebarsComment = Token("{{!--")
  fileprivate static let dashBraceEnd = Token("--}}")
  fileprivate static let bladeEnd = Token("!!}")
}
