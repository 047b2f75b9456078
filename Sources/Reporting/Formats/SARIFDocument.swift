import Diagnostics
import JSON

/// A document of the run, as SARIF lists it.
struct SARIFArtifact {
  private let name: String
  /// In bytes.
  private let length: Int
  private let encoding: Decoding.Encoding

  init(_ source: SourceFile) {
    name = source.name
    length = source.bytes.count
    encoding = source.decoding.encoding
  }

  /// - Parameter index: its place among the documents of the run, from 0.
  func json(index: Int) -> JSON {
    [
      "location": SARIFArtifact.location(of: name, index: index),
      "length": .integer(length),
      "roles": ["analysisTarget"],
      "mimeType": "application/xml",
      "encoding": .string(encoding.rawValue),
    ]
  }

  static func location(of name: String, index: Int) -> JSON {
    ["uri": .string(uriReference(path: name)), "index": .integer(index)]
  }
}

/// A document and what was found in it, as objects of SARIF.
struct SARIFDocument {
  private let source: SourceFile
  private let location: JSON

  /// - Parameter index: its place among the documents of the run, from 0.
  init(_ source: SourceFile, index: Int) {
    self.source = source
    location = SARIFArtifact.location(of: source.name, index: index)
  }

  func result(
    _ diagnostic: Diagnostic, rule: Int, _ fingerprint: Fingerprint, _ lines: LineTable
  ) -> JSON {
    var members = [
      JSON.Member("ruleId", .string(diagnostic.rule.id)),
      JSON.Member("ruleIndex", .integer(rule)),
      JSON.Member("level", .string(diagnostic.severity.name)),
      JSON.Member("message", message(diagnostic.paragraph)),
      JSON.Member("locations", [["physicalLocation": place(diagnostic.range, lines)]]),
      // Not `primaryLocationLineHash`: GitHub computes that one itself and warns about a different
      // value.
      JSON.Member("partialFingerprints", ["twimlcContext/v1": .string(fingerprint.text)]),
    ]
    if !diagnostic.related.isEmpty {
      let related = diagnostic.related.enumerated().map { index, related in
        [
          "id": .integer(index), "physicalLocation": place(related.range, lines),
          "message": message(related.message),
        ] as JSON
      }
      members.append(JSON.Member("relatedLocations", .array(related)))
    }
    let fixes = diagnostic.fixIts.filter { !$0.edits.isEmpty }
    if !fixes.isEmpty {
      members.append(JSON.Member("fixes", .array(fixes.map { fix($0, lines) })))
    }
    return .object(members)
  }

  /// Section 3.11.5: a single brace would begin a placeholder.
  private func message(_ text: String) -> JSON { ["text": .string(SARIFDocument.escaped(text))] }

  static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      scalar == "{" || scalar == "}" ? "\(scalar)\(scalar)" : String(scalar)
    }.joined()
  }

  private func place(_ range: SourceRange, _ lines: LineTable) -> JSON {
    ["artifactLocation": location, "region": region(range, lines)]
  }

  private func region(_ range: SourceRange, _ lines: LineTable) -> JSON {
    let region = lines.region(of: range)
    return [
      "startLine": .integer(region.start.line), "startColumn": .integer(region.start.column),
      "endLine": .integer(region.end.line), "endColumn": .integer(region.end.column),
    ]
  }

  private func fix(_ fixIt: FixIt, _ lines: LineTable) -> JSON {
    let replacements = fixIt.edits.map { edit in
      [
        "deletedRegion": region(edit.range, lines),
        "insertedContent": ["text": .string(edit.replacement)],
      ] as JSON
    }
    return [
      "description": message(fixIt.message),
      "artifactChanges": [
        ["artifactLocation": location, "replacements": .array(replacements)]
      ],
    ]
  }
}
