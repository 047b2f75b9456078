import Diagnostics
import JSON

/// The text of an open document, which a client edits piece by piece.
package struct TextDocument: Sendable {
  /// Valid UTF-8.
  package private(set) var text: [UInt8]
  /// The offset at which each line begins. A line ends with `\n`, `\r\n` or `\r`.
  private var lineStarts: [Int]
  package let encoding: PositionEncoding

  package init(_ text: [UInt8], encoding: PositionEncoding) {
    self.text = text
    self.encoding = encoding
    lineStarts = [0] + TextDocument.lineStarts(in: text, from: 1, through: text.count)
  }

  /// The number of lines, the last one included even when it is empty.
  package var lineCount: Int { lineStarts.count }

  /// Replaces the text between two positions, or the whole text.
  package mutating func replace(_ range: Range<Position>?, with replacement: [UInt8]) {
    guard let range else {
      self = TextDocument(replacement, encoding: encoding)
      return
    }
    let lower = offset(of: range.lowerBound)
    replace(lower..<max(lower, offset(of: range.upperBound)), with: replacement)
  }

  private mutating func replace(_ range: Range<Int>, with replacement: [UInt8]) {
    text.replaceSubrange(range, with: replacement)
    let lengthChange = replacement.count - range.count
    // Whether a line begins at an offset depends only on the bytes on both sides of it.
    let kept = lineStarts.partitionIndex { $0 >= range.lowerBound }
    let moved = lineStarts.partitionIndex { $0 > range.upperBound }
    let between = TextDocument.lineStarts(
      in: text, from: max(range.lowerBound, 1), through: range.lowerBound + replacement.count)
    let isFirst = kept == 0
    let count = moved - kept
    lineStarts.replaceSubrange(kept..<moved, with: (isFirst ? [0] : []) + between)
    guard lengthChange != 0 else { return }
    let first = moved - count + between.count + (isFirst ? 1 : 0)
    for index in first..<lineStarts.count { lineStarts[index] += lengthChange }
  }

  /// The offsets in a range at which a line begins, except 0.
  private static func lineStarts(in text: [UInt8], from first: Int, through last: Int) -> [Int] {
    var starts: [Int] = []
    guard first <= last else { return starts }
    for offset in first...last {
      let previous = text[offset - 1]
      guard previous == UInt8(ascii: "\n") || previous == UInt8(ascii: "\r") else { continue }
      let isInside =
        previous == UInt8(ascii: "\r") && offset < text.count && text[offset] == UInt8(ascii: "\n")
      if !isInside { starts.append(offset) }
    }
    return starts
  }
}

extension TextDocument {
  /// The byte offset of a position. A position after the end of its line becomes the end of the
  /// line, and a position inside a scalar the start of the scalar.
  package func offset(of position: Position) -> Int {
    guard position.line < lineStarts.count else { return text.count }
    let end = endOfLine(position.line)
    var offset = lineStarts[position.line]
    if encoding == .utf8 {
      offset = min(offset + min(position.character, end), end)
      while offset > 0, offset < text.count, text[offset] & 0xC0 == 0x80 { offset -= 1 }
      return offset
    }
    var character = 0
    while offset < end {
      character += encoding.width(ofScalarWith: text[offset])
      if character > position.character { break }
      offset += PositionEncoding.length(ofScalarWith: text[offset])
    }
    return min(offset, end)
  }

  /// The position of a byte offset.
  /// - Parameter offset: clamped to the text.
  package func position(of offset: Int) -> Position {
    let offset = min(max(offset, 0), text.count)
    let (line, start) = line(of: offset)
    return Position(line: line, character: width(of: start..<offset))
  }

  /// The line of an offset, counted from 0, and its start.
  func line(of offset: Int) -> (index: Int, start: Int) {
    let line = lineStarts.partitionIndex { $0 > offset } - 1
    return (line, lineStarts[line])
  }

  /// The number of units of the encoding in a part of a line.
  /// - Parameter range: whole scalars.
  func width(of range: Range<Int>) -> Int {
    switch encoding {
    case .utf8: range.count
    // One unit for each scalar, and another for each scalar of four bytes.
    case .utf16: text[range].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) + ($1 >= 0xF0 ? 1 : 0) }
    }
  }

  /// The offset before the line break that ends a line.
  private func endOfLine(_ line: Int) -> Int {
    guard line + 1 < lineStarts.count else { return text.count }
    var end = lineStarts[line + 1]
    if end > lineStarts[line], text[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > lineStarts[line], text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return end
  }

  /// The white space at the start of an offset's line, and where the line begins.
  func indentation(at offset: Int) -> (start: Int, text: String) {
    let start = line(of: offset).start
    let space = text[start...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return (start, String(decoding: space, as: UTF8.self))
  }

  /// A byte range as the protocol's object.
  func json(_ range: Range<Int>) -> JSON {
    ["start": position(of: range.lowerBound).json, "end": position(of: range.upperBound).json]
  }

  func json(_ range: SourceRange) -> JSON { json(range.lowerBound..<range.upperBound) }
}

extension JSONValue {
  /// A range of positions.
  func positionRange() throws(ProtocolError) -> Range<Position> {
    let start = try Position(required("start"))
    let end = try Position(required("end"))
    return start..<max(start, end)
  }
}

extension [Int] {
  /// The index of the first element that satisfies a condition, which all later elements satisfy
  /// too.
  fileprivate func partitionIndex(where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
