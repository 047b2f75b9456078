/// `kzsip_uri:parse/1`, which knows a scheme, a user, a host and a port and no more.
enum SIPURI {
  enum Parsed: Hashable {
    /// As Kazoo encodes it again.
    case uri(String)
    /// No user, no host or no port after the colon: Kazoo skips it.
    case skipped
    /// The text after the host's colon that Kazoo fails on, since it is not a number.
    case badPort(String)
  }

  static func parse(_ text: String) -> Parsed {
    var rest = text[...]
    while rest.hasPrefix("<") { rest = rest.dropFirst() }
    var scheme = "sip"
    if rest.hasPrefix("sip:") {
      rest = rest.dropFirst(4)
    } else if rest.hasPrefix("sips:") {
      scheme = "sips"
      rest = rest.dropFirst(5)
    }
    let (user, afterUser) = split(rest, at: "@")
    guard let afterUser, !afterUser.isEmpty else { return .skipped }
    let (host, port) = split(afterUser, at: ":")
    guard !host.isEmpty else { return .skipped }
    guard let port, !port.isEmpty else {
      var host = host
      while host.last == ">" { host = host.dropLast() }
      return .uri("\(scheme):\(user)@\(host)")
    }
    if port == ">" { return .uri("\(scheme):\(user)@\(host)") }
    let (digits, _) = split(port, at: ">")
    if digits.isEmpty { return .skipped }
    guard let number = ErlangNumber(String(digits)) else { return .badPort(String(digits)) }
    return .uri(
      number.rounded == 5060
        ? "\(scheme):\(user)@\(host)" : "\(scheme):\(user)@\(host):\(number.rounded)")
  }

  private static func split(
    _ text: Substring, at separator: Character
  ) -> (before: Substring, after: Substring?) {
    guard let index = text.firstIndex(of: separator) else { return (text, nil) }
    return (text[..<index], text[text.index(after: index)...])
  }
}
