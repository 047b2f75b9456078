import Diagnostics
import Foundation
import Reporting
import Testing

@testable import twimlc

/// What a run over very many documents keeps for each of them.
@Suite struct BoundedMemoryTests {
  private static let documentCount = 5_000

  /// Counts the bytes of pieces.
  private struct Pieces {
    var total = 0
    var largest = 0

    mutating func add(_ text: String) {
      total += text.utf8.count
      largest = max(largest, text.utf8.count)
    }
  }

  @Test(arguments: ReportFormat.allCases)
  func `a report of many documents is passed on in small pieces`(format: ReportFormat) throws {
    var reporter = format.reporter(for: try Invocation(["check"]).settings, isColored: false)
    var pieces = Pieces()
    pieces.add(reporter.begin())
    for number in 0..<Self.documentCount {
      let source = SourceFile(name: "calls/menu-\(number).xml", bytes: Array("<Response/>".utf8))
      pieces.add(
        reporter.report([Diagnostic(.sample, "a message", at: SourceRange(0..<9))], in: source))
      pieces.add(reporter.report(unreadable: source.name + ".old", "it is a directory"))
    }
    reporter.end { pieces.add($0) }
    #expect(pieces.total > 50 * Self.documentCount)
    #expect(pieces.largest < 1 << 17)
  }

  @Test func `a document that waits for its turn takes few bytes`() {
    #expect(MemoryLayout<Input>.stride <= 64)
  }

  @Test func `documents with the same configuration share it`() throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let names = ["a.xml", "b.xml", "old/a.xml", "old/b.xml"]
    let text = """
      baseline: known
      rules: {unknown-voice: note}
      overrides: [{files: [old/], rules: {unknown-voice: off}}]

      """
    try Data(text.utf8).write(to: directory.appending(path: ".twimlc.yml"))
    let paths = names.map { SystemString(directory.appending(path: $0).path) }
    let invocation = try Invocation(["check"] + paths)
    var selection = Selection(invocation.settings)
    let inputs = selection.inputs(of: invocation)
    let shared = try inputs.map { try #require($0.configuration) }
    #expect(shared[0] === shared[1] && shared[2] === shared[3] && shared[0] !== shared[2])
  }

  @Test func `a recorded baseline is written while documents are checked`() {
    var pieces = Pieces()
    var recording = BaselineRecording(at: "known") { pieces.add($0) }
    var totals: [Int] = []
    for number in 0..<100 {
      let source = SourceFile(name: "menu-\(number).xml", bytes: Array("<Response/>".utf8))
      recording.add([Diagnostic(.sample, "a message", at: SourceRange(0..<9))], in: source)
      totals.append(pieces.total)
    }
    #expect(recording.count == 100)
    #expect(zip(totals, totals.dropFirst()).allSatisfy { $1 - $0 > 30 })
    #expect(pieces.largest < 200)
  }

  /// Without a directory for temporary files, and with a full one, the text stays in memory.
  @Test(
    arguments: [("/tmp", true), ("/nowhere", false), ("/proc", false)] as [(SystemString, Bool)])
  func `long text that is printed later waits in a file`(
    directory: SystemString, isInFile: Bool
  ) throws {
    let text = SpooledText(in: directory)
    let line = String(repeating: "x", count: 999) + "\n"
    var greatest = 0
    for _ in 0..<5_000 {
      text.write(line)
      greatest = max(greatest, text.memorySize)
    }
    #expect((greatest <= SpooledText.capacity + line.utf8.count) == isInFile)
    var printed: [UInt8] = []
    let stream = OutputStream(isTerminal: false) { bytes in
      printed += bytes
      return nil
    }
    try text.write(to: stream)
    stream.flush()
    #expect(printed == Array(String(repeating: line, count: 5_000).utf8))
  }
}

extension Rule {
  fileprivate static let sample = Rule(
    id: "sample-rule", severity: .error, summary: "a rule of the tests", finds: "None.", caller: "",
    remedy: "", citations: [], wrong: "<a/>", right: "<b/>")
}
