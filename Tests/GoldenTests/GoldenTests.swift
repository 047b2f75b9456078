import Diagnostics
import Foundation
import Reporting
import Testing
import TwiMLSemantics
import TwiMLSyntax

/// Each `DIRECTORY/NAME.xml` is checked as the command does it, and what is printed must equal
/// `NAME.txt` beside it.
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
    let (_, findings) = analyze(parsed, options: AnalysisOptions())
    let diagnostics = (syntax + findings).sorted {
      ($0.range.lowerBound, $0.rule.id) < ($1.range.lowerBound, $1.rule.id)
    }
    let reporter = TextReporter(isColored: false)
    let report = reporter.begin() + reporter.report(diagnostics, in: source) + reporter.end()
    try document.expect(report, in: "txt")
    let hasErrors = diagnostics.contains { $0.severity == .error }
    #expect(hasErrors == (document.directory == "error"))
  }
}
