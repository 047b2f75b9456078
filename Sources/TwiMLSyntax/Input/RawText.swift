import Diagnostics
import Glibc

/// The lexical steps that all scanners of the raw text share. Offsets are into the array; a missing
/// item is nil, so no scanner can run past the end.
extension [UInt8] {
  /// Whether there is a token at an offset.
  func has(_ token: Token, at offset: Int) -> Bool {
    guard offset >= 0, offset + token.count <= count else { return false }
    for index in 0..<token.count where self[offset + index] != token[index] { return false }
    return true
  }

  /// The byte at an offset; nil at the end.
  func byte(at offset: Int) -> UInt8? { offset < count ? self[offset] : nil }

  /// The offset of the next such byte.
  func offset(of byte: UInt8, from start: Int) -> Int? {
    start < count ? offset(of: byte, in: start..<count) : nil
  }

  /// The offset of the first such byte in a range.
  func offset(of byte: UInt8, in range: Range<Int>) -> Int? {
    unsafe withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + range.lowerBound, CInt(byte), range.count)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  /// From the next `<` that has no other within a number of bytes after it, to the other.
  func longMarkup(from start: Int, longerThan length: Int) -> Range<Int>? {
    let angle = UInt8(ascii: "<")
    var next = offset(of: angle, from: start)
    while let tag = next, count - tag > length {
      let end = tag + 1 + length
      // The markup between this one and the last within reach is shorter.
      next = self[tag + 1..<end].lastIndex(of: angle)
      if next == nil { return tag..<(offset(of: angle, from: end) ?? count) }
    }
    return nil
  }

  /// The offset of the next such token.
  func offset(of token: Token, from start: Int) -> Int? {
    var start = start
    while let offset = offset(of: token[0], from: start) {
      if has(token, at: offset) { return offset }
      start = offset + 1
    }
    return nil
  }

  /// The offset after the next such token.
  func end(of token: Token, from start: Int) -> Int? {
    offset(of: token, from: start).map { $0 + token.count }
  }

  /// Whether these bytes are at an offset.
  func has(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    guard offset + bytes.count <= count, let other = bytes.baseAddress else {
      return false
    }
    return unsafe withUnsafeBytes { text in
      guard let base = text.baseAddress else { return false }
      return unsafe memcmp(base + offset, other, bytes.count) == 0
    }
  }

  /// The offset of the first byte that is not white space.
  func skipSpace(from start: Int) -> Int {
    var offset = start
    while offset < count, self[offset].isXMLSpace { offset += 1 }
    return offset
  }

  /// The offset after the name that begins at an offset, or the offset itself.
  func skipName(from start: Int) -> Int {
    guard start < count else { return start }
    if self[start] < 0x80, !self[start].isASCIINameStart { return start }
    var offset = start
    while offset < count {
      let byte = self[offset]
      if byte < 0x80 {
        guard byte.isASCIINameByte else { break }
        offset += 1
      } else {
        let (scalar, length) = scalar(at: offset)
        guard offset == start ? scalar.isXMLNameStart : scalar.isXMLName else { break }
        offset += length
      }
    }
    return offset
  }

  /// The scalar at an offset and its length in bytes; U+FFFD for invalid UTF-8.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let end = Swift.min(offset + 4, count)
    var iterator = self[offset..<end].makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return ("\u{FFFD}", 1) }
    return (scalar, UTF8.width(scalar))
  }

  /// The text between two offsets.
  func string(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}

/// A piece of markup that is looked for byte by byte.
struct Token {
  private let text: StaticString

  init(_ text: StaticString) { self.text = text }

  /// In bytes.
  var count: Int { text.utf8CodeUnitCount }

  /// One of the bytes.
  subscript(index: Int) -> UInt8 {
    precondition(index < count)
    return unsafe text.utf8Start[index]
  }

  var bytes: [UInt8] { (0..<count).map { self[$0] } }

  static let commentStart = Token("<!--")
  static let commentEnd = Token("-->")
  static let cdataStart = Token("<![CDATA[")
  static let cdataEnd = Token("]]>")
  static let instructionStart = Token("<?")
  static let instructionEnd = Token("?>")
  static let xmlDeclaration = Token("<?xml")
  static let documentType = Token("<!DOCTYPE")
  static let response = Token("<Response")
  static let responseEnd = Token("</Response>")
  static let endTag = Token("</")
  static let doubleHyphen = Token("--")
  static let emptyTagEnd = Token("/>")
  static let entity = Token("<!ENTITY")
  static let system = Token("SYSTEM")
  static let `public` = Token("PUBLIC")
  static let notationData = Token("NDATA")
  static let erbEnd = Token("%>")
  static let blockCommentEnd = Token("*/")
  static let lineComment = Token("//")
  static let doubleBraceEnd = Token("}}")
  static let tripleBraceEnd = Token("}}}")
  static let statementEnd = Token("%}")
  static let templateCommentEnd = Token("#}")
  static let braceEnd = Token("}")
  static let play = Token("<Play")
}

extension UInt8 {
  /// Whether it is white space: XML 1.0, production 3.
  package var isXMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }

  var isASCIINameStart: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), UInt8(ascii: ":"):
      true
    default: false
    }
  }

  var isASCIINameByte: Bool {
    isASCIINameStart || isASCIIDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
  }

  var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension Unicode.Scalar {
  /// XML 1.0 fifth edition, production 4.
  var isXMLNameStart: Bool {
    switch value {
    case 0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF,
      0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF,
      0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    default: false
    }
  }

  /// XML 1.0 fifth edition, production 4a.
  var isXMLName: Bool {
    switch value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: isXMLNameStart
    }
  }

  /// XML 1.0, production 2.
  var isXMLCharacter: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// The curly, low and angle quotation marks that word processors put in place of `"` and `'`.
  var isTypographicQuote: Bool {
    switch value {
    case 0xAB, 0xBB, 0x2018...0x201F, 0x2032, 0x2033, 0x2039, 0x203A, 0xFF02, 0xFF07: true
    default: false
    }
  }

  /// Its name in a message: the quoted scalar, or its number if it is invisible.
  var described: String {
    let number = "U+" + Escaping.hexadecimal(value, digits: 4)
    switch properties.generalCategory {
    case .control, .format, .unassigned, .privateUse, .spaceSeparator, .lineSeparator,
      .paragraphSeparator:
      return number
    default: return "'\(self)'"
    }
  }
}
