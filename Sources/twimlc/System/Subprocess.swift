@unsafe @preconcurrency import Glibc
import Synchronization

/// A child process, started without a shell.
struct Subprocess {
  /// Searched in `PATH` unless it contains a slash.
  let program: String
  /// Without the name of the program.
  let arguments: [String]

  /// How it ended.
  enum Result {
    /// It exited.
    case exited(status: CInt, errors: String)
    /// It could not be started.
    case unstartable(errno: CInt)
    /// It wrote more than the receiver accepts and was killed.
    case oversized
    /// It did not exit in time and was killed.
    case timedOut
    /// It was killed because the caller of `run` canceled it.
    case cancelled
    /// A signal from elsewhere killed it.
    case killed(signal: CInt)
  }

  /// Runs it until it exits.
  /// - Parameters:
  ///   - input: its standard input, up to the size of a pipe; the rest is lost.
  ///   - receiver: receives its standard output. Only 64 KiB of its standard error are kept.
  ///   - seconds: the time after which it is killed.
  ///   - isCancelled: whether to kill it, called after a signal and every 200 ms.
  func run(
    input: [UInt8] = [], into receiver: inout some OutputReceiver, seconds: Double,
    isCancelled: () -> Bool = { false }
  ) -> Result {
    var process = pid_t()
    let started = Self.starting.withLock { _ -> (Pipe, Pipe, CInt)? in
      guard let output = Pipe(), let errors = Pipe() else { return nil }
      let filled = input.isEmpty ? nil : Pipe(holding: input)
      defer { filled?.closeReading() }
      let fault = spawn(&process, input: filled?.reading, output: output, errors: errors)
      return (output, errors, fault)
    }
    guard let (output, errors, fault) = started else { return .unstartable(errno: errno) }
    output.closeWriting()
    errors.closeWriting()
    defer {
      output.closeReading()
      errors.closeReading()
    }
    guard fault == 0 else { return .unstartable(errno: fault) }
    var collector = Collector(
      output: output.reading, errors: errors.reading, deadline: Clock.now + seconds)
    let end = collector.collect(into: &receiver, isCancelled)
    if end != .closed { kill(process, SIGKILL) }
    var status: CInt = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    switch end {
    case .oversized: return .oversized
    case .timedOut: return .timedOut
    case .cancelled: return .cancelled
    case .closed: break
    }
    guard status & 0x7F == 0 else { return .killed(signal: status & 0x7F) }
    return .exited(status: status >> 8 & 0xFF, errors: SystemString(collector.errors).text)
  }

  /// Starts one child at a time: a child that starts before a new pipe is marked close-on-exec
  /// would keep it open.
  private static let starting = Mutex(())

  private func spawn(
    _ process: inout pid_t, input: CInt?, output: Pipe, errors: Pipe
  ) -> CInt {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    if let input {
      unsafe posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    } else {
      unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors.writing, STDERR_FILENO)
    // Children would inherit the signals that this program ignores.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for signal in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM] { unsafe sigaddset(&signals, signal) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe words.indices { unsafe free(words[index]) } }
    return unsafe posix_spawnp(&process, program, &actions, &attributes, &words, environ)
  }
}

/// A pipe that children do not inherit.
private struct Pipe {
  let reading: CInt
  let writing: CInt

  init?() {
    var ends: [CInt] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  /// A pipe that contains bytes and has no writer.
  init?(holding bytes: [UInt8]) {
    self.init()
    // Writing to a full pipe would block.
    _ = fcntl(writing, F_SETFL, O_NONBLOCK)
    _ = unsafe write(writing, bytes, bytes.count)
    close(writing)
  }

  func closeReading() { close(reading) }
  func closeWriting() { close(writing) }
}

/// Receives the output of a program as it arrives.
protocol OutputReceiver {
  /// - Returns: false if the output is too large.
  mutating func receive(_ bytes: [UInt8]) -> Bool
}

/// Reads both pipes of a child as data arrives.
private struct Collector {
  private var descriptors: [pollfd]
  private let deadline: Double
  private(set) var errors: [UInt8] = []

  enum End { case closed, oversized, timedOut, cancelled }

  private static let errorLimit = 1 << 16

  init(output: CInt, errors: CInt, deadline: Double) {
    descriptors = [output, errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    self.deadline = deadline
  }

  mutating func collect(
    into receiver: inout some OutputReceiver, _ isCancelled: () -> Bool
  ) -> End {
    while descriptors.contains(where: { $0.fd >= 0 }) {
      if isCancelled() { return .cancelled }
      let left = deadline - Clock.now
      if left <= 0 { return .timedOut }
      let count = unsafe poll(&descriptors, 2, CInt(min(left, 0.2) * 1000) + 1)
      if count < 0, errno != EINTR { return .closed }
      guard count > 0 else { continue }
      if descriptors[0].revents != 0, !receiver.receive(read(0)) { return .oversized }
      if descriptors[1].revents != 0 {
        errors += read(1).prefix(max(0, Self.errorLimit - errors.count))
      }
    }
    return .closed
  }

  private mutating func read(_ index: Int) -> [UInt8] {
    let descriptor = descriptors[index].fd
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      count = unsafe max(0, Glibc.read(descriptor, buffer.baseAddress!, buffer.count))
    }
    // poll ignores negative descriptors.
    if bytes.isEmpty { descriptors[index].fd = -1 }
    return bytes
  }
}
