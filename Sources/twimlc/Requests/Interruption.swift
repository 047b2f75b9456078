import Glibc
import Synchronization

/// Whether the user has pressed Ctrl-C. Once asked for, it is noted instead of ending the process, so
/// that what was found so far is still printed; the second one ends it.
enum Interruption {
  private static let count = Atomic<Int>(0)

  static var isRequested: Bool { count.load(ordering: .relaxed) > 0 }

  /// From here on SIGINT and SIGTERM are noted.
  static func watch() {
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { number in
        Interruption.note(number)
      }
      // Without SA_RESTART, so that whoever waits for a key is woken.
      unsafe sigaction(number, &action, nil)
    }
  }

  private static func note(_ number: CInt) {
    if count.add(1, ordering: .relaxed).newValue > 1 { _exit(128 + number) }
  }
}
