/// Walks over the markup before or after the root element: white space, comments, processing
/// instructions, the XML declaration, the document type declaration.
struct OuterMarkup {
  enum Kind { case comment, instruction, documentType }

  private let text: [UInt8]
  /// The start of the next piece; at the end, the first byte that begins none.
  private(set) var offset: Int

  init(text: [UInt8], offset: Int = 0) {
    self.text = text
    self.offset = offset
  }

  /// The next piece that is complete.
  mutating func next() -> (kind: Kind, range: Range<Int>)? {
    offset = text.skipSpace(from: offset)
    let start = offset
    guard text.byte(at: start) == UInt8(ascii: "<") else { return nil }
    switch text.byte(at: start + 1) {
    case UInt8(ascii: "?"):
      return take(.instruction, to: text.end(of: .instructionEnd, from: start + 2))
    case UInt8(ascii: "!") where text.has(.commentStart, at: start):
      return take(.comment, to: text.end(of: .commentEnd, from: start + 4))
    case UInt8(ascii: "!") where text.has(.documentType, at: start):
      return take(.documentType, to: DocumentType(text: text, at: start).end)
    default: return nil
    }
  }

  private mutating func take(_ kind: Kind, to end: Int?) -> (kind: Kind, range: Range<Int>)? {
    guard let end else { return nil }
    defer { offset = end }
    return (kind, offset..<end)
  }
}
