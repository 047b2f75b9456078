import Glibc
import LanguageServer

/// Feeds a server from one descriptor and writes its output to another. Neither side blocks the
/// other: a client can write much before it reads anything.
struct ServerLoop {
  let server: Server
  let input: CInt
  let output: CInt
  private var pending: [UInt8] = []
  /// The number of bytes of `pending` that are written.
  private var written = 0
  private var isAtEnd = false

  /// The amount of unsent output that stops reading, in bytes, so that a client that never reads
  /// does not fill the memory.
  private static let backlogLimit = 32 << 20
  /// The number of bytes that can be written to a ready pipe without blocking.
  private static let pieceSize = 4096
  /// The interval for checking that the client exists, in milliseconds.
  private static let lifeCheckInterval = 5000

  init(server: Server, input: CInt, output: CInt) {
    self.server = server
    self.input = input
    self.output = output
  }

  /// - Returns: the exit status by the protocol.
  func run() -> Int {
    var loop = self
    while server.exitStatus == nil {
      loop.readAll()
      let isBusy = !loop.isFull && server.work(at: ServerLoop.milliseconds)
      loop.collect()
      guard loop.write(waits: false) else { return 1 }
      if !isBusy, server.exitStatus == nil, !loop.wait() { return 1 }
    }
    // The last output, such as the response to a shutdown, must still be sent.
    _ = loop.write(waits: true)
    return server.exitStatus ?? 1
  }

  /// Since an arbitrary start.
  private static var milliseconds: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private var backlog: Int { pending.count - written }

  /// Whether to stop reading and working until the client has read.
  private var isFull: Bool { backlog >= ServerLoop.backlogLimit }

  private mutating func collect() {
    let said = server.takeOutput()
    if written > ServerLoop.backlogLimit {
      pending.removeFirst(written)
      written = 0
    }
    if pending.isEmpty { pending = said } else { pending += said }
  }

  /// Reads the available input.
  private mutating func readAll() {
    while !isAtEnd, !isFull, ready(timeout: 0).canRead {
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe read(input, bytes.baseAddress, bytes.count)
      }
      if count > 0 {
        server.receive(buffer.count == count ? buffer : Array(buffer.prefix(count)))
      } else if count == 0 || errno != EINTR && errno != EAGAIN {
        isAtEnd = true
      }
    }
  }

  /// Waits for the client, or until the server has work of its own.
  /// - Returns: false if the client is gone.
  private mutating func wait() -> Bool {
    if isAtEnd {
      server.receiveEnd()
      return true
    }
    let now = ServerLoop.milliseconds
    var timeout = isFull ? nil : server.deadline.map { max(0, $0 - now) }
    if server.parentProcess != nil {
      timeout = min(timeout ?? ServerLoop.lifeCheckInterval, ServerLoop.lifeCheckInterval)
    }
    let isReady = ready(timeout: timeout.map { CInt(clamping: $0) } ?? -1)
    if isReady.isBroken { return false }
    if !isReady.canRead, let process = server.parentProcess, !ServerLoop.isAlive(process) {
      return false
    }
    return true
  }

  private static func isAlive(_ process: Int) -> Bool {
    kill(pid_t(truncatingIfNeeded: process), 0) == 0 || errno != ESRCH
  }

  private func ready(timeout: CInt) -> (canRead: Bool, isBroken: Bool) {
    let wantsInput = !isAtEnd && !isFull
    var descriptors = [
      pollfd(fd: wantsInput ? input : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: output, events: backlog > 0 ? Int16(POLLOUT) : 0, revents: 0),
    ]
    let count = unsafe descriptors.withUnsafeMutableBufferPointer { buffer in
      unsafe poll(buffer.baseAddress, nfds_t(buffer.count), timeout)
    }
    guard count > 0 else { return (false, false) }
    // The end of the input also counts as input.
    let canRead = descriptors[0].revents & Int16(POLLIN | POLLHUP | POLLERR) != 0
    return (canRead, descriptors[1].revents & Int16(POLLERR) != 0)
  }

  /// - Parameter waits: whether to wait until all is written.
  /// - Returns: false if the client no longer reads.
  private mutating func write(waits: Bool) -> Bool {
    while backlog > 0 {
      if !waits, !canWrite { return true }
      let size = min(backlog, ServerLoop.pieceSize)
      let count = unsafe pending.withUnsafeBytes { bytes in
        unsafe Glibc.write(output, bytes.baseAddress! + written, size)
      }
      if count > 0 {
        written += count
      } else if errno != EINTR && errno != EAGAIN {
        return false
      }
    }
    pending.removeAll(keepingCapacity: pending.count < 1 << 20)
    written = 0
    return true
  }

  private var canWrite: Bool {
    var descriptor = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
    return unsafe poll(&descriptor, 1, 0) > 0
  }
}
