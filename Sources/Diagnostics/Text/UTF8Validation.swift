/// RFC 3629, section 4.
package enum UTF8Validation {
  /// The offset of the first byte that is not part of a valid sequence.
  /// - Parameter start: an offset before which all bytes are valid.
  package static func firstInvalidOffset(in bytes: [UInt8], from start: Int = 0) -> Int? {
    var offset = endOfASCII(in: bytes, from: start)
    while offset < bytes.count {
      let length = sequenceLength(in: bytes, at: offset)
      if length == 0 { return offset }
      offset += length
      // Text in other alphabets than ours has many in a row.
      if offset < bytes.count, bytes[offset] < 0x80 { offset = endOfASCII(in: bytes, from: offset) }
    }
    return nil
  }

  /// The offset of the first byte that is not ASCII, or the number of bytes.
  package static func endOfASCII(in bytes: [UInt8], from start: Int) -> Int {
    unsafe bytes.withUnsafeBytes { bytes in
      let beyondASCII: UInt64 = 0x8080_8080_8080_8080
      var offset = start
      while offset + 32 <= bytes.count {
        let words = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
        if (words[0] | words[1] | words[2] | words[3]) & beyondASCII != 0 { break }
        offset += 32
      }
      while offset + 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if word & beyondASCII != 0 {
          return offset + (word & beyondASCII).littleEndian.trailingZeroBitCount / 8
        }
        offset += 8
      }
      while offset < bytes.count, unsafe bytes[offset] < 0x80 { offset += 1 }
      return offset
    }
  }

  /// The length in bytes, 1 to 4, of the valid sequence at an offset, or 0.
  static func sequenceLength(in bytes: [UInt8], at offset: Int) -> Int {
    let lead = bytes[offset]
    func byte(_ index: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      offset + index < bytes.count && range.contains(bytes[offset + index])
    }
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return byte(1) ? 2 : 0
    case 0xE0: return byte(1, 0xA0...0xBF) && byte(2) ? 3 : 0
    case 0xED: return byte(1, 0x80...0x9F) && byte(2) ? 3 : 0
    case 0xE1...0xEF: return byte(1) && byte(2) ? 3 : 0
    case 0xF0: return byte(1, 0x90...0xBF) && byte(2) && byte(3) ? 4 : 0
    case 0xF1...0xF3: return byte(1) && byte(2) && byte(3) ? 4 : 0
    case 0xF4: return byte(1, 0x80...0x8F) && byte(2) && byte(3) ? 4 : 0
    default: return 0
    }
  }
}
