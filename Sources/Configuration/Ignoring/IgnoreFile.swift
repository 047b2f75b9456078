/// The patterns of a `.gitignore` or a file with the same syntax.
package struct IgnoreFile: Sendable {
  private let patterns: [IgnorePattern]

  /// The effect of a file on a path.
  package enum Verdict: Sendable {
    case ignored
    /// Included again by a pattern that begins with `!`.
    case included
  }

  package init(_ content: [UInt8]) {
    let text = content.starts(with: [0xEF, 0xBB, 0xBF]) ? content.dropFirst(3) : content[...]
    patterns = text.split(separator: 0x0A).compactMap { line in
      IgnorePattern(line.last == 0x0D ? line.dropLast() : line)
    }
  }

  package var isEmpty: Bool { patterns.isEmpty }

  /// The effect of the last pattern that matches.
  /// - Parameter path: relative to the directory of the file, without a slash at either end.
  /// - Returns: nil if no pattern matches.
  package func verdict(on path: ArraySlice<UInt8>, isDirectory: Bool) -> Verdict? {
    patterns.last { $0.matches(path, isDirectory: isDirectory) }
      .map { $0.isNegated ? .included : .ignored }
  }
}
