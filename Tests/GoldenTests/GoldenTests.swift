import Callflow
import Diagnostics
import Foundation
import JSON
import Reporting
import Testing
import Translation
import TwiMLSemantics
import TwiMLSyntax

/// Each `DIRECTORY/NAME.xml` is checked and translated as the command does it: what is reported must
/// equal `NAME.txt` beside it, and the callflow `NAME.json`, which a document with an error has not.
/// Only a document in `lossy` may lose something in translation.
///
/// `UPDATE_GOLDEN=1 swift test --filter GoldenTests` writes the expectations anew: read the
/// difference against kazoo.md's facts before you commit it.
@Suite struct GoldenTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil

  struct Document: CustomTestStringConvertible {
    let directory: String
    let name: String
    var testDescription: String { "\(directory)/\(name)" }

    func file(_ suffix: String) -> URL {
      GoldenTests.root.appendingPathComponent("\(directory)/\(name).\(suffix)")
    }

    func source() throws -> SourceFile {
      SourceFile(name: "\(name).xml", bytes: Array(try Data(contentsOf: file("xml"))))
    }

    func expect(_ actual: String, in suffix: String) throws {
      if GoldenTests.isUpdating { try Data(actual.utf8).write(to: file(suffix)) }
      let expected = String(decoding: try Data(contentsOf: file(suffix)), as: UTF8.self)
      #expect(actual == expected)
    }
  }

  static let documents: [Document] = ["ok", "error", "lossy"].flatMap { directory in
    let path = root.appendingPathComponent(directory).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".xml") }.sorted().map {
      Document(directory: directory, name: String($0.dropLast(4)))
    }
  }

  @Test(arguments: documents)
  func report(of document: Document) throws {
    let source = try document.source()
    let (parsed, syntax) = parse(source)
    let (program, findings) = analyze(parsed, options: AnalysisOptions(baseURL: Self.baseURL))
    let hasErrors = (syntax + findings).contains { $0.severity == .error }
    #expect(hasErrors == (document.directory == "error"))
    let translation = hasErrors ? nil : program.map { translate($0, options: TranslationOptions()) }
    let losses = translation?.diagnostics ?? []
    let isLossy = losses.contains { $0.severity > .note }
    #expect(isLossy == (document.directory == "lossy"))
    let diagnostics = (syntax + findings + losses).sorted {
      ($0.range.lowerBound, $0.rule.id) < ($1.range.lowerBound, $1.rule.id)
    }
    let reporter = TextReporter(isColored: false)
    let report = reporter.begin() + reporter.report(diagnostics, in: source) + reporter.end()
    try document.expect(report, in: "txt")
    if let flow = translation?.flow {
      try document.expect(flow.serialized(.pretty) + "\n", in: "json")
    }
  }

  private static let baseURL = "http://app.example.com/voice/start.php"
}
