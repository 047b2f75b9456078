import Glibc

/// The user's own configuration of curl, without what would change which request is made or where its
/// response goes: of these options curl lets the first one win, or takes both.
struct CurlConfiguration: Sendable {
  /// What curl is to read instead of the file; nil where it may read the file itself.
  let text: [UInt8]?

  /// Read once.
  static let ofUser = CurlConfiguration()

  private init() {
    let file = Self.candidates.lazy.compactMap { try? FileReading.read($0, limit: 1 << 20) }.first
    text = file.flatMap(Self.filtered)
  }

  /// Where curl looks, in its order; only the first file that is there counts.
  ///
  /// Source: `curl(1)`, --config
  private static var candidates: [SystemString] {
    let places = [
      ("CURL_HOME", "/.curlrc"), ("XDG_CONFIG_HOME", "/.curlrc"), ("XDG_CONFIG_HOME", "/curlrc"),
      ("HOME", "/.curlrc"), ("HOME", "/.config/curlrc"),
    ]
    return places.compactMap { name, suffix in
      unsafe getenv(name).map { unsafe SystemString(String(cString: $0) + suffix) }
    }
  }

  /// - Returns: nil where there is nothing to leave out.
  static func filtered(_ text: [UInt8]) -> [UInt8]? {
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let kept = lines.filter { line in
      let line = String(decoding: line, as: UTF8.self).drop { " \t".contains($0) }
      if line.first == "#" { return true }
      let name = line.prefix { !" \t\r=:".contains($0) }
      return CurlOption(name: name.first == "-" ? String(name) : "--" + name) == nil
    }
    return kept.count == lines.count ? nil : Array(kept.joined(separator: [UInt8(ascii: "\n")]))
  }
}

/// An option of curl that twimlc keeps for itself.
struct CurlOption {
  /// As a message names it.
  let name: String

  private static let longNames: Set<String> = [
    "output", "output-dir", "remote-name", "remote-name-all", "remote-header-name", "head", "url",
    "url-query", "request", "request-target", "get", "data", "data-ascii", "data-binary",
    "data-raw", "data-urlencode", "form", "form-string", "form-escape", "json", "upload-file",
    "next", "dump-header", "stderr", "trace", "trace-ascii", "libcurl", "range", "continue-at",
    "time-cond", "etag-compare", "etag-save", "parallel", "post301", "post302", "post303", "quote",
    "help", "version", "manual", "fail-with-body", "fail-early",
  ]
  private static let letters = "oOJIXGdFT:DrCzZQhVM"
  /// The letters behind which the rest of a word is a value.
  private static let lettersWithValue = "AbcCdDeEFhHKmoPQrtTuUwxXyYz"

  /// - Parameter name: with its dashes, and a value right behind it or not.
  /// - Returns: nil for an option that is the user's to choose, and for what is none.
  init?(name: String) {
    if name.hasPrefix("--") {
      var long = name.dropFirst(2).prefix { $0 != "=" }
      if long.hasPrefix("expand-") { long = long.dropFirst("expand-".count) }
      guard Self.longNames.contains(String(long)) else { return nil }
      self.name = "--" + long
      return
    }
    guard name.first == "-" else { return nil }
    for letter in name.dropFirst() {
      if Self.letters.contains(letter) {
        self.name = "-\(letter)"
        return
      }
      if Self.lettersWithValue.contains(letter) { return nil }
    }
    return nil
  }
}
