import Glibc

enum FileWriting {
  /// Puts bytes in the place of a file's content, all of them or none, as `FileReplacement` does it.
  /// - Parameter original: what the file must still hold to be replaced; nil where that does not
  ///   matter.
  static func replace(
    _ path: SystemString, with bytes: [UInt8], original: [UInt8]? = nil
  ) throws(WriteError) {
    let replacement = try FileReplacement(path)
    replacement.write(bytes)
    try replacement.commit(replacing: original)
  }

  /// Whether a path leads to something that cannot be replaced by a file, as a pipe.
  static func isSpecial(_ path: SystemString) -> Bool {
    var status = stat()
    return unsafe stat(path.nullTerminated, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }
}

extension SystemString {
  /// The file that a link leads to, whether it is there or not; the path itself where it is no link.
  func resolvingLinks() throws(WriteError) -> SystemString {
    var path = self
    for _ in 0..<SystemString.maximumLinks {
      guard let content = try SystemString.link(at: path) else { return path }
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
