/// Reads standard input line by line in constant memory.
struct LineReader {
  enum Line: Sendable, Equatable {
    /// Without its line break.
    case text([UInt8])
    /// The line was skipped.
    case tooLong
  }

  private let input: InputStream
  /// The longest line in bytes.
  private let limit: Int
  /// Bytes that were read but not returned.
  private var buffer: [UInt8] = []
  /// The length of the buffer's start that is known to have no line break, so that a long line is
  /// searched once.
  private var searched = 0
  /// Whether the line at the start of the buffer is too long.
  private var isSkipping = false
  private var isAtEnd = false

  private static let chunkSize = 1 << 16
  /// The number of lines to return at once.
  private static let batchSize = 256

  init(_ input: InputStream, limit: Int) {
    self.input = input
    self.limit = limit
  }

  /// The available lines, as soon as there is one; empty at the end.
  mutating func next() throws(ReadError) -> [Line] {
    var lines: [Line] = []
    while true {
      takeLines(&lines)
      if !lines.isEmpty || isAtEnd { return lines }
      let chunk = try input.readSome(LineReader.chunkSize)
      if chunk.isEmpty {
        isAtEnd = true
        finish(&lines)
        return lines
      }
      buffer += chunk
    }
  }

  private mutating func takeLines(_ lines: inout [Line]) {
    var start = buffer.startIndex
    while lines.count < LineReader.batchSize,
      let end = buffer[max(start, searched)...].firstIndex(of: UInt8(ascii: "\n"))
    {
      lines.append(isSkipping || end - start > limit ? .tooLong : .text(Array(buffer[start..<end])))
      isSkipping = false
      start = end + 1
    }
    buffer.removeSubrange(..<start)
    searched = lines.count < LineReader.batchSize ? buffer.count : 0
    if lines.count < LineReader.batchSize, isSkipping || buffer.count > limit {
      isSkipping = true
      buffer.removeAll()
      searched = 0
    }
  }

  /// The last line may have no line break.
  private mutating func finish(_ lines: inout [Line]) {
    if isSkipping {
      lines.append(.tooLong)
    } else if !buffer.isEmpty {
      lines.append(.text(buffer))
    }
    buffer = []
    searched = 0
  }
}
