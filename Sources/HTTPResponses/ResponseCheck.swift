import Diagnostics

/// Checks the head of a response, and its body against the head, as Pivot does.
///
/// Source: `pivot_call`, `kz_http`, `kzt_translator`; the HTTP client, Erlang's `httpc`, was
/// measured in OTP 25.
struct ResponseCheck {
  let source: SourceFile
  let heads: [HTTPHead]
  /// The bytes after the head.
  let body: ArraySlice<UInt8>
  private(set) var language = HTTPResponse.Language.twiml
  private(set) var diagnostics: [Diagnostic] = []

  init(source: SourceFile, heads: [HTTPHead], body: ArraySlice<UInt8>) {
    self.source = source
    self.heads = heads
    self.body = body
  }

  /// - Parameter statedType: the Content-Type to assume if there is no head.
  mutating func check(statedType: String?) {
    language = looksLike
    guard let head = heads.last else {
      if isGzip { return refuseCompressed(nil) }
      if refuseChunks() || refuseLog() { return }
      if let statedType { checkType(statedType, at: firstLine) }
      return
    }
    for head in heads.dropLast() { checkEarlier(head) }
    guard checkStatus(head) else {
      language = .unread
      return
    }
    checkFields(head)
    guard checkFraming(head), !body.isEmpty else { return }
    let type = head["Content-Type"]
    if let type {
      checkType(type.value, at: type.valueRange.isEmpty ? type.range : type.valueRange)
      checkCharset(type)
    } else {
      checkMissingType(head)
    }
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  mutating func leaveUnread() { language = .unread }

  /// The language of the body by its first character.
  private var looksLike: HTTPResponse.Language {
    let text = source.text[source.documentStart...].drop { $0.isBlank || $0.isLineBreak }
    return switch text.first {
    // Templates begin with '{%', '{{', '{#' or '{!!', but JSON cannot.
    case UInt8(ascii: "{"):
      text.dropFirst().first.map("%{#!".utf8.contains) == true ? .twiml : .callflow
    case UInt8(ascii: "["): .callflow
    default: .twiml
    }
  }

  /// Whether the body begins like XML.
  private var looksLikeXML: Bool {
    source.text[source.documentStart...].first { !$0.isBlank && !$0.isLineBreak }
      == UInt8(ascii: "<")
  }

  /// Whether the body contains TwiML.
  private var holdsTwiML: Bool { body.firstRange(of: Array("<Response".utf8)) != nil }

  /// The first line of the document that is not blank.
  var firstLine: SourceRange {
    let text = source.text[source.documentStart...]
    guard let start = text.firstIndex(where: { !$0.isBlank && !$0.isLineBreak }) else {
      return SourceRange(at: source.documentStart)
    }
    return SourceRange(start..<(text[start...].firstIndex(where: \.isLineBreak) ?? text.endIndex))
  }
}

extension ResponseCheck {
  private mutating func checkType(_ value: String, at range: SourceRange) {
    let type = ContentType.type(of: value)
    switch (ContentType(value), language) {
    case (.callflow, .twiml) where looksLikeXML:
      report(.xmlAsJSON(type, range, document: firstLine))
    case (.callflow, _):
      language = .callflow
    case (.twiml, .callflow):
      // The content says more than the Content-Type.
      if holdsTwiML { break }
      report(.jsonAsXML("as \(type)", range, document: firstLine))
    case (.either, _):
      report(.unusualType(type, language, range))
    default: break
    }
  }

  private mutating func checkMissingType(_ head: HTTPHead) {
    if language == .callflow {
      if holdsTwiML { return }
      report(.jsonAsXML("without a Content-Type", head.statusRange, document: firstLine))
    } else {
      report(.missingType(head.statusRange))
    }
  }

  /// Kazoo reads the XML declaration, but other clients read the charset first.
  private mutating func checkCharset(_ type: HTTPHead.Field) {
    guard language == .twiml,
      let charset = ContentType.parameter("charset", of: type.value), !charset.isEmpty,
      // Text that is not UTF-8 fails anyway.
      source.decoding.isVerbatim
    else { return }
    let name = Decoding.canonicalName(of: charset)
    if let declared = source.decoding.declared {
      if Decoding.canonicalName(of: declared.name) == name { return }
      report(.charsetAgainstDeclaration(charset, declared, type.valueRange))
    } else if name != "utf-8",
      let first = source.text[source.documentStart...].firstIndex(where: { $0 >= 0x80 })
    {
      report(.charsetAgainstBytes(charset, SourceRange(first..<first + 1), type.valueRange))
    }
  }
}

extension UInt8 {
  var isLineBreak: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}

extension Diagnostic {
  fileprivate static func xmlAsJSON(
    _ type: String, _ range: SourceRange, document: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .contentTypeMismatch,
      "XML is sent as \(type): Kazoo takes it for a callflow and hangs up",
      at: range, help: ["send it as text/xml"], related: [Related("XML begins here", at: document)])
  }

  fileprivate static func jsonAsXML(
    _ how: String, _ range: SourceRange, document: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .contentTypeMismatch,
      "JSON is sent \(how): Kazoo takes it for TwiML and cannot parse it, so the caller hears nothing",
      at: range, help: ["send it as application/json"],
      related: [Related("JSON begins here", at: document)])
  }

  fileprivate static func unusualType(
    _ type: String, _ language: HTTPResponse.Language, _ range: SourceRange
  ) -> Diagnostic {
    let isCase = ContentType(type.lowercased()) != .either
    let right = language == .callflow ? "application/json" : "text/xml"
    let what =
      type.isEmpty
      ? "the Content-Type is empty"
      : isCase ? "'\(type)' is not in lower case" : "'\(type)' is neither XML nor JSON"
    return Diagnostic(
      .unusualContentType,
      "\(what): Kazoo tries the response as TwiML, then as a callflow",
      at: range,
      help: ["send it as \(right)"])
  }

  fileprivate static func missingType(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .missingContentType, "the response has no Content-Type: Kazoo takes it for text/xml",
      at: range, help: ["send it as text/xml: Twilio and other clients insist on it"])
  }

  fileprivate static func charsetAgainstDeclaration(
    _ charset: String, _ declared: Decoding.Declared, _ range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .charsetMismatch,
      "the charset '\(charset)' differs from '\(declared.name)' in the XML declaration: Kazoo follows "
        + "the declaration", at: range,
      help: ["other clients follow the charset: write the same in both"],
      related: [Related("the declaration", at: declared.range)])
  }

  fileprivate static func charsetAgainstBytes(
    _ charset: String, _ first: SourceRange, _ range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .charsetMismatch,
      "the charset is '\(charset)', but the document is UTF-8: Kazoo ignores it, other clients do "
        + "not", at: range,
      help: ["write charset=utf-8"], related: [Related("the first such character", at: first)])
  }
}
