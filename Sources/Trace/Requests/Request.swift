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
    if method == .post { return url }
    return SplitURL(url)?.adding(parameters.formEncoded) ?? url
  }
}
