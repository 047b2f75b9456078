import Diagnostics

/// Reads the heads before the body of a response, as `curl -i` and `curl -D -` print them: one for
/// each received response.
///
/// RFC 9112, section 2.1, and the status lines without a reason that curl prints for HTTP/2 and
/// HTTP/3. A line can end with LF alone, because a capture is a text file.
struct HTTPHeadReader {
  private let text: [UInt8]
  private(set) var heads: [HTTPHead] = []
  /// The offset at which the body begins; 0 if there is no head.
  private(set) var end = 0

  init(_ text: [UInt8]) {
    self.text = text
    while let head = readHead() { heads.append(head) }
  }

  private mutating func readHead() -> HTTPHead? {
    guard let status = statusCode(at: end) else { return nil }
    var head = HTTPHead(
      status: text[status].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) },
      statusRange: SourceRange(status))
    var line = nextLine(after: end)
    while line.content.lowerBound < text.count, !line.content.isEmpty {
      if text[line.content.lowerBound].isBlank {
        // A field can continue on the next line; the client drops such a line before the first
        // field.
        if !head.fields.isEmpty { unfold(&head.fields[head.fields.count - 1], line.content) }
        line = nextLine(after: line.content.lowerBound)
        continue
      }
      guard let field = field(in: line.content) else {
        head.stray = SourceRange(line.content)
        end = line.content.lowerBound
        return head
      }
      head.fields.append(field)
      line = nextLine(after: line.content.lowerBound)
    }
    end = line.next
    return head
  }

  /// The range of the status code in the status line that begins at an offset; nil if there is no
  /// status line.
  private func statusCode(at start: Int) -> Range<Int>? {
    guard text.has("HTTP/", at: start) else { return nil }
    let line = self.line(from: start).content
    var offset = start + 5
    while offset < line.upperBound, text[offset].isDigit || text[offset] == UInt8(ascii: ".") {
      offset += 1
    }
    guard offset > start + 5, offset < line.upperBound, text[offset].isBlank else { return nil }
    while offset < line.upperBound, text[offset].isBlank { offset += 1 }
    let code = offset..<offset + 3
    guard code.upperBound <= line.upperBound, text[code].allSatisfy(\.isDigit),
      code.upperBound == line.upperBound || text[code.upperBound].isBlank
    else { return nil }
    return code
  }

  /// A field: a name of token characters, a colon and a value; nil for anything else.
  private func field(in line: Range<Int>) -> HTTPHead.Field? {
    guard let colon = text[line].firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = line.lowerBound..<colon
    guard !name.isEmpty, text[name].allSatisfy(\.isTokenByte) else { return nil }
    let value = trimmed(colon + 1..<line.upperBound)
    return HTTPHead.Field(
      name: string(name), value: string(value), nameRange: SourceRange(name),
      valueRange: SourceRange(value))
  }

  /// Adds a continuation line to a field: RFC 9112, section 5.2. Kazoo's HTTP client, `httpc` of
  /// Erlang/OTP 25, treats the line break as white space.
  private func unfold(_ field: inout HTTPHead.Field, _ line: Range<Int>) {
    let more = trimmed(line)
    if more.isEmpty { return }
    let range = SourceRange(more)
    field.valueRange = field.value.isEmpty ? range : field.valueRange.union(range)
    if !field.value.isEmpty { field.value += " " }
    field.value += string(more)
  }

  /// A range without spaces and tabs at its ends.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = text[range].first, first.isBlank { range = range.dropFirst() }
    while let last = text[range].last, last.isBlank { range = range.dropLast() }
    return range
  }

  private func nextLine(after start: Int) -> (content: Range<Int>, next: Int) {
    line(from: line(from: start).next)
  }

  /// The line that begins at an offset, without its line break, and the start of the next one.
  private func line(from start: Int) -> (content: Range<Int>, next: Int) {
    let feed = text[min(start, text.count)...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
    let hasReturn = feed > start && text[feed - 1] == UInt8(ascii: "\r")
    return (min(start, feed)..<(hasReturn ? feed - 1 : feed), min(feed + 1, text.count))
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self)
  }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// A space or a tab.
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  /// RFC 9110, section 5.6.2.
  fileprivate var isTokenByte: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
      || "!#$%&'*+-.^_`|~".utf8.contains(self)
  }
}
