package import Diagnostics

/// The response of a web server: a document, with the HTTP head before it if the input has one.
package struct HTTPResponse: Sendable {
  package let source: SourceFile
  /// One for each received response, with the head of the body last; empty for a document alone.
  package let heads: [HTTPHead]
  /// The language of the document.
  package let language: Language

  /// The languages that Pivot runs.
  package enum Language: Sendable, Hashable {
    case twiml
    /// A callflow in JSON.
    case callflow
    /// There is no document that Kazoo would read.
    case unread
  }

  /// Splits a response and checks its head as Pivot does.
  /// - Parameters:
  /// - name: its name in reports.
  /// - contentType: the Content-Type of a response without a head; nil if it is unknown.
  package static func receive(
    name: String, bytes: [UInt8], contentType: String? = nil
  ) -> (response: HTTPResponse, diagnostics: [Diagnostic]) {
    let length = bytes.first == UInt8(ascii: "H") ? HTTPHeadReader(bytes).end : 0
    let source = SourceFile(name: name, bytes: bytes, headLength: length)
    if length == 0, contentType == nil, source.beginsWithTag {
      return (HTTPResponse(source: source, heads: [], language: .twiml), [])
    }
    let heads = length == 0 ? [] : HTTPHeadReader(source.text).heads
    var check = ResponseCheck(source: source, heads: heads, body: bytes[length...])
    check.check(statedType: contentType)
    return (
      HTTPResponse(source: source, heads: heads, language: check.language), check.diagnostics
    )
  }
}

extension SourceFile {
  /// Whether the text begins with a tag, as most documents do: then there is nothing to check if it
  /// has no head. "< " begins a line of curl's log.
  fileprivate var beginsWithTag: Bool {
    text.count > 1 && text[0] == UInt8(ascii: "<") && text[1] != UInt8(ascii: " ")
  }
}
