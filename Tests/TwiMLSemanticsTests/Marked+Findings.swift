import Diagnostics
import Markers
import TwiMLSemantics
import TwiMLSyntax

extension Marked {
  /// The text between the first two markers; nil if there are none.
  var range: SourceRange? { ranges.first.map { SourceRange($0) } }

  /// Every finding in the document, in order.
  func findings(target: Target = .kazoo4, baseURL: String? = nil) -> [Diagnostic] {
    let (parsed, syntax) = parse(source)
    let options = AnalysisOptions(target: target, baseURL: baseURL)
    return (syntax + analyze(parsed, options: options).diagnostics).sorted {
      $0.range.lowerBound < $1.range.lowerBound
    }
  }
}
