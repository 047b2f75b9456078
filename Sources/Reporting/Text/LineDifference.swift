/// The lines that two versions of a text do not share.
///
/// The time grows with the number of lines, not with the number of differences: lines that occur
/// once in each version anchor the rest, and only short stretches between them are compared in
/// full.
struct LineDifference {
  typealias Lines = [ArraySlice<UInt8>]

  private let old: Lines
  private let new: Lines
  /// By the index of an old line.
  private(set) var isRemoved: [Bool]
  /// By the index of a new line.
  private(set) var isInserted: [Bool]
  private var waiting: [Stretch] = []

  private struct Stretch {
    var old: Range<Int>
    var new: Range<Int>
    let depth: Int
  }

  /// The most lines of both versions to compare in full, which takes quadratic time.
  private static let fullComparisonLimit = 200
  private static let deepest = 12

  init(from old: Lines, to new: Lines) {
    self.old = old
    self.new = new
    isRemoved = Array(repeating: false, count: old.count)
    isInserted = Array(repeating: false, count: new.count)
    waiting = [Stretch(old: old.indices, new: new.indices, depth: 0)]
    while let stretch = waiting.popLast() { compare(stretch) }
  }

  private mutating func compare(_ stretch: Stretch) {
    var stretch = stretch
    trim(&stretch)
    if stretch.old.count + stretch.new.count <= LineDifference.fullComparisonLimit {
      compareInFull(stretch)
    } else if !split(stretch) {
      pair(stretch)
    }
  }

  /// Removes the lines that both stretches begin and end with.
  private func trim(_ stretch: inout Stretch) {
    while let first = stretch.old.first, let other = stretch.new.first, old[first] == new[other] {
      stretch.old.removeFirst()
      stretch.new.removeFirst()
    }
    while let last = stretch.old.last, let other = stretch.new.last, old[last] == new[other] {
      stretch.old.removeLast()
      stretch.new.removeLast()
    }
  }

  private mutating func compareInFull(_ stretch: Stretch) {
    for change in new[stretch.new].difference(from: old[stretch.old]) {
      switch change {
      case .remove(let offset, _, _): isRemoved[stretch.old.lowerBound + offset] = true
      case .insert(let offset, _, _): isInserted[stretch.new.lowerBound + offset] = true
      }
    }
  }

  /// Compares the stretches between the lines that occur once in both.
  /// - Returns: false if there are no such lines.
  private mutating func split(_ stretch: Stretch) -> Bool {
    guard stretch.depth < LineDifference.deepest else { return false }
    let places = LineDifference.singles(new, stretch.new)
    let anchors = LineDifference.singles(old, stretch.old)
      .compactMap { line, index in places[line].map { (old: index, new: $0) } }
      .sorted { $0.old < $1.old }
    let common = LineDifference.longestIncreasing(anchors.map(\.new)).map { anchors[$0] }
    guard !common.isEmpty else { return false }
    var start = (old: stretch.old.lowerBound, new: stretch.new.lowerBound)
    for anchor in common + [(stretch.old.upperBound, stretch.new.upperBound)] {
      waiting.append(
        Stretch(
          old: start.old..<anchor.old, new: start.new..<anchor.new, depth: stretch.depth + 1))
      start = (min(anchor.old + 1, old.count), min(anchor.new + 1, new.count))
    }
    return true
  }

  /// Cuts a stretch without such lines into short ones.
  private mutating func pair(_ stretch: Stretch) {
    let parts = (stretch.old.count + stretch.new.count) / LineDifference.fullComparisonLimit + 1
    func part(_ range: Range<Int>, _ index: Int) -> Range<Int> {
      range.lowerBound + range.count * index / parts..<range.lowerBound + range.count * (index + 1)
        / parts
    }
    for index in 0..<parts {
      compareInFull(
        Stretch(old: part(stretch.old, index), new: part(stretch.new, index), depth: 0))
    }
  }

  /// The lines that occur once in a range, with their indices.
  private static func singles(_ lines: Lines, _ range: Range<Int>) -> [ArraySlice<UInt8>: Int] {
    var places: [ArraySlice<UInt8>: Int?] = [:]
    for index in range {
      if let known = places[lines[index]] {
        if known != nil { places[lines[index]] = .some(nil) }
      } else {
        places[lines[index]] = .some(index)
      }
    }
    return places.compactMapValues(\.self)
  }

  /// The indices of a longest increasing subsequence.
  private static func longestIncreasing(_ numbers: [Int]) -> [Int] {
    // For each length, the index of the least number that such a subsequence ends with.
    var ends: [Int] = []
    var before: [Int?] = []
    for (index, number) in numbers.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if numbers[ends[middle]] < number { low = middle + 1 } else { high = middle }
      }
      before.append(low == 0 ? nil : ends[low - 1])
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var selection: [Int] = []
    var next = ends.last
    while let index = next {
      selection.append(index)
      next = before[index]
    }
    return selection.reversed()
  }
}
