package import Diagnostics
import JSON

/// The Reviewdog Diagnostic Format: one object for the whole run.
/// https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
package struct RDJSONReporter: Reporter {
  private var writer = JSONWriter(.pretty)
  private var highest: Severity?

  private let documentation: Documentation?

  package init(documentation: Documentation? = nil) { self.documentation = documentation }

  package static func recognizes(_ beginning: String) -> Bool {
    beginning.hasPrefix("{") && beginning.contains(#""diagnostics":"#)
  }

  package mutating func begin() -> String {
    writer.beginObject()
    writer.key("source")
    writer.value(["name": "twimlc"])
    writer.key("diagnostics")
    writer.beginArray()
    return writer.takeText()
  }

  package mutating func report(_ diagnostics: [Diagnostic], in source: SourceFile) -> String {
    guard let worst = diagnostics.map(\.severity).max() else { return "" }
    highest = max(highest ?? worst, worst)
    let document = ReviewedDocument(
      source: source, lines: LineTable(source), documentation: documentation)
    for diagnostic in diagnostics { writer.value(document.json(diagnostic)) }
    return writer.takeText()
  }

  /// The highest severity is known only at the end.
  package mutating func end(_ write: (String) -> Void) {
    writer.endArray()
    if let highest {
      writer.key("severity")
      writer.value(highest.reviewdogName)
    }
    writer.endObject()
    write(writer.takeText() + "\n")
  }
}

private struct ReviewedDocument {
  let source: SourceFile
  let lines: LineTable
  let documentation: Documentation?

  func json(_ diagnostic: Diagnostic) -> JSON {
    [
      "message": .string(diagnostic.paragraph),
      "location": [
        "path": .string(normalizedPath(source.name)), "range": range(diagnostic.range),
      ],
      "severity": diagnostic.severity.reviewdogName,
      "code": code(diagnostic.rule),
      "suggestions": .array(diagnostic.fixIts.compactMap(suggestion)),
    ]
  }

  private func code(_ rule: Rule) -> JSON {
    var members: [JSON.Member] = [.init("value", .string(rule.id))]
    if let documentation { members.append(.init("url", .string(documentation.address(of: rule)))) }
    return .object(members)
  }

  private func range(_ range: SourceRange) -> JSON {
    ["start": position(range.lowerBound), "end": position(range.upperBound)]
  }

  /// The format counts columns in bytes of UTF-8, from 1.
  private func position(_ offset: Int) -> JSON {
    let line = lines.position(at: offset).line
    let column = min(offset, source.text.count) - lines.range(ofLine: line).lowerBound + 1
    return ["line": .integer(line), "column": .integer(column)]
  }

  /// All edits of a fix-it become one, because suggestions are applied one by one.
  private func suggestion(_ fixIt: FixIt) -> JSON? {
    guard let first = fixIt.edits.first, let last = fixIt.edits.last else { return nil }
    var text = ""
    var offset = first.range.lowerBound
    for edit in fixIt.edits {
      text += source[SourceRange(offset..<edit.range.lowerBound)] + edit.replacement
      offset = edit.range.upperBound
    }
    return ["range": range(first.range.union(last.range)), "text": .string(text)]
  }
}

extension Severity {
  fileprivate var reviewdogName: JSON {
    switch self {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .note: "INFO"
    }
  }
}
