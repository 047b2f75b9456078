package import Diagnostics

/// An XML element with the ranges of its parts.
package final class Element: Sendable {
  private let sharedName: Name
  package let attributes: [Attribute]
  package let children: Children
  /// From `<` to after the `>` of the start tag.
  package let startTag: SourceRange
  /// From the `<` of the start tag to after the `>` of the end tag.
  package let range: SourceRange

  init(
    _ name: Name, attributes: [Attribute], children: Children, startTag: SourceRange,
    range: SourceRange
  ) {
    sharedName = name
    self.attributes = attributes
    self.children = children
    self.startTag = startTag
    self.range = range
  }

  /// With its prefix, as written.
  package var name: String { sharedName.text }

  package var nameDigest: NameDigest { sharedName.digest }

  /// The name in the start tag.
  package var nameRange: SourceRange {
    if sharedName.isExpanded { return startTag }
    let start = startTag.lowerBound + 1
    return SourceRange(start..<start + sharedName.count)
  }

  /// The range between the tags; empty after a self-closing tag.
  package var contentRange: SourceRange {
    guard let first = children.first, let last = children.last else {
      return SourceRange(at: startTag.upperBound)
    }
    return first.range.union(last.range)
  }

  /// The attribute of exactly that name.
  package func attribute(_ name: String) -> Attribute? {
    attribute(name, name.nameDigest)
  }

  /// The same by a name whose digest is known.
  package func attribute(_ name: String, _ digest: NameDigest) -> Attribute? {
    for index in attributes.indices where attributes[index].nameDigest == digest {
      let attribute = attributes[index]
      if attribute.name == name { return attribute }
    }
    return nil
  }

  /// The value of an attribute by a name whose digest is known.
  package func value(_ name: String, _ digest: NameDigest) -> String? {
    for index in attributes.indices
    where attributes[index].nameDigest == digest && attributes[index].name == name {
      return attributes[index].value
    }
    return nil
  }

  /// The text inside, if there is nothing else.
  package var onlyText: Text? { children.onlyText }

  /// The elements among the children.
  package var elements: [Element] {
    children.nodes.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }
}

/// An attribute with its value's entities resolved.
package struct Attribute: Sendable {
  /// With its prefix, as written.
  package var name: String { sharedName.text }
  package var nameDigest: NameDigest { sharedName.digest }
  package let value: String
  package let nameRange: SourceRange
  /// The range between the quotes.
  package let valueRange: SourceRange
  private let sharedName: Name

  init(_ name: Name, value: String, nameRange: SourceRange, valueRange: SourceRange) {
    sharedName = name
    self.value = value
    self.nameRange = nameRange
    self.valueRange = valueRange
  }

  /// From the name to after the closing quote.
  package var range: SourceRange {
    // In text from an entity, both are the reference's range.
    nameRange == valueRange
      ? nameRange : SourceRange(nameRange.lowerBound..<valueRange.upperBound + 1)
  }
}

/// A child of an element.
package enum Node: Sendable {
  case element(Element)
  case text(Text)
  /// The inside of a CDATA section; the range covers the whole section.
  case cdata(Text)
  /// A whole comment, as written.
  case comment(Text)
  /// A whole processing instruction, as written.
  case processingInstruction(Text)

  package var range: SourceRange {
    switch self {
    case .element(let element): element.range
    case .text(let text), .cdata(let text), .comment(let text), .processingInstruction(let text):
      text.range
    }
  }
}
