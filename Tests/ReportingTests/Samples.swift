import Diagnostics

extension Rule {
  static let sample = Rule(
    id: "sample-rule", severity: .error, summary: "a rule of the tests", explanation: "None.",
    wrong: "<a/>", right: "<b/>")
}

extension SourceFile {
  init(_ text: String) { self.init(name: "menu.xml", bytes: Array(text.utf8)) }

  /// Where a part of the text stands first; all of the text where it does not.
  func range(of part: String) -> SourceRange {
    let found = text.firstRange(of: Array(part.utf8))
    return SourceRange(found ?? 0..<text.count)
  }
}
