/// A character in UTF-8 whose bytes were read as Latin-1 or windows-1252 and written as one entity
/// each: `&Atilde;&copy;` for `é`.
struct Mojibake {
  /// The intended character.
  let scalar: Unicode.Scalar
  let range: Range<Int>

  /// nil if there is none at the offset.
  init?(text: [UInt8], at start: Int) {
    guard let first = Self.byte(in: text, at: start) else { return nil }
    let length: Int
    switch first.byte {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return nil
    }
    var bytes = [first.byte]
    var offset = first.end
    while bytes.count < length {
      guard let next = Self.byte(in: text, at: offset), next.byte & 0xC0 == 0x80 else { return nil }
      bytes.append(next.byte)
      offset = next.end
    }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator), scalar.isXMLCharacter else {
      return nil
    }
    self.scalar = scalar
    range = start..<offset
  }

  /// What to write: a character that is seen, else its number.
  var replacement: String {
    switch scalar.properties.generalCategory {
    case .control, .format, .unassigned, .privateUse, .spaceSeparator: "&#\(scalar.value);"
    default: String(scalar)
    }
  }

  /// The byte that the entity, reference or character at an offset was read from.
  private static func byte(in text: [UInt8], at start: Int) -> (byte: UInt8, end: Int)? {
    guard let first = text.byte(at: start) else { return nil }
    guard first == UInt8(ascii: "&") else {
      guard first >= 0x80 else { return nil }
      let (scalar, length) = text.scalar(at: start)
      return byte(of: scalar.value).map { ($0, start + length) }
    }
    if let reference = CharacterReference(text: text, at: start) {
      return reference.scalar.flatMap { byte(of: $0.value) }.map { ($0, reference.end) }
    }
    let end = text.skipName(from: start + 1)
    guard text.byte(at: end) == UInt8(ascii: ";"), end - start < 20,
      let value = HTMLEntity.value(text.string(start + 1..<end))
    else { return nil }
    return byte(of: value).map { ($0, end + 1) }
  }

  private static func byte(of value: UInt32) -> UInt8? {
    if (0x80...0xFF).contains(value) { return UInt8(value) }
    return windows1252.firstIndex(of: value).map { UInt8(0x80 + $0) }
  }

  /// What windows-1252 has at 0x80 and above; 0 for nothing.
  private static let windows1252: [UInt32] = [
    8364, 0, 8218, 402, 8222, 8230, 8224, 8225, 710, 8240, 352, 8249, 338, 0, 381, 0, 0, 8216, 8217,
    8220, 8221, 8226, 8211, 8212, 732, 8482, 353, 8250, 339, 0, 382, 376,
  ]
}
