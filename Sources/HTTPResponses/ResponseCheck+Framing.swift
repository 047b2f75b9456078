import Diagnostics

extension ResponseCheck {
  /// Checks that the body is complete and in the form that the head announces.
  /// - Returns: whether it can be read.
  mutating func checkFraming(_ head: HTTPHead) -> Bool {
    if let encoding = head["Transfer-Encoding"], chunk != nil {
      report(.chunks(at: encoding.range, size: firstLine))
      leaveUnread()
      return false
    }
    if refuseChunks() { return false }
    checkNumbers(head)
    let encoding = head["Content-Encoding"]
    if isGzip || (encoding != nil && !isText) {
      refuseCompressed(encoding)
      return false
    }
    if let encoding, encoding.value.lowercased() != "identity" {
      report(.decodedBody(encoding))
    } else if head["Transfer-Encoding"] == nil, let length = head["Content-Length"] {
      checkLength(length)
    }
    return true
  }

  /// Reports chunk sizes in a body that no header field announces as chunked.
  mutating func refuseChunks() -> Bool {
    guard isChunked else { return false }
    report(
      heads.isEmpty ? .chunks(at: firstLine, size: nil) : .unannouncedChunks(at: firstLine))
    leaveUnread()
    return true
  }

  var isGzip: Bool { body.starts(with: [0x1F, 0x8B]) }

  mutating func refuseCompressed(_ encoding: HTTPHead.Field?) {
    report(.compressedBody(encoding, at: encoding?.range ?? firstLine))
    leaveUnread()
  }

  /// Whether the body can be a document; a compressed body cannot.
  private var isText: Bool {
    let first = body.prefix(512)
    return !first.contains { $0 < 0x20 && !$0.isBlank && !$0.isLineBreak }
      && source.decoding.firstInvalid == nil
  }

  /// The size of the first chunk and the offset of its data: hexadecimal digits on their own line,
  /// RFC 9112, section 7.1.
  private var chunk: (size: Int, data: Int)? {
    guard body.first?.isHexadecimalDigit == true,
      let feed = body.firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let line = body[..<feed]
    let digits = line.prefix(while: \.isHexadecimalDigit)
    guard (1...8).contains(digits.count) else { return nil }
    let rest = line.dropFirst(digits.count).first
    guard rest == UInt8(ascii: "\r") || rest == UInt8(ascii: ";") || rest == nil,
      let size = Int(String(decoding: digits, as: UTF8.self), radix: 16)
    else { return nil }
    return (size, feed + 1)
  }

  /// Whether the body is certainly in chunks: a number can precede a document for other reasons,
  /// but not a number that counts its bytes, with an empty chunk after it.
  private var isChunked: Bool {
    guard let chunk else { return false }
    let end = chunk.data + chunk.size
    if chunk.size > 0, end < body.endIndex, body[end].isLineBreak { return true }
    var rest = body[chunk.data...]
    while rest.last?.isLineBreak == true { rest.removeLast() }
    return rest.last == UInt8(ascii: "0") && rest.dropLast().last == UInt8(ascii: "\n")
  }

  /// Checks the value of Content-Length, whatever the body is.
  private mutating func checkNumbers(_ head: HTTPHead) {
    let lengths = head.fields.filter { $0.name.lowercased() == "content-length" }
    guard let length = lengths.first else { return }
    let place = length.valueRange.isEmpty ? length.range : length.valueRange
    // The client reads -1 as no length.
    if !length.isCount, length.value != "-1" { return report(.noLength(length.value, place)) }
    if let other = lengths.first(where: { $0.value != length.value }) {
      report(.twoLengths(length, other))
    }
  }

