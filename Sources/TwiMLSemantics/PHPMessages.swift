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

  /// The message that begins with a node.
  func phpOutput(in nodes: ArraySlice<Node>) -> PHPOutput? {
    guard case .element(let first)? = nodes.first, first.name == "br" || first.name == "b" else {
      return nil
    }
    let start = first.range.lowerBound
    guard let kind = PHPMessage.kind(of: source[SourceRange(start..<start + 200)]) else {
      return nil
    }
    var last = nodes.startIndex
    for index in nodes.indices.dropFirst() {
      guard nodes[index].isPHPOutput else { break }
      last = index
      if case .element(let element) = nodes[index], element.name == "br" { break }
    }
    return PHPOutput(
      first: first, range: first.range.union(nodes[last].range),
      count: last - nodes.startIndex + 1, kind: kind)
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
      .phpWarning, "\(run.stops): a message of PHP (\(output.kind)) stands among the verbs",
      at: output.range, help: ["PHP says: \(message)", PHPMessage.help])
    // What comes before it has run.
    finding.isFatal = false
    return finding
  }
}

extension Node {
  /// Whether PHP writes such a node into a message, where verbs are elements of other names.
  fileprivate var isPHPOutput: Bool {
    switch self {
    case .element(let element): element.name == "b" || element.name == "br"
    case .text: true
    case .cdata, .comment, .processingInstruction: false
    }
  }
}
