import Diagnostics

extension Diagnostic {
  /// What follows from a document that Kazoo's XML parser refuses. Source: `kzt_twiml:parse_cmds/1`.
  package static let notParsed = "Kazoo cannot parse it, so the caller hears nothing"

  /// libxml2 lets that pass.
  static func joinedDocumentType(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .malformedDocumentType,
      "no white space follows '<!DOCTYPE': \(Diagnostic.notParsed)", at: range,
      help: ["remove the DOCTYPE: TwiML needs none"])
  }

  static func externalDTD(_ location: String, at range: SourceRange) -> Diagnostic {
    var finding = Diagnostic(
      .externalDTD,
      "external DTD '\(location)': "
        + (location.isNeverOpened
          ? "Kazoo runs the document without it, other parsers fetch it or refuse the document"
          : "Kazoo reads this file on its own server, and cannot parse without it"),
      at: range, help: ["remove the DOCTYPE: TwiML needs none"])
    finding.isFatal = !location.isNeverOpened
    return finding
  }

  static func externalEntity(
    _ entity: Entities.External, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .externalEntity,
      "'\(entity.name)' is an external entity, '\(entity.location)': "
        + (entity.location.isNeverOpened
          ? "Kazoo puts this address in its place"
          : "Kazoo reads this file on its own server and puts its content there"),
      at: range, help: ["write the text into the document itself"])
  }

  static func tooManyAttributes(_ limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .tooManyAttributes,
      "a start tag has more than \(limit) attributes: the document is not checked",
      at: range)
  }

  /// A fault that no other rule explains.
  /// - Parameter offset: the offset up to which the text could be parsed.
  static func malformed(
    after offset: Int, in text: [UInt8], map: OffsetMap
  ) -> Diagnostic {
    if offset == 0 {
      var markup = OuterMarkup(text: text)
      while let piece = markup.next() {
        guard piece.kind == .documentType else { continue }
        return Diagnostic(
          .malformedDocumentType,
          "the DOCTYPE is not well-formed: \(Diagnostic.notParsed)",
          at: map.range(piece.range), help: ["remove it: TwiML needs none"])
      }
    }
    let start = min(text.skipSpace(from: offset), text.count - 1)
    let end = text.offset(of: UInt8(ascii: "<"), from: start + 1) ?? text.count
    let isLong = end - start > Limits.piece
    var finding = Diagnostic(
      .malformedXML,
      isLong
        ? "this is longer than an XML parser takes in one piece"
        : "from here on the document is not well-formed XML: \(Diagnostic.notParsed)",
      at: map.range(start..<end),
      help: isLong ? [] : ["look for the fault at this place or shortly before it"])
    finding.isFatal = !isLong
    return finding
  }
}
