import Diagnostics

/// A document with neutral text instead of its template expressions, byte by byte, so that all
/// offsets are kept.
///
/// An expression becomes private-use characters in a value or text, underscores at the start of a
/// name, and white space between attributes or outside the root element.
struct TemplateMask {
  private(set) var text: [UInt8]
  /// The document before.
  private let source: [UInt8]
  let parts: [TemplatePart]
  /// Whether there is an element outside of the parts.
  private(set) var hasElement = false
  /// The starts of control parts inside a tag.
  private var tagParts: [Int] = []
  /// The tags outside of the parts.
  private(set) var tags: [Range<Int>] = []

  /// - Parameter parts: the parts with unknown output; by default those of any template.
  init(_ text: [UInt8], parts: [TemplatePart]? = nil) {
    self.text = text
    source = text
    self.parts = parts ?? TemplateScanner.parts(of: text)
    let parts = self.parts
    guard !parts.isEmpty else {
      hasElement = true
      return
    }
    mask()
  }

  private enum Context {
    case content
    /// Between the name of a tag and its `>`.
    case tag
    case value(quote: UInt8)
    /// In a comment, CDATA section or declaration.
    case literal(end: Int)
  }

  private mutating func mask() {
    var context = Context.content
    var offset = 0
    // The parts between tags, of which those before the first tag and after the last one are
    // outside the root element.
    var loose: [Range<Int>] = []
    var elements: Range<Int>?
    var tag: Int?
    var next = parts.makeIterator()
    var part = next.next()
    while offset < text.count {
      if let current = part, current.range.lowerBound == offset {
        switch context {
        case .content: loose.append(current.range)
        case .value, .literal: fill(current.range, with: .value)
        case .tag: fillInTag(current)
        }
        offset = current.range.upperBound
        part = next.next()
        continue
      }
      let step = step(from: context, at: offset)
      if step.endsTag, let begun = elements {
        elements = begun.lowerBound..<offset + 1
        if let tag { tags.append(tag..<offset + 1) }
      }
      if step.beginsTag {
        tag = offset
        if elements == nil { elements = offset..<offset }
      }
      (context, offset) = (step.context, step.next)
    }
    hasElement = elements != nil
    fillBetweenTags(loose, around: elements)
    hideAlternatives()
    hideLateDeclaration()
    if let elements { showRoot(around: elements) }
  }

  private mutating func fillBetweenTags(_ parts: [Range<Int>], around elements: Range<Int>?) {
    for range in parts {
      let isInside = elements.map {
        $0.lowerBound < range.lowerBound && range.upperBound <= $0.upperBound
      }
      fill(range, with: isInside == true ? .value : .space)
    }
  }

  /// Writes the tags of Response if code prints them and there are none outside of it.
  private mutating func showRoot(around elements: Range<Int>) {
    guard text.offset(of: .response, from: 0) == nil,
      let opening = parts.first(where: { original($0, has: .response) }),
      opening.range.upperBound <= elements.lowerBound,
      let closing = parts.last(where: { original($0, has: .responseEnd) }),
      closing.range.lowerBound >= elements.upperBound
    else { return }
    write("<Response>", at: opening.range.lowerBound)
    write("</Response>", at: closing.range.upperBound - "</Response>".utf8.count)
  }

  private struct Step {
    var context: Context
    var next: Int
    var beginsTag = false
    var endsTag = false
  }

