import Testing

@testable import twimlc

@Suite struct ProgressTests {
  /// The output if the given numbers of documents are done at the given times.
  private func written(
    at times: [(seconds: Double, done: Int)], of total: Int, isTerminal: Bool = true
  ) -> String {
    var output: [UInt8] = []
    var time = 100.0
    let stream = OutputStream(isTerminal: isTerminal) { bytes in
      output += bytes
      return nil
    }
    var progress = Progress(of: total, on: stream) { time }
    for (seconds, done) in times {
      time = 100 + seconds
      progress.show(done)
    }
    progress.clear()
    return String(decoding: output, as: UTF8.self)
  }

  @Test func `a run shorter than a second shows no progress`() {
    #expect(written(at: [(0.1, 1), (0.9, 2), (0.99, 3)], of: 9) == "")
  }

  @Test func `progress is drawn at most ten times a second`() {
    #expect(
      written(at: [(0.5, 1), (1, 2), (1.05, 3), (1.11, 4)], of: 9)
        == "\r2 of 9 documents\u{1B}[K\r4 of 9 documents\u{1B}[K\r\u{1B}[K")
  }

  @Test func `cleared progress is redrawn at most ten times a second`() {
    var output: [UInt8] = []
    var time = 0.0
    let stream = OutputStream(isTerminal: true) { bytes in
      output += bytes
      return nil
    }
    var progress = Progress(of: 900, on: stream) { time }
    time = 2
    for done in 1...800 {
      progress.show(done)
      progress.clear()
    }
    #expect(String(decoding: output, as: UTF8.self) == "\r1 of 900 documents\u{1B}[K\r\u{1B}[K")
  }

  @Test func `the last document shows no progress`() { #expect(written(at: [(2, 9)], of: 9) == "") }

  @Test func `only a terminal shows progress`() {
    #expect(written(at: [(2, 3), (3, 4)], of: 9, isTerminal: false) == "")
  }
}
