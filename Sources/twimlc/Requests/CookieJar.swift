import Glibc

/// A file in which curl keeps cookies during a call.
struct CookieJar {
  /// nil if no cookies are kept.
  let path: SystemString?

  private static var directory: String {
    unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
  }

  /// Refuses to make calls that would silently lose their cookies.
  static func checkDirectory(isKept: Bool) throws(UsageError) {
    guard isKept, unsafe access(directory, W_OK | X_OK) != 0 else { return }
    throw UsageError("cannot keep cookies: no file can be created in '\(directory)'")
  }

  init(isKept: Bool) {
    guard isKept else {
      path = nil
      return
    }
    var template = SystemString("\(Self.directory)/twimlc-cookies-XXXXXX").nullTerminated
    let descriptor = unsafe mkstemp(&template)
    guard descriptor >= 0 else {
      path = nil
      return
    }
    close(descriptor)
    path = SystemString(template.dropLast().map(UInt8.init(bitPattern:)))
  }

  func remove() {
    if let path { unsafe unlink(path.nullTerminated) }
  }
}
