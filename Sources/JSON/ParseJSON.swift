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
///
/// Only the place of the elements of an array, or of an array in an object, is kept, so that a large
/// one costs little: `JSONValue.whole` parses such an element again.
/// - Parameter visit: called with each value.
/// - Returns: the fault if the values end before the text.
package func parseJSONSequence(
  _ source: SourceFile, visit: (JSONDocument) -> Void
) -> Diagnostic? {
  var offset = source.documentStart
  while true {
    let first = source.text[offset...].first { !$0.isJSONSpace }
    let depth = first == UInt8(ascii: "[") ? 1 : 2
    var parser = JSONParser(source, from: offset, outlineDepth: depth)
    do throws(JSONFault) {
      try parser.run()
    } catch {
      let isNext =
        parser.isComplete && parser.offset > offset
        && [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(source.text[parser.offset])
      let next = parser.offset
      parser.closeAll()
      visit(JSONDocument(source: source, nodes: parser.nodes))
      guard isNext else { return error.diagnostic }
      offset = next
      continue
    }
    visit(JSONDocument(source: source, nodes: parser.nodes))
    return nil
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
