/// The code in a template expression, which decides its role.
struct TemplateCode {
  let range: Range<Int>
  let language: Language

  enum Language {
    case php
    /// Code in `<%…%>`: Ruby, JavaScript, Java, VBScript.
    case erb
    /// `{%…%}`
    case statement
    /// `{{…}}`
    case braces
    case blade(BladeDirective)
    case line(LineDirective)
    /// What encloses nothing and prints nothing.
    case statementAlone
    /// A brace of Razor.
    case opening
    case closing
    /// What prints a value, or is a comment.
    case value
  }

  /// The template parts for pieces of code. Whether a statement begins a block depends on the
  /// statements that end one.
  static func parts(_ pieces: [TemplateCode], of text: [UInt8]) -> [TemplatePart] {
    var ends: Set<String> = []
    for piece in pieces {
      switch piece.language {
      case .statement, .braces:
        let word = piece.words(in: text, limit: 1).first ?? ""
        if word.hasPrefix("end") { ends.insert(word) }
      case .blade(let directive): ends.insert(directive.name)
      case .php, .erb, .line, .statementAlone, .opening, .closing, .value: break
      }
    }
    return pieces.map { $0.part(in: text, ends: ends) }
  }

  private func part(in text: [UInt8], ends: Set<String>) -> TemplatePart {
    switch language {
    case .value: return TemplatePart(range: range, role: .value)
    case .line(let directive): return TemplatePart(range: range, role: directive.role)
    case .statementAlone: return TemplatePart(range: range, role: .statement)
    case .opening: return TemplatePart(range: range, role: .opening)
    case .closing: return TemplatePart(range: range, role: .closing)
    case .php, .erb: return program(in: text)
    case .statement: return statement(in: text, ends: ends)
    case .braces: return braces(in: text, ends: ends)
    case .blade(let directive): return blade(directive, ends: ends)
    }
  }

  private func program(in text: [UInt8]) -> TemplatePart {
    let mark = range.lowerBound + 2
    let isPHP = if case .php = language { true } else { false }
    var blocks = CodeBlocks(
      text: text, from: mark, to: min(range.upperBound, max(mark, range.upperBound - 2)),
      isPHP: isPHP)
    blocks.read()
    let printed: [UInt8] = isPHP ? Array("=".utf8) : Array("=#-@!".utf8)
    // `<%-` prints in EJS, and trims in ERB.
    if let byte = text.byte(at: mark), printed.contains(byte),
      isPHP || byte != UInt8(ascii: "-") || blocks.role == .statement
    {
      return TemplatePart(range: range, role: .value, writesTags: blocks.writesTags)
    }
    return TemplatePart(range: range, role: blocks.role, writesTags: blocks.writesTags)
  }

  private func statement(in text: [UInt8], ends: Set<String>) -> TemplatePart {
    let words = self.words(in: text, limit: 2)
    guard let word = words.first else { return TemplatePart(range: range, role: .statement) }
    if word.hasPrefix("end"), word.utf8.count > 3 || ends.contains("end") {
      return TemplatePart(range: range, role: .closing)
    }
    if ["else", "elif", "elsif", "elseif", "when", "empty", "plural"].contains(word) {
      return TemplatePart(range: range, role: .branch)
    }
    let isAssignment = word == "set" && text[range].contains(UInt8(ascii: "="))
    let begins = Self.openings.contains(word) || ends.contains("end" + word)
    if begins, !isAssignment {
      return TemplatePart(range: range, role: .opening)
    }
    return TemplatePart(
      range: range, role: .statement,
      writesTags: ["include", "extends", "import", "render", "layout", "embed"].contains(word))
  }

  /// The statements that always begin a block.
  private static let openings: Set<String> = [
    "if", "for", "unless", "case", "while", "block", "macro",
  ]

  private func braces(in text: [UInt8], ends: Set<String>) -> TemplatePart {
    let inside = text[range.lowerBound + 2..<range.upperBound]
      .drop { "-~ \t\r\n".utf8.contains($0) }
    switch inside.first {
    case UInt8(ascii: "#"): return TemplatePart(range: range, role: .opening)
    case UInt8(ascii: "/"): return TemplatePart(range: range, role: .closing)
    case UInt8(ascii: "^"):
      let hasName = inside.dropFirst().first.map { $0 != UInt8(ascii: "}") } ?? false
      return TemplatePart(range: range, role: hasName ? .opening : .branch)
    case UInt8(ascii: ">"): return TemplatePart(range: range, role: .statement, writesTags: true)
    default: break
    }
    switch words(in: text, limit: 1).first {
    case "else": return TemplatePart(range: range, role: .branch)
    case "end" where ends.contains("end"): return TemplatePart(range: range, role: .closing)
    case "if", "range", "with", "block", "define":
      return TemplatePart(range: range, role: ends.contains("end") ? .opening : .statement)
    case "template", "include":
      return TemplatePart(range: range, role: .statement, writesTags: true)
    default: return TemplatePart(range: range, role: .value)
    }
  }

  private func blade(_ directive: BladeDirective, ends: Set<String>) -> TemplatePart {
    let name = directive.name
    if directive.isValue { return TemplatePart(range: range, role: .value) }
    if name.hasPrefix("end") || ["show", "stop", "overwrite", "append"].contains(name) {
      return TemplatePart(range: range, role: .closing)
    }
    if name.hasPrefix("else") || name == "case" || name == "default"
      || name == "empty" && !directive.hasArguments
    {
      return TemplatePart(range: range, role: .branch)
    }
    let endings = name == "section" ? ["endsection", "show", "stop"] : ["end" + name]
    if endings.contains(where: ends.contains), !(name == "section" && directive.hasSeveralArguments)
    {
      return TemplatePart(range: range, role: .opening)
    }
    return TemplatePart(
      range: range, role: .statement,
      writesTags: name.hasPrefix("include") || ["yield", "each", "stack", "extends"].contains(name))
  }

  /// The first words of the code.
  private func words(in text: [UInt8], limit: Int) -> [String] {
    var words: [String] = []
    var offset = range.lowerBound + 2
    while offset < range.upperBound, words.count < limit {
      if text[offset].isASCIINameStart {
        let end = min(text.skipName(from: offset), range.upperBound)
        words.append(text.string(offset..<end))
        offset = end
      } else if "-~+ \t\r\n".utf8.contains(text[offset]) {
        offset += 1
      } else {
        break
      }
    }
    return words
  }
}
