extension Decoding.Declared {
  /// What nearly every document begins with.
  private static let usual: StaticString = #"<?xml version="1.0" encoding="UTF-8"?>"#

  /// The value of `encoding` in an XML declaration, which is ASCII in every encoding that is read;
  /// nil if there is none.
  init?(in text: [UInt8]) {
    if text.has(Self.usual, at: 0) {
      self.init(name: "UTF-8", range: SourceRange(30..<35))
      return
    }
    guard text.has("<?xml", at: 0), text.count > 6, text[5].isSpace else { return nil }
    var offset = 6
    while offset < text.count, text[offset] != UInt8(ascii: ">") {
      let byte = text[offset]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        guard let close = text.endOfValue(from: offset) else { return nil }
        offset = close + 1
      } else if byte == UInt8(ascii: "e"), text[offset - 1].isSpace,
        text.has("encoding", at: offset)
      {
        self.init(in: text, after: offset + 8)
        return
      } else {
        offset += 1
      }
    }
    return nil
  }

  /// - Parameter start: the offset after the attribute's name.
  private init?(in text: [UInt8], after start: Int) {
    var offset = start
    while offset < text.count, text[offset].isSpace || text[offset] == UInt8(ascii: "=") {
      offset += 1
    }
    guard offset < text.count,
      text[offset] == UInt8(ascii: "\"") || text[offset] == UInt8(ascii: "'"),
      let close = text.endOfValue(from: offset)
    else { return nil }
    name = String(decoding: text[offset + 1..<close], as: UTF8.self)
    range = SourceRange(offset + 1..<close)
  }
}

extension UInt8 {
  /// White space in XML.
  fileprivate var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}

extension [UInt8] {
  /// Where the quote at an offset stands again, before the end of the declaration.
  fileprivate func endOfValue(from quote: Int) -> Int? {
    var offset = quote + 1
    while offset < count, self[offset] != UInt8(ascii: ">") {
      if self[offset] == self[quote] { return offset }
      offset += 1
    }
    return nil
  }
}
