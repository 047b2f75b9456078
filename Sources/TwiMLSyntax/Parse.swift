package import Diagnostics

/// A parsed document.
package struct Document: Sendable {
  package let source: SourceFile
  /// The root element; nil if the document is not well-formed, or in Kazoo's mode, if Kazoo cannot
  /// parse it.
  package let root: Element?
  /// The comments outside the root element, in document order.
  package let outerComments: [SourceRange]
  /// Whether parts of the tree come from declared entities: their ranges are those of the
  /// references, so fix-its must not edit them.
  package let expandsEntities: Bool
  /// The template expressions, in order; empty unless the document was parsed as a template.
  /// Private-use characters replace them in values and text.
  package let templateParts: [SourceRange]
  /// The external entities that are treated as empty because their text is unknown: each once, in
  /// the order of the references.
  package let unknownEntities: [String]
  /// The parts with unknown text, in order: template expressions, and references to those entities.
  package let unknownParts: [SourceRange]
  /// Whether the declaration has Kazoo take each byte of the text for a character of its own, which
  /// this tree does not.
  package let isReadByBytes: Bool
  /// The program messages in a well-formed document, in order; their content is not intended.
  package let programMessages: [ProgramMessage]
  /// Whether the document is the source of a template or a script, and was not parsed as one.
  package let isUnrendered: Bool
  /// The first template expression of a well-formed document that was not parsed as a template, and
  /// the expression as a message quotes it; nil if there is none.
  package let unrenderedTemplate: (range: SourceRange, quote: String)?

  /// The parts of a template in a document that is well-formed with them, and was not parsed as one.
  package var unrenderedParts: [SourceRange] {
    guard isUnrendered, root != nil else { return [] }
    let start = source.documentStart
    return TemplateScanner.parts(of: source.documentText, .isUnknown).map {
      SourceRange($0.range.lowerBound + start..<$0.range.upperBound + start)
    }
  }
}

/// Parses a document without reading any other file.
///
/// A document that is not well-formed has no tree: its diagnostics explain why, in the order of
/// their offsets.
/// - Parameters:
/// - isTemplate: whether the document can contain PHP, ERB, Jinja, Mustache and similar code, whose
///   output is unknown.
/// - mode: the parser that the document is read for.
package func parse(
  _ source: SourceFile, isTemplate: Bool = false, mode: ParsingMode = .strict,
  explainsEveryFault: Bool = false
) -> (document: Document, diagnostics: [Diagnostic]) {
  var parsing = Parsing(source: source, isTemplate: isTemplate, mode: .strict)
  // Who wants it as Kazoo reads it has taken the bytes for characters already.
  parsing.isForKazoo = mode != .strict
  if explainsEveryFault { parsing.faultLimit = .max }
  parsing.run()
  // The faults that other parsers report are known now, and none of them stops Kazoo's.
  if mode != .strict, parsing.hasErrors, !parsing.isRefused {
    parsing = Parsing(source: source, isTemplate: isTemplate, mode: mode)
    parsing.isForKazoo = true
    parsing.run()
  }
  return (parsing.document, parsing.diagnostics.inDocumentOrder)
}

/// The steps from bytes to a tree.
private final class Parsing {
  let source: SourceFile
  var diagnostics: [Diagnostic] = []
  private var text: [UInt8]
  private var map: OffsetMap
  private var root: Element?
  private var outerComments: [SourceRange] = []
  private var unknownEntities: [String] = []
  private var unknownReferences: [SourceRange] = []
  private var messages: [ProgramMessage] = []
  private var isUnrendered = false
  private var unrenderedTemplate: (range: SourceRange, quote: String)?
  /// The first processing instruction that is PHP code.
  private var firstCode: SourceRange?
  private let mask: TemplateMask?
  private let mode: ParsingMode
  /// Whether the document is read as Kazoo does, if need be.
  var isForKazoo = false
  var faultLimit = Limits.faults

