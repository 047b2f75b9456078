import Diagnostics
import TwiMLSyntax

/// The template expressions or external entities of a document, and what is certain in spite of
/// them.
struct TemplateParts {
  private let parts: [SourceRange]
  private let root: Element?

  init(_ document: Document) {
    parts = document.unknownParts
    root = parts.isEmpty ? nil : document.root
  }

  /// Whether some of a range is not known.
  func overlap(_ range: SourceRange) -> Bool {
    if parts.isEmpty { return false }
    let first = parts.partitioningIndex { $0.upperBound > range.lowerBound }
    return first < parts.count && parts[first].lowerBound < range.upperBound
  }

  /// Whether everything is known.
  var isEmpty: Bool { parts.isEmpty }

  /// Whether a node is text that a template writes, at least in part.
  func isPart(_ node: Node) -> Bool {
    if case .text(let text) = node { overlap(text.range) } else { false }
  }

  /// Whether a finding is true whatever the templates produce.
  func isCertain(_ finding: Diagnostic) -> Bool {
    guard !parts.isEmpty else { return true }
    if overlap(finding.range) { return false }
    guard finding.rule.scope != .place, let root else { return true }
    let path = root.path(to: finding.range.lowerBound)
    switch finding.rule.scope {
    case .place: return true
    case .startTag: return path.last.map { !overlap($0.startTag) } ?? true
    case .element: return path.last.map { !overlap($0.range) } ?? true
    case .parent: return path.dropLast().last.map { !overlap($0.range) } ?? true
    }
  }

}

extension Element {
  /// The elements around an offset, outermost first, from this one on.
  func path(to offset: Int) -> [Element] {
    var path: [Element] = []
    var next: Element? = self
    while let element = next {
      path.append(element)
      next = element.child(at: offset)
    }
    return path
  }

  /// The element among the children that an offset lies in.
  fileprivate func child(at offset: Int) -> Element? {
    let first = children.partitioningIndex { $0.range.upperBound > offset }
    guard first < children.count, case .element(let child) = children[first],
      child.range.lowerBound <= offset
    else { return nil }
    return child
  }
}

extension RunState {
  /// A template can produce any verb or none, and decide whether the verbs around it run.
  mutating func passTemplate() {
    channels = [.up]
    end = nil
    answeredBy = nil
    mayBeAnswered = true
    hasDigitBuffer = true
  }
}
