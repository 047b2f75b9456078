extension [String] {
  /// "a", "a and b", "a, b and c".
  /// - Parameter conjunction: what stands before the last word.
  package func listed(_ conjunction: String = "and") -> String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}
