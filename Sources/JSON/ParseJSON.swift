package import Diagnostics

/// Parses a JSON document by RFC 8259, without extensions.
///
/// A document that is not JSON has no root and one diagnostic at its first fault.
package func parseJSON(
  _ source: SourceFile
) -> (document: JSONDocument, diagnostics: [Diagnostic]) {
  if !source.decoding.isVerbatim {
    return (JSONDocument(source: source, nodes: []), [.notUTF8(source)])
  }
  var parser = JSONParser(source)
  do throws(JSONFault) {
    try parser.run()
  } catch {
    return (JSONDocument(source: source, nodes: []), [error.diagnostic])
  }
  let document = JSONDocument(source: source, nodes: parser.nodes)
  return (document, duplicateKeys(in: document))
}

/// Parses consecutive values up to the first fault, where open brackets count as closed.
/// - Returns: the values, and the fault if they end before the text.
package func parseJSONSequence(
  _ source: SourceFile
) -> (documents: [JSONDocument], fault: Diagnostic?) {
  var documents: [JSONDocument] = []
  var offset = source.documentStart
  while true {
    var parser = JSONParser(source, from: offset)
    do throws(JSONFault) {
      try parser.run()
    } catch {
      let isNext =
        parser.isComplete && parser.offset > offset
        && [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(source.text[parser.offset])
      let next = parser.offset
      parser.closeAll()
      documents.append(JSONDocument(source: source, nodes: parser.nodes))
      guard isNext else { return (documents, error.diagnostic) }
      offset = next
      continue
    }
    documents.append(JSONDocument(source: source, nodes: parser.nodes))
    return (documents, nil)
  }
}

/// The keys that repeat an earlier key of the same object.
private func duplicateKeys(in document: JSONDocument) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  for index in document.nodes.indices where document.nodes[index].kind == .object {
    var first: [String: JSONValue] = [:]
    for member in JSONValue(document: document, index: index).members {
      if let other = first[member.key] {
        diagnostics.append(.duplicateKey(member, first: other.range))
      } else {
        first[member.key] = member.name
      }
    }
  }
  return diagnostics
}

/// The place and reason of a JSON fault.
struct JSONFault: Error {
  let diagnostic: Diagnostic

  init(
    _ message: String, _ range: Range<Int>, help: [String] = [],
    related: [Diagnostic.Related] = [], rule: Rule = .malformedJSON
  ) {
    diagnostic = Diagnostic(
      rule, message, at: SourceRange(range), help: help, related: related)
  }
}

extension Diagnostic {
  fileprivate static func notUTF8(_ source: SourceFile) -> Diagnostic {
    let first = source.text[source.documentStart...].firstIndex { $0 >= 0x80 }
    let start = first ?? source.documentStart
    let rest = source.text[start...].dropFirst()
    let end = rest.firstIndex { $0 & 0xC0 != 0x80 } ?? source.text.count
    return Diagnostic(
      .notUTF8, "the document is not UTF-8: Kazoo reads nothing else, and runs none of it",
      at: source.decoding.firstInvalid ?? SourceRange(start..<end),
      help: ["save the document as UTF-8"])
  }

  fileprivate static func duplicateKey(
    _ member: JSONValue.Member, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .duplicateKey, "the key '\(member.key)' is repeated: Kazoo uses the first value",
      at: member.name.range, related: [Related("the first one", at: first)])
  }
}
