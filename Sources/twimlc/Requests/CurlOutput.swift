import Conversation

/// What one curl writes that makes several requests: after each response a line with the status that
/// curl would end with, and why.
struct CurlOutput: OutputReceiver {
  /// What came of each request that is over, in order.
  private(set) var transfers: [Transfer] = []
  /// What came of the request that is not over.
  private(set) var rest: [UInt8] = []
  /// How many bytes of it were looked through.
  private var searched = 0
  /// The largest response, in bytes.
  private let limit: Int
  /// No response can hold it, because it is made up for this run.
  private let mark: [UInt8]

  struct Transfer {
    let response: [UInt8]
    let status: CInt
    /// As curl says it.
    let reason: String
  }

  /// The mark begins with a byte that documents do not hold, so that it is found fast.
  private static let markStart: UInt8 = 0x1E

  /// More than curl writes after a response.
  private static let lineLimit = 4096

  init(limit: Int) {
    self.limit = limit
    let number = String(UInt64.random(in: .min ... .max), radix: 36)
    mark = [Self.markStart] + Array(number.utf8)
  }

  /// The value of curl's `--write-out`.
  ///
  /// Source: curl(1); `exitcode` and `errormsg` since 7.75.0
  var writeOut: String {
    let mark = String(decoding: mark, as: UTF8.self)
    return "\(mark)%{exitcode} %{errormsg}\(mark)"
  }

  mutating func receive(_ bytes: [UInt8]) -> Bool {
    rest += bytes
    while let start = firstMark(from: searched) {
      let line = start + mark.count
      guard let end = firstMark(from: line) else {
        searched = start
        return rest.count - start <= Self.lineLimit
      }
      let words = String(decoding: rest[line..<end], as: UTF8.self)
      let status = words.prefix { $0 != " " }
      transfers.append(
        Transfer(
          response: Array(rest[..<start]), status: CInt(status) ?? 0,
          reason: String(words.dropFirst(status.count + 1))))
      rest.removeSubrange(..<(end + mark.count))
      searched = 0
    }
    searched = max(0, rest.count - mark.count)
    return rest.count <= limit
  }

  private func firstMark(from start: Int) -> Int? {
    var start = start
    while let candidate = rest[start...].firstIndex(of: Self.markStart) {
      if rest[candidate...].starts(with: mark) { return candidate }
      start = candidate + 1
    }
    return nil
  }
}
