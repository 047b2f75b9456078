/// What can be written at a place of a document that may be broken.
struct CompletionContext {
  let kind: Kind
  /// What is there already of what is being written: it is replaced.
  let range: Range<Int>
  /// The names of the elements that are open there, the outermost first.
  let open: [String]

  enum Kind {
    /// An element, after its `<`.
    case element
    /// The name in an end tag.
    case endTag
    /// An attribute of an element that has some already.
    case attribute(of: String, present: Set<String>)
    /// A value of an attribute, between its quotes or where they are missing.
    case value(of: String, on: String, needsQuotes: Bool)
    /// Something between tags: an element with its `<`, or an end tag.
    case content

    /// Whether this is what somebody may want who has typed a character that editors ask at; nil for
    /// somebody who asks by a key. A space in what is spoken asks for nothing.
    func isAnswer(to trigger: String?) -> Bool {
      switch (trigger, self) {
      case (nil, _), ("<", .element), ("/", .endTag), (" ", .attribute): true
      case ("=", .value), ("\"", .value(_, _, needsQuotes: false)): true
      case ("'", .value(_, _, needsQuotes: false)): true
      default: false
      }
    }
  }

  /// What stands after the place.
  let next: UInt8?

  /// nil where nothing of TwiML can stand: in comments, CDATA and their like.
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

  /// The element that a child would stand in; nil outside of the root.
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
    // An attribute does not begin right after a quote.
    case .tag: return offset > 0 && text[offset - 1].isMarkupSpace ? attribute(from: offset) : nil
    case .attributeName(let start): return attribute(from: start)
    // Behind a name nothing but `=` helps.
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
    // What stands after the place counts as well.
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

  /// Where the word begins that the place is in or after.
  private var wordStart: Int {
    var start = offset
    while start > 0, text[start - 1].isMarkupName { start -= 1 }
    return start
  }

  /// Where that ends which is replaced.
  func end(of kind: CompletionContext.Kind) -> Int {
    var end = offset
    switch kind {
    case .element, .endTag, .attribute:
      while end < text.count, text[end].isMarkupName { end += 1 }
    case .value(_, _, needsQuotes: false):
      // A quote that is missing is not looked for in the lines below.
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
