import Glibc

/// A clock that nobody sets.
enum Clock {
  /// In seconds, from any beginning.
  static var now: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
