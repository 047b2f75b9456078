import Glibc

extension ArraySlice<UInt8> {
  /// Where the bytes occur first; nil if they do not, or if there are none.
  ///
  /// The standard library's search of the same name prepares tables for its pattern first, which
  /// takes longer than reading a small document.
  package func firstRange(of part: [UInt8]) -> Range<Int>? {
    guard let first = part.first else { return nil }
    var rest = self
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      guard rest.count >= part.count else { return nil }
      if rest.starts(with: part) { return start..<(start + part.count) }
      rest = rest.dropFirst()
    }
    return nil
  }
}

extension [UInt8] {
  /// Where the bytes occur first; nil if they do not, or if there are none.
  package func firstRange(of part: [UInt8]) -> Range<Int>? { self[...].firstRange(of: part) }

  /// Whether a text is at an offset.
  package func has(_ text: StaticString, at offset: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard offset >= 0, offset + length <= count else { return false }
    return unsafe withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return false }
      return unsafe memcmp(base + offset, text.utf8Start, length) == 0
    }
  }

  /// The offset after the next such text.
  package func end(of text: StaticString, from start: Int) -> Int? {
    let first = unsafe text.utf8Start.pointee
    for offset in Swift.min(start, count)..<count where self[offset] == first {
      if has(text, at: offset) { return offset + text.utf8CodeUnitCount }
    }
    return nil
  }
}
