/// A URL in the data of an action, which Kazoo checks beyond its schema.
///
/// Source: `kz_json_schema_extensions:is_valid_client_url/1`, `kz_http_util:urlsplit/1`
package enum ClientURL {
  /// The hosts that Kazoo refuses unless its administrator changes the lists: those of
  /// `kz_http_util:client_host_blacklist/0` and `kz_http_util:client_ip_blacklist/0`.
  package static let refusedHosts = ["localhost", "127.0.0.1", "0.0.0.0"]
  /// In bytes. Nearly every host is longer, which is seen at once.
  private static let longestRefusedHost = refusedHosts.map(\.utf8.count).max() ?? 0

  /// The host of an http or https URL, parsed as Kazoo does, if Kazoo refuses a callflow with it;
  /// nil otherwise.
  package static func refusedHost(of url: String) -> String? {
    guard let start = hostStart(in: url) else { return nil }
    // Kazoo reads no user and password: of `user:password@host` it takes 'user' for the host.
    let rest = url.utf8.dropFirst(start)
    let longest = rest.prefix(longestRefusedHost + 1)
    let end = longest.firstIndex(where: \.endsHost) ?? longest.endIndex
    guard end < longest.endIndex || longest.count <= longestRefusedHost else { return nil }
    let name = url[longest.startIndex..<end]
    return refusedHosts.contains(name.lowercased()) ? String(name) : nil
  }

  /// Whether it is absolute, with `http` or `https` in lower case.
  package static func isAbsolute(_ url: String) -> Bool { hostStart(in: url) != nil }

  /// The number of bytes before the host of an http or https URL; nil for any other text.
  private static func hostStart(in url: String) -> Int? {
    // Bytes, and not characters, which must be found first.
    for scheme in ["http://", "https://"] where url.utf8.starts(with: scheme.utf8) {
      return scheme.utf8.count
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var endsHost: Bool {
    switch self {
    case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"),
      UInt8(ascii: "@"):
      true
    default: false
    }
  }
}
