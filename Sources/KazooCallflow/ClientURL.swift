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
    guard url.hasPrefix("http://") || url.hasPrefix("https://"),
      let scheme = url.utf8.firstIndex(of: UInt8(ascii: "/"))
    else { return nil }
    // Kazoo reads no user and password: of `user:password@host` it takes 'user' for the host.
    let rest = url[url.utf8.index(scheme, offsetBy: 2)...]
    let name = rest[..<(rest.utf8.firstIndex(where: \.endsHost) ?? rest.endIndex)]
    guard name.utf8.count <= longestRefusedHost else { return nil }
    return refusedHosts.contains(name.lowercased()) ? String(name) : nil
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
