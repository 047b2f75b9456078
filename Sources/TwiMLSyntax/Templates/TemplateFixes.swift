package import Diagnostics

extension Document {
  /// The findings without fix-its that would touch a template expression or script: code is never
  /// changed, whatever the document is.
  package func withoutFixesInTemplates(_ findings: [Diagnostic]) -> [Diagnostic] {
    guard findings.contains(where: { !$0.fixIts.isEmpty }) else { return findings }
    let start = source.documentStart
    let parts = TemplateScanner.parts(of: source.documentText).map {
      $0.range.lowerBound + start..<$0.range.upperBound + start
    }
    guard !parts.isEmpty else { return findings }
    return findings.map { finding in
      var kept = finding
      kept.fixIts.removeAll { fixIt in fixIt.edits.contains { parts.touch($0.range) } }
      return kept
    }
  }
}

extension [Range<Int>] {
  /// Whether an edit of a range changes something inside of one of these, which are in order.
  fileprivate func touch(_ edit: SourceRange) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].upperBound <= edit.lowerBound { low = middle + 1 } else { high = middle }
    }
    guard low < count else { return false }
    return edit.isEmpty
      ? self[low].lowerBound < edit.lowerBound : self[low].lowerBound < edit.upperBound
  }
}
