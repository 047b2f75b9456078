/// Whether an HTTP client can request a URL: it has `http` or `https`, a host, and no character
/// that a URL must encode.
package func isWebURL(_ text: String) -> Bool {
  let lowercased = text.lowercased()
  guard let scheme = ["http://", "https://"].first(where: lowercased.hasPrefix) else {
    return false
  }
  let host = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
  return !host.isEmpty
    && text.unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0.value != 0x7F && !"\"<>\\^`{|}".unicodeScalars.contains($0)
    }
}
