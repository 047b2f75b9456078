/// Writes a grammar in the compact syntax of RELAX NG.
struct RelaxNGCompact {
  private(set) var text = ""

  init(_ grammar: Grammar) {
    for paragraph in grammar.remarks {
      for line in Prose.wrap(paragraph, width: 78) { text += "# \(line)\n" }
      text += "#\n"
    }
    text.removeLast(2)
    text += "\n"
    for (index, definition) in grammar.definitions.enumerated() {
      if index == 0 { text += "start = \(definition.name)\n" }
      text += "\n\(definition.name) =\n  " + written(definition.pattern, depth: 1) + "\n"
    }
  }

  /// A pattern as part of another: a pattern with several parts is in parentheses.
  private func written(_ pattern: Pattern, depth: Int) -> String {
    switch pattern {
    case .empty: "empty"
    case .nothing: "string \"\""
    case .text: "text"
    case .value(let word): "string \(quoted(word))"
    case .data(let type): written(type)
    case .element(let name, let documentation, let content):
      named("element", name, documentation, content, depth)
    case .attribute(let name, let documentation, let content):
      named("attribute", name, documentation, content, depth)
    case .group(let patterns): joined(patterns, ",", depth)
    case .interleave(let patterns): joined(patterns, " &", depth)
    case .choice(let patterns): joined(patterns, " |", depth)
    case .mixed(let pattern): "mixed { \(written(pattern, depth: depth)) }"
    case .optional(let pattern): repeated(pattern, "?", depth)
    case .zeroOrMore(let pattern): repeated(pattern, "*", depth)
    case .oneOrMore(let pattern): repeated(pattern, "+", depth)
    case .reference(let name): name
    }
  }

  /// Parentheses keep an annotation with the pattern after it.
  private func repeated(_ pattern: Pattern, _ mark: String, _ depth: Int) -> String {
    switch pattern {
    case .element, .attribute: "(\(written(pattern, depth: depth)))\(mark)"
    default: written(pattern, depth: depth) + mark
    }
  }

  private func joined(_ patterns: [Pattern], _ separator: String, _ depth: Int) -> String {
    guard patterns.count > 1 else {
      return patterns.first.map { written($0, depth: depth) } ?? "empty"
    }
    let lines = patterns.map { margin(depth + 1) + written($0, depth: depth + 1) }
    return "(\n" + lines.joined(separator: separator + "\n") + "\n" + margin(depth) + ")"
  }

  private func named(
    _ kind: String, _ name: Pattern.NameClass, _ documentation: String, _ content: Pattern,
    _ depth: Int
  ) -> String {
    let names =
      switch name {
      case .name(let name): RelaxNGCompact.keywords.contains(name) ? "\\" + name : name
      case .anyName(let exceptions):
        exceptions.isEmpty ? "*" : "* - (\(exceptions.joined(separator: " | ")))"
      }
    let notes = Prose.wrap(documentation, width: 76 - 2 * depth)
      .map { "## \($0)\n" + margin(depth) }.joined()
    return notes + "\(kind) \(names) { " + written(content, depth: depth) + " }"
  }

  private func written(_ type: Pattern.DataType) -> String {
    let (name, facet) = type.parameter
    let parameter = "{ \(facet.name) = \(quoted(facet.value)) }"
    return type.isNegated
      ? "(xsd:string - xsd:string \(parameter))" : "xsd:\(name) \(parameter)"
  }

  private func margin(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

  /// A backslash has no meaning in a literal, but it could begin an escape with the characters
  /// after it.
  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\\x{22}") + "\""
  }

  /// Words that are names only after a backslash.
  private static let keywords: Set<String> = [
    "attribute", "default", "datatypes", "div", "element", "empty", "external", "grammar",
    "include", "inherit", "list", "mixed", "namespace", "notAllowed", "parent", "start", "string",
    "text", "token",
  ]
}
