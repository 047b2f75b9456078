import Glibc

/// The reason that something could not be read.
struct ReadError: Error, Equatable {
  /// The system's error number, if the system refused.
  let number: CInt?
  let reason: String
  /// Whether it is larger than the limit.
  var isTooLarge = false

  init(number: CInt) {
    self.number = number
    reason = systemMessage(number)
  }

  /// - Parameter limit: the largest size in bytes.
  static func tooLarge(limit: Int) -> ReadError {
    let size =
      [(20, "MiB"), (10, "KiB")].first { limit % (1 << $0.0) == 0 }
      .map { "\(limit >> $0.0) \($0.1)" } ?? "\(limit) bytes"
    var error = ReadError(reason: "larger than \(size)")
    error.isTooLarge = true
    return error
  }

  init(reason: String) {
    number = nil
    self.reason = reason
  }

  /// The reason for a document, which names the option of its limit.
  var reasonForDocument: String { isTooLarge ? reason + ", the limit of --max-size" : reason }
}

/// The system's message for an error number.
func systemMessage(_ number: CInt) -> String { unsafe String(cString: strerror(number)) }

enum FileReading {
  /// The default limit for a document, in bytes.
  static let defaultLimit = 16 << 20

  /// - Parameters:
  /// - limit: the largest size in bytes.
  /// - size: the file's size when it was found, in bytes; 0 if unknown.
  static func read(
    _ path: SystemString, limit: Int = defaultLimit, size: Int = 0
  ) throws(ReadError) -> [UInt8] {
    let descriptor = unsafe open(path.nullTerminated, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw ReadError(number: errno) }
    defer { close(descriptor) }
    return try read(descriptor: descriptor, limit: limit, size: size)
  }

  /// Reads from the current offset to the end.
  static func read(descriptor: CInt, limit: Int, size: Int = 0) throws(ReadError) -> [UInt8] {
    let size = size > 0 ? size : fileSize(of: descriptor)
    var bytes: [UInt8] = []
    // One byte more than the file, to reach its end.
    var chunk = size > 0 ? min(size, limit) + 1 : 1 << 14
    while true {
      let room = min(chunk, limit + 1 - bytes.count)
      let count = try append(upTo: room, from: descriptor, to: &bytes)
      if count == 0 || (bytes.count == size && count < room) { return bytes }
      if bytes.count > limit { throw .tooLarge(limit: limit) }
      chunk = min(chunk * 2, 1 << 20)
    }
  }

  /// Reads once: the available bytes, as soon as there are any; nothing at the end.
  static func readSome(descriptor: CInt, limit: Int) throws(ReadError) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = try append(upTo: limit, from: descriptor, to: &bytes)
    return bytes
  }

  /// Reads the start of a file, up to a number of bytes.
  static func prefix(of path: SystemString, _ count: Int) throws(ReadError) -> [UInt8] {
    let descriptor = unsafe open(path.nullTerminated, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw ReadError(number: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while bytes.count < count {
      if try append(upTo: min(count - bytes.count, 1 << 16), from: descriptor, to: &bytes) == 0 {
        break
      }
    }
    return bytes
  }

  private static func fileSize(of descriptor: CInt) -> Int {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 ? status.fileSize : 0
  }

  private static func append(
    upTo room: Int, from descriptor: CInt, to bytes: inout [UInt8]
  ) throws(ReadError) -> Int {
    var failure: CInt?
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, initializedCount in
      var count = unsafe Glibc.read(descriptor, buffer.baseAddress, room)
      while count < 0, errno == EINTR || errno == EAGAIN {
        if errno == EAGAIN { waitUntilReady(descriptor, for: POLLIN) }
        count = unsafe Glibc.read(descriptor, buffer.baseAddress, room)
      }
      if count < 0 { failure = errno }
      initializedCount = max(0, count)
    }
    if let failure { throw ReadError(number: failure) }
    if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    return chunk.count
  }
}
