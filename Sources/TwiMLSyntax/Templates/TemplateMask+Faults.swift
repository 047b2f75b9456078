import Diagnostics

extension TemplateMask {
  /// The remaining faults of a document that is not well-formed without its templates, if the
  /// templates decide about tags.
  func remainingFaults(_ faults: [Diagnostic], map: OffsetMap) -> [Diagnostic] {
    let certain = certainFaults(faults, map: map)
    guard certain.count < faults.count,
      let first = parts.first(where: \.isControl) ?? parts.first
    else { return certain }
    return certain + [.unjudgedTemplate(at: map.source(first.range))]
  }

  /// The faults that remain whatever the templates produce.
  func certainFaults(_ faults: [Diagnostic], map: OffsetMap) -> [Diagnostic] {
    let hasControl = parts.contains(where: \.isControl)
    let decidesAboutTags = hasControl && decidesAboutTags
    return faults.filter { fault in
      if Self.structural.contains(fault.rule) { return !hasControl }
      if Self.nesting.contains(fault.rule) { return !decidesAboutTags }
      if Self.attributes.contains(fault.rule) { return !hasPart(inTagAt: fault.range, map: map) }
      return true
    }
  }

  /// Whether a template can decide about tags: if a branch of a block does not close what it opens,
  /// or if code writes tags itself.
  private var decidesAboutTags: Bool {
    guard parts.allSatisfy({ !$0.writesTags }) else { return true }
    var blocks = BlockNesting()
    var rest = tags[...]
    for part in parts {
      while let tag = rest.first, tag.lowerBound < part.range.lowerBound {
        blocks.read(tag: text[tag])
        rest.removeFirst()
      }
      if case .block(let closes, let opens) = part.role {
        blocks.read(closes: closes, opens: opens)
      }
    }
    return !blocks.isBalanced
  }

  private func hasPart(inTagAt range: SourceRange, map: OffsetMap) -> Bool {
    let base = map.source(0..<0).lowerBound
    let start = max(0, min(range.lowerBound - base, text.count - 1))
    let lower = text[...start].lastIndex(of: UInt8(ascii: "<")) ?? 0
    let upper = text[start...].firstIndex(of: UInt8(ascii: ">")) ?? text.count
    return parts.contains { $0.range.overlaps(lower..<max(upper, lower + 1)) }
  }

  /// The faults that a statement around the elements can cause although the output is well-formed.
  private static let structural: Set<Rule> = [
    .severalRoots, .contentAfterRoot, .missingRoot, .textBeforeXML, .malformedXML,
  ]

  /// The faults that an `if` or a loop around tags can cause.
  private static let nesting: Set<Rule> = [
    .missingEndTag, .mismatchedEndTag, .strayEndTag,
  ]

  private static let attributes: Set<Rule> = [
    .unquotedValue, .attributeWithoutValue, .missingAttributeSpace, .strayCharacter,
    .unterminatedTag, .duplicateAttribute,
  ]
}

/// Whether each branch of each block closes the elements that it opens, and no other ones.
private struct BlockNesting {
  /// The names that are open in each block that is, innermost last.
  private var open: [[ArraySlice<UInt8>]] = []
  private(set) var isClean = true

  var isBalanced: Bool { isClean && open.isEmpty }

  mutating func read(tag: ArraySlice<UInt8>) {
    guard let block = open.indices.last else { return }
    let inside = tag.dropFirst().dropLast()
    if inside.first == UInt8(ascii: "/") {
      if open[block].popLast() != Self.name(inside.dropFirst()) { isClean = false }
    } else if inside.last != UInt8(ascii: "/") {
      open[block].append(Self.name(inside))
    }
  }

  mutating func read(closes: Int, opens: Int) {
    for _ in 0..<closes {
      // One without a beginning is a statement of another kind.
      if let block = open.popLast(), !block.isEmpty { isClean = false }
    }
    for _ in 0..<opens { open.append([]) }
  }

  private static func name(_ tag: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    tag.prefix { !$0.isXMLSpace && $0 != UInt8(ascii: "/") }
  }
}

extension Diagnostic {
  fileprivate static func unjudgedTemplate(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unjudgedTemplate,
      "the template decides from here on whether the tags match: the verbs are not checked",
      at: range, help: ["check the output of the template, as 'curl -sSi' prints it"])
  }

  static func nothingButTemplate(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unjudgedTemplate, "there is no TwiML outside of the template: nothing is checked", at: range,
      help: ["check the output of the template, as 'curl -sSi' prints it"])
  }
}
