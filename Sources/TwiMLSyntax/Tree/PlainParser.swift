import Diagnostics

/// Reads documents that are as plain as nearly all are: elements and attributes with names in ASCII,
/// text, comments, and the entities that XML predefines. To parse 300 small ones into trees takes 11.0
/// million instructions, where libxml2 takes 14.5.
///
/// It knows too little to say that anything is wrong. Whatever else stands in a document, well-formed
/// or not, has it give up, and libxml2 has the word. A test holds the two against each other.
struct PlainParser {
  private let text: [UInt8]
  private var offset = 0
  private var names: PlainNames
  /// The ranges of the open elements' names in their start tags, outermost first.
  private var open: [Range<Int>] = []
  /// The attributes of the current tag.
  private var attributes: [Attribute] = []

  private init(text: [UInt8], names: consuming PlainNames) {
    self.text = text
    self.names = names
  }

  /// - Parameters:
  ///   - builder: is told what stands in the text; of no use where the parser gives up.
  ///   - names: those of earlier documents.
  /// - Returns: whether the text is a well-formed document; false where somebody else must say.
  static func parse(
    _ text: [UInt8], into builder: inout TreeBuilder, names: inout PlainNames
  ) -> Bool {
    var parser = PlainParser(text: text, names: names)
    names = PlainNames()
    let isRead = parser.readProlog() && parser.readElements(into: &builder)
    names = parser.names
    return isRead && !builder.hasLostTrack
  }

  /// - Returns: whether an element comes next, after a declaration that changes nothing or none.
  private mutating func readProlog() -> Bool {
    for declaration in Token.plainDeclarations where text.has(declaration, at: 0) {
      offset = declaration.bytes.count
      break
    }
    skipSpace()
    return byte(0) == UInt8(ascii: "<") && byte(1)?.isASCIINameStart == true
  }

  private mutating func readElements(into builder: inout TreeBuilder) -> Bool {
    repeat {
      guard byte(0) == UInt8(ascii: "<") else {
        guard readText(into: &builder) else { return false }
        continue
      }
      let isRead =
        switch byte(1) {
        case UInt8(ascii: "/"): readEndTag(into: &builder)
        case UInt8(ascii: "!"): readComment(into: &builder)
        default: readStartTag(into: &builder)
        }
      if !isRead { return false }
    } while !open.isEmpty
    skipSpace()
    return offset == text.count
  }

  private mutating func readStartTag(into builder: inout TreeBuilder) -> Bool {
    offset += 1
    let start = offset
    guard let name = readName() else { return false }
    attributes.removeAll(keepingCapacity: true)
    while true {
      let isApart = skipSpace()
      switch byte(0) {
      case UInt8(ascii: "/"):
        guard byte(1) == UInt8(ascii: ">"), builder.startElement(name, attributes[...], end: offset)
        else { return false }
        offset += 2
        builder.endElement()
        return true
      case UInt8(ascii: ">"):
        guard builder.startElement(name, attributes[...], end: offset) else { return false }
        offset += 1
        open.append(start..<start + name.count)
        return true
      default:
        guard isApart, let attribute = readAttribute(builder.map),
          !attributes.contains(where: { $0.hasSameName(as: attribute) })
        else { return false }
        attributes.append(attribute)
      }
    }
  }

  private mutating func readAttribute(_ map: OffsetMap) -> Attribute? {
    let start = offset
    guard let name = readName() else { return nil }
    let nameEnd = offset
    skipSpace()
    guard byte(0) == UInt8(ascii: "=") else { return nil }
    offset += 1
    skipSpace()
    guard let quote = byte(0), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    offset += 1
    let valueStart = offset
    guard let value = readValue(to: quote) else { return nil }
    let range = map.range(valueStart..<offset)
    offset += 1
    return Attribute(name, value: value, nameRange: map.range(start..<nameEnd), valueRange: range)
  }

  /// Reads up to a quote.
  private mutating func readValue(to quote: UInt8) -> String? {
    var start = offset
    var decoded: [UInt8] = []
    while true {
      offset = text.skip(from: offset) { $0 != quote && $0.isPlainInValue }
      guard let byte = byte(0) else { return nil }
      if byte == quote { break }
      switch byte {
      case UInt8(ascii: "&"):
        decoded += text[start..<offset]
        guard let character = readReference() else { return nil }
        decoded.append(character)
        start = offset
      case 0xEF where !isNoCharacter: offset += 1
      default: return nil
      }
    }
    if decoded.isEmpty { return text.string(start..<offset) }
    decoded += text[start..<offset]
    return String(decoding: decoded, as: UTF8.self)
  }

  private mutating func readText(into builder: inout TreeBuilder) -> Bool {
    var start = offset
    while true {
      offset = text.skip(from: offset, while: \.isPlainText)
      guard let byte = byte(0) else { return false }
      switch byte {
      case UInt8(ascii: "<"):
        builder.characters(start..<offset)
        return true
      case UInt8(ascii: "&"):
        builder.characters(start..<offset)
        guard let character = readReference() else { return false }
        builder.character(character)
        start = offset
      case UInt8(ascii: "]") where !text.has(.cdataEnd, at: offset): offset += 1
      case 0xEF where !isNoCharacter: offset += 1
      default: return false
      }
    }
  }

