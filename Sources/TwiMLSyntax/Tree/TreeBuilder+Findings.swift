import Diagnostics

extension Diagnostic {
  static func nestingTooDeep(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .nestingTooDeep,
      "elements are nested more than \(Limits.depth) deep: the rest is not checked",
      at: range, help: ["nest the elements less deeply"])
  }

  static func unbalancedEntity(_ element: Element) -> Diagnostic {
    Diagnostic(
      .unbalancedEntity,
      "the tags of '\(element.name)' come from different entities: "
        + "\(Diagnostic.notParsed)", at: element.startTag,
      help: ["close the element in the entity that opens it"])
  }
}
