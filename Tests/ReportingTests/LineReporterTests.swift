import Diagnostics
import Reporting
import Testing

/// The formats with a line for each finding.
@Suite struct LineReporterTests {
  private static let source = SourceFile("<Response>\n  <Say voice=\"alice\">é</Say>\n</Response>")

  private static func finding(_ message: String, at part: String = "alice") -> Diagnostic {
    Diagnostic(.sample, message, at: source.range(of: part), help: ["write 'woman'"])
  }

  @Test func `a compiler line has place, severity, message and rule`() {
    let findings = [
      Self.finding("voice 'alice' fails"), Self.finding("x").capped(at: .note),
      Self.finding("y").capped(at: .warning),
    ]
    #expect(
      render(GCCReporter(), [(findings, Self.source), ([], Self.source)]) == """
        menu.xml:2:15: error: voice 'alice' fails [sample-rule]
        menu.xml:2:15: note: x [sample-rule]
        menu.xml:2:15: warning: y [sample-rule]

        """)
  }

  @Test func `a compiler line stays one line for any name and message`() {
    let source = SourceFile(name: "a\n\(manyCharacters).xml", bytes: Array("<a/>".utf8))
    let text = render(
      GCCReporter(), [([Diagnostic(.sample, manyCharacters, at: SourceRange(0..<1))], source)])
    #expect(text.unicodeScalars.count { $0.properties.generalCategory == .control } == 1)
    #expect(text.hasSuffix(" [sample-rule]\n"))
  }

  @Test func `a GitHub command has its place`() {
    #expect(
      render(GitHubReporter(), [([Self.finding("voice 'alice' fails")], Self.source)]) == """
        ::error file=menu.xml,title=sample-rule,line=2,endLine=2,col=15,endColumn=20::\
        menu.xml:2:15: voice 'alice' fails [sample-rule]%0Ahelp: write 'woman'

        """)
  }

  @Test(arguments: [(Severity.error, "::error "), (.warning, "::warning "), (.note, "::notice ")])
  func `the severity names the GitHub command`(severity: Severity, start: String) {
    let finding = Self.finding("x").capped(at: severity)
    #expect(render(GitHubReporter(), [([finding], Self.source)]).hasPrefix(start))
  }

  @Test func `a GitHub command across lines has no columns`() {
    let text = render(
      GitHubReporter(), [([Diagnostic(.sample, "x", at: SourceRange(0..<14))], Self.source)])
    #expect(text.hasPrefix("::error file=menu.xml,title=sample-rule,line=1,endLine=2::"))
  }

  @Test func `text that GitHub would interpret is escaped`() {
    let source = SourceFile(name: "./50%,a:b\r\n.xml", bytes: Array("<a/>".utf8))
    let finding = Diagnostic(.sample, "100%: a,b::c\u{1B}[1m", at: SourceRange(0..<1))
    let text = render(GitHubReporter(), [([finding], source)])
    #expect(text.hasPrefix("::error file=50%25%2Ca%3Ab%0D%0A.xml,title="))
    #expect(text.hasSuffix(": 100%25: a,b::c␛[1m [sample-rule]\n"))
    #expect(text.utf8.count { $0 == UInt8(ascii: "\n") } == 1)
  }

  @Test func `a run without findings prints nothing`() {
    #expect(render(GCCReporter(), [([], Self.source)]) == "")
    #expect(render(GitHubReporter(), [([], Self.source)]) == "")
  }
}
