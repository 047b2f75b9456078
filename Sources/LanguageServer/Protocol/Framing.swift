/// Cuts the stream of bytes from a client into messages: the Language Server Protocol 3.17, section
/// "Base Protocol".
package struct Framing {
  private var buffer: [UInt8] = []
  /// The start of the part of `buffer` that no event has consumed.
  private var start = 0
  /// The length of the content whose header has been read.
  private var contentLength: Int?
  /// Whether a header could not be read, so that the start of the next one is unknown.
  package private(set) var isLost = false

  /// The longest header, in bytes; the two defined fields need far less.
  static let headerLimit = 4096
  /// The longest content, in bytes: a message contains at most one escaped document.
  package static let contentLimit = 256 << 20

  package init() {}

  /// The next event of the stream.
  package enum Event: Sendable, Hashable {
    /// The content of a message.
    case message([UInt8])
    /// An invalid header and the reason; it is the last event.
    case malformed(String)
  }

  /// Whether a message is incomplete.
  package var isInMessage: Bool { contentLength != nil || start < buffer.count }

  package mutating func append(_ bytes: some Collection<UInt8>) {
    if !isLost { buffer.append(contentsOf: bytes) }
  }

  /// - Returns: nil if more bytes are needed.
  package mutating func next() -> Event? {
    guard !isLost else { return nil }
    if contentLength == nil {
      switch header() {
      case .incomplete: return nil
      case .malformed(let reason):
        isLost = true
        buffer = []
        return .malformed(reason)
      case .content(let length): contentLength = length
      }
    }
    guard let length = contentLength, buffer.count - start >= length else { return nil }
    let content = Array(buffer[start..<start + length])
    contentLength = nil
    consume(upTo: start + length)
    return .message(content)
  }

  private enum Header {
    case incomplete
    case content(Int)
    case malformed(String)
  }

  private mutating func header() -> Header {
    let limit = min(buffer.count, start + Framing.headerLimit)
    guard let end = endOfHeader(before: limit) else {
      return limit - start == Framing.headerLimit
        ? .malformed("the header of a message does not end") : .incomplete
    }
    let fields = String(decoding: buffer[start..<end.lowerBound], as: UTF8.self)
    consume(upTo: end.upperBound)
    var length: Int?
    for field in fields.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline) {
      guard let colon = field.firstIndex(of: ":") else {
        return .malformed("'\(field.prefix(80))' is not a header field")
      }
      guard field[..<colon].lowercased() == "content-length" else { continue }
      let value = field[field.index(after: colon)...].filter { $0 != " " && $0 != "\t" }
      guard let number = Int(value), number >= 0 else {
        return .malformed("'\(value.prefix(80))' is not a Content-Length")
      }
      length = number
    }
    guard let length else { return .malformed("a message has no Content-Length") }
    guard length <= Framing.contentLimit else {
      return .malformed("a message of \(length) bytes is too long")
    }
    return .content(length)
  }

  /// The empty line after the fields; a line feed alone also ends a line.
  private func endOfHeader(before limit: Int) -> Range<Int>? {
    var index = start
    while index < limit {
      guard buffer[index] == UInt8(ascii: "\n") else {
        index += 1
        continue
      }
      let isFirst = index == start
      let next = index + 1
      if isFirst { return index..<next }
      if next < limit, buffer[next] == UInt8(ascii: "\n") { return index..<next + 1 }
      if next + 1 < limit, buffer[next] == UInt8(ascii: "\r"),
        buffer[next + 1] == UInt8(ascii: "\n")
      {
        return index..<next + 2
      }
      index = next
    }
    return nil
  }

  /// Discards what was read; the buffer is moved only when most of it is consumed.
  private mutating func consume(upTo offset: Int) {
    start = offset
    if start == buffer.count {
      buffer.removeAll(keepingCapacity: buffer.count < 1 << 20)
      start = 0
    } else if start > 1 << 16, start > buffer.count / 2 {
      buffer.removeFirst(start)
      start = 0
    }
  }

  /// A message with its header.
  package static func framed(_ content: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
  }
}
