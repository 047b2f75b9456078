import Diagnostics

/// Bytes as valid UTF-8, with U+FFFD for invalid ones.
struct UTF8Repair {
  private(set) var bytes: [UInt8]
  /// The offset of the first invalid byte in `bytes`; nil if there is none.
  private(set) var firstInvalid: Int?

  /// - Parameter file: the bytes of a file: a byte-order mark is left out, and UTF-16, which
  ///   PowerShell writes, is turned into UTF-8.
  init(file: [UInt8]) {
    if file.starts(with: [0xEF, 0xBB, 0xBF]) {
      self.init(Array(file.dropFirst(3)))
    } else if file.startsWithUTF16Mark {
      let isLittle = file[0] == 0xFF
      let units = stride(from: 2, to: file.count - 1, by: 2).map { offset in
        let (first, second) = (UInt16(file[offset]), UInt16(file[offset + 1]))
        return isLittle ? second << 8 | first : first << 8 | second
      }
      self.init(Array(String(decoding: units, as: UTF16.self).utf8))
    } else {
      self.init(file)
    }
  }

  private init(_ input: [UInt8]) {
    guard let invalid = UTF8Validation.firstInvalidOffset(in: input) else {
      bytes = input
      return
    }
    // The standard library replaces invalid bytes and keeps the rest.
    bytes = Array(String(decoding: input, as: UTF8.self).utf8)
    firstInvalid = invalid
  }
}

extension [UInt8] {
  /// Whether it begins with the byte-order mark of UTF-16.
  var startsWithUTF16Mark: Bool { starts(with: [0xFF, 0xFE]) || starts(with: [0xFE, 0xFF]) }
}
