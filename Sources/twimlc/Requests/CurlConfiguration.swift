import Glibc

/// The user's configuration of curl, without options that change the request or where its response
/// goes: for such options, curl uses the first value or both.
struct CurlConfiguration: Sendable {
  /// The text for curl to read instead of the file; nil if it can read the file itself.
  let text: [UInt8]?
  /// The file that curl reads by itself; nil where there is none.
  let path: SystemString?
  /// Whether curl may read it for several requests that have nothing to do with each other.
  let isHarmless: Bool

  /// Read once.
  static let ofUser = CurlConfiguration()

  private init() {
    let file = Self.candidates.lazy.compactMap { path in
      (try? FileReading.read(path, limit: 1 << 20)).map { (path: path, text: $0) }
    }.first
    text = file.flatMap { Self.filtered($0.text) }
    path = file?.path
    isHarmless = text == nil && CurlOption.areHarmless(file.map { Self.options(in: $0.text) } ?? [])
  }

  /// The names of the options in a file.
  private static func options(in text: [UInt8]) -> [String] {
    text.split(separator: UInt8(ascii: "\n")).compactMap(name(ofOptionIn:))
  }

  /// The name of the option in a line, with its dashes; nil where there is none.
  private static func name(ofOptionIn line: ArraySlice<UInt8>) -> String? {
    let line = String(decoding: line, as: UTF8.self).drop { " \t\r".contains($0) }
    if line.isEmpty || line.first == "#" { return nil }
    let name = line.prefix { !" \t\r=:".contains($0) }
    return name.first == "-" ? String(name) : "--" + name
  }

  /// The files that curl tries in order; only the first that exists is used.
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

  /// - Returns: nil if there is nothing to remove.
  static func filtered(_ text: [UInt8]) -> [UInt8]? {
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let kept = lines.filter { line in
      name(ofOptionIn: line).map { CurlOption(name: $0) == nil } ?? true
    }
    return kept.count == lines.count ? nil : Array(kept.joined(separator: [UInt8(ascii: "\n")]))
  }
}

/// An option of curl that users cannot set.
struct CurlOption {
  /// Its name in a message.
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
  /// The letters after which the rest of a word is a value.
  private static let lettersWithValue = "AbcCdDeEFhHKmoPQrtTuUwxXyYz"

  /// - Parameter name: with its dashes, optionally with a value directly after it.
  /// - Returns: nil for an option that users can set, and for text that is not an option.
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

extension CurlOption {
  /// Those that mean the same for each request, whichever came before.
  private static let harmless: Set<String> = [
    "--cacert", "--capath", "--cert", "--cert-type", "--ciphers", "--connect-timeout",
    "--connect-to", "--header", "--insecure", "--ipv4", "--ipv6", "--key", "--key-type",
    "--no-progress-meter", "--noproxy", "--pass", "--pinnedpubkey", "--proxy", "--proxy-cacert",
    "--proxy-header", "--proxy-insecure", "--proxy-user", "--resolve", "--show-error", "--silent",
    "--socks5", "--socks5-hostname", "--tls-max", "--tlsv1.2", "--tlsv1.3", "--unix-socket",
    "--user", "-4", "-6", "-E", "-H", "-k", "-s", "-S", "-u", "-U", "-x",
  ]

  /// Whether options mean the same for each request, as cookies and some kinds of passwords do not.
  /// - Parameter words: names with their dashes, and values.
  static func areHarmless(_ words: [String]) -> Bool {
    words.allSatisfy { word in
      guard word.first == "-" else { return true }
      return harmless.contains(word.hasPrefix("--") ? String(word.prefix { $0 != "=" }) : word)
    }
  }
}
