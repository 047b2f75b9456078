/// Writes a grammar in the XML syntax of RELAX NG.
struct RelaxNGXML {
  private(set) var text = """
    <?xml version="1.0" encoding="UTF-8"?>

    """
  private var depth = 0

  init(_ grammar: Grammar) {
    text += "<!--\n"
    // Two hyphens would end the XML comment.
    for paragraph in grammar.remarks {
      text += Prose.indented(paragraph, by: 2).replacing("--", with: "- -") + "\n"
    }
    text.removeLast()
    text += "-->\n"
    open(
      "grammar xmlns=\"http://relaxng.org/ns/structure/1.0\" "
        + "xmlns:a=\"http://relaxng.org/ns/compatibility/annotations/1.0\" "
        + "datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\"")
    for (index, definition) in grammar.definitions.enumerated() {
      if index == 0 { wrap("start", [.reference(definition.name)]) }
      wrap("define name=\"\(definition.name)\"", [definition.pattern])
    }
    close("grammar")
  }

  private mutating func add(_ pattern: Pattern) {
    switch pattern {
    case .empty: line("<empty/>")
    // Unlike `empty`, a value allows no white space.
    case .nothing: line("<value type=\"string\"></value>")
    case .text: line("<text/>")
    case .value(let word): line("<value type=\"string\">\(XMLMarkup.escaped(word))</value>")
    case .data(let type): add(type)
    case .element(let name, let documentation, let content):
      add("element", name, documentation, content)
    case .attribute(let name, let documentation, let content):
      add("attribute", name, documentation, content)
    case .group(let patterns): wrap("group", patterns)
    case .interleave(let patterns): wrap("interleave", patterns)
    case .choice(let patterns): wrap("choice", patterns)
    case .mixed(let pattern): wrap("mixed", [pattern])
    case .optional(let pattern): wrap("optional", [pattern])
    case .zeroOrMore(let pattern): wrap("zeroOrMore", [pattern])
    case .oneOrMore(let pattern): wrap("oneOrMore", [pattern])
    case .reference(let name): line("<ref name=\"\(name)\"/>")
    }
  }

  private mutating func add(
    _ kind: String, _ name: Pattern.NameClass, _ documentation: String, _ content: Pattern
  ) {
    switch name {
    case .name(let name):
      open("\(kind) name=\"\(name)\"")
      addDocumentation(documentation)
    case .anyName(let exceptions):
      open(kind)
      addDocumentation(documentation)
      if exceptions.isEmpty {
        line("<anyName/>")
      } else {
        open("anyName")
        open("except")
        for name in exceptions { line("<name>\(name)</name>") }
        close("except")
        close("anyName")
      }
    }
    add(content)
    close(kind)
  }

  private mutating func addDocumentation(_ documentation: String) {
    guard !documentation.isEmpty else { return }
    line("<a:documentation>\(XMLMarkup.escaped(documentation))</a:documentation>")
  }

  private mutating func add(_ type: Pattern.DataType) {
    let (name, parameter) = type.parameter
    open("data type=\"\(name)\"")
    let (facet, value) = parameter
    let text = "<param name=\"\(facet)\">\(XMLMarkup.escaped(value))</param>"
    if type.isNegated {
      open("except")
      open("data type=\"string\"")
      line(text)
      close("data")
      close("except")
    } else {
      line(text)
    }
    close("data")
  }

  private mutating func wrap(_ tag: String, _ patterns: [Pattern]) {
    open(tag)
    for pattern in patterns { add(pattern) }
    close(String(tag.prefix { $0 != " " }))
  }

  private mutating func open(_ tag: String) {
    line("<\(tag)>")
    depth += 1
  }

  private mutating func close(_ tag: String) {
    depth -= 1
    line("</\(tag)>")
  }

  private mutating func line(_ markup: String) {
    text += String(repeating: "  ", count: depth) + markup + "\n"
  }
}

/// Text between the tags of XML.
private enum XMLMarkup {
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}

extension Pattern.DataType {
  /// The type of XML Schema and the facet that restricts it.
  var parameter: (type: String, facet: (name: String, value: String)) {
    switch self {
    case .notEmpty: ("string", ("minLength", "1"))
    case .matching(let expression), .notMatching(let expression):
      ("string", ("pattern", expression))
    }
  }

  /// Whether the facet excludes its values.
  var isNegated: Bool {
    switch self {
    case .notMatching: true
    case .notEmpty, .matching: false
    }
  }
}
