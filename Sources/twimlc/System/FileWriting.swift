import Glibc

enum FileWriting {
  /// Replaces the content of a file completely or not at all, with `FileReplacement`.
  /// - Parameter original: the content that the file must still have; nil if that does not matter.
  static func replace(
    _ path: SystemString, with bytes: [UInt8], original: [UInt8]? = nil
  ) throws(WriteError) {
    let replacement = try FileReplacement(path)
    replacement.write(bytes)
    try replacement.commit(replacing: original)
  }

  /// Whether a path is something that a file cannot replace, such as a pipe.
  static func isSpecial(_ path: SystemString) -> Bool {
    var status = stat()
    return unsafe stat(path.nullTerminated, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }
}

extension SystemString {
  /// The target of a link, whether it exists or not; the path itself if it is not a link.
  func resolvingLinks() throws(WriteError) -> SystemString {
    var path = self
    for _ in 0..<SystemString.maximumLinks {
      guard let content = try SystemString.link(at: path) else { return path }
      let isAbsolute = content.bytes.first == UInt8(ascii: "/")
      path = isAbsolute ? content : SystemString(path.directoryPrefix.bytes + content.bytes)
    }
    throw WriteError(number: ELOOP)
  }

  /// The number of links that Linux follows.
  private static let maximumLinks = 40

  /// The target of a symbolic link; nil if there is none.
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
