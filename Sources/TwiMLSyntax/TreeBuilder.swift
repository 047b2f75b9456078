import Diagnostics

/// Builds the tree from the parser's events.
///
/// The events bring what libxml2 decoded; the places come from the text itself, which the builder
/// walks in step with them. So nothing depends on where a release of libxml2 has its cursor during
/// a callback.
final class TreeBuilder {
  /// The decoded values of the attributes of the start tag that comes next.
  var attributeValues: [String] = []
  /// The decoded text since the last markup.
  var characters: [UInt8] = []
  private(set) var root: Element?
  var diagnostics: [Diagnostic] = []
  /// Whether the document is nested too deeply to go on.
  private(set) var isStopped = false
  /// Whether an event came for which the text has no place: libxml2 takes a few things for
  /// well-formed that are not.
  private(set) var hasLostTrack = false
  private(set) var outerComments: [SourceRange] = []
  /// Where the text that no event has covered yet begins.
  private(set) var offset = 0

  let text: [UInt8]
  let map: OffsetMap
  /// Whether elements below the greatest depth are left out instead of ending it all.
  let isCut: Bool
  private var open: [OpenElement] = []

  private struct OpenElement {
    var element: Element
    /// Where its start tag begins in the expanded text.
    let start: Int
    let isSelfClosing: Bool
  }

  /// - Parameters:
  ///   - text: what is parsed, with its entities expanded.
  ///   - map: leads from `text` to the document.
  ///   - isCut: whether elements below the greatest depth are left out instead of ending it all.
  init(text: [UInt8], map: OffsetMap, isCut: Bool = false) {
    self.text = text
    self.map = map
    self.isCut = isCut
  }

  /// - Returns: false when there is no going on.
  func startElement() -> Bool {
    if open.isEmpty { outerMarkup() } else { finishText() }
    let start = offset
    guard text.byte(at: start) == UInt8(ascii: "<") else {
      hasLostTrack = true
      return false
    }
    let nameEnd = text.skipTagName(from: start + 1)
    let (attributes, end, isSelfClosing) = attributes(from: nameEnd)
    let range = map.range(start..<end)
    guard isCut || open.count < Limits.depth else {
      diagnostics.append(.nestingTooDeep(at: range))
      isStopped = true
      return false
    }
    checkName(start + 1..<nameEnd)
    let element = Element(
      name: text.string(start + 1..<nameEnd), nameRange: map.range(start + 1..<nameEnd),
      attributes: attributes, startTag: range, range: range)
    open.append(OpenElement(element: element, start: start, isSelfClosing: isSelfClosing))
    offset = end
    return true
  }

  func endElement() {
    finishText()
    guard let last = open.popLast() else { return }
    let start = offset
    if !last.isSelfClosing {
      offset = text.offset(of: UInt8(ascii: ">"), from: offset).map { $0 + 1 } ?? text.count
    }
    var element = last.element
    element.range = element.startTag.union(map.range(start..<offset))
    if map.expansion(at: last.start) != map.expansion(at: last.isSelfClosing ? last.start : start) {
      diagnostics.append(.unbalancedEntity(element))
    }
    if open.isEmpty {
      root = element
      outerMarkup()
    } else if open.count < Limits.depth {
      append(.element(element))
    }
  }

  func cdata(_ content: String) {
    finishText()
    let start = offset
    offset = text.end(of: .cdataEnd, from: start) ?? text.count
    append(.cdata(content, map.range(start..<offset)))
  }

  func comment() {
    guard !open.isEmpty else { return }
    finishText()
    let start = offset
    offset = text.end(of: .commentEnd, from: start + 4) ?? text.count
    append(.comment(map.range(start..<offset)))
  }

  func processingInstruction() {
    guard !open.isEmpty else { return }
    finishText()
    let start = offset
    offset = text.end(of: .instructionEnd, from: start + 2) ?? text.count
    checkInstruction(start..<offset)
    append(.processingInstruction(map.range(start..<offset)))
  }

  private func append(_ node: Node) {
    guard !open.isEmpty else { return }
    open[open.count - 1].element.children.append(node)
  }

  private func finishText() {
    let start = offset
    if let last = open.last, last.isSelfClosing { return }
    offset = text.offset(of: UInt8(ascii: "<"), from: start) ?? text.count
    guard !characters.isEmpty else { return }
    append(.text(String(decoding: characters, as: UTF8.self), map.range(start..<offset)))
    characters.removeAll(keepingCapacity: true)
  }

  /// Steps over what stands before or after the root and keeps the comments.
  private func outerMarkup() {
    var markup = OuterMarkup(text: text, offset: offset)
    while let piece = markup.next() {
      switch piece.kind {
      case .comment: outerComments.append(map.range(piece.range))
      case .instruction: checkInstruction(piece.range)
      case .documentType: break
      }
    }
    offset = markup.offset
  }

  /// Reads the attributes of the start tag whose name ends at an offset.
  private func attributes(
    from nameEnd: Int
  ) -> (attributes: [Attribute], end: Int, isSelfClosing: Bool) {
    var offset = text.skipSpace(from: nameEnd)
    guard !attributeValues.isEmpty else { return ([], tagEnd(offset), isSlash(offset)) }
    var attributes: [Attribute] = []
    attributes.reserveCapacity(attributeValues.count)
    for value in attributeValues {
      let name = offset..<text.skipTagName(from: offset)
      let equals = text.skipSpace(from: name.upperBound)
      let quote = text.skipSpace(from: equals + 1)
      guard let byte = text.byte(at: quote),
        let close = text.offset(of: byte, from: quote + 1)
      else { break }
      checkName(name)
      attributes.append(
        Attribute(
          name: text.string(name), value: value, nameRange: map.range(name),
          valueRange: map.range(quote + 1..<close)))
      offset = text.skipSpace(from: close + 1)
    }
    return (attributes, tagEnd(offset), isSlash(offset))
  }

  private func isSlash(_ offset: Int) -> Bool { text.byte(at: offset) == UInt8(ascii: "/") }

  private func tagEnd(_ offset: Int) -> Int {
    min(offset + (isSlash(offset) ? 2 : 1), text.count)
  }
}

extension [UInt8] {
  /// The offset after a name that the parser has found to be one.
  fileprivate func skipTagName(from start: Int) -> Int {
    var offset = start
    while offset < count {
      let byte = self[offset]
      if byte.isXMLSpace || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">")
        || byte == UInt8(ascii: "/")
      {
        break
      }
      offset += 1
    }
    return offset
  }
}

extension Diagnostic {
  fileprivate static func nestingTooDeep(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .nestingTooDeep,
      "elements are nested more than \(Limits.depth) deep: the rest is not checked",
      at: range)
  }

  fileprivate static func unbalancedEntity(_ element: Element) -> Diagnostic {
    Diagnostic(
      .unbalancedEntity,
      "the start and the end tag of '\(element.name)' do not come from the same entity: "
        + "Kazoo parses none of the document", at: element.startTag)
  }
}
