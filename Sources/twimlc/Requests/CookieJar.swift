import Glibc

/// A file in which curl keeps cookies during a call.
struct CookieJar {
  /// nil if no cookies are kept.
  let path: SystemString?

  /// Refuses to make calls that would silently lose their cookies.
  static func checkDirectory(isKept: Bool) throws(UsageError) {
    let directory = SystemString.temporaryDirectory
    guard isKept, unsafe access(directory.nullTerminated, W_OK | X_OK) != 0 else { return }
    throw UsageError("cannot keep cookies: no file can be created in '\(directory.text)'")
  }

  init(isKept: Bool) {
    guard isKept else {
      path = nil
      return
    }
    var template = SystemString.temporaryDirectory.appending("twimlc-cookies-XXXXXX").nullTerminated
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
