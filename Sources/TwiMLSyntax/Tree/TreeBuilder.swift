import CLibXML2
import Diagnostics

/// Builds the tree from the parser's events.
///
/// The events have the decoded text; the places come from the text itself, which the builder
/// follows in step with them. So nothing depends on libxml2's cursor during a callback, which
/// differs between releases.
struct TreeBuilder {
  private(set) var root: Element?
  var diagnostics: [Diagnostic] = []
  /// Whether the document is nested too deeply to continue.
  private(set) var isStopped = false
  /// Whether an event does not match the text, because libxml2 accepts a few things that are not
  /// well-formed.
  private(set) var hasLostTrack = false
  private(set) var outerComments: [SourceRange] = []
  /// The first processing instruction that is PHP code.
  var firstCode: SourceRange?
  /// The start of the text that no event has covered.
  private(set) var offset = 0

  let text: [UInt8]
  let map: OffsetMap
  /// Whether elements below the greatest depth are left out instead of ending it all.
  let isCut: Bool
  private let storage: Text.Storage
  /// The number of decoded bytes since the last markup that equal the source.
  private var verbatimCount = 0
  /// The decoded text since the last markup, once it differs from the source.
  private var decoded: [UInt8] = []
  /// The last text that differed from the source.
  private var lastDecoded = Text("", at: SourceRange(at: 0))
  var workspace = Workspace()

  /// What one document after the other uses, since to make it anew takes as long as to parse a small
  /// one.
  struct Workspace {
    fileprivate var names = NameCache()
    fileprivate var open: [OpenElement] = []
    /// The names and the attributes of the open elements: apart from the rest they can be moved into
    /// the element.
    fileprivate var openNames: [Name] = []
    fileprivate var openAttributes: [[Attribute]] = []
    /// The children of all open elements so far, outermost first.
    fileprivate var nodes: [Node] = []

    /// Whether nothing of a document is left in it.
    var isClear: Bool { open.isEmpty && nodes.isEmpty }
  }

  fileprivate struct OpenElement {
    /// The index of its first child.
    let firstChild: Int
    let startTag: SourceRange
    /// Where its start tag begins in the expanded text.
    let start: Int
    let isSelfClosing: Bool
  }

  /// - Parameters:
  /// - text: the parsed text, with its entities expanded.
  /// - map: maps `text` to the document.
  /// - isCut: whether elements below the maximum depth are left out instead of ending the parse.
  init(text: [UInt8], map: OffsetMap, isCut: Bool = false) {
    self.text = text
    self.map = map
    self.isCut = isCut
    storage = Text.Storage(text, start: map.source(0..<0).lowerBound)
  }

  /// - Parameter attributes: alternating names and values, up to a nil.
  /// - Returns: false if parsing must stop.
  mutating func startElement(
    _ name: UnsafePointer<xmlChar>,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) -> Bool {
    if workspace.open.isEmpty { outerMarkup() } else { finishText() }
    let start = offset
    guard text.byte(at: start) == UInt8(ascii: "<") else {
      hasLostTrack = true
      return false
    }
    let name = unsafe workspace.names[name]
    let nameEnd = start + 1 + name.count
    let list = unsafe self.attributes(attributes, from: nameEnd)
    if name.needsCheck { checkName(start + 1..<nameEnd) }
    return open(name, list, from: start)
  }

  private mutating func open(
    _ name: consuming Name, _ attributes: consuming [Attribute], from start: Int
  ) -> Bool {
    let isSelfClosing = text.byte(at: offset) == UInt8(ascii: "/")
    offset = min(offset + (isSelfClosing ? 2 : 1), text.count)
    let range = map.range(start..<offset)
    if map.expansion(at: start) != nil { name = Name(name.text, isExpanded: true) }
    guard isCut || workspace.open.count < Limits.depth else {
      diagnostics.append(.nestingTooDeep(at: range))
      isStopped = true
      return false
    }
    workspace.open.append(
      OpenElement(
        firstChild: workspace.nodes.count, startTag: range, start: start,
        isSelfClosing: isSelfClosing))
    workspace.openNames.append(name)
    workspace.openAttributes.append(attributes)
    return true
  }

  mutating func endElement() {
    finishText()
    guard !workspace.open.isEmpty else { return }
    let last = workspace.open.removeLast()
    let start = offset
    if !last.isSelfClosing {
      offset = text.offset(of: UInt8(ascii: ">"), from: offset).map { $0 + 1 } ?? text.count
    }
    let isBalanced =
      last.isSelfClosing || map.expansion(at: last.start) == map.expansion(at: start)
    let element = Element(
      workspace.openNames.removeLast(), attributes: workspace.openAttributes.removeLast(),
      children: takeChildren(from: last.firstChild), startTag: last.startTag,
      range: last.startTag.union(map.range(start..<offset)))
    if !isBalanced { diagnostics.append(.unbalancedEntity(element)) }
    if workspace.open.isEmpty {
      root = element
      outerMarkup()
    } else if workspace.open.count < Limits.depth {
      append(.element(element))
    }
  }

