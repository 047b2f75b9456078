package import TwiMLSemantics

/// What Pivot asks the web server for.
package struct Request: Sendable, Hashable {
  /// Without the parameters of a GET; nil when it is relative to the document's own URL, and that
  /// is unknown.
  package let url: String?
  /// The URL as the document says it; nil where it says none, and its own is asked again.
  package let reference: String?
  package let method: HTTPMethod
  package let parameters: Parameters

  /// - Parameter url: without the parameters; nil when it is unknown.
  package init(url: String?, method: HTTPMethod, parameters: Parameters) {
    self.url = url
    reference = url
    self.method = method
    self.parameters = parameters
  }

  init(_ next: NextRequest, method: HTTPMethod, parameters: Parameters) {
    url = next.url
    reference = next.reference
    self.method = method
    self.parameters = parameters
  }

  /// The form that a POST sends; empty for a GET.
  package var body: String { method == .post ? parameters.formEncoded : "" }

  /// The URL that goes out, with the parameters of a GET; nil when the URL is unknown.
  package var uri: String? {
    guard let url else { return nil }
    return method == .post ? url : Self.adding(parameters.formEncoded, to: url)
  }

  /// Puts a query behind the one that a URL has.
  ///
  /// Source: `pivot_call:uri/2`
  static func adding(_ query: String, to url: String) -> String {
    let fragment = url.firstIndex(of: "#").map { url[$0...] } ?? ""
    let rest = url.dropLast(fragment.count)
    // A lone `?` or `#` is as good as none.
    let tail = fragment.count > 1 ? fragment : ""
    guard let mark = rest.firstIndex(of: "?") else { return "\(rest)?\(query)\(tail)" }
    let own = rest[rest.index(after: mark)...]
    return own.isEmpty ? "\(rest)\(query)\(tail)" : "\(rest)&\(query)\(tail)"
  }
}