  private mutating func readEndTag(into builder: inout TreeBuilder) -> Bool {
    offset += 2
    guard let name = open.popLast(), text.repeats(name, at: offset) else { return false }
    offset += name.count
    skipSpace()
    guard byte(0) == UInt8(ascii: ">") else { return false }
    offset += 1
    builder.endElement()
    return true
  }

  private mutating func readComment(into builder: inout TreeBuilder) -> Bool {
    guard text.has(.commentStart, at: offset),
      let end = text.offset(of: .doubleHyphen, from: offset + 4),
      self.text.byte(at: end + 2) == UInt8(ascii: ">")
    else { return false }
    offset += 4
    while true {
      offset = text.skip(from: offset, to: end, while: \.isPlainInComment)
      if offset == end { break }
      guard byte(0) == 0xEF, !isNoCharacter else { return false }
      offset += 1
    }
    builder.comment()
    offset = end + 3
    return true
  }

  /// Reads a name that means nothing special to any parser.
  private mutating func readName() -> Name? {
    let start = offset
    guard let first = byte(0), first.isASCIINameStart else { return nil }
    offset = text.skip(from: start, while: \.isASCIINameByte)
    guard let follower = byte(0), follower < 0x80 else { return nil }
    if first == UInt8(ascii: "x"), text.has(.reservedName, at: start) { return nil }
    let name = names.name(at: start..<offset, in: text)
    return name.needsCheck ? nil : name
  }

  /// Reads the reference to a predefined entity.
  /// - Returns: the character.
  private mutating func readReference() -> UInt8? {
    for (token, character) in Token.predefinedEntities where text.has(token, at: offset) {
      offset += token.bytes.count
      return character
    }
    return nil
  }

  /// Whether U+FFFE or U+FFFF stands here, which XML does not allow.
  private var isNoCharacter: Bool {
    byte(1) == 0xBF && byte(2).map { $0 >= 0xBE } ?? true
  }

  /// - Returns: whether there is white space. A carriage return does not count, because XML turns it
  ///   into a line feed.
  @discardableResult
  private mutating func skipSpace() -> Bool {
    let start = offset
    offset = text.skip(from: start) { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }
    return offset > start
  }

  private func byte(_ distance: Int) -> UInt8? { text.byte(at: offset + distance) }
}

/// Names by their bytes. A name whose slot another one has taken is made anew.
struct PlainNames {
  private var names: [(bytes: [UInt8], name: Name)] = []

  private static let size = 128

  /// - Parameter range: not empty.
  mutating func name(at range: Range<Int>, in text: [UInt8]) -> Name {
    if names.isEmpty { names = Array(repeating: ([], Name("")), count: Self.size) }
    let (first, last) = (text[range.lowerBound], text[range.upperBound - 1])
    let slot = (Int(first) + 7 * Int(last) + 31 * range.count) & (Self.size - 1)
    let isKnown =
      unsafe names[slot].bytes.count == range.count
      && names[slot].bytes.withUnsafeBufferPointer {
        unsafe text.has($0, at: range.lowerBound)
      }
    if !isKnown { names[slot] = (Array(text[range]), Name(text.string(range))) }
    return names[slot].name
  }
}

extension UInt8 {
  /// Whether it stands for itself in the value of an attribute, if it is not the quote.
  fileprivate var isPlainInValue: Bool {
    switch self {
    case 0x20...0x25, 0x27...0x3B, 0x3D...0xEE, 0xF0...0xFF: true
    default: false
    }
  }

  /// Whether it may stand in a comment, whatever comes after it.
  fileprivate var isPlainInComment: Bool {
    switch self {
    case 0x09, 0x0A, 0x20...0xEE, 0xF0...0xFF: true
    default: false
    }
  }

  /// Whether it stands for itself in text, whatever comes after it.
  fileprivate var isPlainText: Bool {
    switch self {
    case 0x09, 0x0A, 0x20...0x25, 0x27...0x3B, 0x3D...0x5C, 0x5E...0xEE, 0xF0...0xFF: true
    default: false
    }
  }
}

extension Token {
  /// The declarations after which a document in UTF-8 means what it means without one.
  fileprivate static let plainDeclarations = [
    Token(#"<?xml version="1.0" encoding="UTF-8"?>"#),
    Token(#"<?xml version="1.0" encoding="utf-8"?>"#), Token(#"<?xml version="1.0"?>"#),
  ]

  fileprivate static let predefinedEntities = [
    (Token("&amp;"), UInt8(ascii: "&")), (Token("&lt;"), UInt8(ascii: "<")),
    (Token("&gt;"), UInt8(ascii: ">")), (Token("&quot;"), UInt8(ascii: "\"")),
    (Token("&apos;"), UInt8(ascii: "'")),
  ]

  /// What begins names that XML keeps for itself.
  fileprivate static let reservedName = Token("xml")
}
