import Diagnostics

extension Judgement {
  /// Judges whether the body is all that was sent, as it was meant.
  /// - Returns: whether it can be read.
  mutating func judgeFraming(_ head: HTTPHead) -> Bool {
    if let encoding = head["Transfer-Encoding"], hasChunks {
      report(.chunks(encoding.range, size: firstLine))
      leaveUnread()
      return false
    }
    let encoding = head["Content-Encoding"]
    if isGzip || (encoding != nil && !isText) {
      refuseCompressed(encoding)
      return false
    }
    if let encoding, encoding.value.lowercased() != "identity" {
      report(.decodedBody(encoding))
    } else if head["Transfer-Encoding"] == nil, let length = head["Content-Length"] {
      judgeLength(length)
    }
    return true
  }

  var isGzip: Bool { body.starts(with: [0x1F, 0x8B]) }

  mutating func refuseCompressed(_ encoding: HTTPHead.Field?) {
    report(.compressedBody(encoding, at: encoding?.range ?? firstLine))
    leaveUnread()
  }

  /// Whether the body can be a document, which a compressed one is not.
  private var isText: Bool {
    let first = body.prefix(512)
    return !first.contains { $0 < 0x20 && !$0.isBlank && !$0.isLineBreak }
      && source.decoding.firstInvalid == nil
  }

  /// Whether the body begins with the size of a chunk, in hexadecimal digits on a line of its own:
  /// RFC 9112, section 7.1.
  private var hasChunks: Bool {
    guard let feed = body.firstIndex(of: UInt8(ascii: "\n")) else { return false }
    let line = body[..<feed]
    let size = line.prefix {
      $0.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0 | 0x20)
    }
    guard (1...8).contains(size.count) else { return false }
    let rest = line.dropFirst(size.count).first
    return rest == UInt8(ascii: "\r") || rest == UInt8(ascii: ";") || rest == nil
  }

  private mutating func judgeLength(_ length: HTTPHead.Field) {
    guard let stated = Int(length.value), stated >= 0, stated != body.count else { return }
    // A shell takes line breaks from the end of what it holds, and `echo` adds one.
    let isWhole = body.last == UInt8(ascii: ">") || body.last == UInt8(ascii: "}")
    if stated > body.count {
      if isWhole || body.last?.isLineBreak == true, stated - body.count <= 2 { return }
      report(.shortBody(stated, body.count, length.valueRange))
      if body.isEmpty { leaveUnread() }
    } else if body.suffix(body.count - stated).contains(where: { !$0.isLineBreak }) {
      report(.longBody(stated, body.count, length.valueRange).capped(at: .warning))
    }
  }
}

extension Diagnostic {
  fileprivate static func chunks(_ range: SourceRange, size: SourceRange) -> Diagnostic {
    Diagnostic(
      .chunkedBody, "the body is still cut into chunks, which every HTTP client joins", at: range,
      help: ["capture the answer without --raw"],
      related: [Related("the size of the first chunk", at: size)])
  }

  fileprivate static func compressedBody(
    _ encoding: HTTPHead.Field?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .compressedBody,
      "the body is compressed (\(encoding?.value ?? "gzip")), and Kazoo decompresses nothing: "
        + "Pivot fails", at: range,
      help: [
        "Kazoo does not ask for compression: without -H 'Accept-Encoding: …' the server should send "
          + "none, and with --compressed curl undoes it"
      ])
  }

  fileprivate static func decodedBody(_ encoding: HTTPHead.Field) -> Diagnostic {
    Diagnostic(
      .compressedBody,
      "the server compressed the answer (\(encoding.value)): Kazoo does not ask for that, and could "
        + "not read it", at: encoding.range
    ).capped(at: .note)
  }

  fileprivate static func shortBody(
    _ stated: Int, _ count: Int, _ range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .bodyLength,
      "of \(stated) bytes of body \(count) have come: Kazoo waits for the rest, and Pivot fails",
      at: range,
      help: count == 0 ? ["curl -I asks for the head alone; -i prints the body behind it"] : [])
  }

  fileprivate static func longBody(_ stated: Int, _ count: Int, _ range: SourceRange) -> Diagnostic
  {
    Diagnostic(
      .bodyLength,
      "the body has \(count) bytes where Content-Length says \(stated): clients may cut it there",
      at: range, help: ["count bytes, not characters"])
  }
}
