import Diagnostics

/// Finds the faults of a document that is not well-formed.
///
/// libxml2 decides whether it is. The fault, its place and the point where the text makes sense
/// again are found in the text, because libxml2's list of errors changes between releases and
/// includes consequences of the first error.
struct FaultFinder {
  let text: [UInt8]
  let map: OffsetMap
  /// How many faults are explained.
  let limit: Int
  var offset = 0
  var openTags: [OpenTag] = []
  /// The name of the first root element.
  var root: Range<Int>?
  /// The name in the last end tag.
  var lastClosed: Range<Int>?
  /// The name in the last start tag that ends with `/>`.
  var lastEmptied: Range<Int>?
  var isFinished = false
  /// Whether a value of the tag that is being read has no closing quote.
  var hasRunawayValue = false
  private(set) var diagnostics: [Diagnostic] = []

  /// A start tag whose end tag has not come yet.
  struct OpenTag {
    let name: Range<Int>
    let range: Range<Int>
    /// Whether a value in it has no end, so that its closing quote may belong to a later value.
    let isDoubtful: Bool
  }

  /// - Parameters:
  /// - text: a document that is not well-formed, with its entities expanded.
  /// - map: maps `text` to the document.
  /// - limit: the maximum number of explained faults.
  init(text: [UInt8], map: OffsetMap, limit: Int) {
    self.text = text
    self.map = map
    self.limit = limit
  }

  /// The faults in document order; each one that Kazoo refuses has the consequence.
  static func faults(
    in text: [UInt8], map: OffsetMap, limit: Int = Limits.faults
  ) -> [Diagnostic] {
    var finder = FaultFinder(text: text, map: map, limit: limit)
    finder.run()
    return finder.diagnostics.sorted { $0.range.lowerBound < $1.range.lowerBound }
      .map { $0.isFatal ? $0.appending(": \(Diagnostic.notParsed)") : $0 }
  }

  private mutating func run() {
    declaration()
    while !isFinished, offset < text.count {
      let byte = text[offset]
      if byte == UInt8(ascii: "<") {
        markup()
      } else if openTags.isEmpty {
        outerText()
      } else {
        character(byte)
      }
    }
    finish()
  }

  /// A byte of the text between tags.
  private mutating func character(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"):
      reference()
    case UInt8(ascii: "]") where text.has(.cdataEnd, at: offset):
      report(
        .cdataEndInText, "']]>' stands outside a CDATA section", offset..<offset + 3,
        fixIts: [
          .init("write ']]&gt;'", .safe, replace: range(offset..<offset + 3), with: "]]&gt;")
        ])
      offset += 3
    default:
      invalidCharacter()
    }
  }

  /// Steps over one character and reports one that XML forbids.
  mutating func invalidCharacter() {
    let byte = text[offset]
    if byte >= 0x20, byte != 0xEF {
      offset += 1
      return
    }
    let (scalar, length) = text.scalar(at: offset)
    if !scalar.isXMLCharacter {
      report(
        .invalidCharacter,
        "the character \(scalar.described) is not allowed in XML", offset..<offset + length,
        help: ["remove it: CDATA or a reference does not help"])
    }
    offset += length
  }

  private mutating func outerText() {
    let start = text.skipSpace(from: offset)
    guard start < text.count else {
      offset = text.count
      return
    }
    guard text[start] != UInt8(ascii: "<") else {
      offset = start
      return
    }
    var end = text.offset(of: UInt8(ascii: "<"), from: start) ?? text.count
    offset = end
    while text[end - 1].isXMLSpace { end -= 1 }
    if root != nil {
      contentAfterRoot(start..<end)
    } else {
      report(
        .textBeforeXML, "text stands before the root element, \(quote(start..<end))", start..<end,
        help: ["remove it"])
    }
  }

  mutating func contentAfterRoot(_ range: Range<Int>) {
    report(
      .contentAfterRoot,
      "\(quote(range)) stands after the root element: Kazoo ignores it, other parsers refuse the "
        + "document", range, help: ["remove it"])
    isFinished = true
  }

  /// At the end of the text.
  private mutating func finish() {
    guard !isFinished else { return }
    let unclosed = openTags.filter { !$0.isDoubtful }
    if let last = unclosed.last {
      let names = unclosed.reversed().map { "'</\(text.string($0.name))>'" }
      let missing =
        names.count > 3
        ? names[..<2].joined(separator: ", ") + " and \(names.count - 2) more"
        : names.joined(separator: " and ")
      let outer = unclosed.dropLast().last
      let isTwice = outer.map { text[$0.name].elementsEqual(text[last.name]) } ?? false
      report(
        .missingEndTag, "the document ends before \(missing)", last.range,
        help: [
          isTwice
            ? "write '</\(text.string(last.name))>' here, if this '<\(text.string(last.name))>' is meant to close the first"
            : "write the missing end tags, or see why the response was cut off"
        ])
    } else if root == nil, diagnostics.isEmpty {
      report(
        .missingRoot, "the document has no element", max(0, text.count - 1)..<text.count,
        help: ["write <Response> and </Response>, and the verbs between them"])
    }
  }

  /// A piece of the text as a message quotes it, on one line and not too long.
  func quote(_ range: Range<Int>) -> String {
    let line = text.string(range.lowerBound..<min(range.upperBound, range.lowerBound + 200))
    let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 40 ? "'\(words.prefix(39))…'" : "'\(words)'"
  }

  /// A range of the document, for a fix-it or a related place.
  func range(_ range: Range<Int>) -> SourceRange { map.range(range) }

  /// Reports a fault; a second one at the same place is a consequence of the first.
  /// - Parameter isFatal: whether nothing of the document runs; by default as the rule says.
  mutating func report(
    _ rule: Rule, _ message: String, _ place: Range<Int>, isFatal: Bool? = nil, help: [String] = [],
    related: [Diagnostic.Related] = [], fixIts: [FixIt] = []
  ) {
    let range = map.range(place)
    guard diagnostics.count < limit,
      diagnostics.last?.range.lowerBound != range.lowerBound
    else { return }
    // An edit inside an entity's text has no place in the document.
    let fixIts = map.isIdentity ? fixIts : []
    var fault = Diagnostic(
      rule, message, at: range, help: help, related: related, fixIts: fixIts)
    fault.isFatal = isFatal ?? rule.isFatal
    diagnostics.append(fault)
    if diagnostics.count >= limit { isFinished = true }
  }
}
