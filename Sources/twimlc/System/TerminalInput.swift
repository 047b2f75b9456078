import Glibc

/// What a person types.
enum TerminalInput {
  /// The next line of standard input without its line break; nil at the end or once it is cancelled.
  /// - Parameter isCancelled: whether to stop waiting, asked after a signal and every 200 ms: a
  ///   signal can also arrive between the question and the wait.
  static func line(isCancelled: () -> Bool) -> String? {
    var bytes: [UInt8] = []
    while waitForInput(isCancelled) {
      var byte: UInt8 = 0
      let count = unsafe read(STDIN_FILENO, &byte, 1)
      guard count == 1 else { break }
      if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
      if bytes.count < 1024 { bytes.append(byte) }
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  private static func waitForInput(_ isCancelled: () -> Bool) -> Bool {
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while !isCancelled() {
      if unsafe poll(&descriptor, 1, 200) > 0 { return true }
    }
    return false
  }
}
