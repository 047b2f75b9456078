import Diagnostics

/// Recognises input that is not XML at all, of which a parser's errors would say nothing.
struct InputKind {
  private let text: [UInt8]
  /// Where the first character that is no white space stands.
  private let start: Int
  /// Leads from `text` to its source.
  private let map: OffsetMap

  /// Why a text is no XML; nil for what a parser should see.
  static func diagnostic(for text: [UInt8], map: OffsetMap) -> Diagnostic? {
    let kind = InputKind(text: text, map: map)
    return kind.empty() ?? kind.template() ?? kind.json() ?? kind.html() ?? kind.phpWarning()
      ?? kind.prose()
  }

  private init(text: [UInt8], map: OffsetMap) {
    self.text = text
    self.map = map
    start = text.skipSpace(from: 0)
  }

  private func empty() -> Diagnostic? {
    guard start == text.count else { return nil }
    return Diagnostic(
      .emptyDocument,
      text.isEmpty
        ? "the document is empty: Kazoo ends the call"
        : "the document is nothing but white space: Kazoo parses none of it",
      at: map.range(0..<text.count),
      help: ["for a call that does nothing, write '<Response> </Response>'"])
  }

  private func template() -> Diagnostic? {
    guard let part = text.unrenderedTemplate(at: start) else { return nil }
    return .unrenderedTemplate(
      "the document begins with a template that was not rendered, '\(text.quote(part))': Kazoo parses "
        + "none of the document", at: map.range(part))
  }

  private func json() -> Diagnostic? {
    guard text[start] == UInt8(ascii: "{") || text[start] == UInt8(ascii: "[") else { return nil }
    return Diagnostic(
      .jsonDocument,
      "the document is JSON: Kazoo takes it for TwiML and parses none of it, unless it is sent as "
        + "application/json", at: map.range(firstLine(from: start)))
  }

  private func html() -> Diagnostic? {
    var markup = OuterMarkup(text: text)
    var first = text.skipSpace(from: 0)
    while first < text.count, !isHTML(at: first) {
      guard markup.next() != nil else { return nil }
      first = text.skipSpace(from: markup.offset)
    }
    guard first < text.count, !isResponse(from: first) else { return nil }
    return Diagnostic(
      .htmlDocument, "the document is HTML, no TwiML: Kazoo runs none of it",
      at: map.range(tag(from: first)),
      help: ["look at what the server says: a web page in place of TwiML is often an error page"])
  }

  /// Whether `<!DOCTYPE html>` stands before a `Response`, whose name nobody compares it with.
  private func isResponse(from offset: Int) -> Bool {
    guard text.has(.documentType, at: offset) else { return false }
    var markup = OuterMarkup(text: text)
    while markup.next() != nil {}
    return text.has(.response, at: text.skipSpace(from: markup.offset))
  }

  private func isHTML(at offset: Int) -> Bool {
    guard text[offset] == UInt8(ascii: "<"), let next = text.byte(at: offset + 1),
      "!hHbB".utf8.contains(next)
    else { return false }
    let head = text.string(offset..<min(offset + 15, text.count)).lowercased()
    return ["<!doctype html", "<html", "<head", "<body"].contains { name in
      guard head.hasPrefix(name), let next = head.utf8.dropFirst(name.utf8.count).first else {
        return false
      }
      return next == UInt8(ascii: ">") || next == UInt8(ascii: "/") || next.isXMLSpace
    }
  }

  private func phpWarning() -> Diagnostic? {
    // No other tag than <b> and <br> opens such a message.
    if text[start] == UInt8(ascii: "<"), text.byte(at: start + 1) != UInt8(ascii: "b") {
      return nil
    }
    guard let kind = PHPMessage.kind(of: text.string(start..<min(start + 200, text.count))) else {
      return nil
    }
    return Diagnostic(
      .phpWarning,
      "a message of PHP (\(kind)) stands before the document: Kazoo parses none of it",
      at: map.range(xmlStart.map(beforeXML) ?? firstLine(from: start)),
      help: [PHPMessage.help],
      related: related())
  }

  private func prose() -> Diagnostic? {
    guard text[start] != UInt8(ascii: "<") else { return nil }
    guard let xmlStart else {
      return Diagnostic(
        .plainText, "the document is plain text, no XML: Kazoo parses none of it",
        at: map.range(firstLine(from: start)))
    }
    let (scalar, length) = text.scalar(at: start)
    let isOne = start + length == xmlStart
    return Diagnostic(
      .textBeforeXML,
      (isOne ? "\(scalar.described) stands" : "text stands")
        + " before the XML: Kazoo parses none of the document",
      at: map.range(beforeXML(xmlStart)), related: related(),
      fixIts: [FixIt("remove it", .unsafe, replace: map.range(0..<xmlStart), with: "")])
  }

  /// Where the document that was meant begins.
  private var xmlStart: Int? {
    let response = text.offset(of: .response, from: start)
    let declaration = text.offset(of: .xmlDeclaration, from: start)
    guard let response, let declaration else { return response ?? declaration }
    return min(response, declaration)
  }

  private func beforeXML(_ end: Int) -> Range<Int> {
    var end = end
    while end > start + 1, text[end - 1].isXMLSpace { end -= 1 }
    return start..<max(end, start + 1)
  }

  private func related() -> [Diagnostic.Related] {
    xmlStart.map { [.init("the XML begins here", at: map.range(tag(from: $0)))] } ?? []
  }

  private func firstLine(from start: Int) -> Range<Int> {
    let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
    return start..<end
  }

  /// From a `<` to its `>`, on one line.
  private func tag(from start: Int) -> Range<Int> {
    let line = firstLine(from: start)
    let end = text[line].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
    return start..<(end ?? line.upperBound)
  }
}
