import Compiler
import Diagnostics
import Foundation
import JSON
import KazooCallflow
import Reporting
import Testing

/// Compiles each `DIRECTORY/NAME.xml` like the command: the report must equal `NAME.txt` beside it,
/// and the callflow `NAME.json`, which a document with an error does not have. Only documents in
/// `lossy` may have losses.
///
/// `UPDATE_GOLDEN=1 swift test --filter GoldenTests` rewrites the expectations: check the
/// difference against the facts before you commit it.
@Suite struct GoldenTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil
  static let directories = ["ok", "error", "lossy"]

  struct Document: CustomTestStringConvertible {
    let directory: String
    let name: String
    var testDescription: String { "\(directory)/\(name)" }
    /// Whether a callflow is expected.
    var hasCallflow: Bool { directory != "error" }

    func file(_ suffix: String) -> URL {
      GoldenTests.root.appendingPathComponent("\(directory)/\(name).\(suffix)")
    }

    func compiled() throws -> Compilation {
      var options = CompilerOptions()
      options.baseURL = "http://app.example.com/voice/start.php"
      options.isTranslated = true
      return Compilation(
        name: "\(name).xml", bytes: Array(try Data(contentsOf: file("xml"))), options: options)
    }

    func expect(_ actual: String, in suffix: String) throws {
      if GoldenTests.isUpdating { try Data(actual.utf8).write(to: file(suffix)) }
      let expected = String(decoding: try Data(contentsOf: file(suffix)), as: UTF8.self)
      #expect(actual == expected)
    }
  }

  static func files(in directory: String) -> Set<String> {
    let path = root.appendingPathComponent(directory).path
    return Set((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
  }

  static let documents: [Document] = directories.flatMap { directory in
    files(in: directory).filter { $0.hasSuffix(".xml") }.sorted().map {
      Document(directory: directory, name: String($0.dropLast(4)))
    }
  }

  @Test
  func `each directory has exactly the expected files of its documents`() {
    for directory in Self.directories {
      let documents = Self.documents.filter { $0.directory == directory }
      #expect(!documents.isEmpty, "Tests/GoldenTests/\(directory) holds no document")
      let expected = documents.flatMap { document in
        ["xml", "txt"].map { "\(document.name).\($0)" }
          + (document.hasCallflow ? ["\(document.name).json"] : [])
      }
      #expect(Self.files(in: directory) == Set(expected), "in Tests/GoldenTests/\(directory)")
    }
  }

  @Test(arguments: documents)
  func `a document produces its expected report and callflow`(of document: Document) throws {
    let compilation = try document.compiled()
    #expect(compilation.hasErrors == (document.directory == "error"))
    if document.hasCallflow {
      let losses = Catalog.documents.rules(of: .loss)
      let isLossy = compilation.diagnostics.contains {
        $0.severity > .note && losses.contains($0.rule)
      }
      #expect(isLossy == (document.directory == "lossy"))
    }
    var reporter = TextReporter(isColored: false)
    let report =
      reporter.begin() + reporter.report(compilation.diagnostics, in: compilation.source)
      + reporter.end()
    try document.expect(report, in: "txt")
    guard document.hasCallflow else {
      #expect(compilation.flow == nil)
      return
    }
    let flow = try #require(compilation.flow, "\(document) has no callflow")
    try document.expect(flow.serialized(.pretty) + "\n", in: "json")
  }
}
