import Diagnostics
import TwiMLVocabulary

/// What somebody points at in a document.
enum Place {
  /// The name of an element, in one of its tags.
  case element(MarkupElement, at: Range<Int>)
  case attribute(MarkupAttribute, of: MarkupElement)
  case value(MarkupAttribute, of: MarkupElement)
  /// Something between the tags of an element.
  case content(of: MarkupElement)

  /// nil outside of all elements, and between what stands in a tag.
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
  /// Whether an offset is inside or right after it.
  func touches(_ offset: Int) -> Bool { lowerBound <= offset && offset <= upperBound }
}

/// The tags of a document with what the table says of them.
struct Outline {
  let text: [UInt8]
  let markup: Markup

  func name(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  func name(of element: MarkupElement) -> String { name(element.name) }

  /// What the table says of an element where it stands; nil for a name that it does not have.
  func spec(of element: MarkupElement) -> ElementSpec? {
    let parent = markup.parent(of: element).map(name(of:))
    return Vocabulary.element(name(of: element), in: parent)
  }

  /// What stands in a range, with the references resolved that XML knows by itself.
  func decoded(_ range: Range<Int>) -> String {
    let written = name(range)
    guard written.utf8.contains(UInt8(ascii: "&")) else { return written }
    var result = ""
    var rest = written[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      guard let end = rest.firstIndex(of: ";"),
        let scalar = Outline.scalar(of: rest[rest.index(after: start)..<end])
      else {
        result += "&"
        rest = rest.dropFirst()
        continue
      }
      result.unicodeScalars.append(scalar)
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  /// What a reference without its `&` and `;` stands for.
  private static func scalar(of reference: Substring) -> Unicode.Scalar? {
    switch reference {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard reference.first == "#" else { return nil }
    let number = reference.dropFirst()
    let value =
      number.first == "x" ? UInt32(number.dropFirst(), radix: 16) : UInt32(number)
    return value.flatMap(Unicode.Scalar.init)
  }
}
