import Glibc

/// A line on a terminal that shows the progress of a long run.
struct Progress {
  private let stream: OutputStream
  private let total: Int
  /// The time in seconds since an arbitrary start.
  private let now: () -> Double
  private let start: Double
  private var isShown = false
  private var lastTime = 0.0

  /// The time in seconds after which progress is shown.
  private static let threshold = 1.0
  /// The time in seconds between updates.
  private static let interval = 0.1

  init(
    of total: Int, on stream: OutputStream, now: @escaping () -> Double = Progress.monotonicTime
  ) {
    self.total = total
    self.stream = stream
    self.now = now
    start = stream.isTerminal ? now() : 0
  }

  /// Shows the number of finished documents, if an update is due.
  mutating func show(_ done: Int) {
    guard stream.isTerminal, done < total else { return }
    let time = now()
    guard time - start >= Progress.threshold, time - lastTime >= Progress.interval else { return }
    lastTime = time
    isShown = true
    stream.write("\r\(done) of \(total) documents\u{1B}[K")
    stream.flush()
  }

  /// Clears the line for other output.
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
