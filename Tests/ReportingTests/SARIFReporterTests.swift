import Diagnostics
import Foundation
import Reporting
import Testing

/// The properties that the schema of SARIF 2.1.0 requires, and the allowed values.
@Suite struct SARIFReporterTests {
  private static let tool = SARIFReporter.Tool(name: "twimlc", version: "1.2.3") {
    "# \($0.id)"
  }

  private static let source = SourceFile(
    name: "./a b/é%#?:\n.xml", bytes: Array("<a>\n<é b='{c}'/></a>".utf8))

  private static func findings() -> [Diagnostic] {
    let fixIts = [
      FixIt("write '{d}'", .safe, replace: source.range(of: "{c}"), with: "{d}"),
      FixIt(
        "remove it", .unsafe,
        edits: [.init(SourceRange(at: 3), with: "]"), .init(SourceRange(4..<5), with: "")]),
    ]
    let related = Diagnostic.Related("in {a}", at: source.range(of: "<a>"))
    let first = Diagnostic(
      .sample, "'{c}' is wrong", at: source.range(of: "{c}"), help: ["write '{d}'"],
      related: [related], fixIts: fixIts)
    let other = Rule(
      id: "other", severity: .note, summary: "another", finds: "Why.", caller: "It ends.",
      remedy: "", citations: [], wrong: "", right: "")
    return [
      first, Diagnostic(other, "x", at: SourceRange(0..<5)), first.capped(at: .warning),
    ]
  }

  private func run(_ documents: [([Diagnostic], SourceFile)]) throws -> JSONTree {
    let log = try JSONTree(render(SARIFReporter(tool: Self.tool), documents))
    #expect(log["version"]?.string == "2.1.0")
    #expect(log.keys == ["$schema", "version", "runs"])
    let runs = try #require(log["runs"]?.elements)
    #expect(runs.count == 1)
    return runs[0]
  }

  @Test func `a run without findings has a tool and no results`() throws {
    for documents in [[], [([], Self.source)]] as [[([Diagnostic], SourceFile)]] {
      let run = try run(documents)
      #expect(run["tool"]?["driver"]?["name"]?.string == "twimlc")
      #expect(run["results"]?.elements == [])
      #expect(run["artifacts"]?.elements?.count == documents.count)
    }
  }

  @Test func `the tool describes the rules that have results`() throws {
    let run = try run([(Self.findings(), Self.source)])
    let driver = try #require(run["tool"]?["driver"])
    #expect(driver["version"]?.string == "1.2.3")
    #expect(driver["informationUri"] == nil)
    let rules = try #require(driver["rules"]?.elements)
    #expect(rules.map { $0["id"]?.string } == ["sample-rule", "other"])
    #expect(rules[0]["shortDescription"]?["text"]?.string == "a rule of the tests")
    #expect(rules[1]["fullDescription"]?["text"]?.string == "Why. It ends.")
    for text in ["text", "markdown"] { #expect(rules[1]["help"]?[text]?.string == "# other") }
    #expect(rules.map { $0["defaultConfiguration"]?["level"]?.string } == ["error", "note"])
    #expect(run["columnKind"]?.string == "unicodeCodePoints")
  }

  @Test func `every document is an artifact`() throws {
    let latin = SourceFile(name: "/x/é.xml", bytes: Array("<a/>".utf8))
    let run = try run([(Self.findings(), Self.source), ([], latin)])
    let artifacts = try #require(run["artifacts"]?.elements)
    let uris = ["a%20b/%C3%A9%25%23%3F%3A%0A.xml", "file:///x/%C3%A9.xml"]
    #expect(artifacts.map { $0["location"]?["uri"]?.string } == uris)
    #expect(artifacts.map { $0["location"]?["index"]?.integer } == [0, 1])
    #expect(artifacts[0]["encoding"]?.string == "UTF-8")
    #expect(artifacts[0]["length"]?.integer == Self.source.bytes.count)
  }

  @Test func `every result has its rule, level, message and place`() throws {
    let run = try run([([], SourceFile("<a/>")), (Self.findings(), Self.source)])
    let results = try #require(run["results"]?.elements)
    #expect(results.map { $0["ruleId"]?.string } == ["sample-rule", "other", "sample-rule"])
    #expect(results.map { $0["ruleIndex"]?.integer } == [0, 1, 0])
    #expect(results.map { $0["level"]?.string } == ["error", "note", "warning"])
    // Literal braces are doubled, because single ones are placeholders.
    let text = "'{{c}}' is wrong\nhelp: write '{{d}}'"
    #expect(results[0]["message"]?["text"]?.string == text)
    for result in results {
      let location = try #require(result["locations"]?.elements?.first?["physicalLocation"])
      #expect(location["artifactLocation"]?["index"]?.integer == 1)
    }
    let places = results.map { $0["locations"]?.elements?.first?["physicalLocation"] }
    #expect(region(places[0]) == [2, 7, 2, 10])
    #expect(region(places[1]) == [1, 1, 2, 2])
    #expect(results[1].keys.isDisjoint(with: ["fixes", "relatedLocations"]))
  }

  @Test func `every result has its own fingerprint`() throws {
    let run = try run([(Self.findings(), Self.source)])
    let results = try #require(run["results"]?.elements)
    let fingerprints = results.compactMap {
      $0["partialFingerprints"]?.members.values.first?.string
    }
    #expect(
      fingerprints == Fingerprint.all(of: Self.findings(), in: Self.source).map(\.text))
  }

