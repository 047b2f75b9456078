/// Text as a terminal shows it: each cell of it accounted for, nothing in it that a terminal would
/// obey.
package enum DisplayText {
  /// How many columns a tab advances to the next multiple of.
  static let tabWidth = 4

  /// The printed form of a scalar, and its width in columns.
  /// - Parameter column: the column where it is printed, from 0.
  package static func cell(_ scalar: Unicode.Scalar, at column: Int) -> (text: String, width: Int) {
    switch scalar.value {
    case 0x09:
      let width = tabWidth - column % tabWidth
      return (String(repeating: " ", count: width), width)
    case 0x20...0x7E: return (String(scalar), 1)
    case 0x00...0x1F, 0x7F: return (picture(of: scalar), 1)
    default: return wideCell(scalar)
    }
  }

  /// A text on one line in which control characters, direction changes and line breaks are visible,
  /// so that a terminal or a log does not obey them.
  package static func visible(_ text: String) -> String {
    // The usual case.
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
    return text.unicodeScalars.map { scalar in
      scalar == "\t" ? picture(of: scalar) : cell(scalar, at: 0).text
    }.joined()
  }

  /// A text of several lines with the same made visible in each.
  package static func visibleLines(_ text: String) -> String {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { visible(String($0)) }.joined(separator: "\n")
  }

  /// Whether a terminal or a log obeys a character instead of showing it.
  package static func isTerminalControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func wideCell(_ scalar: Unicode.Scalar) -> (text: String, width: Int) {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return (String(scalar), 0)
    case .format where scalar == "\u{200D}": return (String(scalar), 0)
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
      let text = "<U+\(Escaping.hexadecimal(scalar.value, digits: 4))>"
      return (text, text.count)
    default: return (String(scalar), isWide(scalar) ? 2 : 1)
    }
  }

  /// The control picture of an ASCII control character; U+FFFD for another scalar.
  package static func picture(of scalar: Unicode.Scalar) -> String {
    let value: UInt32 =
      switch scalar.value {
      case 0x00...0x1F: 0x2400 + scalar.value
      case 0x7F: 0x2421
      default: 0xFFFD
      }
    return Unicode.Scalar(value).map { String($0) } ?? ""
  }

  /// The wide and full-width ranges of Unicode's EastAsianWidth.txt, without the gaps in them.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x1100: false
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
      0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF,
      0x20000...0x3FFFD:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }
}
