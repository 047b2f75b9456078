import Diagnostics

/// A document's text with the references to its own entities replaced, as Kazoo's parser does it.
struct EntityExpansion {
  private(set) var text: [UInt8] = []
  private(set) var map: OffsetMap
  /// Why the text ends early.
  private(set) var diagnostic: Diagnostic?
  /// The external entities that are treated as empty because their text is unknown: each once, in
  /// the order of the references.
  private(set) var unknownEntities: [String] = []
  /// The references that are empty, completely or in part, for that reason, in order.
  private(set) var unknownReferences: [Range<Int>] = []

  private let entities: Entities
  private let mode: ParsingMode
  private let limit: Int
  private var expanded = 0
  /// The entities that are being replaced, outermost first.
  private var active: [String] = []
  /// The reference in the document that is being replaced.
  private var reference = 0..<0

  /// - Parameters:
  /// - start: the end of the document type declaration.
  /// - map: maps the document to its source.
  init(document: [UInt8], from start: Int, entities: Entities, mode: ParsingMode, map: OffsetMap) {
    self.map = map
    self.entities = entities
    self.mode = mode
    limit = max(mode.expansionLimit, Limits.amplification * document.count)
    text.reserveCapacity(document.count)
    text.append(contentsOf: document[..<start])
    // Their text has been read; libxml2 must not look for it.
    for reference in entities.parameterReferences {
      for offset in reference { text[offset] = UInt8(ascii: " ") }
    }
    append(document, from: start)
  }

  private mutating func append(_ input: [UInt8], from start: Int) {
    var copied = start
    var offset = start
    while diagnostic == nil, offset < input.count {
      if input[offset] == UInt8(ascii: "<") {
        offset = endOfLiteralMarkup(input, at: offset) ?? offset + 1
        continue
      }
      guard input[offset] == UInt8(ascii: "&") else {
        offset += 1
        continue
      }
      let end = input.skipName(from: offset + 1)
      guard input.byte(at: end) == UInt8(ascii: ";") else {
        offset += 1
        continue
      }
      let name = input.string(offset + 1..<end)
      guard entities.internals[name] != nil || entities.locations[name] != nil,
        !name.isPredefinedEntity
      else {
        offset = end + 1
        continue
      }
      text.append(contentsOf: input[copied..<offset])
      if active.isEmpty { reference = offset..<end + 1 }
      let first = text.count
      replace(name)
      if active.isEmpty { map.append(first..<text.count, for: reference) }
      offset = end + 1
      copied = offset
    }
    if diagnostic == nil { text.append(contentsOf: input[copied...]) }
  }

  private mutating func replace(_ name: String) {
    guard let replacement = entities.internals[name] ?? externalText(name) else {
      if !unknownEntities.contains(name) { unknownEntities.append(name) }
      if unknownReferences.last != reference { unknownReferences.append(reference) }
      return
    }
    if active.contains(name) {
      return stop(.entityContainsItself(name, at: map.source(reference)))
    }
    guard active.count < Limits.entityDepth else {
      return stop(.entitiesTooDeep(active[0], at: map.source(reference)))
    }
    // One more than its size, so that entities without text cannot multiply for nothing.
    expanded += replacement.count + 1
    guard expanded <= limit else {
      return stop(
        .entitiesTooLarge(active.first ?? name, mode: mode, limit, at: map.source(reference)))
    }
    active.append(name)
    append(replacement, from: 0)
    active.removeLast()
  }

  /// The text of an external entity, which is never read from its location.
  private func externalText(_ name: String) -> [UInt8]? {
    entities.locations[name].flatMap { mode.text(ofEntity: name, at: $0) }
  }

  private mutating func stop(_ reason: Diagnostic) {
    if diagnostic == nil { diagnostic = reason }
  }

  /// The end of a CDATA section, comment or processing instruction, where `&` means nothing; that
  /// of the text for one without an end.
  private func endOfLiteralMarkup(_ input: [UInt8], at offset: Int) -> Int? {
    if input.has(.cdataStart, at: offset) {
      return input.end(of: .cdataEnd, from: offset + 9) ?? input.count
    }
    if input.has(.commentStart, at: offset) {
      return input.end(of: .commentEnd, from: offset + 4) ?? input.count
    }
    guard input.has(.instructionStart, at: offset) else { return nil }
    return input.end(of: .instructionEnd, from: offset + 2) ?? input.count
  }
}

extension String {
  /// Whether XML itself declares the entity of this name.
  var isPredefinedEntity: Bool { ["amp", "lt", "gt", "quot", "apos"].contains(self) }
}

extension Diagnostic {
  fileprivate static func entitiesTooLarge(
    _ name: String, mode: ParsingMode, _ limit: Int, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .entityExpansion,
      "the entities in '&\(name);' make the document more than "
        + (mode == .strict
          ? "\(Limits.amplification) times as large: the rest is not checked"
          : "\(limit) bytes larger: Kazoo may run it, but it is not followed any further"),
      at: range)
  }

  static func entityContainsItself(_ name: String, at range: SourceRange) -> Diagnostic {
    var fault = Diagnostic(
      .entityExpansion, "the entity '\(name)' contains itself: \(Diagnostic.notParsed)",
      at: range, help: ["remove the entity from its own text"])
    fault.isFatal = true
    return fault
  }

  fileprivate static func entitiesTooDeep(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .entityExpansion,
      "the entities in '&\(name);' are nested more than \(Limits.entityDepth) deep: the rest "
        + "is not checked", at: range)
  }
}
