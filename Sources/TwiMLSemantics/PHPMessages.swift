import Diagnostics
import TwiMLSyntax

extension Analyzer {
  /// A message of PHP among the verbs: `<br />`, `<b>Warning</b>`, the text with more of `<b>` in it,
  /// and `<br />`.
  struct PHPOutput {
    /// What Kazoo takes for a verb.
    let first: Element
    let range: SourceRange
    /// How many nodes it takes up.
    let count: Int
    /// As in "warning".
    let kind: String
  }

  /// The message that begins with an element and goes on in the nodes behind it.
  func phpOutput(
    from first: Element, before rest: @autoclosure () -> ArraySlice<Node>
  ) -> PHPOutput? {
    guard first.isPHPOutput else { return nil }
    let start = first.range.lowerBound
    guard let kind = PHPMessage.kind(of: source[SourceRange(start..<start + 200)]) else {
      return nil
    }
    var range = first.range
    var count = 1
    for node in rest() {
      guard node.isPHPOutput else { break }
      range = range.union(node.range)
      count += 1
      if case .element(let element) = node, element.name == "br" { break }
    }
    return PHPOutput(first: first, range: range, count: count, kind: kind)
  }

  func phpMessage(_ output: PHPOutput) -> Diagnostic {
    var words = ""
    var isInTag = false
    for character in source[output.range].prefix(1000) {
      if character == "<" { isInTag = true }
      if !isInTag { words.append(character) }
      if character == ">" { isInTag = false }
    }
    let message = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var finding = Diagnostic(
      .phpWarning, "a message of PHP (\(output.kind)) stands among the verbs: \(run.stops)",
      at: output.range, help: ["PHP says: \(message)", PHPMessage.help])
    // What comes before it has run.
    finding.isFatal = false
    return finding
  }
}

extension Element {
  fileprivate var isPHPOutput: Bool { name == "b" || name == "br" }
}

extension Node {
  /// Whether PHP writes such a node into a message, where verbs are elements of other names.
  fileprivate var isPHPOutput: Bool {
    switch self {
    case .element(let element): element.isPHPOutput
    case .text: true
    case .cdata, .comment, .processingInstruction: false
    }
  }
}