  /// Children without room for more: most of a tree is such.
  private mutating func takeChildren(from index: Int) -> Children {
    if index == workspace.nodes.count { return Children([]) }
    if index == workspace.nodes.count - 1 {
      let node = workspace.nodes.removeLast()
      return if case .text(let text) = node { Children(text) } else { Children([node]) }
    }
    var children: [Node] = []
    children.reserveCapacity(workspace.nodes.count - index)
    // Moved one by one, which counts no references.
    while workspace.nodes.count > index { children.append(workspace.nodes.removeLast()) }
    unsafe children.withUnsafeMutableBufferPointer { unsafe $0.reverse() }
    return Children(children)
  }

  /// Text with its references resolved, whole or in part.
  mutating func characters(_ bytes: UnsafeBufferPointer<xmlChar>) {
    if decoded.isEmpty {
      if unsafe text.has(bytes, at: offset + verbatimCount) {
        verbatimCount += bytes.count
        return
      }
      decoded += text[offset..<offset + verbatimCount]
    }
    unsafe decoded.append(contentsOf: bytes)
  }

  mutating func cdata(_ content: String) {
    finishText()
    let start = offset
    offset = text.end(of: .cdataEnd, from: start) ?? text.count
    append(.cdata(Text(content, at: map.range(start..<offset))))
  }

  mutating func comment() {
    guard !workspace.open.isEmpty else { return }
    finishText()
    let start = offset
    offset = text.end(of: .commentEnd, from: start + 4) ?? text.count
    append(.comment(written(start..<offset)))
  }

  mutating func processingInstruction() {
    guard !workspace.open.isEmpty else { return }
    finishText()
    let start = offset
    offset = text.end(of: .instructionEnd, from: start + 2) ?? text.count
    checkInstruction(start..<offset)
    append(.processingInstruction(written(start..<offset)))
  }

  private mutating func append(_ node: Node) {
    if !workspace.open.isEmpty { workspace.nodes.append(node) }
  }

  private mutating func finishText() {
    var start = offset
    if workspace.open.last?.isSelfClosing == true { return }
    offset = text.offset(of: UInt8(ascii: "<"), from: start) ?? text.count
    if let first = workspace.open.last?.firstChild, first < workspace.nodes.count,
      case .comment? = workspace.nodes.last
    {
      start = dropSpace(from: start)
    }
    if verbatimCount == offset - start {
      if verbatimCount > 0 { append(.text(written(start..<offset))) }
    } else {
      // A reference can end the text although its first byte equals its character.
      if decoded.isEmpty { decoded += text[start..<start + verbatimCount] }
      appendDecoded(at: map.range(start..<offset))
    }
    verbatimCount = 0
  }

  /// Skips the white space directly after a comment, which xmerl drops.
  /// - Returns: the offset of the rest of the text.
  private mutating func dropSpace(from start: Int) -> Int {
    let end = min(text.skipSpace(from: start), offset)
    guard end > start else { return start }
    if decoded.isEmpty, end - start <= verbatimCount {
      verbatimCount -= end - start
    } else {
      // Undecoded bytes precede the decoded ones, and libxml2 turns `\r\n` into one byte.
      if decoded.isEmpty { decoded += text[start..<start + verbatimCount] }
      decoded.removeFirst(min(text[start..<end].lineBreaksAsOneByte, decoded.count))
      verbatimCount = 0
    }
    return end
  }

  private mutating func appendDecoded(at range: SourceRange) {
    guard !decoded.isEmpty else { return }
    decoded.writeXmerlLineBreaks()
    // With line breaks of two bytes all indentation is such text, and mostly the same.
    if !lastDecoded.bytes.elementsEqual(decoded) {
      lastDecoded = Text(at: SourceRange(at: 0), in: Text.Storage(decoded, start: nil))
    }
    append(.text(lastDecoded.moved(to: range)))
    decoded.removeAll(keepingCapacity: true)
  }

  /// The text of a range.
  private func written(_ range: Range<Int>) -> Text {
    map.isIdentity
      ? Text(at: map.range(range), in: storage) : Text(text.string(range), at: map.range(range))
  }

  /// Skips markup before or after the root and keeps the comments.
  private mutating func outerMarkup() {
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

  /// Reads the attributes of the start tag whose name ends at an offset, up to its `>` or `/>`.
  private mutating func attributes(
    _ events: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, from nameEnd: Int
  ) -> [Attribute] {
    offset = text.skipSpace(from: nameEnd)
    guard let events = unsafe events else { return [] }
    var count = 0
    while unsafe events[2 * count] != nil { count += 1 }
    var attributes: [Attribute] = []
    attributes.reserveCapacity(count)
    for index in 0..<count {
      let name = unsafe workspace.names[events[2 * index]!]
      let range = offset..<offset + name.count
      let equals = text.skipSpace(from: range.upperBound)
      let quote = text.skipSpace(from: equals + 1)
      guard let byte = text.byte(at: quote),
        let close = text.offset(of: byte, from: quote + 1)
      else { break }
      if name.needsCheck { checkName(range) }
      let decoded = unsafe events[2 * index + 1].map { unsafe String(cString: $0) } ?? ""
      // Any reference is longer than what it stands for.
      let isPlain = decoded.utf8.count == close - (quote + 1)
      let value = isPlain ? decoded : text[quote + 1..<close].xmerlValue ?? decoded
      attributes.append(
        Attribute(
          name, value: value, nameRange: map.range(range),
          valueRange: map.range(quote + 1..<close)))
      offset = text.skipSpace(from: close + 1)
    }
    return attributes
  }
}
