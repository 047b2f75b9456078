import Diagnostics
import TwiMLSyntax

/// The content of an element as Kazoo's XML parser, xmerl, returns it.
///
/// Measured on `xmerl_scan`: before the first element, comment or processing instruction, text and
/// CDATA join into one text node, which counts as CDATA if it began with CDATA; after it, every
/// CDATA section is its own node. `kz_xml:texts_to_binary/1` then reads only text nodes.
struct KazooContent {
  enum Kind {
    case text(Text)
    case cdata
    case element(Element)
    /// A comment or a processing instruction.
    case other
  }

  struct Item {
    let kind: Kind
    let range: SourceRange

    fileprivate var isSingleSpace: Bool {
      guard case .text(let text) = kind else { return false }
      return text.count == 1 && text.firstByte == UInt8(ascii: " ")
    }
  }

  /// The only text, if there is nothing else, as in most elements; also stripped.
  private let plain: (raw: Text, stripped: Text)?
  /// Empty for plain content.
  private let mixture: [Item]
  /// The text that Kazoo does not see: CDATA sections, and text that runs into the first one.
  let lost: [SourceRange]
  /// Whether there is one text and nothing else.
  var isPlain: Bool { plain != nil }
  /// The text nodes joined.
  var rawText: Text { plain?.raw ?? Self.joinedText(of: mixture) }
  /// The text as `kz_xml:texts_to_binary/1` returns it: text nodes joined, then newlines, spaces,
  /// newlines and spaces stripped at both ends, in that order.
  var strippedText: Text { plain?.stripped ?? Self.strip(rawText) }
  var text: String { strippedText.string }

  init(_ element: Element) {
    if let text = element.onlyText {
      (plain, mixture, lost) = ((text, Self.strip(text)), [], [])
      return
    }
    plain = nil
    (mixture, lost) = Self.mixture(of: element.children.nodes)
  }

  /// The items of several nodes, and the text that is lost among them.
  private static func mixture(of children: [Node]) -> (items: [Item], lost: [SourceRange]) {
    var items: [Item] = []
    var lost: [SourceRange] = []
    var isFirstRun = true
    for node in children {
      switch node {
      case .element(let element):
        isFirstRun = false
        items.append(Item(kind: .element(element), range: node.range))
      case .comment, .processingInstruction:
        isFirstRun = false
        items.append(Item(kind: .other, range: node.range))
      case .text(let text), .cdata(let text):
        let isText = if case .text = node { true } else { false }
        if isFirstRun, let first = items.last {
          guard case .text(let before) = first.kind else {
            lost.append(text.range)
            continue
          }
          let range = first.range.union(text.range)
          items[items.count - 1] = Item(
            kind: .text(Text(before.string + text.string, at: range)), range: range)
        } else if isText {
          items.append(Item(kind: .text(text), range: text.range))
        } else {
          items.append(Item(kind: .cdata, range: text.range))
          lost.append(text.range)
        }
      }
    }
    return (items, lost)
  }

  var items: [Item] {
    plain.map { [Item(kind: .text($0.raw), range: $0.raw.range)] } ?? mixture
  }

  /// Whether the text nodes are white space, or there are none.
  var isBlank: Bool {
    if let plain { return plain.raw.isBlank }
    return mixture.allSatisfy { if case .text(let text) = $0.kind { text.isBlank } else { true } }
  }

  /// Whether there is nothing at all, not even white space.
  var isEmpty: Bool { !isPlain && mixture.isEmpty }

  /// The elements among the items.
  var elements: [Element] {
    mixture.compactMap { if case .element(let element) = $0.kind { element } else { nil } }
  }

  /// The range from the first text node to the last; nil if there is none.
  var textRange: SourceRange? { range { _ in true } }

  /// The same without blank text nodes at the ends.
  var wordsRange: SourceRange? { range { !$0.isBlank } }

  private func range(where isMeant: (Text) -> Bool) -> SourceRange? {
    var range: SourceRange?
    for item in items {
      guard case .text(let text) = item.kind, isMeant(text) else { continue }
      range = range?.union(item.range) ?? item.range
    }
    return range
  }

  /// The same without the text nodes that are one single space, which `kz_xml:filter_empty_text/1`
  /// drops.
  var withoutSingleSpaces: [Item] {
    items.contains(where: \.isSingleSpace) ? items.filter { !$0.isSingleSpace } : items
  }

  private static func joinedText(of items: [Item]) -> Text {
    var joined = ""
    for item in items { if case .text(let text) = item.kind { joined += text.string } }
    return Text(joined, at: items.first?.range ?? SourceRange(at: 0))
  }

  private static func strip(_ text: Text) -> Text { text.stripping(stripOrder) }

  private static let stripOrder = [
    UInt8(ascii: "\n"), UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: " "),
  ]
}

extension String {
  /// Whether there is nothing but XML white space.
  var isBlank: Bool {
    utf8.allBytes(\.isXMLSpace)
  }

  /// Whether there is no character beyond ASCII.
  var isASCII: Bool {
    // All bytes at once, and not one after the other up to the first that says no.
    unsafe utf8.withContiguousStorageIfAvailable { unsafe $0.reduce(0, |) < 0x80 }
      ?? utf8.allSatisfy { $0 < 0x80 }
  }

  /// Whether Kazoo can turn the value into a binary as Latin-1 (`kz_term:to_binary/1` on a list).
  var isLatin1: Bool {
    // In UTF-8, what lies beyond begins with a byte from here on.
    utf8.allBytes { $0 < 0xC4 }
  }
}

extension String.UTF8View {
  /// The same as `allSatisfy`, on the bytes in place.
  func allBytes(_ predicate: (UInt8) -> Bool) -> Bool {
    unsafe withContiguousStorageIfAvailable { unsafe $0.allSatisfy(predicate) }
      ?? allSatisfy(predicate)
  }
}
