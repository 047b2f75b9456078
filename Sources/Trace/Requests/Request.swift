package import TwiMLSemantics

/// What Pivot asks the web server for.
package struct Request: Sendable, Hashable {
  /// Without the parameters of a GET; nil if it is relative to the document's own URL and that is
  /// unknown.
  package let url: String?
  /// The URL as written in the document; nil if the document's own URL is requested again.
  package let reference: String?
  package let method: HTTPMethod
  package let parameters: Parameters

  /// - Parameter url: without the parameters; nil if it is unknown.
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

  /// The requested URL with the parameters of a GET; nil if the URL is unknown.
  package var uri: String? {
    guard let url else { return nil }
    if method == .post { return url }
    return SplitURL(url)?.adding(parameters.formEncoded) ?? url
  }
}
