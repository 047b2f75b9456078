/// The word that a misspelt one most likely stands for.
/// - Parameters:
///   - word: what was written.
///   - candidates: what there is.
/// - Returns: the nearest candidate, or nil when none is near: one change in three characters, at
///   least one, with a swap of neighbours as one change and case as none.
public func suggestion(for word: String, among candidates: some Sequence<String>) -> String? {
  let lowercased = Array(word.lowercased())
  let limit = max(1, lowercased.count / 3)
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let other = Array(candidate.lowercased())
    guard abs(other.count - lowercased.count) <= limit else { continue }
    let distance = editDistance(lowercased, other)
    if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
  }
  return best?.candidate
}

/// The Damerau–Levenshtein distance in its restricted form.
private func editDistance(_ one: [Character], _ other: [Character]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...other.count)
  for i in one.indices {
    var row = [i + 1]
    for j in other.indices {
      let substitution = previous[j] + (one[i] == other[j] ? 0 : 1)
      var cost = min(row[j] + 1, previous[j + 1] + 1, substitution)
      if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
        cost = min(cost, beforePrevious[j - 1] + 1)
      }
      row.append(cost)
    }
    (beforePrevious, previous) = (previous, row)
  }
  return previous[other.count]
}
