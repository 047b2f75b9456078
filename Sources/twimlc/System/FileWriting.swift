import Glibc

/// Why something could not be written.
struct WriteError: Error, Equatable {
  let reason: String

  init(number: CInt) { reason = systemMessage(number) }
}

enum FileWriting {
  /// Puts bytes in the place of a file's content, all of them or none: another file is written
  /// beside it and takes its name. What is no regular file, as `/dev/stderr`, is written to as it
  /// is; a link stays a link.
  ///
  /// The new file has the mode, owner and group of the old one: others may have to read it. Where
  /// only root could give it away, and where the old file has other names, which would keep the old
  /// content, the bytes are written into the old file instead; the room for them is there before
  /// the first is written.
  static func replace(_ path: SystemString, with bytes: [UInt8]) throws(WriteError) {
    var status = stat()
    guard unsafe stat(path.nullTerminated, &status) == 0 else {
      guard errno == ENOENT else { throw WriteError(number: errno) }
      return try substitute(try resolved(path), bytes, for: nil)
    }
    guard status.st_mode & S_IFMT == S_IFREG else { return try overwrite(path, bytes) }
    guard unsafe access(path.nullTerminated, W_OK) == 0 else { throw WriteError(number: errno) }
    if status.st_nlink > 1 { return try rewrite(path, bytes) }
    try substitute(try resolved(path), bytes, for: status)
  }

  /// Whether a path leads to a file that can be replaced by another one.
  static func isRegular(_ path: SystemString) -> Bool {
    var status = stat()
    return unsafe stat(path.nullTerminated, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private static func overwrite(_ path: SystemString, _ bytes: [UInt8]) throws(WriteError) {
    let descriptor = unsafe open(path.nullTerminated, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw WriteError(number: errno) }
    try finish(descriptor, bytes)
  }

  /// Puts bytes into a regular file, which is as it was where there is no room for them.
  private static func rewrite(_ path: SystemString, _ bytes: [UInt8]) throws(WriteError) {
    let signals = blockedSignals()
    defer { restore(signals) }
    let descriptor = unsafe open(path.nullTerminated, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw WriteError(number: errno) }
    var status = stat()
    let hasStatus = unsafe fstat(descriptor, &status) == 0
    var fault = hasStatus ? 0 : errno
    if hasStatus, bytes.count > status.fileSize {
      fault = posix_fallocate(descriptor, 0, off_t(bytes.count))
      if fault == EOPNOTSUPP || fault == EINVAL { fault = 0 }
    }
    if fault == 0, ftruncate(descriptor, off_t(bytes.count)) != 0 { fault = errno }
    guard fault == 0 else {
      if hasStatus { ftruncate(descriptor, status.st_size) }
      close(descriptor)
      throw WriteError(number: fault)
    }
    try finish(descriptor, bytes)
  }

  /// - Parameter old: the file that the new one takes the place of; nil where there is none.
  private static func substitute(
    _ path: SystemString, _ bytes: [UInt8], for old: stat?
  ) throws(WriteError) {
    let signals = blockedSignals()
    defer { restore(signals) }
    let (temporary, descriptor) = try openTemporary(in: path.directoryPrefix)
    if let old, !takeOver(descriptor, from: old) {
      close(descriptor)
      unsafe unlink(temporary.nullTerminated)
      return try rewrite(path, bytes)
    }
    do throws(WriteError) {
      try finish(descriptor, bytes)
      guard unsafe rename(temporary.nullTerminated, path.nullTerminated) == 0 else {
        throw WriteError(number: errno)
      }
    } catch {
      unsafe unlink(temporary.nullTerminated)
      throw error
    }
  }

  /// Gives a new file the owner, the group and the mode of another one, in this order: a change of
  /// owner takes away bits of the mode.
  /// - Returns: whether it has them.
  private static func takeOver(_ descriptor: CInt, from old: stat) -> Bool {
    var new = stat()
    guard unsafe fstat(descriptor, &new) == 0 else { return false }
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid) {
      guard fchown(descriptor, old.st_uid, old.st_gid) == 0 else { return false }
    }
    return fchmod(descriptor, old.st_mode & 0o7777) == 0
  }

  /// Puts off Ctrl-C and its like until the new file has its name: the temporary one would stay.
  /// - Returns: what to restore afterwards.
  private static func blockedSignals() -> sigset_t {
    var signals = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&signals)
    for signal in [SIGHUP, SIGINT, SIGTERM] { unsafe sigaddset(&signals, signal) }
    unsafe pthread_sigmask(SIG_BLOCK, &signals, &before)
    return before
  }

  private static func restore(_ signals: sigset_t) {
    var signals = signals
    unsafe pthread_sigmask(SIG_SETMASK, &signals, nil)
  }

  /// A new file under a name that nobody uses: a run that was killed may have left one of its own,
  /// and process numbers come again.
  private static func openTemporary(
    in directory: SystemString
  ) throws(WriteError) -> (path: SystemString, descriptor: CInt) {
    for attempt in 0..<attempts {
      let path = SystemString(directory.bytes + Array(".twimlc-\(getpid())-\(attempt).tmp".utf8))
      let descriptor = unsafe open(
        path.nullTerminated, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (path, descriptor) }
      guard errno == EEXIST else { throw WriteError(number: errno) }
    }
    throw WriteError(number: EEXIST)
  }

  /// How many names of temporary files may be in use.
  private static let attempts = 100

  private static func finish(_ descriptor: CInt, _ bytes: [UInt8]) throws(WriteError) {
    var fault = writeAll(bytes, to: descriptor)
    // Before the file takes another one's name, its content must be there. What cannot be synced, as
    // a pipe, says EINVAL.
    if fault == nil, fsync(descriptor) != 0, errno != EINVAL, errno != EROFS { fault = errno }
    // A disk over a network may say only here that it is full.
    let closed = close(descriptor) == 0 ? nil : errno
    if let number = fault ?? closed { throw WriteError(number: number) }
  }

  /// The file that a link leads to, whether it is there or not; the path itself where it is no link.
  private static func resolved(_ path: SystemString) throws(WriteError) -> SystemString {
    var path = path
    for _ in 0..<maximumLinks {
      guard let content = try link(at: path) else { return path }
      let isAbsolute = content.bytes.first == UInt8(ascii: "/")
      path = isAbsolute ? content : SystemString(path.directoryPrefix.bytes + content.bytes)
    }
    throw WriteError(number: ELOOP)
  }

  /// As many links as Linux follows.
  private static let maximumLinks = 40

  /// What a symbolic link holds; nil where there is none.
  private static func link(at path: SystemString) throws(WriteError) -> SystemString? {
    var failure: CInt?
    let content = unsafe [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      let length = unsafe buffer.withMemoryRebound(to: CChar.self) { buffer in
        unsafe readlink(path.nullTerminated, buffer.baseAddress!, buffer.count)
      }
      if length < 0 { failure = errno }
      count = max(0, length)
    }
    guard let failure else { return SystemString(content) }
    if failure == EINVAL || failure == ENOENT { return nil }
    throw WriteError(number: failure)
  }
}
