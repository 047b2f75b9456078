import Diagnostics
import HTTPResponses
import JSON
package import TwiMLSemantics
package import TwiMLSyntax

/// What Kazoo runs of a document, and why it stops.
extension Compilation {
  /// Whether Kazoo's callflow engine would run an action, even if it fails.
  package var isCallflow: Bool { callflowIgnoringErrors?.root?["module"] != nil }

  /// The document as Kazoo reads it, which continues where other parsers stop. If the declaration
  /// says ISO-8859-1 for UTF-8, each byte is a character.
  /// - Parameter entities: the text of external entities on Kazoo's server, by name.
  package func asKazooReads(entities: [String: String]) -> Compilation {
    let isMisdeclared = syntaxFindings.contains { $0.rule == .misdeclaredEncoding }
    guard !isRefused, isMisdeclared || syntaxFindings.contains(where: { $0.severity == .error })
    else { return self }
    var options = options
    options.mode = .kazoo(entities: entities)
    return Compilation(isMisdeclared ? response.readByBytes : response, options: options)
  }

  private var isRefused: Bool { syntaxFindings.contains(where: \.isFatal) }

  /// The verbs; nil if Kazoo does not get to them.
  package var runningProgram: Program? { isRefused ? nil : program }

  /// The message of the most severe finding if Kazoo runs nothing of the document; nil otherwise.
  package var fatalReason: String? {
    let reason =
      diagnostics.first(where: \.isFatal) ?? diagnostics.first { $0.severity == .error }
      ?? (response.language == .unread ? diagnostics.last : nil)
    return reason?.message
  }

  /// The reason that Kazoo fails on a verb; nil if it does not.
  package func reason(at verb: Element) -> String? { program?.finding(at: verb)?.message }
}

extension HTTPResponse {
  /// The same document with each byte as a character, as in ISO-8859-1.
  fileprivate var readByBytes: HTTPResponse {
    let head = source.text.prefix(source.documentStart)
    let document = source.documentText.flatMap { Array(String(Unicode.Scalar($0)).utf8) }
    return HTTPResponse.receive(name: source.name, bytes: head + document).response
  }
}
