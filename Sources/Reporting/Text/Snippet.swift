import Diagnostics

/// A source line and the marks under a range in it.
struct Snippet {
  /// The line as it is printed, cut to a window when it is long.
  let line: String
  /// `^` under the start of the range and `~` under the rest, after the spaces before them.
  let marks: String

  /// The longest line in bytes that is shown whole.
  private static let longestLine = 120
  /// The number of scalars of a longer line to show before and after the start of the range.
  private static let window = (before: 40, after: 80)

  /// - Parameters:
  /// - range: only its part on the line is marked; an empty range gets one mark.
  /// - line: the line where the range begins, without its line break.
  init(_ range: SourceRange, in text: [UInt8], line: SourceRange) {
    let start = min(max(range.lowerBound, line.lowerBound), line.upperBound)
    let end = min(max(range.upperBound, start), line.upperBound)
    let shown = Snippet.shown(of: line, around: start, in: text)

    var cells = shown.lowerBound > line.lowerBound ? "…" : ""
    var column = cells.isEmpty ? 0 : 1
    var marked = (start: column, end: column)
    var offset = shown.lowerBound
    for scalar in String(decoding: text[shown], as: UTF8.self).unicodeScalars {
      if offset == start { marked.start = column }
      let (cell, width) = DisplayText.cell(scalar, at: column)
      cells += cell
      column += width
      offset += UTF8.width(scalar)
      if offset <= end { marked.end = column }
    }
    if start == shown.upperBound { marked.start = column }
    self.line = shown.upperBound < line.upperBound ? cells + "…" : cells
    marks =
      String(repeating: " ", count: marked.start) + "^"
      + String(repeating: "~", count: max(0, marked.end - marked.start - 1))
  }

  private static func shown(
    of line: SourceRange, around start: Int, in text: [UInt8]
  ) -> Range<Int> {
    guard line.count > longestLine else { return line.lowerBound..<line.upperBound }
    var lower = start
    for _ in 0..<window.before where lower > line.lowerBound {
      repeat { lower -= 1 } while lower > line.lowerBound && text[lower] & 0xC0 == 0x80
    }
    var upper = start
    for _ in 0..<window.after where upper < line.upperBound {
      repeat { upper += 1 } while upper < line.upperBound && text[upper] & 0xC0 == 0x80
    }
    return lower..<upper
  }
}
