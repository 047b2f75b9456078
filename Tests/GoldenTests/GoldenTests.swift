import Callflow
import Diagnostics
import Foundation
import Reporting
import Testing

@testable import twimlc

/// Documents with what the program says of them beside each: `NAME.txt` the diagnostics, `NAME.json`
/// the callflow. A file that would be empty is not there.
///
/// With `UPDATE_GOLDEN=1` in the environment the files are written anew, to be looked at in the
/// diff.
@Suite struct GoldenTests {
  @Test(arguments: try documents())
  func documentComesOutAsRecorded(document: URL) throws {
    let source = SourceFile(
      name: document.lastPathComponent, bytes: Array(try Data(contentsOf: document)))
    let compilation = Compilation(source, settings: Settings(), isTranslated: true)
    let diagnostics = TextReporter(isColored: false).report(compilation.diagnostics, in: source)
    try compare(diagnostics, with: document, extension: "txt")
    let flow = compilation.flow.map { $0.serialized(.pretty) + "\n" } ?? ""
    try compare(flow, with: document, extension: "json")
  }

  /// The folder says what is expected, whatever was recorded.
  @Test(arguments: try documents())
  func documentIsInTheRightFolder(document: URL) throws {
    let source = SourceFile(
      name: document.lastPathComponent, bytes: Array(try Data(contentsOf: document)))
    let compilation = Compilation(source, settings: Settings(), isTranslated: true)
    let isWrong = document.deletingLastPathComponent().lastPathComponent == "error"
    #expect(compilation.hasErrors == isWrong)
    #expect((compilation.flow == nil) == isWrong)
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func documents() throws -> [URL] {
    try ["Samples", "Tests/GoldenTests/ok", "Tests/GoldenTests/error"].flatMap { folder in
      try FileManager.default.contentsOfDirectory(
        at: root.appending(path: folder), includingPropertiesForKeys: nil
      ).filter { $0.pathExtension == "xml" }.sorted { $0.path < $1.path }
    }
  }

  private func compare(
    _ text: String, with document: URL, extension pathExtension: String
  ) throws {
    let file = document.deletingPathExtension().appendingPathExtension(pathExtension)
    let exists = FileManager.default.fileExists(atPath: file.path)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      if !text.isEmpty {
        try Data(text.utf8).write(to: file)
      } else if exists {
        try FileManager.default.removeItem(at: file)
      }
      return
    }
    #expect(text == (exists ? try String(contentsOf: file, encoding: .utf8) : ""))
  }
}
