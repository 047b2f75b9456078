import Diagnostics
import Glibc

/// Where the program reads and writes.
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

  /// Whether what goes to a stream and the messages come out in one place.
  func sharePlace(_ stream: OutputStream) -> Bool {
    if stream === error { return true }
    guard let descriptor = stream.descriptor, let other = error.descriptor else { return false }
    var (status, second) = (stat(), stat())
    guard unsafe fstat(descriptor, &status) == 0, unsafe fstat(other, &second) == 0 else {
      return false
    }
    return status.st_dev == second.st_dev && status.st_ino == second.st_ino
  }

  /// Writes what is ready, in the order in which a person wants to read it: what was printed
  /// before a message comes before it, even where both go to one place.
  func settle() {
    if !error.isEmpty || output.isTerminal { output.flush() }
    error.flush()
  }
}

/// Where a document comes from when it comes from no file.
struct InputStream {
  let isTerminal: Bool
  /// Where the system reads it; nil in memory.
  var descriptor: CInt?
  /// Reads to the end, at most so many bytes.
  let read: (_ limit: Int) throws(ReadError) -> [UInt8]
  /// Reads what is there, at most so many bytes; waits where there is nothing, and returns nothing at
  /// the end.
  var readSome: (_ limit: Int) throws(ReadError) -> [UInt8] = { _ in [] }
}

/// A place to write to, through a buffer.
///
/// A fault is kept, not thrown: the run goes on to its end and says it then; a reader that leaves
/// stops the printing alone.
final class OutputStream {
  let isTerminal: Bool
  /// Where the system writes it; nil in memory.
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

  /// Writes text from a document, which a program reads as it is; a terminal is shown what it would
  /// obey.
  func writeDocument(_ bytes: [UInt8]) {
    if isTerminal {
      write(DisplayText.visibleLines(String(decoding: bytes, as: UTF8.self)))
    } else {
      write(bytes)
    }
  }

  /// Writes a message of the program itself on a line of its own: what a name or an argument holds
  /// can neither forge another one nor command a terminal.
  func say(_ message: String) { write("twimlc: \(DisplayText.visible(message))\n") }

  /// Writes a whole document, which may be large.
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

/// Waits for a descriptor that does not wait by itself: who started the program may have left it so,
/// and other programs that share it may need it so.
func waitUntilReady(_ descriptor: CInt, for event: Int32) {
  var request = pollfd(fd: descriptor, events: Int16(event), revents: 0)
  _ = unsafe poll(&request, 1, -1)
}
