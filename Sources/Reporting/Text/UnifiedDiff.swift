import Diagnostics

/// The difference between two versions of a file, as `diff -u` prints it and `patch` reads it.
package struct UnifiedDiff {
  private let name: String
  private let lines: [Line]

  private struct Line {
    /// A space, `-` or `+`.
    let mark: Character
    /// With its line break, if it has one.
    let text: ArraySlice<UInt8>
  }

  /// The number of unchanged lines to print around a change.
  private static let context = 3

  /// - Parameter name: the bytes of the file's path, for both versions.
  package init(from old: [UInt8], to new: [UInt8], name: [UInt8]) {
    self.name = UnifiedDiff.written(name)
    let (oldLines, newLines) = (UnifiedDiff.lines(of: old), UnifiedDiff.lines(of: new))
    let difference = LineDifference(from: oldLines, to: newLines)
    var lines: [Line] = []
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < oldLines.count || newIndex < newLines.count {
      if oldIndex < oldLines.count, difference.isRemoved[oldIndex] {
        lines.append(Line(mark: "-", text: oldLines[oldIndex]))
        oldIndex += 1
      } else if newIndex < newLines.count, difference.isInserted[newIndex] {
        lines.append(Line(mark: "+", text: newLines[newIndex]))
        newIndex += 1
      } else {
        lines.append(Line(mark: " ", text: oldLines[oldIndex]))
        oldIndex += 1
        newIndex += 1
      }
    }
    self.lines = lines
  }

  /// Empty if the versions are equal.
  package var text: String {
    let hunks = hunks()
    return hunks.isEmpty ? "" : "--- \(name)\n+++ \(name)\n" + hunks.joined()
  }

  /// A name as `patch` and `git apply` read it. A name with unusual characters is in quotes, and a
  /// name with a space has a tab after it, because otherwise a date would follow.
  private static func written(_ name: [UInt8]) -> String {
    let isPlain =
      name.first != UInt8(ascii: "\"") && name.first != 0x20 && !name.contains(UInt8(ascii: "\\"))
      && String(validating: name, as: UTF8.self).map { DisplayText.visible($0) == $0 } ?? false
    if isPlain {
      return String(decoding: name, as: UTF8.self) + (name.contains(0x20) ? "\t" : "")
    }
    return "\"" + name.map(quoted).joined() + "\""
  }

  /// A byte of a name between quotes, as in C.
  private static func quoted(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return "\\" + String(Unicode.Scalar(byte))
    case 0x09: return "\\t"
    case 0x0A: return "\\n"
    case 0x0D: return "\\r"
    case 0x20...0x7E: return String(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 8)
      return "\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }
  }

  private func hunks() -> [String] {
    var hunks: [String] = []
    var (oldLine, newLine) = (1, 1)
    var index = 0
    for range in ranges() {
      // The lines between hunks are the same in both versions.
      oldLine += range.lowerBound - index
      newLine += range.lowerBound - index
      let hunk = lines[range]
      let oldCount = hunk.count { $0.mark != "+" }
      let newCount = hunk.count { $0.mark != "-" }
      hunks.append(
        "@@ -\(UnifiedDiff.span(oldLine, oldCount)) +\(UnifiedDiff.span(newLine, newCount)) @@\n"
          + hunk.map(UnifiedDiff.text(of:)).joined())
      oldLine += oldCount
      newLine += newCount
      index = range.upperBound
    }
    return hunks
  }

  /// The lines of each hunk; changes that share their context are in one hunk.
  private func ranges() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for index in lines.indices where lines[index].mark != " " {
      let lower = max(0, index - UnifiedDiff.context)
      let upper = min(lines.count, index + 1 + UnifiedDiff.context)
      if let last = ranges.last, lower <= last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<upper
      } else {
        ranges.append(lower..<upper)
      }
    }
    return ranges
  }

  /// An empty span has the number of the line before it.
  private static func span(_ line: Int, _ count: Int) -> String {
    count == 1 ? "\(line)" : "\(count == 0 ? line - 1 : line),\(count)"
  }

  private static func text(of line: Line) -> String {
    let text = String(line.mark) + String(decoding: line.text, as: UTF8.self)
    return line.text.last == UInt8(ascii: "\n") ? text : text + "\n\\ No newline at end of file\n"
  }

  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }
}
