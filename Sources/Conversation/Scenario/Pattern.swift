import Glibc

/// A regular expression that is not valid.
struct PatternFault: Error {
  /// The library's reason.
  let reason: String
}

/// A regular expression: POSIX's extended ones, with `\d` for a digit.
///
/// The library's own, which every Linux has: an engine of Swift's would make the program larger by a
/// third.
@safe final class Pattern {
  private var expression: regex_t

  init(_ pattern: String, ignoresCase: Bool) throws(PatternFault) {
    unsafe expression = regex_t()
    let flags = REG_EXTENDED | REG_NOSUB | (ignoresCase ? REG_ICASE : 0)
    let fault = unsafe regcomp(&expression, Self.posix(pattern), flags)
    guard fault == 0 else { throw PatternFault(reason: Self.message(fault)) }
  }

  deinit { unsafe regfree(&expression) }

  /// Whether it is found anywhere in a text.
  func matches(_ text: String) -> Bool { unsafe regexec(&expression, text, 0, nil, 0) == 0 }

  private static func posix(_ pattern: String) -> String {
    pattern.replacing("\\d", with: "[0-9]").replacing("\\D", with: "[^0-9]")
  }

  private static func message(_ fault: CInt) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    let length = unsafe regerror(fault, nil, &buffer, buffer.count)
    let bytes = buffer.prefix(max(0, length - 1)).map(UInt8.init(bitPattern:))
    let text = String(decoding: bytes, as: UTF8.self)
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
