/// The parts of a URL with an authority.
struct WebURL {
  /// As written.
  let scheme: String
  /// The host with its port.
  let authority: String
  /// The rest from the first slash on, with the query and fragment; empty if nothing follows the
  /// host.
  let rest: String

  init?(_ text: String) {
    guard let mark = text.firstRange(of: "://") else { return nil }
    scheme = String(text[..<mark.lowerBound])
    let after = text[mark.upperBound...]
    let end = after.firstIndex { "/?#".contains($0) } ?? after.endIndex
    authority = String(after[..<end])
    rest = String(after[end...])
  }

  /// Only the path.
  var path: String { String(rest.prefix { !"?#".contains($0) }) }
}
