import Diagnostics
import Reporting
import Testing

/// GitLab's Code Quality report and reviewdog's format, checked against their descriptions.
@Suite struct ReviewReporterTests {
  private static let source = SourceFile(
    name: "./a/menu.xml", bytes: Array("<a>\n  <é b='c'>\n</é></a>".utf8))

  private static func findings() -> [Diagnostic] {
    let edits = [
      FixIt.Edit(source.range(of: "b="), with: "d="),
      FixIt.Edit(source.range(of: "c'"), with: "e'"),
    ]
    let fixIts = [
      FixIt("rename it", .unsafe, edits: edits),
      FixIt("add to it", .safe, replace: SourceRange(at: 16), with: "\n"),
    ]
    let finding = Diagnostic(
      .sample, "x", at: source.range(of: "b='c'"), help: ["do it"], fixIts: fixIts)
    return [
      finding, finding.capped(at: .warning),
      Diagnostic(.sample, "y", at: SourceRange(6..<20)).capped(at: .note),
    ]
  }

  @Test func `GitLab has an issue for each finding`() throws {
    let tree = try JSONTree(
      render(GitLabReporter(), [([], Self.source), (Self.findings(), Self.source)]))
    let issues = try #require(tree.elements)
    #expect(issues.map { $0["description"]?.string } == ["x; help: do it", "x; help: do it", "y"])
    #expect(issues.map { $0["severity"]?.string } == ["critical", "major", "info"])
    #expect(issues.allSatisfy { $0["check_name"]?.string == "sample-rule" })
    #expect(issues.allSatisfy { $0["location"]?["path"]?.string == "a/menu.xml" })
    let lines = issues.map { $0["location"]?["lines"] }
    #expect(lines.map { $0?["begin"]?.integer } == [2, 2, 2])
    #expect(lines.map { $0?["end"]?.integer } == [2, 2, 3])
  }

  @Test func `GitLab fingerprints are unique`() throws {
    let documents = [(Self.findings(), Self.source), (Self.findings(), Self.source)]
    let issues = try #require(try JSONTree(render(GitLabReporter(), documents)).elements)
    let fingerprints = issues.compactMap { $0["fingerprint"]?.string }
    #expect(fingerprints == Fingerprint.all(of: Self.findings(), in: Self.source).map(\.text))
    #expect(Set(fingerprints).count == 3)
  }

  @Test func `reviewdog columns count bytes`() throws {
    let tree = try JSONTree(render(RDJSONReporter(), [(Self.findings(), Self.source)]))
    #expect(tree["source"]?["name"]?.string == "twimlc")
    #expect(tree["severity"]?.string == "ERROR")
    let diagnostics = try #require(tree["diagnostics"]?.elements)
    #expect(diagnostics.map { $0["message"]?.string } == ["x\nhelp: do it", "x\nhelp: do it", "y"])
    #expect(diagnostics.map { $0["severity"]?.string } == ["ERROR", "WARNING", "INFO"])
    #expect(diagnostics.allSatisfy { $0["code"]?["value"]?.string == "sample-rule" })
    let locations = diagnostics.map { $0["location"] }
    #expect(locations.allSatisfy { $0?["path"]?.string == "a/menu.xml" })
    // `é` in line 2 takes two bytes.
    #expect(
      locations.map { range($0?["range"]) } == [
        [2, 7, 2, 12], [2, 7, 2, 12], [2, 3, 3, 4],
      ])
  }

  @Test func `a fix-it is one reviewdog suggestion for each edit`() throws {
    let tree = try JSONTree(render(RDJSONReporter(), [(Self.findings(), Self.source)]))
    let suggestions = try #require(tree["diagnostics"]?.elements?.first?["suggestions"]?.elements)
    #expect(suggestions.map { $0["text"]?.string } == ["d='e'", "\n"])
    #expect(suggestions.map { range($0["range"]) } == [[2, 7, 2, 12], [2, 13, 2, 13]])
  }

  @Test func `a run without findings is a valid document`() throws {
    #expect(render(GitLabReporter(), [([], Self.source)]) == "[]\n")
    let tree = try JSONTree(render(RDJSONReporter(), [([], Self.source)]))
    #expect(tree["diagnostics"]?.elements == [])
  }

  private func range(_ range: JSONTree?) -> [Int?] {
    ["start", "end"].flatMap { end in
      ["line", "column"].map { range?[end]?[$0]?.integer }
    }
  }
}
