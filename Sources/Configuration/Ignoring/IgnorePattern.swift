/// A line of a `.gitignore`, matched as in gitignore(5).
///
/// As in git, paths are bytes: `?` matches one byte.
struct IgnorePattern: Sendable {
  /// Whether it includes a path again that an earlier pattern ignores.
  let isNegated: Bool
  private let isForDirectories: Bool
  private let matcher: Matcher

  private enum Matcher {
    /// A name in any directory.
    case name([UInt8])
    /// The end of a name in any directory.
    case nameSuffix([UInt8])
    /// A name in any directory, with wildcards.
    case nameGlob([Token])
    /// The whole path.
    case path([Token])
  }

  /// A piece of a pattern with wildcards.
  private enum Token {
    case byte(UInt8)
    /// Any byte but a slash.
    case one
    case set(ByteSet)
    /// Any bytes without a slash.
    case star
    /// `**/`: nothing, or anything with a slash at its end.
    case directories
    /// `**` after the last slash.
    case anything
  }

  /// - Parameter line: without its line break.
  /// - Returns: nil for a line that is empty, a comment, or matches nothing.
  init?(_ line: ArraySlice<UInt8>) {
    guard line.first != UInt8(ascii: "#") else { return nil }
    var rest = IgnorePattern.trimmed(line)
    isNegated = rest.first == UInt8(ascii: "!")
    if isNegated { rest = rest.dropFirst() }
    isForDirectories = rest.last == UInt8(ascii: "/")
    if isForDirectories { rest = rest.dropLast() }
    let isAnywhere = !rest.contains(UInt8(ascii: "/"))
    if rest.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
    guard !rest.isEmpty else { return nil }
    if !isAnywhere {
      guard let tokens = IgnorePattern.tokens(of: rest, isPath: true) else { return nil }
      matcher = .path(tokens)
    } else if !rest.contains(where: IgnorePattern.isSpecial) {
      matcher = .name(Array(rest))
    } else if rest.first == UInt8(ascii: "*"),
      !rest.dropFirst().contains(where: IgnorePattern.isSpecial)
    {
      matcher = .nameSuffix(Array(rest.dropFirst()))
    } else {
      guard let tokens = IgnorePattern.tokens(of: rest, isPath: false) else { return nil }
      matcher = .nameGlob(tokens)
    }
  }

  /// - Parameter path: relative to the directory of the pattern's file.
  func matches(_ path: ArraySlice<UInt8>, isDirectory: Bool) -> Bool {
    guard isDirectory || !isForDirectories else { return false }
    switch matcher {
    case .path(let tokens): return IgnorePattern.matches(path, tokens)
    case .name(let name): return IgnorePattern.lastName(of: path).elementsEqual(name)
    case .nameSuffix(let suffix):
      return IgnorePattern.lastName(of: path).suffix(suffix.count).elementsEqual(suffix)
    case .nameGlob(let tokens):
      return IgnorePattern.matches(IgnorePattern.lastName(of: path), tokens)
    }
  }

  private static func lastName(of path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return path[(slash + 1)...]
  }

  private static func isSpecial(_ byte: UInt8) -> Bool { "*?[\\".utf8.contains(byte) }

  /// The line without trailing spaces, except those after a backslash.
  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.startIndex
    var index = line.startIndex
    while index < line.endIndex {
      if line[index] == UInt8(ascii: "\\") {
        index = min(index + 2, line.endIndex)
        end = index
      } else {
        index += 1
        if line[index - 1] != UInt8(ascii: " ") { end = index }
      }
    }
    return line[..<end]
  }
}

// MARK: Reading

extension IgnorePattern {
  /// - Parameter isPath: whether only a slash can match a slash.
  /// - Returns: nil for a pattern that matches nothing in git, such as one with an unclosed `[`.
  private static func tokens(of pattern: ArraySlice<UInt8>, isPath: Bool) -> [Token]? {
    var tokens: [Token] = []
    var rest = pattern
    // git compares the text before the first wildcard separately, so a wildcard there is the start
    // of a pattern.
    var isAtStart = true
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "?"): tokens.append(.one)
      case UInt8(ascii: "["):
        guard let set = ByteSet(popFirstOf: &rest) else { return nil }
        tokens.append(.set(set))
      case UInt8(ascii: "\\"):
        guard let literal = rest.popFirst() else { return nil }
        tokens.append(.byte(literal))
      case UInt8(ascii: "*"):
        let start = rest.startIndex - 1
        rest = rest.drop { $0 == byte }
        let isDouble = rest.startIndex - start > 1
        let isAfterSlash =
          isAtStart || start == pattern.startIndex || pattern[start - 1] == UInt8(ascii: "/")
        tokens.append(
          isPath && isDouble && isAfterSlash ? doubleStar(before: &rest) : .star)
      default:
        tokens.append(.byte(byte))
        continue
      }
      isAtStart = false
    }
    return tokens
  }

  /// The token for `**`, which depends on what follows it.
  private static func doubleStar(before rest: inout ArraySlice<UInt8>) -> Token {
    if rest.isEmpty || rest.starts(with: "\\/".utf8) { return .anything }
    guard rest.first == UInt8(ascii: "/") else { return .star }
    rest.removeFirst()
    return .directories
  }
}

// MARK: Matching

extension IgnorePattern {
  /// Follows all possible matches at once, so the time is at most the product of the two lengths.
  private static func matches(_ text: ArraySlice<UInt8>, _ tokens: [Token]) -> Bool {
    var states = States(count: tokens.count + 1)
    enter(0, tokens, &states)
    for byte in text {
      var next = States(count: tokens.count + 1)
      for state in 0..<tokens.count where states.contains(state) {
        advance(state, over: byte, tokens, &next)
      }
      guard !next.isEmpty else { return false }
      states = next
    }
    return states.contains(tokens.count)
  }

  private static func advance(
    _ state: Int, over byte: UInt8, _ tokens: [Token], _ states: inout States
  ) {
    let isSlash = byte == UInt8(ascii: "/")
    switch tokens[state] {
    case .byte(let own): if own == byte { enter(state + 1, tokens, &states) }
    case .one: if !isSlash { enter(state + 1, tokens, &states) }
    case .set(let set): if !isSlash, set.contains(byte) { enter(state + 1, tokens, &states) }
    case .star: if !isSlash { enter(state, tokens, &states) }
    case .anything: enter(state, tokens, &states)
    case .directories:
      states.insert(state)
      if isSlash { enter(state + 1, tokens, &states) }
    }
  }

  /// Enters a state, and those after it if its token can match nothing.
  private static func enter(_ state: Int, _ tokens: [Token], _ states: inout States) {
    var state = state
    while true {
      states.insert(state)
      guard state < tokens.count else { return }
      switch tokens[state] {
      case .star, .anything, .directories: state += 1
      case .byte, .one, .set: return
      }
    }
  }

  private struct States {
    private var words: [Bool]
    private(set) var isEmpty = true

    init(count: Int) { words = Array(repeating: false, count: count) }

    func contains(_ state: Int) -> Bool { words[state] }

    mutating func insert(_ state: Int) {
      words[state] = true
      isEmpty = false
    }
  }
}
