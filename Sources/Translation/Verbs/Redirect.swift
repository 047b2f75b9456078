import Diagnostics
import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLSyntax

extension Translator {
  mutating func redirect(_ redirect: Redirect, _ element: Element) -> Passage {
    let place = element.children.isEmpty ? element.startTag : element.contentRange
    return Passage(
      answer() + request(redirect.next, of: element, at: place), .end, from: element.range)
  }

  /// The action that asks for another document; none where its URL is not known.
  mutating func request(
    _ next: NextRequest, of element: Element, at range: SourceRange
  ) -> [Callflow.Action] {
    guard let url = next.url, url.hasPrefix("http://") || url.hasPrefix("https://") else {
      fail(.unresolvedURL(next, element, at: range))
      return []
    }
    let method = next.method ?? .post
    return [
      Callflow.Action(
        "pivot",
        [
          .init("voice_url", .string(method == .get ? url.appending(variables.sent) : url)),
          .init("method", .string(method.rawValue)),
          .init("req_format", .string("twiml")),
        ])
    ]
  }
}

extension String {
  /// The URL with more parameters in its query.
  fileprivate func appending(_ parameters: [SetVariables.Variable]) -> String {
    let query = parameters.map { "\(Escaping.form($0.key))=\(Escaping.form($0.value ?? ""))" }
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
        .unresolvedURL, "a callflow can ask for http and https URLs alone, not for '\(url)'",
        at: range)
    }
    let what =
      next.isSelf
      ? "\(element.name) asks for this document's own URL, which is not known"
      : "the URL '\(next.reference ?? "")' of \(element.name) is relative to one that is not known"
    return Diagnostic(
      .unresolvedURL, what, at: range,
      help: ["give the URL that Pivot fetches the document from with --base-url"])
  }
}
