import Diagnostics
import TwiMLVocabulary

/// The part of a document at an offset.
enum Place {
  /// The name of an element, in one of its tags.
  case element(MarkupElement, at: Range<Int>)
  case attribute(MarkupAttribute, of: MarkupElement)
  case value(MarkupAttribute, of: MarkupElement)
  /// Content between the tags of an element.
  case content(of: MarkupElement)

  /// nil outside of all elements, and between the parts of a tag.
  init?(at offset: Int, in markup: Markup) {
    guard let element = markup.element(at: offset) else { return nil }
    if element.name.touches(offset) {
      self = .element(element, at: element.name)
    } else if let name = element.endName, name.touches(offset) {
      self = .element(element, at: name)
    } else if let attribute = element.attributes.first(where: { $0.name.touches(offset) }) {
      self = .attribute(attribute, of: element)
    } else if let attribute = element.attributes.first(where: {
      $0.value?.touches(offset) ?? false
    }) {
      self = .value(attribute, of: element)
    } else if element.content.touches(offset), !element.isSelfClosing {
      self = .content(of: element)
    } else {
      return nil
    }
  }
}

extension Range<Int> {
  /// Whether an offset is inside the range or at its end.
  func touches(_ offset: Int) -> Bool { lowerBound <= offset && offset <= upperBound }
}

/// The tags of a document with their entries in the table.
struct Outline {
  let text: [UInt8]
  let markup: Markup

  func name(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  func name(of element: MarkupElement) -> String { name(element.name) }

  /// The table's entry for an element in its parent; nil for an unknown name.
  func spec(of element: MarkupElement) -> ElementSpec? {
    let parent = markup.parent(of: element).map(name(of:))
    return Vocabulary.element(name(of: element), in: parent)
  }

  /// The text of a range, with XML's predefined references resolved.
  func decoded(_ range: Range<Int>) -> String {
    Escaping.replacingReferences(in: name(range))
  }
}