  @Test func `fixes and related places have their own locations`() throws {
    let run = try run([(Self.findings(), Self.source)])
    let result = try #require(run["results"]?.elements?.first)
    let related = try #require(result["relatedLocations"]?.elements)
    #expect(related.map { $0["message"]?["text"]?.string } == ["in {{a}}"])
    #expect(region(related[0]["physicalLocation"]) == [1, 1, 1, 4])
    let fixes = try #require(result["fixes"]?.elements)
    #expect(fixes.map { $0["description"]?["text"]?.string } == ["write '{{d}}'", "remove it"])
    let changes = fixes.map { $0["artifactChanges"]?.elements ?? [] }
    #expect(changes.map(\.count) == [1, 1])
    #expect(changes.allSatisfy { $0[0]["artifactLocation"]?["index"]?.integer == 0 })
    let edits = changes.map { $0[0]["replacements"]?.elements ?? [] }
    #expect(
      edits.map { $0.map { region($0, "deletedRegion") } }
        == [[[2, 7, 2, 10]], [[1, 4, 1, 4], [2, 1, 2, 2]]])
    // Not a message, so nothing is doubled.
    #expect(
      edits.map { $0.map { $0["insertedContent"]?["text"]?.string } } == [["{d}"], ["]", ""]])
  }

  @Test func `every character survives`() throws {
    let source = SourceFile(name: manyCharacters, bytes: Array("<a/>".utf8))
    let fixIt = FixIt("x", .safe, replace: SourceRange(0..<1), with: manyCharacters)
    let finding = Diagnostic(.sample, "x", at: SourceRange(0..<1), help: ["x"], fixIts: [fixIt])
    let run = try run([([finding], source)])
    let change = run["results"]?.elements?.first?["fixes"]?.elements?.first?["artifactChanges"]
    let text = change?.elements?.first?["replacements"]?.elements?.first?["insertedContent"]
    #expect(text?["text"]?.string == manyCharacters)
    let uri = try #require(
      run["artifacts"]?.elements?.first?["location"]?["uri"]?.string?.removingPercentEncoding)
    #expect(uri == manyCharacters)
  }

  private func region(_ location: JSONTree?, _ name: String = "region") -> [Int?] {
    ["startLine", "startColumn", "endLine", "endColumn"].map { location?[name]?[$0]?.integer }
  }
}
