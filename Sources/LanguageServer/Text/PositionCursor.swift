import Diagnostics
import JSON

/// Converts many offsets of one document to positions. Each is counted from the one before it, so
/// ten thousand places on a long line cost one scan of the line.
struct PositionCursor {
  private let document: TextDocument
  private var offset = 0
  private var position = Position(line: 0, character: 0)

  init(_ document: TextDocument) { self.document = document }

  /// - Parameter target: clamped to the text.
  mutating func position(of target: Int) -> Position {
    let target = min(max(target, 0), document.text.count)
    let (line, start) = document.line(of: target)
    if line != position.line || abs(target - offset) > target - start {
      (offset, position) = (start, Position(line: line, character: 0))
    }
    let isForward = offset <= target
    let count = document.width(of: isForward ? offset..<target : target..<offset)
    offset = target
    position = Position(
      line: line, character: position.character + (isForward ? count : -count))
    return position
  }

  mutating func json(_ range: SourceRange) -> JSON {
    ["start": position(of: range.lowerBound).json, "end": position(of: range.upperBound).json]
  }
}
