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
    let bytes = url.utf8.span
    var end = start
    while end < bytes.count, !bytes[end].endsHost {
      end += 1
      if end - start > longestRefusedHost { return nil }
    }
    let name = url.utf8.dropFirst(start).prefix(end - start)
    guard let host = String(name), refusedHosts.contains(host.lowercased()) else { return nil }
    return host
  }

  /// Whether it is absolute, with `http` or `https` in lower case.
  package static func isAbsolute(_ url: String) -> Bool { hostStart(in: url) != nil }

  /// The number of bytes before the host of an http or https URL; nil for any other text.
  private static func hostStart(in url: String) -> Int? {
    let bytes = url.utf8.span
    let scheme = bytes.count > 4 && bytes[4] == UInt8(ascii: "s") ? "https://" : "http://"
    guard bytes.count >= scheme.utf8.count else { return nil }
    var start = 0
    for byte in scheme.utf8 {
      guard bytes[start] == byte else { return nil }
      start += 1
    }
    return start
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
