import Glibc

/// A file in which curl keeps cookies during a call.
struct CookieJar {
  /// nil if no cookies are kept.
  let path: SystemString?

  init(isKept: Bool) {
    guard isKept else {
      path = nil
      return
    }
    let directory = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = SystemString("\(directory)/twimlc-cookies-XXXXXX").nullTerminated
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
