import Testing

@testable import twimlc

/// What one curl writes that makes several requests.
struct CurlOutputTests {
  private static let bodies: [[UInt8]] = [
    Array("HTTP/1.1 200 OK\r\n\r\n<Response/>".utf8), [], [0x1E, 0x1E, 0, 0xFF, 0x1E],
    Array(repeating: 0x1E, count: 300), Array("\n%{exitcode} 28\n".utf8),
  ]

  /// As curl writes it, with the statuses 0, 1, 2 and so on.
  private func written(_ output: CurlOutput) -> [UInt8] {
    Self.bodies.enumerated().flatMap { number, body in
      body
        + Array(
          output.writeOut.replacing("%{exitcode}", with: "\(number)")
            .replacing("%{errormsg}", with: number == 0 ? "" : "reason \(number)").utf8)
    }
  }

  @Test("Responses are told apart wherever the pieces end", arguments: [1, 2, 3, 7, 64, 10_000])
  func responsesAreToldApart(size: Int) {
    var output = CurlOutput(limit: 1000)
    let bytes = written(output)
    for start in stride(from: 0, to: bytes.count, by: size) {
      let isSmall = output.receive(Array(bytes[start..<min(start + size, bytes.count)]))
      #expect(isSmall)
    }
    #expect(output.transfers.map(\.response) == Self.bodies)
    #expect(output.transfers.map(\.status) == [0, 1, 2, 3, 4])
    #expect(output.transfers.map(\.reason) == [""] + (1...4).map { "reason \($0)" })
    #expect(output.rest.isEmpty)
  }

  @Test func theLimitHoldsForEachResponse() {
    var output = CurlOutput(limit: 400)
    let pieces = [written(output), Array(repeating: 0x20, count: 400), [0x20]]
    let results = pieces.map { output.receive($0) }
    #expect(results == [true, true, false])
    #expect(output.transfers.count == Self.bodies.count)
  }

  @Test(
    "One curl makes the requests of several calls only where they cannot see each other",
    arguments: [
      ([], true), (["--insecure"], true), (["--user", "a:b", "-k"], true),
      (["--connect-to", "a:1:b:2"], true), (["--cacert=file"], true), (["--cookie", ""], false),
      (["-b", "file"], false), (["--cookie-jar=file"], false), (["--config", "file"], false),
      (["--ntlm"], false), (["--anyauth"], false), (["-kb"], false),
    ])
  func sharing(words: [String], isShared: Bool) {
    #expect(CurlOption.areHarmless(words) == isShared)
  }
}
