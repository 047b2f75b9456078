/// A pattern for paths: `*` matches any characters except `/`, `?` matches one character, `[a-z]`
/// one of a set, and `**` any number of directories. A pattern without a `/` before its end matches
/// a name in any directory.
package struct Glob: Sendable, Hashable {
  /// As written.
  package let text: String
  private let components: [[Unicode.Scalar]]
  private let isForDirectories: Bool

  /// - Returns: nil for a pattern without a name.
  package init?(_ text: String) {
    self.text = text
    var parts = text.split(separator: "/", omittingEmptySubsequences: true).filter { $0 != "." }
    guard !parts.isEmpty else { return nil }
    let isAnchored = text.dropLast().contains("/")
    if !isAnchored { parts.insert("**", at: 0) }
    components = parts.map { Array($0.unicodeScalars) }
    isForDirectories = text.hasSuffix("/")
  }

  /// Whether it matches exactly this path.
  /// - Parameter path: relative to the directory of the configuration, without `.` and `..`.
  package func matches(_ path: String, isDirectory: Bool) -> Bool {
    guard isDirectory || !isForDirectories else { return false }
    return Glob.matches(Glob.split(path)[...], components[...])
  }

  /// Whether it matches this file or one of its parent directories.
  package func covers(_ path: String, isDirectory: Bool = false) -> Bool {
    let names = Glob.split(path)
    return names.indices.contains { index in
      (index < names.count - 1 || isDirectory || !isForDirectories)
        && Glob.matches(names[...index], components[...])
    }
  }

  private static func split(_ path: String) -> [[Unicode.Scalar]] {
    path.split(separator: "/").map { Array($0.unicodeScalars) }
  }

  private static let anyDirectories: [Unicode.Scalar] = ["*", "*"]

  private static func matches(
    _ names: ArraySlice<[Unicode.Scalar]>, _ patterns: ArraySlice<[Unicode.Scalar]>
  ) -> Bool {
    match(names, patterns, isStar: { $0 == anyDirectories }, isMatch: { matches($0[...], $1[...]) })
  }

  private static func matches(
    _ name: ArraySlice<Unicode.Scalar>, _ pattern: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    match(name, Piece.all(in: pattern)[...], isStar: { $0 == .any }, isMatch: { $1.matches($0) })
  }

  /// Matches item by item. After a mismatch, the last star matches one more item, so the time is at
  /// most the product of the two lengths.
  private static func match<Item, Pattern>(
    _ items: ArraySlice<Item>, _ patterns: ArraySlice<Pattern>, isStar: (Pattern) -> Bool,
    isMatch: (Item, Pattern) -> Bool
  ) -> Bool {
    var (item, pattern) = (items.startIndex, patterns.startIndex)
    var retry: (item: Int, pattern: Int)?
    while item < items.endIndex {
      if pattern < patterns.endIndex, isStar(patterns[pattern]) {
        pattern += 1
        retry = (item, pattern)
      } else if pattern < patterns.endIndex, isMatch(items[item], patterns[pattern]) {
        item += 1
        pattern += 1
      } else if let last = retry {
        item = last.item + 1
        pattern = last.pattern
        retry = (item, pattern)
      } else {
        return false
      }
    }
    return patterns[pattern...].allSatisfy(isStar)
  }

  /// A piece of the pattern for one name.
  private enum Piece: Equatable {
    case any, one
    case scalar(Unicode.Scalar)
    case set([ClosedRange<Unicode.Scalar>], isNegated: Bool)

    func matches(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .any: false
      case .one: true
      case .scalar(let own): own == scalar
      case .set(let ranges, let isNegated):
        ranges.contains { $0.contains(scalar) } != isNegated
      }
    }

    static func all(in pattern: ArraySlice<Unicode.Scalar>) -> [Piece] {
      var pieces: [Piece] = []
      var rest = pattern
      while let scalar = rest.popFirst() {
        switch scalar {
        case "*": pieces.append(.any)
        case "?": pieces.append(.one)
        case "[":
          if let (set, end) = set(in: rest) {
            pieces.append(set)
            rest = rest[end...]
          } else {
            pieces.append(.scalar(scalar))
          }
        default: pieces.append(.scalar(scalar))
        }
      }
      return pieces
    }

    /// - Returns: nil if no `]` closes the set; the `[` is then an ordinary character.
    private static func set(in pattern: ArraySlice<Unicode.Scalar>) -> (Piece, end: Int)? {
      var rest = pattern
      let isNegated = rest.first == "!" || rest.first == "^"
      if isNegated { rest.removeFirst() }
      // A `]` in first place is an ordinary character.
      guard let end = rest.dropFirst().firstIndex(of: "]") else { return nil }
      var ranges: [ClosedRange<Unicode.Scalar>] = []
      var members = rest[..<end]
      while let first = members.popFirst() {
        guard members.count > 1, members.first == "-", let last = members.dropFirst().first else {
          ranges.append(first...first)
          continue
        }
        members.removeFirst(2)
        if first <= last { ranges.append(first...last) }
      }
      return (.set(ranges, isNegated: isNegated), end + 1)
    }
  }
}
