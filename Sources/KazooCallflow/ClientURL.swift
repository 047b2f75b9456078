/// A URL in the data of an action, which Kazoo checks beyond its schema.
///
/// Source: `kz_json_schema_extensions:is_valid_client_url/1`, `kz_http_util:urlsplit/1`
package enum ClientURL {
  /// The hosts that Kazoo refuses unless its administrator changes the lists: those of
  /// `kz_http_util:client_host_blacklist/0` and `kz_http_util:client_ip_blacklist/0`.
  package static let refusedHosts = ["localhost", "127.0.0.1", "0.0.0.0"]

  /// The host of an http or https URL, as Kazoo takes the URL apart, where Kazoo refuses a callflow
  /// with it; nil for any other.
  package static func refusedHost(of url: String) -> String? {
    guard let scheme = ["http://", "https://"].first(where: url.hasPrefix) else { return nil }
    // Kazoo reads no user and password: of `user:password@host` it takes 'user' for the host.
    let name = url.dropFirst(scheme.count).prefix { !":/?#@".contains($0) }
    return refusedHosts.contains(name.lowercased()) ? String(name) : nil
  }
}
