/// The status of the process; a higher value is more severe.
enum ExitStatus: Int32, Comparable {
  /// Nothing at or above `--fail-on`.
  case success = 0
  /// A finding at or above `--fail-on`.
  case findings = 1
  /// A usage error, a file that could not be read, or output that could not be written.
  case failure = 2

  static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }

  /// Changes it to another status if that one is more severe.
  mutating func raise(to other: ExitStatus) { self = max(self, other) }
}
