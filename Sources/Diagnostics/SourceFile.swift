/// One document: its name in reports, its bytes, and its text as UTF-8, optionally after the head
/// of an HTTP response.
///
/// Every position in twimlc is an offset into `text`. Only lines and columns are shown, because
/// they are the same in every encoding.
package final class SourceFile: Sendable {
  /// As given on the command line, or the name for standard input.
  package let name: String
  /// The input, unchanged.
  package let bytes: [UInt8]
  /// The input as valid UTF-8, without the document's byte order mark.
  package let text: [UInt8]
  /// The offset of the document in `text`; 0 if there is no head.
  package let documentStart: Int
  /// How the bytes of the document became text.
  package let decoding: Decoding

  /// The name for standard input.
  package static let standardInput = "<stdin>"

  /// - Parameter headLength: the number of bytes before the document. They are decoded as UTF-8 if
  ///   possible and as ISO-8859-1 otherwise, independently of the document.
  package init(name: String, bytes: [UInt8], headLength: Int = 0) {
    self.name = name
    self.bytes = bytes
    guard headLength > 0 else {
      documentStart = 0
      (text, decoding) = Decoding.decode(bytes)
      return
    }
    let head = Decoding.text(ofHead: bytes[..<min(headLength, bytes.count)])
    let (body, decoding) = Decoding.decode(Array(bytes.dropFirst(headLength)))
    text = head + body
    documentStart = head.count
    self.decoding = decoding.shifted(by: head.count)
  }

  /// The text of the document without the head.
  package var documentText: [UInt8] {
    documentStart == 0 ? text : Array(text[documentStart...])
  }

  /// The text between two offsets, cut to the document.
  package subscript(range: SourceRange) -> String {
    let upper = min(range.upperBound, text.count)
    let lower = min(range.lowerBound, upper)
    return String(decoding: text[lower..<upper], as: UTF8.self)
  }
}

/// The line and column of a place, as editors count them.
package struct SourcePosition: Sendable, Hashable, Comparable {
  /// From 1.
  package let line: Int
  /// From 1, in Unicode scalars; a tab counts as one.
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// The starts of the lines of a document, computed only if there is something to report.
package struct LineTable: Sendable {
  private let text: [UInt8]
  private let starts: [Int]
  /// How many scalars begin before each block of bytes, so that a column far into a line of
  /// megabytes costs no more than one near its start.
  private let scalarCounts: [Int]

  private static let blockSize = 1024

  package init(_ source: SourceFile) {
    text = source.text
    var starts = [0]
    var scalarCounts: [Int] = []
    var scalarCount = 0
    var previous: UInt8 = 0
    for (offset, byte) in text.enumerated() {
      if offset.isMultiple(of: LineTable.blockSize) { scalarCounts.append(scalarCount) }
      if byte & 0xC0 != 0x80 { scalarCount += 1 }
      if byte == UInt8(ascii: "\n") {
        // The second half of a CRLF ends no further line.
        if previous == UInt8(ascii: "\r") { starts.removeLast() }
        starts.append(offset + 1)
      } else if byte == UInt8(ascii: "\r") {
        starts.append(offset + 1)
      }
      previous = byte
    }
    if text.count.isMultiple(of: LineTable.blockSize) { scalarCounts.append(scalarCount) }
    self.starts = starts
    self.scalarCounts = scalarCounts
  }

  /// The number of lines, the last one included even when it is empty.
  package var count: Int { starts.count }

  /// The position of a byte offset; one past the end is the end of the last line.
  package func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), text.count)
    let line = index(at: offset)
    let column = scalarCount(before: offset) - scalarCount(before: starts[line])
    return SourcePosition(line: line + 1, column: column + 1)
  }

  private func scalarCount(before offset: Int) -> Int {
    let block = offset / LineTable.blockSize
    let start = block * LineTable.blockSize
    return scalarCounts[block] + text[start..<offset].count { $0 & 0xC0 != 0x80 }
  }

  /// The bytes of a line without its line break.
  /// - Parameter line: from 1 to `count`.
  package func range(ofLine line: Int) -> SourceRange {
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] : text.count
    while end > start, text[end - 1] == UInt8(ascii: "\n") || text[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    return SourceRange(start..<end)
  }

  private func index(at offset: Int) -> Int {
    max(starts.partitioningIndex { $0 > offset } - 1, 0)
  }
}
