import CFileSystem
import Glibc

/// The reason that something could not be written.
struct WriteError: Error, Equatable {
  let reason: String

  init(number: CInt) { reason = systemMessage(number) }

  private init(reason: String) { self.reason = reason }

  /// Another program changed the file after it was read.
  static let changed = WriteError(reason: "it was changed during the run")
}

/// New content for a file, which replaces the old content completely or not at all.
///
/// It is collected in a file without a name, so that a killed run leaves no file. A file
/// that is not regular, such as `/dev/stderr`, receives the bytes at once; a link stays a link.
final class FileReplacement {
  private let path: SystemString
  private let place: Place
  /// Bytes that are not written yet; all bytes if no file can be created in the directory.
  private var buffer: [UInt8] = []
  private var fault: CInt?

  private enum Place {
    case device(CInt)
    /// A file without a name, for reading and writing, that can be linked to one.
    case nameless(CInt)
    /// A deleted file that must be copied, for file systems without nameless files.
    case unlinked(CInt)
    case memory

    var descriptor: CInt? {
      switch self {
      case .device(let descriptor), .nameless(let descriptor), .unlinked(let descriptor): descriptor
      case .memory: nil
      }
    }
  }

  private static let capacity = 1 << 16

  /// Prepares writing to the path without changing anything there.
  init(_ path: SystemString) throws(WriteError) {
    self.path = path
    var status = stat()
    if unsafe stat(path.nullTerminated, &status) != 0 {
      guard errno == ENOENT else { throw WriteError(number: errno) }
      place = try FileReplacement.temporary(in: path.resolvingLinks().directoryPrefix)
    } else if status.st_mode & S_IFMT != S_IFREG {
      let descriptor = unsafe open(path.nullTerminated, O_WRONLY | O_CLOEXEC | O_NOCTTY)
      guard descriptor >= 0 else { throw WriteError(number: errno) }
      place = .device(descriptor)
    } else {
      guard unsafe access(path.nullTerminated, W_OK) == 0 else { throw WriteError(number: errno) }
      let directory = try path.resolvingLinks().directoryPrefix
      // A file can be writable in a directory that is not.
      place = (try? FileReplacement.temporary(in: directory)) ?? .memory
    }
  }

  deinit { place.descriptor.map { _ = close($0) } }

