import Diagnostics
import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLSyntax

extension Translator {
  mutating func redirect(_ redirect: Redirect, _ element: Element) {
    let place = element.children.isEmpty ? element.startTag : element.contentRange
    answer()
    if let request = request(redirect.next, of: element, at: place) { add(request, then: .end) }
  }

  /// The action that requests another document; nil if a callflow cannot contain its URL.
  mutating func request(
    _ next: NextRequest, of element: Element, at range: SourceRange
  ) -> Callflow.Action? {
    guard let url = absoluteURL(of: next, element, at: range) else { return nil }
    if let host = ClientURL.refusedHost(of: url) { refuse(.refusedURL(url, host, at: range)) }
    let method = next.method ?? .post
    if method == .get { reportNames(at: element.nameRange) }
    return Callflow.Action(
      "pivot",
      [
        .init("voice_url", .string(method == .get ? url.appending(variables.sent) : url)),
        .init("method", .string(method.rawValue)),
        .init("req_format", .string("twiml")),
      ])
  }
}

extension Translator {
  /// The URL of a request; nil, with an error, if it is not absolute.
  mutating func absoluteURL(
    of next: NextRequest, _ element: Element, at range: SourceRange
  ) -> String? {
    guard let url = next.url, ClientURL.isAbsolute(url) else {
      fail(.unresolvedURL(next, element, at: range))
      return nil
    }
    return url
  }

  /// Reports the variables whose names arrive in another way than from Pivot.
  private mutating func reportNames(at range: SourceRange) {
    let names = variables.sent.map(\.key).filter { !$0.isSentVerbatim }
    if !names.isEmpty { report(.encodedNames(names, at: range)) }
  }
}

extension String {
  /// Whether a URL can contain the name unencoded, as Pivot writes it into a query.
  fileprivate var isSentVerbatim: Bool {
    utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }
  }

  /// The URL with more parameters in its query.
  ///
  /// Source: `kz_http_util:encode_kv/4`, which encodes values but not names
  fileprivate func appending(_ parameters: [SetVariables.Variable]) -> String {
    let query = parameters.map { parameter in
      let name = parameter.key.isSentVerbatim ? parameter.key : Escaping.form(parameter.key)
      return "\(name)=\(Escaping.form(parameter.value?.string ?? ""))"
    }
    guard !query.isEmpty else { return self }
    let fragment = firstIndex(of: "#") ?? endIndex
    let separator = self[..<fragment].contains("?") ? "&" : "?"
    return self[..<fragment] + separator + query.joined(separator: "&") + self[fragment...]
  }
}

extension Diagnostic {
  fileprivate static func unresolvedURL(
    _ next: NextRequest, _ element: Element, at range: SourceRange
  ) -> Diagnostic {
    if let url = next.url {
      return Diagnostic(
        .unresolvedURL,
        "'\(url)' is not an http or https URL: Kazoo accepts no other in a callflow",
        at: range, help: ["write an http or https URL"])
    }
    let what =
      next.isSelf
      ? "unknown URL: \(element.name) requests this document's own URL again"
      : "relative URL '\(next.reference ?? "")': a callflow needs the absolute URL"
    return Diagnostic(
      .unresolvedURL, what, at: range, help: ["give the document's own URL with --base-url"])
  }

  static func refusedURL(_ url: String, _ host: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .refusedURL,
      "URL at '\(host)': Kazoo refuses a callflow with it (\"invalid client URL\"), though Pivot "
        + "requests it", at: range,
      help: [
        "if this is for Kazoo 5, translate with --kazoo 5: a callflow there can hold the TwiML itself",
        "if not, write the server's own host name or private address instead of '\(host)'",
      ])
  }

  fileprivate static func encodedNames(_ names: [String], at range: SourceRange) -> Diagnostic {
    let list = names.map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(
      .lossVariables,
      "the callflow's URL has \(list) percent-encoded, where Pivot sends such a name as it is",
      at: range, help: ["name variables with ASCII letters, digits and '_' only"])
  }
}
