import CFileSystem
import Glibc

/// Why something could not be written.
struct WriteError: Error, Equatable {
  let reason: String

  init(number: CInt) { reason = systemMessage(number) }

  private init(reason: String) { self.reason = reason }

  /// Somebody else wrote to the file after it was read.
  static let changed = WriteError(reason: "it was changed during the run")
}

/// New content for a file, which takes the place of the old content when it is whole, or never.
///
/// It is collected in a file without a name, so that a run that is killed leaves nothing behind.
/// What is not a regular file, as `/dev/stderr`, takes the bytes as they come; a link stays a link.
final class FileReplacement {
  private let path: SystemString
  private let place: Place
  /// What is still to be written; all there is where the directory takes no new file.
  private var buffer: [UInt8] = []
  private var fault: CInt?

  private enum Place {
    case device(CInt)
    /// A file without a name, for reading and writing, that can be given one.
    case nameless(CInt)
    /// One that has to be copied under a name, where the file system has no others.
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

  /// Sees to it that the path can be written to, and changes nothing there.
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
      // A file may be written to where the directory may not.
      place = (try? FileReplacement.temporary(in: directory)) ?? .memory
    }
  }

  deinit { place.descriptor.map { _ = close($0) } }

  /// A fault is kept, and thrown in the end.
  func write(_ bytes: some Sequence<UInt8>) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= FileReplacement.capacity { flush() }
  }

  private func flush() {
    guard let descriptor = place.descriptor, !buffer.isEmpty else { return }
    if fault == nil { fault = writeAll(buffer, to: descriptor) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Puts the content into its place.
  /// - Parameter original: what the file held when it was read; where it holds something else by now
  ///   it is left alone, unless that is the new content. nil where it does not matter.
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
    // Somebody else may make the file or take it away at the same time.
    for _ in 0..<FileReplacement.attempts where try place(at: target, original) { return }
    throw WriteError(number: EBUSY)
  }

  private static let attempts = 100

  /// - Returns: false where the file came or went in the meantime.
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

  /// Gives the new file a name that is free.
  /// - Returns: false where it is not.
  private func name(_ target: SystemString) throws(WriteError) -> Bool {
    guard case .nameless(let descriptor) = place else { return try substitute(target) }
    let fault = unsafe twimlc_name(descriptor, target.nullTerminated)
    if fault == EEXIST { return false }
    // Without /proc it takes a privilege to name such a file.
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

  /// The way that every file system knows: only SIGKILL between two steps leaves the copy behind.
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

  /// Puts the bytes into the file that is there: one with other names, which would keep the old
  /// content, or one that a new file cannot be like.
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

  /// All that was written.
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

  /// A name that nobody uses: what killed runs left behind is in nobody's way.
  private static func temporaryName(in directory: SystemString) -> SystemString {
    let number = String(UInt64.random(in: .min ... .max), radix: 16)
    return SystemString(directory.bytes + Array(".twimlc-\(number).tmp".utf8))
  }

  /// Gives a new file what another one has: the owner, the group, the access control lists and other
  /// attributes and the mode, in this order: each of them changes those after it.
  /// - Returns: whether it has them.
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

  /// Before a file takes another one's name, its content must be there. What cannot be synced, as a
  /// pipe, says EINVAL.
  private func syncFault(of descriptor: CInt) -> CInt? {
    fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS ? nil : errno
  }

  /// Puts off Ctrl-C and its like until the file is in its place.
  /// - Returns: what to restore afterwards.
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
