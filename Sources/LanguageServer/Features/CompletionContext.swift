/// The kind of text that can be written at a place of a document that may be broken.
struct CompletionContext {
  let kind: Kind
  /// The part that is already typed, which the completion replaces.
  let range: Range<Int>
  /// The names of the elements that are open there, outermost first.
  let open: [String]

  enum Kind {
    /// An element, after its `<`.
    case element
    /// The name of an end tag.
    case endTag
    /// An attribute of an element, which already has the attributes `present`.
    case attribute(of: String, present: Set<String>)
    /// The value of an attribute, between its quotes or where the quotes are missing.
    case value(of: String, on: String, needsQuotes: Bool)
    /// Content between tags: an element with its `<`, or an end tag.
    case content

    /// Whether the context fits a trigger character; always true if the user asks by a key (nil). A
    /// space inside text triggers nothing.
    func isAnswer(to trigger: String?) -> Bool {
      switch (trigger, self) {
      case (nil, _), ("<", .element), ("/", .endTag), (" ", .attribute): true
      case ("=", .value), ("\"", .value(_, _, needsQuotes: false)): true
      case ("'", .value(_, _, needsQuotes: false)): true
      default: false
      }
    }
  }

  /// The byte after the place.
  let next: UInt8?

  /// nil where TwiML cannot be written, as in comments and CDATA.
  init?(at offset: Int, in text: [UInt8], whole: Markup) {
    let before = Markup(text, upTo: offset)
    open = before.open.map { String(decoding: text[before.elements[$0].name], as: UTF8.self) }
    let reader = ContextReader(offset: offset, text: text, before: before, whole: whole)
    guard let (kind, start) = reader.read() else { return nil }
    self.kind = kind
    let end = reader.end(of: kind)
    range = start..<end
    next = text[end...].first
  }

  /// The element that a child would be added to; nil outside of the root.
  var parent: String? { open.last }
}

private struct ContextReader {
  let offset: Int
  let text: [UInt8]
  /// The tags up to the place.
  let before: Markup
  /// The tags of the whole document.
  let whole: Markup

  func read() -> (kind: CompletionContext.Kind, start: Int)? {
    switch before.ending {
    case .other: return nil
    case .content: return (.content, wordStart)
    case .tagName(let start): return (.element, start)
    case .endTagName(let start): return (.endTag, start)
    // An attribute cannot begin right after a quote.
    case .tag: return offset > 0 && text[offset - 1].isMarkupSpace ? attribute(from: offset) : nil
    case .attributeName(let start): return attribute(from: start)
    // After a name only `=` can follow.
    case .beforeValue(let afterEquals):
      return afterEquals ? value(from: offset, true) : attributeAtEnd
    case .value(let start): return value(from: start, false)
    }
  }

  /// The attribute whose name ends at the place.
  private var attributeAtEnd: (kind: CompletionContext.Kind, start: Int)? {
    guard let name = before.elements.last?.attributes.last?.name, name.upperBound == offset else {
      return attribute(from: offset)
    }
    return attribute(from: name.lowerBound)
  }

  private func attribute(from start: Int) -> (kind: CompletionContext.Kind, start: Int)? {
    guard let element = before.elements.last else { return nil }
    // Attributes after the place are present too.
    let attributes =
      whole.elements.first { $0.name.lowerBound == element.name.lowerBound }?.attributes ?? []
    let present = (element.attributes + attributes).filter { $0.name.lowerBound != start }
    return (.attribute(of: name(element.name), present: Set(present.map { name($0.name) })), start)
  }

  private func value(
    from start: Int, _ needsQuotes: Bool
  ) -> (kind: CompletionContext.Kind, start: Int)? {
    guard let element = before.elements.last, let attribute = element.attributes.last else {
      return nil
    }
    return (
      .value(of: name(attribute.name), on: name(element.name), needsQuotes: needsQuotes), start
    )
  }

  /// The start of the word at or before the place.
  private var wordStart: Int {
    var start = offset
    while start > 0, text[start - 1].isMarkupName { start -= 1 }
    return start
  }

  /// The end of the part to replace.
  func end(of kind: CompletionContext.Kind) -> Int {
    var end = offset
    switch kind {
    case .element, .endTag, .attribute:
      while end < text.count, text[end].isMarkupName { end += 1 }
    case .value(_, _, needsQuotes: false):
      // Do not look for a missing quote on the following lines.
      while end < text.count, !Array("\"'<>\r\n".utf8).contains(text[end]) { end += 1 }
      if end == text.count || text[end] != UInt8(ascii: "\"") && text[end] != UInt8(ascii: "'") {
        end = offset
      }
    case .value, .content: break
    }
    return end
  }

  private func name(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
}
