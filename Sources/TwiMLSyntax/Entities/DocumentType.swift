/// The parts of a document type declaration.
struct DocumentType {
  /// The offset after the `>`; nil if there is none.
  private(set) var end: Int?
  /// From `SYSTEM` or `PUBLIC` to after the system identifier.
  private(set) var externalID: Range<Int>?
  /// The system identifier, between its quotes.
  private(set) var systemID: Range<Int>?
  /// The text between `[` and `]`.
  private(set) var internalSubset: Range<Int>?

  /// - Parameter start: where `<!DOCTYPE` begins.
  init(text: [UInt8], at start: Int) {
    var offset = text.skipSpace(from: start + 9)
    offset = text.skipSpace(from: text.skipName(from: offset))
    if let external = ExternalID(text: text, at: offset) {
      externalID = external.range
      systemID = external.systemID
      offset = text.skipSpace(from: external.range.upperBound)
    }
    if text.byte(at: offset) == UInt8(ascii: "[") {
      var declarations = MarkupDeclarations(text: text, offset: offset + 1)
      while declarations.next() != nil {}
      internalSubset = offset + 1..<declarations.offset
      guard text.byte(at: declarations.offset) == UInt8(ascii: "]") else { return }
      offset = text.skipSpace(from: declarations.offset + 1)
    }
    if text.byte(at: offset) == UInt8(ascii: ">") { end = offset + 1 }
  }
}

/// `SYSTEM "…"` or `PUBLIC "…" "…"`.
struct ExternalID {
  let range: Range<Int>
  /// Between its quotes.
  let systemID: Range<Int>

  init?(text: [UInt8], at start: Int) {
    var offset = start
    if text.has(.public, at: start) {
      offset = text.skipSpace(from: start + 6)
      guard let publicID = text.literal(at: offset) else { return nil }
      offset = publicID.upperBound + 1
    } else if text.has(.system, at: start) {
      offset = start + 6
    } else {
      return nil
    }
    guard let systemID = text.literal(at: text.skipSpace(from: offset)) else { return nil }
    self.systemID = systemID
    range = start..<systemID.upperBound + 1
  }
}

extension String {
  /// Whether Kazoo's parser opens nothing for a system identifier: it splits the identifier like a
  /// file name, and recognizes `http:` only as the first part (`xmerl_scan:fetch_URI/2`).
  var isNeverOpened: Bool { hasPrefix("http:/") }
}

/// Walks over the declarations of an internal subset.
struct MarkupDeclarations {
  enum Piece {
    /// `<!…>`
    case declaration(Range<Int>)
    /// A comment or a processing instruction.
    case other
    /// The name in `%name;`.
    case parameterReference(Range<Int>)
  }

  private let text: [UInt8]
  /// The start of the next piece; at the end, the first byte that begins none.
  private(set) var offset: Int

  init(text: [UInt8], offset: Int) {
    self.text = text
    self.offset = offset
  }

  mutating func next() -> Piece? {
    offset = text.skipSpace(from: offset)
    let start = offset
    switch text.byte(at: start) {
    case UInt8(ascii: "%"):
      let end = text.skipName(from: start + 1)
      guard text.byte(at: end) == UInt8(ascii: ";") else { return nil }
      offset = end + 1
      return .parameterReference(start + 1..<end)
    case UInt8(ascii: "<"):
      if text.has(.commentStart, at: start) {
        return skip(to: text.end(of: .commentEnd, from: start + 4))
      }
      if text.has(.instructionStart, at: start) {
        return skip(to: text.end(of: .instructionEnd, from: start + 2))
      }
      return declaration()
    default:
      return nil
    }
  }

  private mutating func skip(to end: Int?) -> Piece? {
    guard let end else { return nil }
    offset = end
    return .other
  }

  private mutating func declaration() -> Piece? {
    let start = offset
    var cursor = start + 1
    while let byte = text.byte(at: cursor) {
      switch byte {
      case UInt8(ascii: ">"):
        offset = cursor + 1
        return .declaration(start..<offset)
      case UInt8(ascii: "<"):
        return nil
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let literal = text.literal(at: cursor) else { return nil }
        cursor = literal.upperBound + 1
      default:
        cursor += 1
      }
    }
    return nil
  }
}

extension [UInt8] {
  /// The text between the quotes of the literal at an offset.
  func literal(at start: Int) -> Range<Int>? {
    guard let quote = byte(at: start), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let end = offset(of: quote, from: start + 1)
    else { return nil }
    return start + 1..<end
  }
}
