/// Compares a name with existing ones.
package enum Spelling {
  /// The letters and digits in lower case, without a namespace prefix: `twiml:Hang_Up` and
  /// `hang-up` both become `hangup`.
  package static func folded(_ name: some StringProtocol) -> [UInt8] {
    var letters: [UInt8] = []
    letters.reserveCapacity(name.utf8.count)
    var endsPrefix = false
    for byte in name.utf8 {
      if byte == UInt8(ascii: ":") {
        endsPrefix = true
        continue
      }
      if endsPrefix { letters.removeAll(keepingCapacity: true) }
      endsPrefix = false
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): letters.append(byte | 0x20)
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), 0x09, 0x0A, 0x0D, 0x20: break
      default: letters.append(byte)
      }
    }
    return letters
  }

  /// Whether two folded names differ at most in a plural's ending.
  package static func match(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    let (short, long) = one.count < other.count ? (one, other) : (other, one)
    guard long.starts(with: short) else { return false }
    return long.count == short.count
      || long.count == short.count + 1 && long.last == UInt8(ascii: "s")
  }

  /// The number of typing mistakes that a name of this length can have and still be recognized.
  static func tolerance(_ length: Int) -> Int {
    switch length {
    case ..<3: 0
    case 3...4: 1
    default: 2
    }
  }

  /// A bit for each letter in the name; letters of other alphabets share bits.
  static func set(of letters: [UInt8]) -> UInt64 {
    letters.reduce(0) { $0 | 1 << UInt64($1 & 0x3F) }
  }

  /// The number of letters to insert, delete, replace or swap with their neighbor; nil above the
  /// limit.
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

  /// The candidate nearest to a misspelled name; the first of several equally near ones.
  ///
  /// - Parameters:
  /// - name: the written name.
  /// - groups: the candidates, the more likely groups first; an earlier group wins a tie.
  /// - synonyms: other words for candidates, by their folded spelling.
  package static func candidate(
    for name: some StringProtocol, among groups: [[String]], synonyms: [String: [String]] = [:]
  ) -> String? {
    SpellingIndex(groups, synonyms: synonyms).find(String(name))
  }
}

/// Candidate names, indexed for many lookups.
package struct SpellingIndex: Sendable {
  private let candidates: [(name: String, letters: [UInt8], set: UInt64)]
  private let synonyms: [String: [String]]
  /// Cached results.
  private var answers: [String: String?] = [:]

  /// - Parameters:
  /// - groups: the candidates, the more likely groups first; an earlier group wins a tie.
  /// - synonyms: other words for candidates, by their folded spelling.
  package init(_ groups: [[String]], synonyms: [String: [String]] = [:]) {
    candidates = groups.flatMap(\.self).map { name in
      let letters = Spelling.folded(name)
      return (name, letters, Spelling.set(of: letters))
    }
    self.synonyms = synonyms
  }

  /// The candidate that the name is a spelling of; of several equally near ones the first.
  package mutating func candidate(for name: String) -> String? {
    if let answer = answers[name] { return answer }
    let answer = find(name)
    answers[name] = .some(answer)
    return answer
  }

  /// The same, without keeping the answer.
  package func find(_ name: String) -> String? {
    let written = Spelling.folded(name)
    guard !written.isEmpty, written.count <= 64 else { return nil }
    let others = candidates.lazy.filter { $0.name != name }
    if let same = others.first(where: { Spelling.match(written, $0.letters) }) { return same.name }
    if let words = synonyms[String(decoding: written, as: UTF8.self)],
      let meant = others.first(where: { words.contains($0.name) })
    {
      return meant.name
    }
    return nearest(to: written, name)
  }

  /// The first of the nearest candidates within the tolerance; the first letter is seldom the wrong
  /// one, so that a candidate which shares it goes before others at the same distance.
  private func nearest(to written: [UInt8], _ name: String) -> String? {
    let limit = Spelling.tolerance(written.count)
    guard limit > 0 else { return nil }
    let set = Spelling.set(of: written)
    var best: (name: String, cost: Int)?
    for candidate in candidates where candidate.name != name {
      // A slip changes two letters of the set at most, and most candidates have quite others.
      guard (set ^ candidate.set).nonzeroBitCount <= 2 * limit,
        let slips = Spelling.distance(written, candidate.letters, limit: limit)
      else {
        continue
      }
      let cost = 2 * slips + (candidate.letters.first == written.first ? 0 : 1)
      if best.map({ cost < $0.cost }) ?? true { best = (candidate.name, cost) }
    }
    return best?.name
  }
}
