import Diagnostics

/// The number of findings with a fix.
struct FixCount {
  /// Fixes that cannot change what the author meant.
  private(set) var safe = 0
  /// Other fixes.
  private(set) var unsafe = 0

  mutating func add(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics where !diagnostic.fixIts.isEmpty {
      if diagnostic.fixIts.contains(where: { $0.safety == .safe }) {
        safe += 1
      } else {
        unsafe += 1
      }
    }
  }

  /// A line that says how to apply them; nil if there are none.
  /// - Parameters:
  /// - isFixing: whether the safe ones were applied.
  /// - includesUnsafe: whether the unsafe ones are requested.
  func summary(isFixing: Bool, includesUnsafe: Bool) -> String? {
    if isFixing {
      // The remaining fixes could not be applied, or are unsafe.
      return unsafe > 0 && !includesUnsafe
        ? "\(FixCount.phrase(unsafe)) can be fixed with --unsafe-fixes\n" : nil
    }
    if includesUnsafe {
      return safe + unsafe > 0
        ? "\(FixCount.phrase(safe + unsafe)) can be fixed with --fix --unsafe-fixes\n" : nil
    }
    switch (safe, unsafe) {
    case (0, 0): return nil
    case (0, _): return "\(FixCount.phrase(unsafe)) can be fixed with --fix --unsafe-fixes\n"
    case (_, 0): return "\(FixCount.phrase(safe)) can be fixed with --fix\n"
    default:
      return
        "\(FixCount.phrase(safe)) can be fixed with --fix, \(unsafe) more with --unsafe-fixes\n"
    }
  }

  private static func phrase(_ count: Int) -> String {
    count == 1 ? "1 finding" : "\(count) findings"
  }
}
