import Compiler
import JSON
import TwiMLSemantics
import TwiMLVocabulary

extension Server {
  /// The URLs of a document that can be opened: absolute URLs, and those that Kazoo resolves
  /// against a known URL.
  func links(_ document: inout OpenDocument) -> JSON {
    guard document.isTwiML else { return [] }
    let outline = Outline(text: document.text.text, markup: document.markup())
    let finder = LinkFinder(outline: outline, baseURL: options(for: document).baseURL)
    var cursor = PositionCursor(document.text)
    return .array(
      finder.links.map { range, target in
        [
          "range": [
            "start": cursor.position(of: range.lowerBound).json,
            "end": cursor.position(of: range.upperBound).json,
          ],
          "target": .string(target),
        ]
      })
  }
}

private struct LinkFinder {
  let outline: Outline
  let baseURL: String?

  private static let limit = 10_000

  var links: [(range: Range<Int>, target: String)] {
    var links: [(range: Range<Int>, target: String)] = []
    for element in outline.markup.elements where links.count < LinkFinder.limit {
      let spec = outline.spec(of: element)
      for attribute in element.attributes {
        guard let value = attribute.value else { continue }
        let type = spec?.attribute(outline.name(attribute.name))?.type
        add(value, isResolved: type.map(isURL) ?? false, to: &links)
      }
      // Text that continues after a child is not a URL.
      if !element.isSelfClosing, element.endName != nil, let type = spec?.textType, type != .text {
        add(element.content, isResolved: isURL(type), to: &links)
      }
    }
    return links
  }

  /// Whether Kazoo resolves the value of an attribute. A value that Kazoo never reads is a link
  /// only if it is already absolute.
  private func isURL(_ type: ValueType) -> Bool {
    if case .url = type { true } else { false }
  }

  private func add(
    _ range: Range<Int>, isResolved: Bool, to links: inout [(range: Range<Int>, target: String)]
  ) {
    let bytes = outline.text[range]
    guard let first = bytes.firstIndex(where: { !$0.isMarkupSpace }),
      let last = bytes.lastIndex(where: { !$0.isMarkupSpace }),
      !bytes.contains(UInt8(ascii: "<")), last - first < 4096
    else { return }
    let trimmed = first..<last + 1
    let text = outline.decoded(trimmed)
    let isAbsolute = ["http://", "https://", "ws://", "wss://"].contains {
      text.lowercased().hasPrefix($0)
    }
    let target =
      isAbsolute ? text : isResolved ? TwiMLURL.resolved(text, against: baseURL) : nil
    if let target, isWebAddress(target) { links.append((trimmed, target)) }
  }

  /// Whether a client can open it: it is a URL with a host and without characters that a URL must
  /// escape.
  private func isWebAddress(_ text: String) -> Bool {
    guard let scheme = text.firstRange(of: "://") else { return false }
    return text[scheme.upperBound...].first.map { $0 != "/" } ?? false
      && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F }
  }
}
