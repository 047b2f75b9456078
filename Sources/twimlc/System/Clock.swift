import Glibc

/// A monotonic clock.
enum Clock {
  /// In seconds since an arbitrary start.
  static var now: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
