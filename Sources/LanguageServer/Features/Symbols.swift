import JSON
import TwiMLVocabulary

extension Server {
  /// The verbs and nouns as an outline; empty for a document that is not TwiML.
  func symbols(_ document: inout OpenDocument) -> JSON {
    guard document.isTwiML else { return [] }
    let outline = Outline(text: document.text.text, markup: document.markup())
    var renderer = SymbolRenderer(outline, document.text, uri: document.uri)
    return client.hasHierarchicalSymbols ? renderer.tree : renderer.list
  }
}

/// Converts the elements of a document to the protocol's symbols.
private struct SymbolRenderer {
  private let outline: Outline
  private let uri: DocumentURI
  private var cursor: PositionCursor
  private let elements: [MarkupElement]

  /// The maximum number of symbols.
  private static let limit = 10_000
  /// The maximum depth; TwiML is not nested deeper.
  private static let depthLimit = 8

  init(_ outline: Outline, _ text: TextDocument, uri: DocumentURI) {
    self.outline = outline
    self.uri = uri
    cursor = PositionCursor(text)
    elements = Array(outline.markup.elements.prefix(SymbolRenderer.limit))
  }

  /// The symbols, nested in each other.
  var tree: JSON {
    mutating get {
      var children: [Int: [Int]] = [:]
      for (index, element) in elements.enumerated() {
        children[element.parent ?? -1, default: []].append(index)
      }
      return .array((children[-1] ?? []).map { symbol($0, children, depth: 1) })
    }
  }

  private mutating func symbol(_ index: Int, _ children: [Int: [Int]], depth: Int) -> JSON {
    let element = elements[index]
    let inner = depth < SymbolRenderer.depthLimit ? children[index] ?? [] : []
    let range = json(element.range)
    let selection = json(element.name)
    return .some(
      ("name", .string(name(of: element))), ("detail", .string(detail(of: element))),
      ("kind", kind(of: element)), ("range", range), ("selectionRange", selection),
      (
        "children",
        inner.isEmpty ? nil : .array(inner.map { symbol($0, children, depth: depth + 1) })
      ))
  }

  /// The symbols without nesting, for clients that do not support it.
  var list: JSON {
    mutating get {
      .array(
        elements.map { element in
          .some(
            ("name", .string(name(of: element))), ("kind", kind(of: element)),
            ("location", ["uri": .string(uri.text), "range": json(element.range)]),
            ("containerName", outline.markup.parent(of: element).map { .string(name(of: $0)) }))
        })
    }
  }

  private mutating func json(_ range: Range<Int>) -> JSON {
    [
      "start": cursor.position(of: range.lowerBound).json,
      "end": cursor.position(of: range.upperBound).json,
    ]
  }

  /// A name that is never empty, because editors refuse an empty one.
  private func name(of element: MarkupElement) -> String {
    element.name.isEmpty ? "<" : outline.name(of: element)
  }

  /// The text or first attribute of a verb, which distinguishes it from others with the same name.
  private func detail(of element: MarkupElement) -> String {
    let text = outline.name(
      element.content.clamped(to: element.content.lowerBound..<element.content.lowerBound + 200))
    let words = text.prefix { $0 != "<" }.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    if !words.isEmpty { return words.count > 60 ? words.prefix(59) + "…" : words }
    return element.attributes.first.map { attribute in
      outline.name(attribute.name) + (attribute.value.map { "=" + outline.decoded($0) } ?? "")
    } ?? ""
  }

  /// The nearest kinds of the protocol: module, function, field and variable.
  private func kind(of element: MarkupElement) -> JSON {
    guard let role = outline.spec(of: element)?.role else { return 20 }
    return switch role {
    case .root: 2
    case .verb: 12
    case .noun: 8
    case .parameter: 13
    case .markup: 15
    }
  }
}
