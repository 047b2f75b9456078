import Diagnostics
import JSON

/// A finding as an object of twimlc's own JSON. Members may be added, never changed.
struct FindingObject {
  let source: SourceFile
  let lines: LineTable

  func json(_ diagnostic: Diagnostic, _ fingerprint: Fingerprint) -> JSON {
    .object(
      [JSON.Member("file", .string(source.name))] + place(diagnostic.range) + [
        JSON.Member("severity", .string(diagnostic.severity.name)),
        JSON.Member("rule", .string(diagnostic.rule.id)),
        JSON.Member("message", .string(diagnostic.message)),
        JSON.Member("help", .array(diagnostic.advice.map(JSON.string))),
        JSON.Member("related", .array(diagnostic.related.map(related))),
        JSON.Member("fixes", .array(diagnostic.fixIts.map(fix))),
        JSON.Member("fingerprint", .string(fingerprint.text)),
      ])
  }

  private func place(_ range: SourceRange) -> [JSON.Member] {
    let region = lines.region(of: range)
    return [
      JSON.Member("line", .integer(region.start.line)),
      JSON.Member("column", .integer(region.start.column)),
      JSON.Member("endLine", .integer(region.end.line)),
      JSON.Member("endColumn", .integer(region.end.column)),
    ]
  }

  private func related(_ related: Diagnostic.Related) -> JSON {
    .object(place(related.range) + [JSON.Member("message", .string(related.message))])
  }

  private func fix(_ fixIt: FixIt) -> JSON {
    [
      "message": .string(fixIt.message), "safe": .boolean(fixIt.safety == .safe),
      "edits": .array(
        fixIt.edits.map { edit in
          .object(place(edit.range) + [JSON.Member("replacement", .string(edit.replacement))])
        }),
    ]
  }
}

extension FindingObject {
  /// The findings of a document, each as one line of text without a line break.
  static func lines(of diagnostics: [Diagnostic], in source: SourceFile) -> [String] {
    guard !diagnostics.isEmpty else { return [] }
    let object = FindingObject(source: source, lines: LineTable(source))
    return zip(diagnostics, Fingerprint.all(of: diagnostics, in: source)).map {
      object.json($0, $1).serialized(.compact)
    }
  }
}
