import Diagnostics
import Testing
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

/// A document in which `⟦` and `⟧` enclose the text that a finding should speak of.
struct Marked: CustomTestStringConvertible {
  let document: String
  let marked: SourceRange?
  let testDescription: String

  init(_ text: String) {
    testDescription = text
    let parts = text.split(separator: "⟦", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      document = text
      marked = nil
      return
    }
    let rest = parts[1].split(separator: "⟧", maxSplits: 1, omittingEmptySubsequences: false)
    document = String(parts[0] + rest[0] + rest[1])
    let start = parts[0].utf8.count
    marked = SourceRange(start..<start + rest[0].utf8.count)
  }

  /// Every finding in the document, in order.
  func findings(target: Target = .kazoo4, baseURL: String? = nil) -> [Diagnostic] {
    let source = SourceFile(name: "test.xml", bytes: Array(document.utf8))
    let (parsed, syntax) = parse(source)
    let options = AnalysisOptions(target: target, baseURL: baseURL)
    return (syntax + analyze(parsed, options: options).diagnostics).sorted {
      $0.range.lowerBound < $1.range.lowerBound
    }
  }
}
