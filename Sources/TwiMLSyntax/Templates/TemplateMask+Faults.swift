import Diagnostics

extension TemplateMask {
  /// What remains of the faults of a document that is not well-formed without its templates, when
  /// those decide what is written.
  func judge(_ faults: [Diagnostic], map: OffsetMap) -> [Diagnostic] {
    let control = parts.first(where: \.isControl)
    var isUnjudged = false
    let certain = faults.filter { fault in
      let isUncertain =
        Self.structural.contains(fault.rule)
        ? control != nil
        : Self.attributes.contains(fault.rule) && hasPart(inTagAt: fault.range, map: map)
      if isUncertain { isUnjudged = true }
      return !isUncertain
    }
    guard isUnjudged, let first = control ?? parts.first else { return certain }
    return certain + [.unjudgedTemplate(at: map.source(first.range))]
  }

  private func hasPart(inTagAt range: SourceRange, map: OffsetMap) -> Bool {
    let base = map.source(0..<0).lowerBound
    let start = max(0, min(range.lowerBound - base, text.count - 1))
    let lower = text[...start].lastIndex(of: UInt8(ascii: "<")) ?? 0
    let upper = text[start...].firstIndex(of: UInt8(ascii: ">")) ?? text.count
    return parts.contains { $0.range.overlaps(lower..<max(upper, lower + 1)) }
  }

  /// What an `if` or a loop around tags can make of a document that is well-formed in the end.
  private static let structural: Set<Rule> = [
    .missingEndTag, .mismatchedEndTag, .strayEndTag, .severalRoots, .contentAfterRoot, .missingRoot,
    .textBeforeXML, .duplicateAttribute, .malformedXML,
  ]

  private static let attributes: Set<Rule> = [
    .unquotedValue, .attributeWithoutValue, .missingAttributeSpace, .strayCharacter,
    .unterminatedTag,
  ]
}

extension Diagnostic {
  fileprivate static func unjudgedTemplate(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unjudgedTemplate,
      "whether the tags match depends on the template from here on: the verbs are not checked",
      at: range, help: ["check what the template comes to, as curl -i prints it"])
  }

  static func nothingButTemplate(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unjudgedTemplate, "there is no TwiML outside of the template: nothing is checked", at: range,
      help: ["check what the template comes to, as curl -i prints it"])
  }
}
