/// How the bytes of a document were read as text.
package struct Decoding: Sendable, Hashable {
  /// The encodings that a document can be read in.
  package enum Encoding: String, Sendable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case latin1 = "ISO-8859-1"
    case windows1252 = "windows-1252"
  }

  /// The actual encoding of the bytes, regardless of the declaration.
  package let encoding: Encoding
  /// Whether the document begins with a byte order mark.
  package let hasByteOrderMark: Bool
  /// The encoding name in the XML declaration, and its range in the text.
  package let declared: Declared?
  /// The first place in the text whose bytes are invalid in `encoding`: they were decoded as
  /// windows-1252 in UTF-8, or as U+FFFD in UTF-16.
  package let firstInvalid: SourceRange?
  /// Whether the text is in UTF-8 and all of it is ASCII; false if the bytes were converted.
  package var isASCII = false
  /// The invalid half of a surrogate pair in UTF-16; nil if a single byte is left over at the end.
  package var brokenUnit: UInt16?

  /// An encoding name as written.
  package struct Declared: Sendable, Hashable {
    package let name: String
    package let range: SourceRange
  }

  /// Whether offsets into the text are offsets into the bytes (less a byte order mark).
  package var isVerbatim: Bool { encoding == .utf8 && firstInvalid == nil }
}

extension Decoding {
  /// The name, in lower case, under which an encoding is registered with IANA; the name itself, in
  /// lower case, for one that no document is read in.
  package static func canonicalName(of encoding: String) -> String {
    let name = encoding.lowercased()
    return switch name {
    case "utf8": "utf-8"
    case "latin1", "latin-1", "l1", "iso8859-1", "iso_8859-1", "cp819", "ibm819": "iso-8859-1"
    case "ascii": "us-ascii"
    case "cp1252": "windows-1252"
    default: name
    }
  }

  /// The text of the head before a document.
  static func text(ofHead bytes: ArraySlice<UInt8>) -> [UInt8] {
    let head = Array(bytes)
    guard UTF8Validation.firstInvalidOffset(in: head) != nil else { return head }
    return decodeSingleByte(head, .latin1, declared: nil).text
  }

  /// The same for a text with a head before it.
  func shifted(by offset: Int) -> Decoding {
    Decoding(
      encoding: encoding, hasByteOrderMark: hasByteOrderMark,
      declared: declared.map { Declared(name: $0.name, range: $0.range.shifted(by: offset)) },
      firstInvalid: firstInvalid?.shifted(by: offset), isASCII: isASCII, brokenUnit: brokenUnit)
  }