  private mutating func checkLength(_ length: HTTPHead.Field) {
    guard length.isCount else { return }
    let stated = Int(length.value) ?? Int.max
    if stated == body.count { return }
    // A shell removes line breaks from the end of a variable, and `echo` adds one.
    let isWhole = body.last == UInt8(ascii: ">") || body.last == UInt8(ascii: "}")
    if stated > body.count {
      if isWhole || body.last?.isLineBreak == true, stated - body.count <= 2 { return }
      report(.shortBody(length.value, body.count, length.valueRange))
      if body.isEmpty { leaveUnread() }
    } else if body.suffix(body.count - stated).contains(where: { !$0.isLineBreak }) {
      report(.longBody(stated, body.count, length.valueRange).capped(at: .warning))
    }
  }
}

extension UInt8 {
  fileprivate var isHexadecimalDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
  }
}

extension HTTPHead.Field {
  /// Whether the value is a number from 0 on: digits, optionally after a sign, which Kazoo's HTTP
  /// client accepts.
  fileprivate var isCount: Bool {
    let digits = value.hasPrefix("+") ? value.dropFirst() : value[...]
    return !digits.isEmpty && digits.utf8.allSatisfy(\.isDigit)
  }
}

extension Diagnostic {
  fileprivate static func chunks(at range: SourceRange, size: SourceRange?) -> Diagnostic {
    Diagnostic(
      .chunkedBody, "the body is still cut into chunks: every HTTP client joins them", at: range,
      help: ["capture the response without --raw"],
      related: size.map { [Related("the size of the first chunk", at: $0)] } ?? [])
  }

  fileprivate static func unannouncedChunks(at size: SourceRange) -> Diagnostic {
    Diagnostic(
      .chunkedBody,
      "chunk sizes in the body without Transfer-Encoding: Kazoo takes them for text and cannot parse it, so the caller hears nothing",
      at: size,
      help: [
        "send 'Transfer-Encoding: chunked' with it, or the document as it is; where the "
          + "server does, "
          + "capture the response without --raw"
      ])
  }

  fileprivate static func noLength(_ value: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .bodyLength,
      (value.isEmpty ? "Content-Length is empty" : "'\(value)' is not a valid Content-Length")
        + ": Kazoo's HTTP client crashes, and Pivot fails", at: range,
      help: ["write the number of bytes in the body, or leave the field out"])
  }

  fileprivate static func twoLengths(
    _ first: HTTPHead.Field, _ other: HTTPHead.Field
  ) -> Diagnostic {
    Diagnostic(
      .bodyLength,
      "a second Content-Length says \(other.value): Kazoo uses the first, other clients refuse "
        + "the response", at: other.range, related: [Related("the first one", at: first.range)]
    ).capped(at: .warning)
  }

  fileprivate static func compressedBody(
    _ encoding: HTTPHead.Field?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .compressedBody,
      "the body is compressed (\(encoding?.value ?? "gzip")): Kazoo does not decompress it, and "
        + "Pivot fails", at: range,
      help: [
        "Kazoo does not ask for compression: without -H 'Accept-Encoding: …' the server "
          + "should send "
          + "none, and with --compressed curl undoes it"
      ])
  }

  fileprivate static func decodedBody(_ encoding: HTTPHead.Field) -> Diagnostic {
    Diagnostic(
      .compressedBody,
      "the server compressed the response (\(encoding.value)): Kazoo does not request this, and could "
        + "not read it", at: encoding.range
    ).capped(at: .note)
  }

  fileprivate static func shortBody(
    _ stated: String, _ count: Int, _ range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .bodyLength,
      "the body has \(count) bytes of the \(stated) in Content-Length: Kazoo waits for the rest, and Pivot fails",
      at: range,
      help: count == 0 ? ["use 'curl -i': -I requests the head alone"] : [])
  }

  fileprivate static func longBody(_ stated: Int, _ count: Int, _ range: SourceRange) -> Diagnostic
  {
    Diagnostic(
      .bodyLength,
      "the body has \(count) bytes where Content-Length says \(stated): clients may cut it there",
      at: range, help: ["count bytes, not characters"])
  }
}
