import Diagnostics
import Reporting
import Testing

@testable import twimlc

@Suite struct ReportRequestTests {
  @Test func `each format can have its own file`() throws {
    let settings = try Invocation([
      "check", "--format=sarif=a=b.sarif", "-fjunit=x.xml", "--format", "gcc", "-f", "gcc",
      "-f", "sarif=c.sarif",
    ]).settings
    #expect(
      settings.reports == [
        ReportRequest(format: .sarif, path: "a=b.sarif"),
        ReportRequest(format: .junit, path: "x.xml"),
        ReportRequest(format: .gcc, path: nil),
        ReportRequest(format: .sarif, path: "c.sarif"),
      ])
  }

  @Test func `a report file can have any name`() throws {
    let path = SystemString([0x2F, 0xE9, 0x0A, 0x3D])
    let request = try ReportRequest(SystemString("json=".utf8 + path.bytes))
    #expect(request == ReportRequest(format: .json, path: path))
  }

  /// A recognized file is overwritten without `--force`.
  @Test(arguments: ReportFormat.allCases)
  func `a report is recognized by its first bytes`(format: ReportFormat) throws {
    let source = SourceFile(name: "menu.xml", bytes: Array("<Response/>".utf8))
    let finding = Diagnostic(.sample, "a message", at: SourceRange(0..<9))
    var reporter = format.reporter(for: try Invocation(["check"]).settings, isColored: false)
    let report = reporter.begin() + reporter.report([finding], in: source) + reporter.end()
    let known = ReportFormat.allCases.filter { $0.reporterType.recognizes(report) }
    // Both begin with a line for a finding.
    #expect(known == (format.isForPeople ? [.text, .gcc] : [format]))
    let others = ["<Response><Say>a</Say></Response>", "#!/bin/sh"]
    let taken = others.filter { format.reporterType.recognizes($0) }
    #expect(taken == [])
  }
}

extension Rule {
  fileprivate static let sample = Rule(
    id: "sample-rule", severity: .error, summary: "a rule of the tests", finds: "None.", caller: "",
    remedy: "",
    citations: [],
    wrong: "<a/>", right: "<b/>")
}
