import Glibc

/// What a person types.
enum TerminalInput {
  /// The next line of standard input without its line break; nil at the end or after a signal.
  static func line() -> String? {
    var bytes: [UInt8] = []
    while true {
      var byte: UInt8 = 0
      let count = unsafe read(STDIN_FILENO, &byte, 1)
      guard count == 1 else { return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }
      if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
      if bytes.count < 1024 { bytes.append(byte) }
    }
  }
}
