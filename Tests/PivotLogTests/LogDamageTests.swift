import Compiler
import Diagnostics
import Foundation
import PivotLog
import Testing

/// Logs that are not as Kazoo sends them.
@Suite struct LogDamageTests {
  private let entries = LogBuilder.call("<Response><Gather action='menu.php'> </Gather></Response>")

  @Test
  func `every prefix of a log is read and reported as cut off at its end`() throws {
    let log = LogBuilder.enveloped(entries)
    let bytes = Array(log.utf8)
    let end = try #require(log.range(of: #"],"request_id""#)).lowerBound.utf16Offset(in: log)
    for count in 60..<end {
      guard let read = PivotLog.read(name: "a.json", bytes: Array(bytes.prefix(count))) else {
        continue
      }
      let found = checkLog(read, options: CompilerOptions())
      let cut = try #require(found.first { $0.rule == .truncatedLog }, "\(count)")
      #expect(cut.message == "the log is cut off here, after \(count) bytes")
      #expect(cut.range.upperBound == count)
      #expect(found.allSatisfy { $0.severity < .error }, "\(count)")
      #expect(!found.contains { $0.rule == .slowResponse }, "\(count)")
    }
  }

  @Test
  func `every prefix of a log with the newest entry first is read without a false alarm`() throws {
    let record = [
      LogBuilder.request(
        2, "http://h/cdr", method: "post", body: "Call-ID=c1&Hangup-Cause=NORMAL_CLEARING", at: 20),
      LogBuilder.response(2, "ok", type: "text/plain", at: 20),
    ]
    let bytes = Array(LogBuilder.log((entries + record).reversed()).utf8)
    for count in 60..<bytes.count - 1 {
      guard let read = PivotLog.read(name: "a.json", bytes: Array(bytes.prefix(count))) else {
        continue
      }
      let found = checkLog(read, options: CompilerOptions())
      #expect(found.allSatisfy { $0.severity < .error }, "\(count) \(found.map(\.message))")
    }
  }

  @Test
  func `entries that are there twice are read once`() throws {
    for log in [
      LogBuilder.log(entries + entries), LogBuilder.log(entries.flatMap { [$0, $0] }),
      LogBuilder.log([LogBuilder.enveloped(entries), LogBuilder.enveloped(entries)]),
    ] {
      let read = try #require(PivotLog.read(name: "a.json", bytes: Array(log.utf8)))
      #expect(read.calls.map(\.documents.count) == [2])
      #expect(checkLog(read, options: CompilerOptions()).allSatisfy { $0.severity < .error })
    }
  }

  @Test
  func `a body of null counts as missing`() throws {
    let log = LogBuilder.log(Array(entries.prefix(2)))
      .replacing(#/"resp_body":"[^"]*"/#, with: #""resp_body":null"#)
    let read = try #require(PivotLog.read(name: "a.json", bytes: Array(log.utf8)))
    let last = try #require(checkLog(read, options: CompilerOptions()).last)
    #expect(last.message.hasPrefix("the log has no body of response 1"))
  }

  @Test
  func `a log that is cut off in a response says so at the response`() throws {
    let log = LogBuilder.log(entries)
    let place = try #require(log.range(of: "<Response><Say>Hi")).upperBound.utf16Offset(in: log)
    let read = try #require(
      PivotLog.read(name: "a.json", bytes: Array(log.utf8.prefix(place))))
    let last = try #require(checkLog(read, options: CompilerOptions()).last)
    #expect(last.message == "the log is cut off in response 2: its document is missing")
  }

  @Test
  func `a log that is cut off inside a character is not reported as another encoding`() throws {
    let log = LogBuilder.log([
      LogBuilder.request(1, LogBuilder.url), LogBuilder.response(1, "<Response><Say>é"),
    ])
    let place = try #require(log.utf8.firstIndex(of: 0xC3))
    let bytes = Array(log.utf8[...place])
    let read = try #require(PivotLog.read(name: "a.json", bytes: bytes))
    #expect(read.findings.map(\.rule) == [.truncatedLog])
  }

  @Test
  func `a log that is damaged inside is reported at the place and read up to it`() throws {
    let log = LogBuilder.log(entries)
      .replacing(#""iteration":2,"created":63935231915},{"resp"#, with: #""iteration":2},,{"resp"#)
    let found = checkLog(
      try #require(PivotLog.read(name: "a.json", bytes: Array(log.utf8))),
      options: CompilerOptions())
    let damage = try #require(found.first { $0.rule == .truncatedLog })
    #expect(damage.message.hasPrefix("the log is damaged here"))
    #expect(found.last?.message.contains("cut off before the response to request 2") == true)
  }
}
