import Diagnostics
import TwiMLSyntax

/// The content of an element as Kazoo's XML parser, xmerl, hands it on.
///
/// Measured on `xmerl_scan`: before the first element, comment or processing instruction, text and
/// CDATA run together into one text node, which counts as CDATA when it began with CDATA; after it,
/// every CDATA section is a node of its own. `kz_xml:texts_to_binary/1` then takes text nodes alone.
struct KazooContent {
  enum Kind {
    case text(String)
    case cdata
    case element(Element)
    /// A comment or a processing instruction.
    case other
  }

  struct Item {
    let kind: Kind
    let range: SourceRange
  }

  let items: [Item]
  /// The text that Kazoo does not see: CDATA sections, and text that runs into the first one.
  let lost: [SourceRange]
  /// The text nodes joined.
  let rawText: String
  /// The text as `kz_xml:texts_to_binary/1` returns it: text nodes joined, then newlines, spaces,
  /// newlines and spaces stripped at both ends, in that order.
  let text: String

  init(_ children: [Node]) {
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
      case .text(let text, let range), .cdata(let text, let range):
        let isText = if case .text = node { true } else { false }
        if isFirstRun, let first = items.last {
          guard case .text(let before) = first.kind else {
            lost.append(range)
            continue
          }
          items[items.count - 1] = Item(
            kind: .text(before + text), range: first.range.union(range))
        } else if isText {
          items.append(Item(kind: .text(text), range: range))
        } else {
          items.append(Item(kind: .cdata, range: range))
          lost.append(range)
        }
      }
    }
    self.items = items
    self.lost = lost
    rawText = Self.joinedText(of: items)
    text = Self.strip(rawText)
  }

  /// Whether there is nothing at all, not even white space.
  var isEmpty: Bool { items.isEmpty }

  /// The elements among the items.
  var elements: [Element] {
    items.compactMap { if case .element(let element) = $0.kind { element } else { nil } }
  }

  /// The text nodes from the first to the last; nil without any.
  var textRange: SourceRange? {
    var range: SourceRange?
    for item in items {
      guard case .text = item.kind else { continue }
      range = range?.union(item.range) ?? item.range
    }
    return range
  }

  /// The same without the text nodes that are one single space, which `kz_xml:filter_empty_text/1`
  /// drops.
  var withoutSingleSpaces: [Item] {
    items.filter { if case .text(" ") = $0.kind { false } else { true } }
  }

  private static func joinedText(of items: [Item]) -> String {
    if items.count == 1, case .text(let text) = items[0].kind { return text }
    var text = ""
    for item in items { if case .text(let part) = item.kind { text += part } }
    return text
  }

  private static func strip(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last,
      [first, last].contains(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: " ") })
    else { return text }
    return unsafe text.utf8.withContiguousStorageIfAvailable { unsafe strip($0) }
      ?? strip(Array(text.utf8))
  }

  private static func strip(_ bytes: some RandomAccessCollection<UInt8>) -> String {
    var bytes = bytes[...]
    for byte in [UInt8(ascii: "\n"), UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: " ")] {
      while bytes.first == byte { bytes = bytes.dropFirst() }
      while bytes.last == byte { bytes = bytes.dropLast() }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  /// Whether there is nothing but XML white space.
  var isBlank: Bool {
    utf8.allBytes { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
  }

  /// Whether Kazoo can turn the value into a binary as Latin-1 (`kz_term:to_binary/1` on a list).
  var isLatin1: Bool {
    // In UTF-8, what lies beyond begins with a byte from here on.
    utf8.allBytes { $0 < 0xC4 }
  }
}

extension String.UTF8View {
  /// The same as `allSatisfy`, over the bytes where they lie.
  fileprivate func allBytes(_ predicate: (UInt8) -> Bool) -> Bool {
    unsafe withContiguousStorageIfAvailable { unsafe $0.allSatisfy(predicate) }
      ?? allSatisfy(predicate)
  }
}
