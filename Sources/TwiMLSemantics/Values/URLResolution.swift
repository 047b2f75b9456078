/// `kz_util:resolve_uri/2`: how Kazoo resolves a URL.
enum URLResolution {
  /// - Parameters:
  /// - reference: the document's URL; nil and `""` mean the current one.
  /// - base: the URL of the document.
  /// - Returns: nil if the reference has more `..` than the base has parts, on which Kazoo fails.
  static func kazoo(_ reference: String?, against base: String) -> String? {
    guard let reference, !reference.isEmpty else { return base }
    if reference.hasPrefix("http") { return reference }
    var segments = split(base)
    for segment in split(reference) {
      switch segment {
      case "", ".": continue
      case "..": if !segments.isEmpty { segments.removeLast() }
      default:
        guard let last = segments.last else { return nil }
        if last.isEmpty || hasExtension(last) { segments.removeLast() }
        segments.append(segment)
      }
    }
    return segments.joined(separator: "/")
  }

  /// RFC 3986, section 5.2, for the references in documents; fragments are kept.
  static func standard(_ reference: String, against base: String) -> String {
    if reference.isEmpty { return base }
    if hasScheme(reference) { return reference }
    guard let authority = base.range(of: "://") else { return reference }
    let scheme = base[..<authority.lowerBound]
    let rest = base[authority.upperBound...]
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let path = rest.dropFirst(host.count).prefix { $0 != "?" && $0 != "#" }
    if reference.hasPrefix("//") { return "\(scheme):\(reference)" }
    if reference.hasPrefix("?") { return "\(scheme)://\(host)\(path)\(reference)" }
    if reference.hasPrefix("#") {
      return "\(base.prefix { $0 != "#" })\(reference)"
    }
    let tail = reference.firstIndex { $0 == "?" || $0 == "#" } ?? reference.endIndex
    let directory =
      reference.hasPrefix("/") ? "" : path.lastIndex(of: "/").map { path[...$0] } ?? "/"
    let merged = directory + reference[..<tail]
    return "\(scheme)://\(host)\(removingDotSegments(String(merged)))\(reference[tail...])"
  }

  /// The difference between Kazoo's URL and that of RFC 3986, as a predicate; nil if they are equal, or
  /// if it needs an unknown base.
  static func difference(_ reference: String, base: String?) -> String? {
    if reference.hasPrefix("http://") || reference.hasPrefix("https://") { return nil }
    if reference.first == " " || reference.last == " " {
      return "is a relative URL because of white space at an end"
    }
    if let base {
      let (ours, theirs) = (kazoo(reference, against: base), standard(reference, against: base))
      guard let ours, ours != theirs else { return nil }
      return "is resolved to '\(ours)', not to '\(theirs)'"
    }
    if reference.hasPrefix("http") {
      return "begins with http and is requested as it is"
    }
    if reference.hasPrefix("//") {
      return "is taken from the current path, not from another host"
    }
    if reference.hasPrefix("/") {
      return "is taken from the current path, not from the root"
    }
    if reference.hasPrefix("?") {
      return "replaces the file name instead of the query"
    }
    if reference.hasPrefix("#") {
      return "replaces the file name instead of the fragment"
    }
    if hasScheme(reference) {
      return "is a relative URL to Kazoo without http in lower case"
    }
    if namesHost(reference) {
      return "without http:// is taken from the current path"
    }
    return nil
  }

  private static func split(_ text: String) -> [Substring] {
    text.split(separator: "/", omittingEmptySubsequences: false)
  }

  /// `filename:extension/1`: the last point with something before it.
  private static func hasExtension(_ segment: Substring) -> Bool {
    guard let point = segment.lastIndex(of: ".") else { return false }
    return point != segment.startIndex
  }

  /// Whether a reference begins like a host: with points between its names and a top-level domain that
  /// is not an extension of a file.
  private static func namesHost(_ reference: String) -> Bool {
    let host = reference.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let isWhole = host.count == reference.count
    let name = host.prefix { $0 != ":" }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last?.lowercased(),
      labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isOfHost) })
    else { return false }
    if labels.count == 4, labels.allSatisfy({ Int($0) != nil }) { return true }
    let isDomain = last.count >= 2 && last.allSatisfy(\.isLetter) && !isFileExtension(last)
    // `menu.do` alone is a file, but `shop.do/menu` mostly has a host.
    return isDomain && (!isWhole || labels.count >= 3 || commonDomains.contains(last))
  }

  private static func isFileExtension(_ word: String) -> Bool {
    [
      "php", "xml", "html", "htm", "asp", "aspx", "ashx", "jsp", "cgi", "pl", "py", "rb", "js",
      "json",
      "cfm", "twiml", "txt", "mp3", "wav", "jspx", "action", "php5", "svc",
    ].contains(word)
  }

  private static let commonDomains: Set<String> = [
    "com", "org", "net", "io", "dev", "app", "de", "uk", "fr", "eu", "us", "ca", "au", "nl", "ch",
    "at",
    "es", "it", "br", "in", "jp", "cn", "info", "biz", "edu", "gov", "local", "test", "example",
  ]

  private static func hasScheme(_ reference: String) -> Bool {
    guard let colon = reference.firstIndex(of: ":") else { return false }
    let scheme = reference[..<colon]
    return scheme.first?.isLetter == true
      && scheme.allSatisfy { $0.isLetter || $0.isNumber || "+-.".contains($0) }
  }

  private static func removingDotSegments(_ path: String) -> String {
    var output: [Substring] = []
    let segments = split(path)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment {
      case ".": if isLast { output.append("") }
      case "..":
        if output.count > 1 { output.removeLast() }
        if isLast { output.append("") }
      default: output.append(segment)
      }
    }
    let joined = output.joined(separator: "/")
    return joined.hasPrefix("/") ? joined : "/" + joined
  }
}

extension Character {
  fileprivate var isOfHost: Bool { isASCII && (isLetter || isNumber || self == "-" || self == "_") }
}

extension String {
  fileprivate func range(of needle: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(needle) {
        return start..<index(start, offsetBy: needle.count)
      }
      start = index(after: start)
    }
    return nil
  }
}

/// The URL that RFC 3986 makes of a reference, as browsers and Twilio do.
/// - Parameter base: an absolute URL.
package func standardURL(of reference: String, against base: String) -> String {
  URLResolution.standard(reference, against: base)
}