  /// What one byte of the text outside of the parts does.
  private func step(from context: Context, at offset: Int) -> Step {
    let byte = text[offset]
    switch context {
    case .content where byte == UInt8(ascii: "<"):
      if text.has(.commentStart, at: offset) { return literal(.commentEnd, at: offset) }
      if text.has(.cdataStart, at: offset) { return literal(.cdataEnd, at: offset) }
      if text.has(.instructionStart, at: offset) { return literal(.instructionEnd, at: offset) }
      let isTag = text.byte(at: offset + 1).map { $0 != UInt8(ascii: "!") } ?? false
      return Step(context: .tag, next: offset + 1, beginsTag: isTag)
    case .tag where byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"):
      return Step(context: .value(quote: byte), next: offset + 1)
    case .tag where byte == UInt8(ascii: ">"):
      return Step(context: .content, next: offset + 1, endsTag: true)
    case .value(let quote) where byte == quote: return Step(context: .tag, next: offset + 1)
    case .literal(let end) where offset + 1 >= end: return Step(context: .content, next: offset + 1)
    default: return Step(context: context, next: offset + 1)
    }
  }

  private func literal(_ token: Token, at offset: Int) -> Step {
    Step(
      context: .literal(end: text.end(of: token, from: offset + 2) ?? text.count), next: offset + 1)
  }

  private enum Filling { case value, name, space }

  private mutating func fillInTag(_ part: TemplatePart) {
    let before = text[part.range.lowerBound - 1]
    let beginsName = before == UInt8(ascii: "<") || before == UInt8(ascii: "/")
    let continuesName = before.isASCIINameByte && !part.isControl
    fill(part.range, with: beginsName || continuesName ? .name : .space)
    if part.isControl { tagParts.append(part.range.lowerBound) }
  }

  /// Keeps only the first of several attributes with the same name, which are from several
  /// branches.
  private mutating func hideAlternatives() {
    var looked = 0
    for offset in tagParts {
      // Once for each tag, however many parts are in it.
      let tag = text[looked..<offset].lastIndex(of: UInt8(ascii: "<"))
      looked = offset
      guard let tag else { continue }
      var names: Set<String> = []
      var attribute = text.skipSpace(from: text.skipName(from: tag + 1))
      while let end = attributeEnd(from: attribute) {
        let name = text.string(attribute..<text.skipName(from: attribute))
        if !names.insert(name).inserted { fill(attribute..<end, with: .space) }
        attribute = text.skipSpace(from: end)
      }
    }
  }

  /// The end of the attribute that begins at an offset.
  private func attributeEnd(from start: Int) -> Int? {
    let name = text.skipName(from: start)
    let equals = text.skipSpace(from: name)
    guard name > start, text.byte(at: equals) == UInt8(ascii: "=") else { return nil }
    let quote = text.skipSpace(from: equals + 1)
    guard let byte = text.byte(at: quote), byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    else { return nil }
    return text.offset(of: byte, from: quote + 1).map { $0 + 1 }
  }

  private func original(_ part: TemplatePart, has token: Token) -> Bool {
    source.offset(of: token, from: part.range.lowerBound).map {
      $0 + token.count <= part.range.upperBound
    } ?? false
  }

  private mutating func write(_ tag: String, at offset: Int) {
    for (index, byte) in tag.utf8.enumerated() { text[offset + index] = byte }
  }

  private mutating func fill(_ range: Range<Int>, with filling: Filling) {
    switch filling {
    case .space: for offset in range { text[offset] = UInt8(ascii: " ") }
    case .name: for offset in range { text[offset] = UInt8(ascii: "_") }
    case .value:
      // U+E000 takes three bytes; the rest is filled with one-byte characters.
      let whole = range.count / 3 * 3
      for offset in range {
        let index = offset - range.lowerBound
        text[offset] = index < whole ? [0xEE, 0x80, 0x80][index % 3] : UInt8(ascii: "_")
      }
    }
  }

  /// Accepts an XML declaration after only template parts and white space, because it comes first
  /// in the output: PHP drops the line break after its `?>`.
  private mutating func hideLateDeclaration() {
    let start = text.skipSpace(from: 0)
    guard start > 0, text.has(.xmlDeclaration, at: start), parts[0].range.lowerBound < start,
      let end = text.end(of: .instructionEnd, from: start)
    else { return }
    fill(start..<end, with: .space)
  }
}