  init(source: SourceFile, isTemplate: Bool, mode: ParsingMode) {
    self.source = source
    self.mode = mode
    map = OffsetMap(start: source.documentStart)
    mask = isTemplate ? TemplateMask(source.documentText) : nil
    text = mask?.text ?? source.documentText
    if mode != .strict { text = text.withoutWhatKazooIgnores }
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
  var isRefused: Bool { diagnostics.contains(where: \.isFatal) }

  var document: Document {
    let templateParts = mask?.parts.map { map.source($0.range) } ?? []
    return Document(
      source: source, root: root, outerComments: outerComments, expandsEntities: !map.isIdentity,
      templateParts: templateParts, unknownEntities: unknownEntities,
      unknownParts: (templateParts + unknownReferences).sorted { $0.lowerBound < $1.lowerBound },
      isReadByBytes: !isForKazoo && diagnostics.contains { $0.rule == .misdeclaredEncoding },
      programMessages: root == nil ? [] : messages, isUnrendered: isUnrendered,
      unrenderedTemplate: unrenderedTemplate)
  }

  func run() {
    if let mask, !mask.hasElement, let first = mask.parts.first {
      diagnostics = [.nothingButTemplate(at: map.source(first.range))]
      return
    }
    if mask != nil, let engine = InputKind.indentedTemplate(in: text, map: map) {
      diagnostics = [.nothingButTemplate(at: engine)]
      return
    }
    messages = ProgramMessageFinder.messages(in: text, from: 0) { map.source($0) }
    if let other = InputKind.diagnostic(
      for: text, map: map, messages: messages, isPiped: source.name == SourceFile.standardInput)
    {
      diagnostics = [other]
      isUnrendered = [Rule.unrenderedTemplate, .unexecutedCode].contains(other.rule)
      return
    }
    diagnostics = EncodingCheck.diagnostics(for: source)
    if expandEntities(), !reportCrowdedTag() { buildTree() }
    lookForTemplates()
    lookForMisreadText()
    // If Kazoo's parser may continue where this one cannot, the last finding explains why.
    if mode != .strict, root == nil, !isRefused, let last = diagnostics.indices.last {
      diagnostics[last].isFatal = true
    }
  }

  /// Finds a template or unexecuted code in a well-formed document.
  private func lookForTemplates() {
    guard mask == nil, root != nil else { return }
    let text = source.text
    if let part = text.firstUnrenderedTemplate(
      from: source.documentStart, outside: { source.comments })
    {
      let quote = text.quote(part)
      diagnostics.append(
        .usedTemplate(quote, "Kazoo uses it as it is", at: SourceRange(part)))
      unrenderedTemplate = (SourceRange(part), quote)
      isUnrendered = true
    }
    if let code = firstCode {
      let part = code.lowerBound..<code.upperBound
      diagnostics.append(.skippedCode(text.quote(part), at: code))
      isUnrendered = true
    }
  }

  /// Finds misread characters in a well-formed document.
  private func lookForMisreadText() {
    guard mask == nil, root != nil, !isUnrendered, !isForKazoo, map.isIdentity,
      let misread = MisreadText(text, isASCII: source.decoding.isASCII)
    else { return }
    diagnostics.append(misread.diagnostic(text, map: map))
  }

  /// - Returns: false when the entities cannot be expanded.
  private func expandEntities() -> Bool {
    var markup = OuterMarkup(text: text)
    while let piece = markup.next() {
      guard piece.kind == .documentType else { continue }
      let type = DocumentType(text: text, at: piece.range.lowerBound)
      let keyword = piece.range.lowerBound..<piece.range.lowerBound + 9
      if text.byte(at: keyword.upperBound).map(\.isXMLSpace) != true {
        diagnostics.append(.joinedDocumentType(at: SourceRange(keyword)))
      }
      if let external = type.externalID, let location = type.systemID {
        diagnostics.append(.externalDTD(text.string(location), at: map.range(external)))
        // Otherwise libxml2 treats undeclared entities as declared there.
        if mode != .strict { text.blank(external) }
      }
      guard let subset = type.internalSubset else { return true }
      let entities = Entities(text: text, internalSubset: subset)
      diagnostics += entities.externals.map { .externalEntity($0, at: map.range($0.range)) }
      if entities.isEmpty { return true }
      if let (name, place) = entities.references.recursion {
        diagnostics.append(.entityContainsItself(name, at: map.range(place)))
        return false
      }
      let expansion = EntityExpansion(
        document: text, from: piece.range.upperBound, entities: entities, mode: mode, map: map)
      if let reason = expansion.diagnostic {
        diagnostics.append(reason)
        return false
      }
      (text, map) = (expansion.text, expansion.map)
      unknownEntities = expansion.unknownEntities
      unknownReferences = expansion.unknownReferences.map { map.source($0) }
      return true
    }
    return true
  }

  /// Looks for a start tag with more attributes than libxml2 should be given.
  private func reportCrowdedTag() -> Bool {
    var start = 0
    // A shorter tag has no room for them.
    while let range = text.longMarkup(from: start, longerThan: 4 * mode.attributeLimit) {
      if let place = crowdedTag(range) {
        diagnostics.append(.tooManyAttributes(mode.attributeLimit, at: map.range(place)))
        return true
      }
      start = range.upperBound
    }
    return false
  }

  private func crowdedTag(_ range: Range<Int>) -> Range<Int>? {
    let name = range.lowerBound + 1..<text.skipName(from: range.lowerBound + 1)
    if name.isEmpty { return nil }
    var count = 0
    var quote: UInt8?
    for offset in range {
      let byte = text[offset]
      if quote != nil {
        if byte == quote { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
        count += 1
        if count > mode.attributeLimit { return name }
      } else if byte == UInt8(ascii: ">") {
        return nil
      }
    }
    return nil
  }

  private func buildTree() {
    var builder = TreeBuilder(text: text, map: map, isCut: mode != .strict)
    // libxml2 takes NUL for the end of the text, and XML allows it nowhere.
    let isWellFormed =
      text.offset(of: 0, from: 0) == nil && ParserContext.parse(text, into: &builder)
      && !builder.hasLostTrack
    diagnostics += builder.diagnostics
    if builder.isStopped { return }
    if isWellFormed {
      root = builder.root
      outerComments = builder.outerComments
    } else {
      let explanation = Explanation(
        text: text, map: map, messages: map.isIdentity ? messages : [], mask: mask,
        after: builder.offset, limit: faultLimit)
      diagnostics += explanation.diagnostics
      isUnrendered = explanation.isUnrendered
      if mode != .strict, !explanation.diagnostics.contains(where: \.isFatal) {
        keepRoot(of: builder)
      }
    }
    firstCode = builder.firstCode
  }

  /// Kazoo's parser reads no further than to the end of the root.
  private func keepRoot(of builder: TreeBuilder) {
    root = builder.root
    outerComments = builder.outerComments
    if root == nil { diagnostics.append(.malformed(after: builder.offset, in: text, map: map)) }
  }
}

extension [Diagnostic] {
  /// By offset, with the first of those at the same place.
  fileprivate var inDocumentOrder: [Diagnostic] {
    if count < 2 { return self }
    var offsets: Set<Int> = []
    return filter { offsets.insert($0.range.lowerBound).inserted }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
