public import Diagnostics

/// One array for the whole run, one object a line for each diagnostic.
public struct JSONReporter: Reporter {
  private var isEmpty = true

  public init() {}

  public func begin() -> String { "[" }

  public mutating func report(_ diagnostics: [Diagnostic], in source: SourceFile) -> String {
    guard !diagnostics.isEmpty else { return "" }
    let lines = LineTable(source)
    var text = ""
    for diagnostic in diagnostics {
      text += isEmpty ? "\n  " : ",\n  "
      text += object(diagnostic, file: source.name, lines: lines)
      isEmpty = false
    }
    return text
  }

  public func end() -> String { isEmpty ? "]\n" : "\n]\n" }

  private func object(_ diagnostic: Diagnostic, file: String, lines: LineTable) -> String {
    let start = lines.position(at: diagnostic.range.lowerBound)
    let end = lines.position(at: diagnostic.range.upperBound)
    let help = diagnostic.advice.map(JSONText.quoted).joined(separator: ", ")
    return """
      {"file": \(JSONText.quoted(file)), "line": \(start.line), "column": \(start.column), \
      "endLine": \(end.line), "endColumn": \(end.column), \
      "severity": \(JSONText.quoted(diagnostic.severity.name)), \
      "rule": \(JSONText.quoted(diagnostic.rule.id)), \
      "message": \(JSONText.quoted(diagnostic.message)), "help": [\(help)]}
      """
  }
}

/// RFC 8259, section 7.
enum JSONText {
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
