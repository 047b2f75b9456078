package import Diagnostics

/// A text with markers: `<1️⃣Say2️⃣>` marks the range of "Say".
package struct Marked: Sendable, CustomStringConvertible {
  package let text: String
  /// The byte offsets of 1️⃣ to 9️⃣, in that order.
  package let offsets: [Int]

  package init(_ marked: String) {
    var text = ""
    var offsets: [Character: Int] = [:]
    for character in marked {
      if Self.marks.contains(character) {
        offsets[character] = text.utf8.count
      } else {
        text.append(character)
      }
    }
    self.text = text
    self.offsets = Self.marks.compactMap { offsets[$0] }
  }

  private static let marks: [Character] = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣"]

  package var source: SourceFile { SourceFile(name: "test.xml", bytes: Array(text.utf8)) }

  /// The ranges between the first and second mark, the third and fourth, and so on.
  package var ranges: [Range<Int>] {
    stride(from: 0, to: offsets.count - 1, by: 2).map { offsets[$0]..<offsets[$0 + 1] }
  }

  package var description: String { text }
}

extension SourceRange {
  package var range: Range<Int> { lowerBound..<upperBound }
}
