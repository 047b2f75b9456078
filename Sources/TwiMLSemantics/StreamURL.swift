/// The URL of a `Stream`, as Kazoo 5 reads it.
///
/// Source: Kazoo 5, `pivot_stream_proxy:parse_url/1`
struct StreamURL {
  /// Whether it is absolute; a relative one is completed with `wss`.
  let isAbsolute: Bool
  /// Whether Kazoo can connect to it.
  let isWebSocket: Bool
  /// The parts that Kazoo drops: the user, the query, the fragment.
  let dropped: [Substring]

  init(_ text: String) {
    let scheme = text.scheme
    isAbsolute = scheme != nil
    var rest = text[...]
    if let scheme { rest = rest.dropFirst(scheme.count + 3) }
    let authority = isAbsolute ? rest.prefix { !"/?#".contains($0) } : ""
    let user = authority.lastIndex(of: "@").map { authority[...$0] }
    let host = authority.dropFirst(user?.count ?? 0)
    let path = rest.dropFirst(authority.count)
    let fragment = path.firstIndex(of: "#").map { path[$0...] }
    let query = path.dropLast(fragment?.count ?? 0)
    let isReachable = scheme.map { ["ws", "wss"].contains($0) && host.isHostAndPort } ?? true
    isWebSocket =
      isReachable && text.utf8.allSatisfy(\.mayStandInURI)
      && user?.dropLast().contains("@") != true && fragment?.dropFirst().contains("#") != true
      && !path.contains(where: "[]".contains)
    dropped = [user, query.firstIndex(of: "?").map { query[$0...] }, fragment].compactMap(\.self)
  }
}

extension String {
  /// The text before `://` at the beginning of a URL.
  fileprivate var scheme: Substring? {
    let name = prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    return !name.isEmpty && self[name.endIndex...].hasPrefix("://") ? name : nil
  }
}

extension Substring {
  /// Whether it is a host, and where it has a port, one that exists: 1 to 65535.
  ///
  /// Erlang reads any number for a port; the connection to one above 65535 then fails.
  fileprivate var isHostAndPort: Bool {
    let isAddress = first == "["
    let end = isAddress ? firstIndex(of: "]").map { index(after: $0) } : firstIndex(of: ":")
    let host = self[..<(end ?? endIndex)]
    let rest = self[host.endIndex...]
    let isHost = isAddress ? end != nil && host.contains(":") : !host.contains(where: "[]".contains)
    guard isHost, !host.isEmpty else { return false }
    guard !rest.isEmpty else { return true }
    let port = rest.dropFirst()
    guard rest.first == ":", port.allSatisfy({ $0.isASCII && $0.isNumber }) else { return false }
    return port.isEmpty || Int(port).map { (1...65_535).contains($0) } ?? false
  }
}

extension UInt8 {
  /// Whether Erlang's `uri_string:parse/1` accepts the character.
  fileprivate var mayStandInURI: Bool {
    self > 0x20 && self < 0x7F && !"\"<>\\^`{|}".utf8.contains(self)
  }
}
