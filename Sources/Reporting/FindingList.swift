package import Diagnostics
package import JSON

/// The findings of one document as twimlc's own JSON.
package enum FindingList {
  /// One array, an object for each finding as in `--format json`.
  package static func json(of diagnostics: [Diagnostic], in source: SourceFile) -> JSON {
    guard !diagnostics.isEmpty else { return .array([]) }
    let object = FindingObject(source: source, lines: LineTable(source))
    return .array(
      zip(diagnostics, Fingerprint.all(of: diagnostics, in: source)).map {
        object.json($0, $1)
      })
  }
}
