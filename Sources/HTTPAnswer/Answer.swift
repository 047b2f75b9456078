package import Diagnostics

/// What a web server answered: a document, with the head of the response before it where the input
/// has one.
package struct Answer: Sendable {
  package let source: SourceFile
  /// One for each response that was received on the way, the last one that of the body; empty for a
  /// document alone.
  package let heads: [HTTPHead]
  /// What the document is to be read as.
  package let language: Language

  /// What Pivot can run.
  package enum Language: Sendable, Hashable {
    case twiml
    /// A callflow in JSON.
    case callflow
    /// Nothing here is a document that Kazoo would read.
    case unread
  }

  /// Takes an answer apart and judges the head of it as Pivot does.
  /// - Parameters:
  ///   - name: the name that it is reported under.
  ///   - contentType: the Content-Type of an answer without a head; nil where it is not known.
  package static func receive(
    name: String, bytes: [UInt8], contentType: String? = nil
  ) -> (answer: Answer, diagnostics: [Diagnostic]) {
    let length = HTTPHeadReader(bytes).end
    let source = SourceFile(name: name, bytes: bytes, headLength: length)
    let heads = length == 0 ? [] : HTTPHeadReader(source.text).heads
    var check = ResponseCheck(source: source, heads: heads, body: bytes[length...])
    check.check(statedType: contentType)
    return (
      Answer(source: source, heads: heads, language: check.language), check.diagnostics
    )
  }
}
