import Diagnostics
import Foundation
import Reporting
import Testing

@Suite struct JSONReporterTests {
  private struct Finding: Decodable, Equatable {
    struct Related: Decodable, Equatable {
      let line, column, endLine, endColumn: Int
      let message: String
    }
    struct Fix: Decodable, Equatable {
      struct Edit: Decodable, Equatable {
        let line, column, endLine, endColumn: Int
        let replacement: String
      }
      let message: String
      let safe: Bool
      let edits: [Edit]
    }
    let file: String
    let line, column, endLine, endColumn: Int
    let severity, rule, message: String
    let help: [String]
    let related: [Related]
    let fixes: [Fix]
    let fingerprint: String
  }

  @Test func `a run without findings is an empty array`() {
    #expect(report([([], SourceFile("<a/>"))]) == "[]\n")
    #expect(report([]) == "[]\n")
  }

  @Test func `members have a fixed order`() {
    let source = SourceFile("<a/>")
    let finding = Diagnostic(.sample, "x", at: SourceRange(1..<2), help: ["y", "z"])
    let fingerprint = Fingerprint.all(of: [finding], in: source)[0].text
    #expect(
      report([([finding], source)]) == """
        [
          {"file":"menu.xml","line":1,"column":2,"endLine":1,"endColumn":3,"severity":"error",\
        "rule":"sample-rule","message":"x","help":["y","z"],"related":[],"fixes":[],\
        "fingerprint":"\(fingerprint)"}
        ]

        """)
  }

  @Test func `the end is exclusive and columns count characters`() throws {
    let source = SourceFile("<é\nb=''/>")
    let finding = Diagnostic(.sample, "x", at: SourceRange(3..<7))
    let found = try decode(report([([finding], source)]))[0]
    #expect(found.line == 1 && found.column == 3)
    #expect(found.endLine == 2 && found.endColumn == 4)
  }

  @Test func `fixes and related places are reported`() throws {
    let source = SourceFile("<a>\n<b/></a>")
    let fixIts = [
      FixIt(
        "write 'c'", .safe,
        edits: [.init(SourceRange(1..<2), with: "c"), .init(SourceRange(10..<11), with: "c")]),
      FixIt("add 'd'", .unsafe, replace: SourceRange(at: 6), with: " d=\"\""),
    ]
    let related = Diagnostic.Related("here", at: source.range(of: "<b/>"))
    let finding = Diagnostic(
      .sample, "x", at: SourceRange(0..<3), related: [related], fixIts: fixIts)
    let found = try decode(report([([finding], source)]))[0]
    #expect(
      found.related == [
        Finding.Related(line: 2, column: 1, endLine: 2, endColumn: 5, message: "here")
      ])
    #expect(found.help == ["write 'c'", "add 'd'"])
    #expect(
      found.fixes == [
        Finding.Fix(
          message: "write 'c'", safe: true,
          edits: [
            Finding.Fix.Edit(line: 1, column: 2, endLine: 1, endColumn: 3, replacement: "c"),
            Finding.Fix.Edit(line: 2, column: 7, endLine: 2, endColumn: 8, replacement: "c"),
          ]),
        Finding.Fix(
          message: "add 'd'", safe: false,
          edits: [
            Finding.Fix.Edit(line: 2, column: 3, endLine: 2, endColumn: 3, replacement: " d=\"\"")
          ]),
      ])
  }

  @Test func `JSON lines contain the same objects`() throws {
    let source = SourceFile("<a/>\n<b/>")
    let findings = [1, 6].map { Diagnostic(.sample, "x\ny", at: SourceRange($0..<$0 + 1)) }
    let documents = [(findings, source), ([], source), (findings, source)]
    let text = render(JSONLinesReporter(), documents)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 5 && lines.last == "")
    let decoded = try lines.dropLast().map {
      try JSONDecoder().decode(Finding.self, from: Data($0.utf8))
    }
    #expect(try decoded == decode(report(documents)))
    #expect(render(JSONLinesReporter(), [([], source)]) == "")
  }

  @Test func `all documents share one array`() throws {
    let source = SourceFile("<a/>")
    let finding = Diagnostic(.sample, "x", at: SourceRange(0..<1))
    let text = report([([finding, finding], source), ([], source), ([finding], source)])
    #expect(try decode(text).count == 3)
  }

  @Test func `every character survives`() throws {
    let all = manyCharacters
    let source = SourceFile(name: all, bytes: Array("<a/>".utf8))
    let finding = Diagnostic(.sample, all, at: SourceRange(0..<1), help: [all])
    let findings = try decode(report([([finding], source)]))
    #expect(findings.first?.file == all)
    #expect(findings.first?.message == all)
    #expect(findings.first?.help == [all])
  }

  private func report(_ documents: [([Diagnostic], SourceFile)]) -> String {
    render(JSONReporter(), documents)
  }

  private func decode(_ text: String) throws -> [Finding] {
    try JSONDecoder().decode([Finding].self, from: Data(text.utf8))
  }
}
