/// How a name is compared with those that exist.
public enum Spelling {
  /// The letters and digits in lower case, without a namespace prefix: `twiml:Hang_Up` and
  /// `hang-up` both become `hangup`.
  static func folded(_ name: some StringProtocol) -> [UInt8] {
    let bytes = Array(name.utf8)
    let local = bytes.split(separator: UInt8(ascii: ":")).last ?? []
    return local.compactMap { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), 0x09, 0x0A, 0x0D, 0x20: nil
      default: byte
      }
    }
  }

  /// Whether two folded names differ at most in a plural's ending.
  static func match(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    one == other || one == other + [UInt8(ascii: "s")] || other == one + [UInt8(ascii: "s")]
  }

  /// How many slips of the pen a name of that length may hold and still be recognised.
  static func tolerance(_ length: Int) -> Int {
    switch length {
    case ..<3: 0
    case 3...4: 1
    default: 2
    }
  }

  /// The number of letters to insert, delete, replace or swap with their neighbour, or nil where
  /// it is above the limit.
  static func distance(_ one: [UInt8], _ other: [UInt8], limit: Int) -> Int? {
    guard abs(one.count - other.count) <= limit else { return nil }
    var before: [Int] = []
    var above = Array(0...other.count)
    for row in one.indices {
      var current = [row + 1]
      current.reserveCapacity(other.count + 1)
      for column in other.indices {
        let replaced = above[column] + (one[row] == other[column] ? 0 : 1)
        var cost = min(replaced, above[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
          cost = min(cost, before[column - 1] + 1)
        }
        current.append(cost)
      }
      if current.allSatisfy({ $0 > limit }) { return nil }
      before = above
      above = current
    }
    return above[other.count] <= limit ? above[other.count] : nil
  }

  /// The first of the nearest candidates within the tolerance; the first letter is seldom the wrong
  /// one, so that a candidate which shares it goes before others at the same distance.
  private static func nearest(to written: [UInt8], among candidates: [String]) -> String? {
    let limit = tolerance(written.count)
    guard limit > 0 else { return nil }
    var best: (candidate: String, cost: Int)?
    for candidate in candidates {
      let letters = folded(candidate)
      guard let slips = distance(written, letters, limit: limit) else { continue }
      let cost = 2 * slips + (letters.first == written.first ? 0 : 1)
      if best.map({ cost < $0.cost }) ?? true { best = (candidate, cost) }
    }
    return best?.candidate
  }

  /// The candidate that the name is a spelling of; of several equally near ones the first.
  ///
  /// - Parameters:
  ///   - name: what was written.
  ///   - groups: the candidates, the likelier ones first: among equally near ones the earlier
  ///     group wins.
  ///   - synonyms: other words for candidates, by their folded spelling.
  public static func candidate(
    for name: some StringProtocol, among groups: [[String]], synonyms: [String: [String]] = [:]
  ) -> String? {
    let written = folded(name)
    guard !written.isEmpty, written.count <= 64 else { return nil }
    let candidates: [String] = groups.flatMap(\.self).filter { $0 != name }
    if let same = candidates.first(where: { match(written, folded($0)) }) { return same }
    if let words = synonyms[String(decoding: written, as: UTF8.self)],
      let meant = candidates.first(where: words.contains)
    {
      return meant
    }
    return nearest(to: written, among: candidates)
  }
}
