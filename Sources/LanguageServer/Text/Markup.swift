/// The tags of a document that may be broken, as it is while somebody types: what a parser of XML
/// refuses, this one gets something out of.
struct Markup: Sendable {
  /// In document order, each before what is inside it.
  private(set) var elements: [MarkupElement]
  /// The indices of the elements that are open at the end, the outermost first.
  private(set) var open: [Int]
  /// What the text ends in.
  private(set) var ending: Ending

  /// What stands at the end of a text that is cut anywhere.
  enum Ending: Sendable, Hashable {
    /// Text between tags, or nothing.
    case content
    /// The name after `<`, which begins at the offset.
    case tagName(Int)
    /// The name after `</`.
    case endTagName(Int)
    /// The inside of a start tag, where an attribute may begin.
    case tag
    /// An attribute's name, which begins at the offset.
    case attributeName(Int)
    /// The place after an attribute's name or its `=`, where the value must follow.
    case beforeValue(afterEquals: Bool)
    /// An attribute's value, which begins at the offset after its quote.
    case value(Int)
    /// A comment, a CDATA section, a processing instruction or a document type.
    case other
  }

  /// - Parameter end: where to stop; the rest is not looked at.
  init(_ text: [UInt8], upTo end: Int? = nil) {
    var scanner = MarkupScanner(text: text, end: min(end ?? text.count, text.count))
    scanner.run()
    elements = scanner.elements
    open = scanner.open
    ending = scanner.ending
  }

  /// The names of the first elements, found without looking at what follows them.
  static func firstNames(in text: [UInt8], limit: Int) -> [String] {
    var scanner = MarkupScanner(text: text, end: text.count)
    scanner.run(limit: limit)
    return scanner.elements.map { String(decoding: text[$0.name], as: UTF8.self) }
  }

  /// The innermost element whose tags or content hold an offset.
  func element(at offset: Int) -> MarkupElement? {
    // Of those that begin before it, the last one that does not end before it.
    var (low, high) = (0, elements.count)
    while low < high {
      let middle = (low + high) / 2
      if elements[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    var index = low > 0 ? low - 1 : nil
    while let current = index, elements[current].range.upperBound < offset {
      index = elements[current].parent
    }
    return index.map { elements[$0] }
  }

  /// The element that another one stands in.
  func parent(of element: MarkupElement) -> MarkupElement? { element.parent.map { elements[$0] } }
}

/// One element of a document that may be broken.
struct MarkupElement: Sendable {
  /// As written, with its prefix; empty while nobody has typed it.
  let name: Range<Int>
  /// The index of the element it stands in; nil for a root.
  let parent: Int?
  var attributes: [MarkupAttribute] = []
  /// From `<` to after `>`, or to where the tag breaks off.
  var startTag: Range<Int>
  /// The name in the end tag; nil where there is none.
  var endName: Range<Int>?
  /// From `<` to after the end tag, or to where the element breaks off.
  var range: Range<Int>
  /// Whether the start tag has its `>`.
  var isTagClosed = false
  var isSelfClosing = false

  /// What stands between the tags.
  var content: Range<Int> {
    let end = endName.map { $0.lowerBound - 2 } ?? range.upperBound
    return startTag.upperBound..<max(startTag.upperBound, end)
  }
}

/// One attribute of a document that may be broken.
struct MarkupAttribute: Sendable {
  let name: Range<Int>
  /// What stands between the quotes; nil where no value begins.
  var value: Range<Int>?
}
