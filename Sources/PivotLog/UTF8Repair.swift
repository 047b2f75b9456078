/// Bytes as valid UTF-8, with U+FFFD for what is not.
struct UTF8Repair {
  private(set) var bytes: [UInt8]
  /// Where the first one stands that is not valid, in `bytes`; nil without any.
  private(set) var firstInvalid: Int?

  init(_ input: [UInt8]) {
    guard String(validating: input, as: UTF8.self) == nil else {
      bytes = input
      return
    }
    // The standard library replaces what is not valid, and leaves the rest.
    bytes = Array(String(decoding: input, as: UTF8.self).utf8)
    let length = zip(bytes, input).prefix { $0 == $1 }.count
    // What differs is the first replacement, or begins inside the character before.
    firstInvalid = length
    while let offset = firstInvalid, offset > 0, bytes.count > offset, bytes[offset] & 0xC0 == 0x80
    {
      firstInvalid = offset - 1
    }
  }
}
