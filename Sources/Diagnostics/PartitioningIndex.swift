extension RandomAccessCollection {
  /// The index of the first element that satisfies a condition, found by binary search; `endIndex`
  /// if there is none. All later elements must satisfy it too.
  @inlinable
  package func partitioningIndex(where holds: (Element) -> Bool) -> Index {
    var low = startIndex
    var length = count
    while length > 0 {
      let half = length / 2
      let middle = index(low, offsetBy: half)
      if holds(self[middle]) {
        length = half
      } else {
        low = index(after: middle)
        length -= half + 1
      }
    }
    return low
  }
}
