import Glibc
import Synchronization

/// Whether the user has pressed Ctrl-C. After `watch()`, the first Ctrl-C is only recorded, so that
/// the results so far are still printed; the second one ends the process.
enum Interruption {
  private static let count = Atomic<Int>(0)

  static var isRequested: Bool { count.load(ordering: .relaxed) > 0 }

  /// Records SIGINT and SIGTERM from now on.
  static func watch() {
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { number in
        Interruption.note(number)
      }
      // Without SA_RESTART, so that waiting for a key is interrupted.
      unsafe sigaction(number, &action, nil)
    }
  }

  private static func note(_ number: CInt) {
    if count.add(1, ordering: .relaxed).newValue > 1 { _exit(128 + number) }
  }
}
