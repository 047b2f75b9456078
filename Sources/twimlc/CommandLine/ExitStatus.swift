/// What the shell is told, the graver the greater.
enum ExitStatus: Int32, Comparable {
  /// Nothing at or above `--fail-on`.
  case success = 0
  /// A finding at or above `--fail-on`.
  case findings = 1
  /// A mistake in the command line, a file that could not be read, output that could not be
  /// written.
  case failure = 2

  static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }

  /// Makes it another one, if that is graver.
  mutating func raise(to other: ExitStatus) { self = max(self, other) }
}