  static func decode(_ bytes: [UInt8]) -> (text: [UInt8], decoding: Decoding) {
    // Nearly every document begins with a tag or the XML declaration, without a mark.
    if bytes.first == UInt8(ascii: "<"), bytes.count > 1, bytes[1] != 0 {
      return decodeUTF8(bytes, hasByteOrderMark: false)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return decodeUTF8(Array(bytes.dropFirst(3)), hasByteOrderMark: true)
    }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return decodeUTF16(bytes.dropFirst(2), littleEndian: true, hasByteOrderMark: true)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return decodeUTF16(bytes.dropFirst(2), littleEndian: false, hasByteOrderMark: true)
    }
    // Without a mark, the first character of a document in UTF-16 still shows its width.
    if bytes.starts(with: [UInt8(ascii: "<"), 0]) {
      return decodeUTF16(bytes[...], littleEndian: true, hasByteOrderMark: false)
    }
    if bytes.starts(with: [0, UInt8(ascii: "<")]) {
      return decodeUTF16(bytes[...], littleEndian: false, hasByteOrderMark: false)
    }
    return decodeUTF8(bytes, hasByteOrderMark: false)
  }

  private static func decodeUTF8(
    _ bytes: [UInt8], hasByteOrderMark: Bool
  ) -> (text: [UInt8], decoding: Decoding) {
    let declared = Declared(in: bytes)
    let endOfASCII = UTF8Validation.endOfASCII(in: bytes, from: 0)
    guard let invalid = UTF8Validation.firstInvalidOffset(in: bytes, from: endOfASCII) else {
      return (
        bytes,
        Decoding(
          encoding: .utf8, hasByteOrderMark: hasByteOrderMark, declared: declared,
          firstInvalid: nil, isASCII: endOfASCII == bytes.count)
      )
    }
    switch declared.map({ canonicalName(of: $0.name) }) {
    case "iso-8859-1", "us-ascii": return decodeSingleByte(bytes, .latin1, declared: declared)
    case "windows-1252": return decodeSingleByte(bytes, .windows1252, declared: declared)
    default: break
    }
    let (text, first) = repair(bytes, from: invalid)
    return (
      text,
      Decoding(
        encoding: .utf8, hasByteOrderMark: hasByteOrderMark, declared: declared,
        firstInvalid: first)
    )
  }

  private static func decodeSingleByte(
    _ bytes: [UInt8], _ encoding: Encoding, declared: Declared?
  ) -> (text: [UInt8], decoding: Decoding) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes { append(byte, as: encoding, to: &text) }
    return (
      text,
      Decoding(encoding: encoding, hasByteOrderMark: false, declared: declared, firstInvalid: nil)
    )
  }

  private static func append(_ byte: UInt8, as encoding: Encoding, to text: inout [UInt8]) {
    if byte < 0x80 {
      text.append(byte)
      return
    }
    var scalar = Unicode.Scalar(byte)
    if encoding == .windows1252, (0x80...0x9F).contains(byte) {
      scalar = Unicode.Scalar(windows1252[Int(byte) - 0x80]) ?? scalar
    }
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  /// 0x80 to 0x9F of windows-1252; the five unassigned ones stay C1 controls, as in the WHATWG
  /// Encoding Standard.
  private static let windows1252: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// Keeps valid UTF-8 and decodes every other byte as windows-1252, which such a byte in a web
  /// page nearly always is.
  private static func repair(
    _ bytes: [UInt8], from first: Int
  ) -> (text: [UInt8], firstInvalid: SourceRange) {
    var text = Array(bytes[..<first])
    var offset = first
    var firstInvalid: SourceRange?
    while offset < bytes.count {
      let valid = UTF8Validation.sequenceLength(in: bytes, at: offset)
      if valid > 0 {
        text.append(contentsOf: bytes[offset..<offset + valid])
        offset += valid
      } else {
        let start = text.count
        append(bytes[offset], as: .windows1252, to: &text)
        if firstInvalid == nil { firstInvalid = SourceRange(start..<text.count) }
        offset += 1
      }
    }
    return (text, firstInvalid ?? SourceRange(at: text.count))
  }

  private static func decodeUTF16(
    _ bytes: ArraySlice<UInt8>, littleEndian: Bool, hasByteOrderMark: Bool
  ) -> (text: [UInt8], decoding: Decoding) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 2)
    var firstInvalid: SourceRange?
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (one, two) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(littleEndian ? two << 8 | one : one << 8 | two)
      index += 2
    }
    var decoder = UTF16()
    var iterator = units.makeIterator()
    decoding: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar):
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      case .error:
        let start = text.count
        text.append(contentsOf: UTF8.encodedReplacementCharacter)
        if firstInvalid == nil { firstInvalid = SourceRange(start..<text.count) }
      case .emptyInput:
        break decoding
      }
    }
    let brokenUnit = firstInvalid == nil ? nil : units.firstHalfPair
    if index < bytes.endIndex, firstInvalid == nil { firstInvalid = SourceRange(at: text.count) }
    return (
      text,
      Decoding(
        encoding: littleEndian ? .utf16LittleEndian : .utf16BigEndian,
        hasByteOrderMark: hasByteOrderMark, declared: Declared(in: text),
        firstInvalid: firstInvalid, brokenUnit: brokenUnit)
    )
  }
}

extension [UInt16] {
  /// The first surrogate that is not one of a pair.
  fileprivate var firstHalfPair: UInt16? {
    var index = 0
    while index < count {
      let unit = self[index]
      let isPair =
        UTF16.isLeadSurrogate(unit) && index + 1 < count
        && UTF16.isTrailSurrogate(self[index + 1])
      if !isPair, UTF16.isSurrogate(unit) { return unit }
      index += isPair ? 2 : 1
    }
    return nil
  }
}
