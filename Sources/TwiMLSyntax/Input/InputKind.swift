import Diagnostics

/// Recognizes input that is not XML, for which a parser's errors would not help.
struct InputKind {
  let text: [UInt8]
  /// The offset of the first character that is not white space.
  let start: Int
  /// Leads from `text` to its source.
  let map: OffsetMap
  /// Whether another program may have written the text, as curl does into a pipe.
  private let isPiped: Bool

  /// The reason that a text is not XML; nil if a parser should read it.
  static func diagnostic(
    for text: [UInt8], map: OffsetMap, messages: [ProgramMessage], isPiped: Bool = false
  ) -> Diagnostic? {
    let kind = InputKind(text: text, map: map, isPiped: isPiped)
    if kind.beginsWithTag { return kind.html() ?? kind.program(messages) ?? kind.escaped() }
    return kind.empty() ?? kind.template() ?? kind.json() ?? kind.html()
      ?? kind.program(messages) ?? kind.script() ?? kind.quotedDocument() ?? kind.prose()
  }

  /// The first line of a template without tags; nil for any other text.
  static func indentedTemplate(in text: [UInt8], map: OffsetMap) -> SourceRange? {
    let kind = InputKind(text: text, map: map, isPiped: false)
    return kind.indentedTemplate.map { _ in map.range(kind.firstLine(from: kind.start)) }
  }

  private init(text: [UInt8], map: OffsetMap, isPiped: Bool) {
    self.text = text
    self.map = map
    self.isPiped = isPiped
    start = text.skipSpace(from: 0)
  }

  /// Whether the text begins like XML, as nearly every document does. FreeMarker's tags begin with
  /// `<#` or `</#`.
  private var beginsWithTag: Bool {
    guard text.byte(at: start) == UInt8(ascii: "<"), let next = text.byte(at: start + 1) else {
      return false
    }
    return next != UInt8(ascii: "#") && next != UInt8(ascii: "/")
  }

  private func empty() -> Diagnostic? {
    guard start == text.count else { return nil }
    return Diagnostic(
      .emptyDocument,
      text.isEmpty
        ? "the document is empty: Kazoo ends the call"
        : "the document is nothing but white space: \(Diagnostic.notParsed)",
      at: map.range(0..<text.count),
      help: isPiped
        ? [
          "curl delivered nothing, if it was to send the document: 'curl -sSi' prints the status, "
            + "and why a request failed"
        ] : ["for a call that does nothing, write '<Response> </Response>'"])
  }

  private func template() -> Diagnostic? {
    if let name = indentedTemplate {
      return .unrenderedSource(name, at: map.range(firstLine(from: start)))
    }
    guard let part = text.unrenderedTemplate(at: start) ?? statement ?? blade ?? otherCode else {
      return nil
    }
    return .unrendered(text.quote(part), at: map.range(part))
  }

  /// The engine of a template without tags: Haml, Slim or Pug; nil for any other text.
  var indentedTemplate: String? {
    guard start < text.count, text.byte(at: start) != UInt8(ascii: "<") else { return nil }
    let line = text.string(firstLine(from: start)).split(separator: " ").joined(separator: " ")
    if line.hasPrefix("!!!") || line.hasPrefix("%Response") { return "Haml" }
    guard line == "Response" || line == "doctype xml" else { return nil }
    let rest = text.string(start..<min(start + 400, text.count)).split(whereSeparator: \.isNewline)
    let verbs = rest.drop { !$0.hasPrefix("Response") }.dropFirst()
    return verbs.first.map { $0.first?.isWhitespace == true } == true ? "Slim or Pug" : nil
  }

  /// Code of Razor, Mako or Velocity that the document begins with.
  private var otherCode: Range<Int>? {
    if let code = RazorCode(text: text, at: start, isKnown: false) { return code.range }
    if let line = LineDirective(text: text, at: start) { return line.range }
    guard text.byte(at: start) == UInt8(ascii: "#"), text.byte(at: start + 1) == UInt8(ascii: "#"),
      !TemplateScanner.parts(of: text, .isUnknown).isEmpty
    else { return nil }
    return firstLine(from: start)
  }

  /// A template statement at the start of the document; JSON never begins like this.
  private var statement: Range<Int>? {
    guard text[start] == UInt8(ascii: "{"),
      text.byte(at: start + 1).map("%{#!".utf8.contains) == true
    else { return nil }
    return TemplateScanner.parts(of: text).first { $0.range.lowerBound == start }?.range
  }

  /// The directive of Blade that the document begins with.
  private var blade: Range<Int>? {
    BladeDirective(text: text, at: start).flatMap { $0.isCertain ? $0.range : nil }
  }

  private func json() -> Diagnostic? {
    guard text[start] == UInt8(ascii: "{") || text[start] == UInt8(ascii: "[") else { return nil }
    return Diagnostic(
      .jsonDocument,
      "the document is JSON, not TwiML: Kazoo cannot parse it unless it is sent as "
        + "application/json", at: map.range(firstLine(from: start)),
      help: ["send TwiML, or a callflow as application/json"])
  }

