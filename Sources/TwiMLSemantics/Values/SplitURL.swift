/// A URL as Kazoo splits it to add the parameters of a GET.
///
/// Kazoo handles neither a user without a password nor a colon without a port, so the joined URL
/// can differ: `user:pass@host` becomes `userpass@host`.
///
/// Source: `kz_http_util:urlsplit/1`, `kz_http_util:urlunsplit/1`
package struct SplitURL: Sendable, Hashable {
  private var scheme = ""
  private var location = ""
  private var path = ""
  private var query = ""
  private var fragment = ""

  /// - Returns: nil for a user without a password, for which Kazoo's code has no clause.
  package init?(_ url: String) {
    var rest = url[...]
    let name = rest.prefix(while: \.isOfScheme)
    if rest.dropFirst(name.count).first == ":" {
      scheme = String(name)
      rest = rest.dropFirst(name.count + 1)
    }
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      guard let taken = Self.takeLocation(&rest) else { return nil }
      location = taken
    }
    let tail = rest.firstIndex { $0 == "?" || $0 == "#" } ?? rest.endIndex
    path = String(rest[..<tail])
    rest = rest[tail...]
    if rest.first == "?" {
      query = String(rest.dropFirst().prefix { $0 != "#" })
      rest = rest.drop { $0 != "#" }
    }
    fragment = String(rest.dropFirst())
  }

  /// The URL with more parameters after its own.
  ///
  /// Source: `pivot_call:uri/2`
  package func adding(_ parameters: String) -> String {
    let start = scheme.isEmpty ? "" : "\(scheme)://"
    let query = self.query.isEmpty ? parameters : "\(self.query)&\(parameters)"
    let end = fragment.isEmpty ? "" : "#\(fragment)"
    return "\(start)\(location)\(path)\(query.isEmpty ? "" : "?\(query)")\(end)"
  }

  /// The host with its user and port, as Kazoo joins them.
  private static func takeLocation(_ rest: inout Substring) -> String? {
    let name = rest.prefix { !"/?#@:".contains($0) }
    rest = rest.dropFirst(name.count)
    switch rest.first {
    case "@":
      // The text up to the next colon counts as the password.
      guard let colon = rest.firstIndex(of: ":") else { return nil }
      let password = rest[rest.index(after: rest.startIndex)..<colon]
      rest = rest[rest.index(after: colon)...]
      return takeLocation(&rest).map { "\(name)@\(password):\($0)" }
    case ":":
      let port = rest.dropFirst().prefix(while: \.isASCIIDigit)
      rest = rest.dropFirst(1 + port.count)
      if port.isEmpty { return String(name) }
      let number = port.drop { $0 == "0" }
      return "\(name):\(number.isEmpty ? "0" : number)"
    default: return String(name)
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }

  fileprivate var isOfScheme: Bool {
    isASCIIDigit || ("a"..."z").contains(self) || ("A"..."Z").contains(self) || "+-.".contains(self)
  }
}
