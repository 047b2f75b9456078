import Diagnostics
import Glibc

/// The standard streams of the program.
struct Streams {
  let input: InputStream
  let output: OutputStream
  let error: OutputStream

  static func standard() -> Streams {
    Streams(
      input: InputStream(
        isTerminal: isatty(STDIN_FILENO) == 1, descriptor: STDIN_FILENO,
        read: { (limit) throws(ReadError) in
          try FileReading.read(descriptor: STDIN_FILENO, limit: limit)
        },
        readSome: { (limit) throws(ReadError) in
          try FileReading.readSome(descriptor: STDIN_FILENO, limit: limit)
        }),
      output: OutputStream(descriptor: STDOUT_FILENO),
      error: OutputStream(descriptor: STDERR_FILENO))
  }

  /// Whether a stream and the messages go to the same place.
  func haveSameDestination(_ stream: OutputStream) -> Bool {
    if stream === error { return true }
    guard let descriptor = stream.descriptor, let other = error.descriptor else { return false }
    var (status, second) = (stat(), stat())
    guard unsafe fstat(descriptor, &status) == 0, unsafe fstat(other, &second) == 0 else {
      return false
    }
    return status.st_dev == second.st_dev && status.st_ino == second.st_ino
  }

  /// Flushes output in the order in which people want to read it: printed text comes before a later
  /// message, even if both go to the same place.
  func settle() {
    if !error.isEmpty || output.isTerminal { output.flush() }
    error.flush()
  }
}

/// The source of a document that is not a file.
struct InputStream {
  let isTerminal: Bool
  /// The system's descriptor; nil in memory.
  var descriptor: CInt?
  /// Reads to the end, up to a number of bytes.
  let read: (_ limit: Int) throws(ReadError) -> [UInt8]
  /// Reads the available bytes, up to a number; waits if there are none, and returns nothing at the
  /// end.
  var readSome: (_ limit: Int) throws(ReadError) -> [UInt8] = { _ in [] }
}

/// A buffered output.
///
/// An error is kept, not thrown: the run continues and reports it at the end; a closed pipe only
/// stops the printing.
final class OutputStream {
  let isTerminal: Bool
  /// The system's descriptor; nil in memory.
  let descriptor: CInt?
  /// The error number of the first write that failed.
  private(set) var fault: CInt?
  private var buffer: [UInt8] = []
  private let sink: ([UInt8]) -> CInt?

  private static let capacity = 1 << 16

  /// - Parameter sink: writes all the bytes, or returns an error number.
  init(isTerminal: Bool, descriptor: CInt? = nil, sink: @escaping ([UInt8]) -> CInt?) {
    self.isTerminal = isTerminal
    self.descriptor = descriptor
    self.sink = sink
  }

  convenience init(descriptor: CInt) {
    self.init(isTerminal: isatty(descriptor) == 1, descriptor: descriptor) {
      writeAll($0, to: descriptor)
    }
  }

  var isEmpty: Bool { buffer.isEmpty }
  var isBroken: Bool { fault != nil }

  func write(_ text: String) { write(text.utf8) }

  func write(_ bytes: some Sequence<UInt8>) {
    guard !isBroken else { return }
    buffer.append(contentsOf: bytes)
    if buffer.count >= OutputStream.capacity { flush() }
  }

  /// Writes text from a document unchanged; on a terminal, control characters are shown escaped.
  func writeDocument(_ bytes: [UInt8]) {
    if isTerminal {
      write(DisplayText.visibleLines(String(decoding: bytes, as: UTF8.self)))
    } else {
      write(bytes)
    }
  }

  /// Writes a message of the program on its own line. Names and arguments in it can neither forge
  /// another line nor control a terminal.
  func say(_ message: String) { writeLine("twimlc: \(message)") }

  /// The same without the name of the program.
  func writeLine(_ message: String) { write("\(DisplayText.visible(message))\n") }

  /// Writes a whole document, which can be large.
  func write(_ bytes: [UInt8]) {
    guard bytes.count >= OutputStream.capacity else { return write(bytes[...]) }
    flush()
    if !isBroken { fault = sink(bytes) }
  }

  func flush() {
    guard !isBroken, !buffer.isEmpty else { return }
    fault = sink(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

/// - Returns: the error number of a write that failed.
func writeAll(_ bytes: [UInt8], to descriptor: CInt) -> CInt? {
  var written = 0
  while written < bytes.count {
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe write(descriptor, buffer.baseAddress! + written, buffer.count - written)
    }
    if count >= 0 {
      written += count
    } else if errno == EAGAIN {
      waitUntilReady(descriptor, for: POLLOUT)
    } else if errno != EINTR {
      return errno
    }
  }
  return nil
}

/// Waits for a non-blocking descriptor: the parent process may have set it so, and other programs
/// that share it may depend on that.
func waitUntilReady(_ descriptor: CInt, for event: Int32) {
  var request = pollfd(fd: descriptor, events: Int16(event), revents: 0)
  _ = unsafe poll(&request, 1, -1)
}
