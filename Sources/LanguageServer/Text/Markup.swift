/// The tags of a document that may be broken because the user is typing: it can be read where an
/// XML parser would fail.
struct Markup: Sendable {
  /// In document order, each before what is inside it.
  private(set) var elements: [MarkupElement]
  /// The indices of the elements that are open at the end, outermost first.
  private(set) var open: [Int]
  /// What the text ends in.
  private(set) var ending: Ending

  /// The construct at the end of a text that is cut off anywhere.
  enum Ending: Sendable, Hashable {
    /// Text between tags, or nothing.
    case content
    /// The name after `<`, which begins at the offset.
    case tagName(Int)
    /// The name after `</`.
    case endTagName(Int)
    /// The inside of a start tag where an attribute can begin.
    case tag
    /// An attribute's name, which begins at the offset.
    case attributeName(Int)
    /// After an attribute's name or its `=`, where the value must follow.
    case beforeValue(afterEquals: Bool)
    /// An attribute's value, which begins at the offset after its quote.
    case value(Int)
    /// A comment, a CDATA section, a processing instruction or a document type.
    case other
  }

  /// - Parameter end: the offset at which to stop; the rest is ignored.
  init(_ text: [UInt8], upTo end: Int? = nil) {
    var scanner = MarkupScanner(text: text, end: min(end ?? text.count, text.count))
    scanner.run()
    elements = scanner.elements
    open = scanner.open
    ending = scanner.ending
  }

  /// The names of the first elements, without scanning what follows them.
  static func firstNames(in text: [UInt8], limit: Int) -> [String] {
    var scanner = MarkupScanner(text: text, end: text.count)
    scanner.run(limit: limit)
    return scanner.elements.map { String(decoding: text[$0.name], as: UTF8.self) }
  }

  /// The innermost element whose tags or content contain an offset.
  func element(at offset: Int) -> MarkupElement? {
    // Of the elements that begin before it, the last one that does not end before it.
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

  /// The parent of an element.
  func parent(of element: MarkupElement) -> MarkupElement? { element.parent.map { elements[$0] } }
}

/// One element of a document that may be broken.
struct MarkupElement: Sendable {
  /// As written, with its prefix; empty until it is typed.
  let name: Range<Int>
  /// The index of the parent; nil for a root.
  let parent: Int?
  var attributes: [MarkupAttribute] = []
  /// From `<` to after `>`, or to the place where the tag is cut off.
  var startTag: Range<Int>
  /// The name in the end tag; nil if there is none.
  var endName: Range<Int>?
  /// From `<` to after the end tag, or to the place where the element is cut off.
  var range: Range<Int>
  /// Whether the start tag has its `>`.
  var isTagClosed = false
  var isSelfClosing = false

  /// The range between the tags.
  var content: Range<Int> {
    let end = endName.map { $0.lowerBound - 2 } ?? range.upperBound
    return startTag.upperBound..<max(startTag.upperBound, end)
  }
}

/// One attribute of a document that may be broken.
struct MarkupAttribute: Sendable {
  let name: Range<Int>
  /// The text between the quotes; nil if there is no value.
  var value: Range<Int>?
}
