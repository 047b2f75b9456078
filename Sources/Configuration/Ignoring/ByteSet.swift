/// The bytes that a bracket expression matches, as in `[a-z]`, `[!0-9]` or `[[:alpha:]]`.
struct ByteSet: Sendable {
  private var members: [Bool] = Array(repeating: false, count: 256)

  func contains(_ byte: UInt8) -> Bool { members[Int(byte)] }

  /// Reads an expression from after its `[` to its `]`.
  /// - Returns: nil if no `]` closes it, or if it contains an invalid class.
  init?(popFirstOf rest: inout ArraySlice<UInt8>) {
    let isNegated = rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "^")
    if isNegated { rest.removeFirst() }
    // The start of a possible range.
    var previous: UInt8?
    var isFirst = true
    while true {
      guard let byte = rest.popFirst() else { return nil }
      // A `]` in first place is an ordinary character.
      if byte == UInt8(ascii: "]"), !isFirst { break }
      isFirst = false
      if byte == UInt8(ascii: "["), rest.first == UInt8(ascii: ":"),
        let name = ByteSet.popClassName(&rest)
      {
        guard let isMember = ByteSet.classes[name] else { return nil }
        for byte in UInt8.min...UInt8.max where isMember(byte) { members[Int(byte)] = true }
        previous = nil
      } else if byte == UInt8(ascii: "-"), let start = previous, let next = rest.first,
        next != UInt8(ascii: "]")
      {
        guard let end = ByteSet.popLiteral(&rest) else { return nil }
        if start <= end { for byte in start...end { members[Int(byte)] = true } }
        previous = nil
      } else {
        var literal = byte
        if byte == UInt8(ascii: "\\") {
          guard let escaped = rest.popFirst() else { return nil }
          literal = escaped
        }
        members[Int(literal)] = true
        previous = literal
      }
    }
    if isNegated { members = members.map { !$0 } }
  }

  private static func popLiteral(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
    let byte = rest.popFirst()
    return byte == UInt8(ascii: "\\") ? rest.popFirst() : byte
  }

  /// Reads `:name:]` after a `[`.
  /// - Returns: nil, without reading anything, if there is no such name.
  private static func popClassName(_ rest: inout ArraySlice<UInt8>) -> String? {
    guard let end = rest.firstIndex(of: UInt8(ascii: "]")), end - rest.startIndex > 1,
      rest[end - 1] == UInt8(ascii: ":")
    else { return nil }
    let name = String(decoding: rest[(rest.startIndex + 1)..<(end - 1)], as: UTF8.self)
    rest = rest[(end + 1)...]
    return name
  }

  /// The POSIX character classes in the POSIX locale.
  private static let classes: [String: @Sendable (UInt8) -> Bool] = {
    let isUpper = { @Sendable (byte: UInt8) in (0x41...0x5A).contains(byte) }
    let isLower = { @Sendable (byte: UInt8) in (0x61...0x7A).contains(byte) }
    let isDigit = { @Sendable (byte: UInt8) in (0x30...0x39).contains(byte) }
    let isGraph = { @Sendable (byte: UInt8) in (0x21...0x7E).contains(byte) }
    let isAlnum = { @Sendable (byte: UInt8) in isUpper(byte) || isLower(byte) || isDigit(byte) }
    return [
      "alnum": isAlnum, "alpha": { isUpper($0) || isLower($0) },
      "blank": { [0x20, 9].contains($0) },
      "cntrl": { $0 < 0x20 || $0 == 0x7F }, "digit": isDigit, "graph": isGraph, "lower": isLower,
      "print": { (0x20...0x7E).contains($0) }, "punct": { isGraph($0) && !isAlnum($0) },
      "space": { $0 == 0x20 || (9...13).contains($0) }, "upper": isUpper,
      "xdigit": { isDigit($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0) },
    ]
  }()
}
