import Glibc

/// A line on a terminal that tells how far a long run has come.
struct Progress {
  private let stream: OutputStream
  private let total: Int
  /// The time in seconds, from any beginning.
  private let now: () -> Double
  private let start: Double
  private var isShown = false
  private var lastTime = 0.0

  /// The time in seconds after which a run counts as long.
  private static let patience = 1.0
  /// The seconds after which it is shown anew.
  private static let interval = 0.1

  init(
    of total: Int, on stream: OutputStream, now: @escaping () -> Double = Progress.monotonicTime
  ) {
    self.total = total
    self.stream = stream
    self.now = now
    start = stream.isTerminal ? now() : 0
  }

  /// Shows how many documents are done, where it is time to.
  mutating func show(_ done: Int) {
    guard stream.isTerminal, done < total else { return }
    let time = now()
    guard time - start >= Progress.patience, time - lastTime >= Progress.interval else { return }
    lastTime = time
    isShown = true
    stream.write("\r\(done) of \(total) documents\u{1B}[K")
    stream.flush()
  }

  /// Makes room for what comes next on the terminal.
  mutating func clear() {
    guard isShown else { return }
    isShown = false
    stream.write("\r\u{1B}[K")
    stream.flush()
  }

  private static func monotonicTime() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
