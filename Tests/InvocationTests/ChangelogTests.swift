import Foundation
import Testing

@testable import twimlc

@Suite struct ChangelogTests {
  @Test
  func `the newest heading of the changelog is the program's version`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appendingPathComponent(".github/CHANGELOG.md"), encoding: .utf8)
    let heading = try #require(text.split(separator: "\n").first { $0.hasPrefix("## ") })
    #expect(heading.dropFirst(3) == Version.number)
  }
}