  /// An error is kept, and thrown by `commit`.
  func write(_ bytes: some Sequence<UInt8>) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= FileReplacement.capacity { flush() }
  }

  private func flush() {
    guard let descriptor = place.descriptor, !buffer.isEmpty else { return }
    if fault == nil { fault = writeAll(buffer, to: descriptor) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Replaces the file.
  /// - Parameter original: the content that was read. A file with other content is left unchanged,
  ///   unless it is the new content. nil to replace any content.
  func commit(replacing original: [UInt8]? = nil) throws(WriteError) {
    flush()
    if let descriptor = place.descriptor, fault == nil { fault = syncFault(of: descriptor) }
    if let fault { throw WriteError(number: fault) }
    if case .device = place { return }
    let signals = blockedSignals()
    defer { restore(signals) }
    if let original {
      guard let current = try? FileReading.read(path, limit: 1 << 40) else { throw .changed }
      if current != original {
        if current == (try content()) { return }
        throw .changed
      }
    }
    let target = try path.resolvingLinks()
    // Another program may create or remove the file at the same time.
    for _ in 0..<FileReplacement.attempts where try place(at: target, original) { return }
    throw WriteError(number: EBUSY)
  }

  private static let attempts = 100

  /// - Returns: false if the file appeared or disappeared in the meantime.
  private func place(at target: SystemString, _ original: [UInt8]?) throws(WriteError) -> Bool {
    var old = stat()
    guard unsafe stat(target.nullTerminated, &old) == 0 else {
      guard errno == ENOENT else { throw WriteError(number: errno) }
      if original != nil { throw .changed }
      return try name(target)
    }
    guard old.st_nlink == 1, let descriptor = place.descriptor,
      takeOver(descriptor, from: old, at: target)
    else {
      try overwrite(target, original)
      return true
    }
    return try substitute(target)
  }

  /// Links the new file to a free name.
  /// - Returns: false if the name is taken.
  private func name(_ target: SystemString) throws(WriteError) -> Bool {
    guard case .nameless(let descriptor) = place else { return try substitute(target) }
    let fault = unsafe twimlc_name(descriptor, target.nullTerminated)
    if fault == EEXIST { return false }
    // Without /proc, naming such a file needs a privilege.
    if fault != 0 { return try copyUnderName(to: target, from: descriptor) }
    return true
  }

  private func substitute(_ target: SystemString) throws(WriteError) -> Bool {
    switch place {
    case .nameless(let descriptor):
      let fault = unsafe twimlc_substitute(
        descriptor, FileReplacement.temporaryName(in: target.directoryPrefix).nullTerminated,
        target.nullTerminated)
      if fault == 0 { return true }
      return try copyUnderName(to: target, from: descriptor)
    case .unlinked(let descriptor): return try copyUnderName(to: target, from: descriptor)
    case .memory, .device: throw WriteError(number: EACCES)
    }
  }

  /// The method for every file system: the copy is left over only if SIGKILL comes between two
  /// steps.
  private func copyUnderName(
    to target: SystemString, from descriptor: CInt
  ) throws(WriteError) -> Bool {
    let bytes = try content()
    let temporary = FileReplacement.temporaryName(in: target.directoryPrefix)
    let copy = unsafe open(
      temporary.nullTerminated, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard copy >= 0 else { throw WriteError(number: errno) }
    defer { close(copy) }
    var fault = writeAll(bytes, to: copy) ?? syncFault(of: copy)
    var old = stat()
    if fault == nil, unsafe stat(target.nullTerminated, &old) == 0,
      !takeOver(copy, from: old, at: target)
    {
      unsafe unlink(temporary.nullTerminated)
      try overwrite(target, nil)
      return true
    }
    if fault == nil, unsafe rename(temporary.nullTerminated, target.nullTerminated) != 0 {
      fault = errno
    }
    guard let fault else { return true }
    unsafe unlink(temporary.nullTerminated)
    throw WriteError(number: fault)
  }

  /// Writes into the existing file: it has hard links, which would keep the old content, or
  /// attributes that a new file cannot get.
  private func overwrite(_ target: SystemString, _ original: [UInt8]?) throws(WriteError) {
    let bytes = try content()
    var descriptor = unsafe open(target.nullTerminated, O_RDWR | O_CLOEXEC | O_NOCTTY)
    if descriptor < 0, errno == EACCES {
      descriptor = unsafe open(target.nullTerminated, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    }
    guard descriptor >= 0 else { throw WriteError(number: errno) }
    defer { close(descriptor) }
    let old =
      original ?? (try? FileReading.read(descriptor: descriptor, limit: 1 << 40)) ?? []
    let fault = unsafe bytes.withUnsafeBytes { bytes in
      unsafe old.withUnsafeBytes { old in
        unsafe twimlc_overwrite(
          descriptor, bytes.baseAddress, bytes.count, old.baseAddress, old.count)
      }
    }
    if fault != 0 { throw WriteError(number: fault) }
  }

  /// All bytes written so far.
  private func content() throws(WriteError) -> [UInt8] {
    guard let descriptor = place.descriptor else { return buffer }
    lseek(descriptor, 0, SEEK_SET)
    do throws(ReadError) {
      return try FileReading.read(descriptor: descriptor, limit: 1 << 40)
    } catch {
      throw WriteError(number: error.number ?? EIO)
    }
  }
}

extension FileReplacement {
  private static func temporary(in directory: SystemString) throws(WriteError) -> Place {
    let name = directory.bytes.isEmpty ? SystemString(".") : directory
    let descriptor = unsafe twimlc_open_nameless(name.nullTerminated)
    if descriptor >= 0 { return .nameless(descriptor) }
    guard errno == EOPNOTSUPP else { throw WriteError(number: errno) }
    let path = temporaryName(in: directory)
    let other = unsafe open(path.nullTerminated, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard other >= 0 else { throw WriteError(number: errno) }
    unsafe unlink(path.nullTerminated)
    return .unlinked(other)
  }

  /// A free name, even if killed runs left files.
  private static func temporaryName(in directory: SystemString) -> SystemString {
    let number = String(UInt64.random(in: .min ... .max), radix: 16)
    return SystemString(directory.bytes + Array(".twimlc-\(number).tmp".utf8))
  }

  /// Copies the owner, group, access control lists, other attributes and mode from another file, in
  /// this order, because each can change the next ones.
  /// - Returns: whether all could be copied.
  private func takeOver(_ descriptor: CInt, from old: stat, at path: SystemString) -> Bool {
    var new = stat()
    guard unsafe fstat(descriptor, &new) == 0 else { return false }
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid) {
      guard fchown(descriptor, old.st_uid, old.st_gid) == 0 else { return false }
    }
    let source = unsafe open(path.nullTerminated, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard source >= 0 else { return false }
    defer { close(source) }
    return twimlc_copy_attributes(source, descriptor) == 0
      && fchmod(descriptor, old.st_mode & 0o7777) == 0
  }

  /// The error of syncing the content, which must be on disk before the file is renamed. A pipe and
  /// similar files return EINVAL.
  private func syncFault(of descriptor: CInt) -> CInt? {
    fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS ? nil : errno
  }

  /// Blocks Ctrl-C and similar signals until the file is replaced.
  /// - Returns: the signal mask to restore.
  private func blockedSignals() -> sigset_t {
    var signals = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&signals)
    for signal in [SIGHUP, SIGINT, SIGTERM] { unsafe sigaddset(&signals, signal) }
    unsafe pthread_sigmask(SIG_BLOCK, &signals, &before)
    return before
  }

  private func restore(_ signals: sigset_t) {
    var signals = signals
    unsafe pthread_sigmask(SIG_SETMASK, &signals, nil)
  }
}
