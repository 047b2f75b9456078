import Diagnostics
import HTTPAnswer
import JSON
package import TwiMLSemantics
package import TwiMLSyntax

/// What Kazoo runs of a document, and why it stops.
extension Compilation {
  /// Whether there is an action that Kazoo's callflow engine would run, if only to fail on it.
  package var isCallflow: Bool { answeredCallflow?.root?["module"] != nil }

  /// The document as Kazoo reads it, which goes on where other parsers stop; where the declaration
  /// says of UTF-8 that it is ISO-8859-1, each byte counts as a character.
  /// - Parameter entities: what external entities hold on Kazoo's server, by name.
  package func asKazooReads(entities: [String: String]) -> Compilation {
    let isMisdeclared = syntaxFindings.contains { $0.rule == .misdeclaredEncoding }
    guard !isRefused, isMisdeclared || syntaxFindings.contains(where: { $0.severity == .error })
    else { return self }
    var options = options
    options.mode = .kazoo(entities: entities)
    return Compilation(isMisdeclared ? answer.readByBytes : answer, options: options)
  }

  private var isRefused: Bool { syntaxFindings.contains(where: \.isFatal) }

  /// The verbs; nil where Kazoo does not come to them.
  package var runningProgram: Program? { isRefused ? nil : program }

  /// Why Kazoo runs nothing of the document: what the gravest finding says; nil without one.
  package var fatalReason: String? {
    let reason =
      diagnostics.first(where: \.isFatal) ?? diagnostics.first { $0.severity == .error }
      ?? (answer.language == .unread ? diagnostics.last : nil)
    return reason?.message
  }

  /// Why Kazoo fails on a verb; nil where it does not.
  package func reason(at verb: Element) -> String? { program?.finding(at: verb)?.message }
}

extension Answer {
  /// The same with each byte of the document a character, as in ISO-8859-1.
  fileprivate var readByBytes: Answer {
    let head = source.text.prefix(source.documentStart)
    let document = source.documentText.flatMap { Array(String(Unicode.Scalar($0)).utf8) }
    return Answer.receive(name: source.name, bytes: head + document).answer
  }
}
