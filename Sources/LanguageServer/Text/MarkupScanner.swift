/// Scans text for tags. It never fails, and reads each byte at most a few times.
struct MarkupScanner {
  private let text: [UInt8]
  private let end: Int
  private var offset = 0
  private(set) var elements: [MarkupElement] = []
  private(set) var open: [Int] = []
  private(set) var ending = Markup.Ending.content
  /// The number of open elements by name, so that an end tag without a start tag does not search
  /// all open elements.
  private var openNames: [ArraySlice<UInt8>: Int] = [:]

  init(text: [UInt8], end: Int) {
    self.text = text
    self.end = end
  }

  /// - Parameter limit: the number of elements after which to stop.
  mutating func run(limit: Int = .max) {
    while elements.count < limit, let start = find(UInt8(ascii: "<"), from: offset) {
      ending = .content
      offset = start
      markup()
      guard offset < end else { break }
    }
    if offset < end { ending = .content }
    // An element that is never closed continues to the end.
    for index in open { elements[index].range = elements[index].range.lowerBound..<end }
  }

  private mutating func markup() {
    if has("<!--") {
      skip(to: "-->", from: offset + 4)
    } else if has("<![CDATA[") {
      skip(to: "]]>", from: offset + 9)
    } else if has("<?") {
      skip(to: "?>", from: offset + 2)
    } else if has("<%") {
      // ERB and EJS, in a template.
      skip(to: "%>", from: offset + 2)
    } else if has("<!") {
      documentType()
    } else if has("</") {
      endTag()
    } else {
      startTag()
    }
  }

  private mutating func skip(to terminator: StaticString, from start: Int) {
    var index = min(start, end)
    while index < end {
      if has(terminator, at: index) {
        offset = index + terminator.utf8CodeUnitCount
        // A text that is cut right here is after the element.
        ending = .content
        return
      }
      index += 1
    }
    offset = end
    ending = .other
  }

  /// Skips a document type, whose internal subset can contain `>`.
  private mutating func documentType() {
    var depth = 0
    var index = offset + 2
    while index < end {
      switch text[index] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">") where depth <= 0:
        offset = index + 1
        ending = .content
        return
      default: break
      }
      index += 1
    }
    offset = end
    ending = .other
  }

  private mutating func endTag() {
    let start = offset
    let name = start + 2..<nameEnd(from: start + 2)
    offset = name.upperBound
    while offset < end, text[offset].isMarkupSpace { offset += 1 }
    if offset >= end {
      ending = .endTagName(name.lowerBound)
    } else if text[offset] == UInt8(ascii: ">") {
      offset += 1
      ending = .content
    }
    guard openNames[text[name], default: 0] > 0 else { return }
    while let index = open.popLast() {
      let isMatch = text[elements[index].name] == text[name]
      openNames[text[elements[index].name], default: 1] -= 1
      let bound = isMatch ? offset : start
      elements[index].range = elements[index].range.lowerBound..<bound
      if isMatch {
        elements[index].endName = name
        return
      }
    }
  }

  private mutating func startTag() {
    let start = offset
    let name = start + 1..<nameEnd(from: start + 1)
    offset = name.upperBound
    // `a < b`, or a `<` that was just typed.
    if name.isEmpty {
      offset = start + 1
      ending = offset >= end ? .tagName(offset) : .content
      return
    }
    var element = MarkupElement(
      name: name, parent: open.last, startTag: start..<offset, range: start..<offset)
    ending = offset >= end ? .tagName(name.lowerBound) : .tag
    var isEnded = false
    while offset < end, !isEnded { isEnded = tagPiece(of: &element) }
    element.startTag = start..<offset
    element.range = start..<offset
    if isEnded { ending = .content }
    let index = elements.count
    elements.append(element)
    // A tag that is cut off is being typed: what follows is not inside it.
    guard element.isTagClosed, !element.isSelfClosing else { return }
    open.append(index)
    openNames[text[name], default: 0] += 1
  }

  /// Reads one part of a start tag.
  /// - Returns: whether the tag ends.
  private mutating func tagPiece(of element: inout MarkupElement) -> Bool {
    switch text[offset] {
    case UInt8(ascii: ">"):
      offset += 1
      element.isTagClosed = true
      return true
    case UInt8(ascii: "/") where offset + 1 < end && text[offset + 1] == UInt8(ascii: ">"):
      offset += 2
      element.isTagClosed = true
      element.isSelfClosing = true
      return true
    // The next tag begins although this one is not closed.
    case UInt8(ascii: "<"): return true
    case let byte where byte.isMarkupSpace || !byte.isMarkupName:
      offset += 1
      ending = .tag
    default: attribute(of: &element)
    }
    return false
  }

  private mutating func attribute(of element: inout MarkupElement) {
    let name = offset..<nameEnd(from: offset)
    element.attributes.append(MarkupAttribute(name: name))
    offset = name.upperBound
    ending = .attributeName(name.lowerBound)
    guard offset < end else { return }
    let afterName = offset
    skipSpace()
    guard offset < end, text[offset] == UInt8(ascii: "=") else {
      // The next word is another attribute, or the value of this one once its `=` is typed.
      ending = offset > afterName ? .tag : .beforeValue(afterEquals: false)
      return
    }
    offset += 1
    skipSpace()
    ending = .beforeValue(afterEquals: true)
    guard offset < end else { return }
    let quote = text[offset]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return }
    offset += 1
    let start = offset
    // XML allows no `<` in values, so the quote is missing.
    while offset < end, text[offset] != quote, text[offset] != UInt8(ascii: "<") { offset += 1 }
    element.attributes[element.attributes.count - 1].value = start..<offset
    guard offset < end else {
      ending = .value(start)
      return
    }
    if text[offset] == quote { offset += 1 }
    ending = .tag
  }

  private mutating func skipSpace() {
    while offset < end, text[offset].isMarkupSpace { offset += 1 }
  }

  private func nameEnd(from start: Int) -> Int {
    var index = min(start, end)
    while index < end, text[index].isMarkupName { index += 1 }
    return index
  }

  private func find(_ byte: UInt8, from start: Int) -> Int? {
    var index = start
    while index < end {
      if text[index] == byte { return index }
      index += 1
    }
    return nil
  }

  private func has(_ string: StaticString) -> Bool { has(string, at: offset) }

  private func has(_ string: StaticString, at start: Int) -> Bool {
    let count = string.utf8CodeUnitCount
    guard start + count <= end else { return false }
    return string.withUTF8Buffer { unsafe text[start..<start + count].elementsEqual($0) }
  }
}

extension UInt8 {
  var isMarkupSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }

  /// Whether a name can contain this byte, even as an invalid character: only white space and
  /// markup end a name.
  var isMarkupName: Bool {
    switch self {
    case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "/"), UInt8(ascii: "<"),
      UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "&"):
      false
    default: true
    }
  }
}
