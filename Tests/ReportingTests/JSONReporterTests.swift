import Diagnostics
import Foundation
import Reporting
import Testing

@Suite struct JSONReporterTests {
  private struct Finding: Decodable, Equatable {
    let file: String
    let line, column, endLine, endColumn: Int
    let severity, rule, message: String
    let help: [String]
  }

  @Test func nothingFoundIsAnEmptyArray() {
    var reporter = JSONReporter()
    let text =
      reporter.begin() + reporter.report([], in: SourceFile("<a/>")) + reporter.end()
    #expect(text == "[]\n")
  }

  @Test func membersKeepTheirOrder() {
    let source = SourceFile("<a/>")
    let finding = Diagnostic(.sample, "x", at: SourceRange(1..<2), help: ["y", "z"])
    #expect(
      report([([finding], source)]) == """
        [
          {"file": "menu.xml", "line": 1, "column": 2, "endLine": 1, "endColumn": 3, \
        "severity": "error", "rule": "sample-rule", "message": "x", "help": ["y", "z"]}
        ]

        """)
  }

  @Test func endIsExclusiveAndColumnsAreCharacters() throws {
    let source = SourceFile("<é\nb=''/>")
    let finding = Diagnostic(.sample, "x", at: SourceRange(3..<7))
    let findings = try decode(report([([finding], source)]))
    #expect(
      findings == [
        Finding(
          file: "menu.xml", line: 1, column: 3, endLine: 2, endColumn: 4, severity: "error",
          rule: "sample-rule", message: "x", help: [])
      ])
  }

  @Test func documentsShareOneArray() throws {
    let source = SourceFile("<a/>")
    let finding = Diagnostic(.sample, "x", at: SourceRange(0..<1))
    let text = report([([finding, finding], source), ([], source), ([finding], source)])
    #expect(try decode(text).count == 3)
  }

  @Test func everyCharacterSurvives() throws {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: (0...0x24F).compactMap(Unicode.Scalar.init))
    scalars.append(contentsOf: ["\u{2028}", "\u{2029}", "\u{FEFF}", "\u{1F600}", "\u{10FFFF}"])
    let all = String(scalars)
    let source = SourceFile(name: all, bytes: Array("<a/>".utf8))
    let finding = Diagnostic(.sample, all, at: SourceRange(0..<1), help: [all])
    let findings = try decode(report([([finding], source)]))
    #expect(findings.first?.file == all)
    #expect(findings.first?.message == all)
    #expect(findings.first?.help == [all])
  }

  private func report(_ documents: [([Diagnostic], SourceFile)]) -> String {
    var reporter = JSONReporter()
    var text = reporter.begin()
    for (diagnostics, source) in documents { text += reporter.report(diagnostics, in: source) }
    return text + reporter.end()
  }

  private func decode(_ text: String) throws -> [Finding] {
    try JSONDecoder().decode([Finding].self, from: Data(text.utf8))
  }
}
