/// `kz_util:resolve_uri/2`: how Kazoo makes a URL of what a document says.
enum URLResolution {
  /// - Parameters:
  ///   - reference: the document's URL; nil and `""` stand for the current one.
  ///   - base: the URL that the document came from.
  static func kazoo(_ reference: String?, against base: String) -> String {
    guard let reference, !reference.isEmpty else { return base }
    if reference.hasPrefix("http") { return reference }
    var segments = split(base)
    for segment in split(reference) {
      switch segment {
      case "", ".": continue
      case "..": if !segments.isEmpty { segments.removeLast() }
      default:
        if let last = segments.last, last.isEmpty || hasExtension(last) { segments.removeLast() }
        segments.append(segment)
      }
    }
    return segments.joined(separator: "/")
  }

  /// RFC 3986, section 5.2, for the references that a document holds; fragments stay.
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

  /// Where Kazoo and RFC 3986 come to different URLs, in words; nil where they agree, or where it
  /// cannot be told without a base.
  static func difference(_ reference: String, base: String?) -> String? {
    if reference.hasPrefix("http://") || reference.hasPrefix("https://") { return nil }
    if reference.first == " " || reference.last == " " {
      return "it trims no attribute, and takes the URL for a relative one"
    }
    if let base {
      let (ours, theirs) = (kazoo(reference, against: base), standard(reference, against: base))
      return ours == theirs ? nil : "'\(ours)' instead of '\(theirs)'"
    }
    if reference.hasPrefix("http") { return "it takes it as it is, for it begins with http" }
    if reference.hasPrefix("//") { return "it takes the host for a directory" }
    if reference.hasPrefix("/") {
      return "it appends it to this document's own directory, and takes nothing from the root"
    }
    if reference.hasPrefix("?") { return "it puts the query in place of the file name" }
    if reference.hasPrefix("#") { return "it puts the fragment in place of the file name" }
    if hasScheme(reference) {
      return "it appends it to this document's directory, for only http in lower case is absolute"
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