  private func html() -> Diagnostic? {
    guard let first = firstOfHTML else { return nil }
    let page = Diagnostic(
      .htmlDocument,
      "the document is HTML, not TwiML: Kazoo runs none of it, so the caller hears nothing",
      at: map.range(tag(from: first)),
      help: [
        "look at what the page says\(PageHeadline(of: text, from: first)?.clause ?? ""): it is often an error page of the server or a login form"
      ])
    guard let response = text.offset(of: .response, from: first) else { return page }
    // The parser explains text around Response better, but not a whole page.
    guard hasTag(["<html", "<!doctype"], at: first),
      text.skipSpace(from: tag(from: first).upperBound) != response
    else { return nil }
    return Diagnostic(
      .htmlDocument,
      "an HTML page stands around the TwiML: Kazoo runs none of it, so the caller hears nothing",
      at: map.range(tag(from: first)),
      help: ["remove the page: send only <Response> and what is in it"],
      related: [.init("the TwiML begins here", at: map.range(tag(from: response)))])
  }

  /// The start of an HTML tag that is the first tag in the document.
  private var firstOfHTML: Int? {
    var markup = OuterMarkup(text: text)
    var first = start
    while first < text.count {
      if hasTag(Self.pageTags, at: first) { return first }
      guard markup.next() != nil else { return nil }
      first = text.skipSpace(from: markup.offset)
    }
    return nil
  }

  /// What a page of HTML begins with.
  private static let pageTags = ["<!doctype html", "<html", "<head", "<body"]

  /// Whether there is one of some tags at an offset, in any case.
  private func hasTag(_ names: [String], at offset: Int) -> Bool {
    guard text[offset] == UInt8(ascii: "<") else { return false }
    switch text.byte(at: offset + 1).map({ $0 | 0x20 }) {
    case UInt8(ascii: "!"), UInt8(ascii: "h"), UInt8(ascii: "b"): break
    default: return false
    }
    let head = text.string(offset..<min(offset + 15, text.count)).lowercased()
    return names.contains { name in
      guard head.hasPrefix(name), let next = head.utf8.dropFirst(name.utf8.count).first else {
        return false
      }
      return next == UInt8(ascii: ">") || next == UInt8(ascii: "/") || next.isXMLSpace
    }
  }

  /// A message of a program replaces the document, or before it.
  private func program(_ messages: [ProgramMessage]) -> Diagnostic? {
    guard let first = messages.first else { return nil }
    let begin = first.range.lowerBound - map.source(0..<0).lowerBound
    guard let xmlStart else {
      // Elements of other names are for the parser.
      return begin == start || text[start] != UInt8(ascii: "<")
        ? first.diagnostic("replaces the document: \(Diagnostic.notParsed)") : nil
    }
    guard begin < xmlStart, begin == start || text[start] != UInt8(ascii: "<") else { return nil }
    var finding = first.diagnostic("stands before the document: \(Diagnostic.notParsed)")
    finding.related = related()
    return finding
  }

  private func prose() -> Diagnostic? {
    guard text[start] != UInt8(ascii: "<") else { return nil }
    guard let xmlStart else {
      return Diagnostic(
        .plainText, "the document is plain text, not XML: \(Diagnostic.notParsed)",
        at: map.range(firstLine(from: start)), help: proseHelp)
    }
    let (scalar, length) = text.scalar(at: start)
    let isOne = start + length == xmlStart
    return Diagnostic(
      .textBeforeXML,
      (isOne ? "\(scalar.described) stands" : "text stands")
        + " before the XML: \(Diagnostic.notParsed)",
      at: map.range(beforeXML(xmlStart)), related: related(),
      fixIts: [FixIt("remove it", .unsafe, replace: map.range(0..<xmlStart), with: "")])
  }

  /// The help for a recognized text.
  private var proseHelp: [String] {
    let line = text.string(start..<min(start + 200, text.count))
    if line.hasPrefix("curl: (") {
      return ["curl got no response: the line says why, and Kazoo would not get one either"]
    }
    return ["send TwiML: <Response>, the verbs, and </Response>"]
  }

  /// The start of the intended document.
  var xmlStart: Int? {
    let response = text.offset(of: .response, from: start)
    let declaration = text.offset(of: .xmlDeclaration, from: start)
    guard let response, let declaration else { return response ?? declaration }
    return min(response, declaration)
  }

  func beforeXML(_ end: Int) -> Range<Int> {
    var end = end
    while end > start + 1, text[end - 1].isXMLSpace { end -= 1 }
    return start..<max(end, start + 1)
  }

  func related() -> [Diagnostic.Related] {
    xmlStart.map { [.init("the XML begins here", at: map.range(tag(from: $0)))] } ?? []
  }

  func firstLine(from start: Int) -> Range<Int> {
    let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
    return start..<end
  }

  /// From a `<` to its `>`, on one line.
  func tag(from start: Int) -> Range<Int> {
    let line = firstLine(from: start)
    let end = text[line].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
    return start..<(end ?? line.upperBound)
  }
}
