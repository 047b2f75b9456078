/// Cuts the stream of bytes from a client into messages: the Language Server Protocol 3.17, section
/// "Base Protocol".
package struct Framing {
  private var buffer: [UInt8] = []
  /// Where the part of `buffer` that no event has covered begins.
  private var start = 0
  /// The length of the content whose header has been read.
  private var contentLength: Int?
  /// Whether a header could not be read: nobody knows where the next one begins.
  package private(set) var isLost = false

  /// The longest header, in bytes; the two fields that exist need far less.
  static let headerLimit = 4096
  /// The longest content, in bytes: a message holds one document, escaped.
  package static let contentLimit = 256 << 20

  package init() {}

  /// The next thing in the stream.
  package enum Event: Sendable, Hashable {
    /// The content of a message.
    case message([UInt8])
    /// A header that says nothing of its content, and why; it is the last event.
    case malformed(String)
  }

  /// Whether a message has begun and not ended.
  package var isInMessage: Bool { contentLength != nil || start < buffer.count }

  package mutating func append(_ bytes: some Collection<UInt8>) {
    if !isLost { buffer.append(contentsOf: bytes) }
  }

  /// - Returns: nil until more bytes have come.
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

  /// The empty line after the fields; a client that ends lines with a line feed alone is understood.
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

  /// Leaves what was read; the buffer is moved only when that is most of it.
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

  /// A message as it goes to a client.
  package static func framed(_ content: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
  }
}
