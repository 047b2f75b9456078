import Diagnostics
import Reporting
import Testing

@Suite struct TallyTests {
  private static let other = Rule(
    id: "other", severity: .note, summary: "another rule", finds: "", caller: "It ends.",
    remedy: "", citations: [], wrong: "", right: "")

  private static func findings(_ errors: Int, _ warnings: Int, _ notes: Int) -> [Diagnostic] {
    let place = SourceRange(at: 0)
    let error = Diagnostic(.sample, "x", at: place)
    return Array(repeating: error, count: errors)
      + Array(repeating: error.capped(at: .warning), count: warnings)
      + Array(repeating: Diagnostic(other, "y", at: place), count: notes)
  }

  @Test(
    arguments: [
      ([[]], "no findings in 1 file"), ([[], []], "no findings in 2 files"), ([], "no documents"),
      ([findings(1, 0, 0)], "1 error in 1 file"),
      ([findings(2, 0, 1), findings(1, 2, 0), []], "3 errors, 2 warnings, 1 note in 2 of 3 files"),
      ([findings(0, 1, 0), findings(0, 0, 2)], "1 warning, 2 notes in 2 files"),
    ] as [([[Diagnostic]], String)])
  func `the summary counts findings and files`(documents: [[Diagnostic]], summary: String) {
    #expect(tally(documents).summary == summary + "\n")
  }

  @Test func `statistics count findings by rule`() {
    #expect(
      tally([Self.findings(1, 1, 3), Self.findings(0, 0, 9)]).statistics == """
           12  other        another rule
            2  sample-rule  a rule of the tests

        """)
    #expect(tally([Self.findings(1, 0, 1)]).statistics.hasPrefix("    1  other "))
    #expect(tally([[]]).statistics == "")
  }

  @Test func `a tally is empty until there is a finding`() {
    #expect(tally([[], []]).isEmpty)
    #expect(!tally([[], Self.findings(0, 0, 1)]).isEmpty)
  }

  private func tally(_ documents: [[Diagnostic]]) -> Tally {
    var tally = Tally()
    for document in documents { tally.add(document) }
    return tally
  }
}
