import Foundation
import Testing

@testable import twimlc

@Suite struct ChangelogTests {
  @Test("The newest version of the changelog is the one that the program prints")
  func newestVersion() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appendingPathComponent(".github/CHANGELOG.md"), encoding: .utf8)
    let heading = try #require(text.split(separator: "\n").first { $0.hasPrefix("## ") })
    #expect(heading.dropFirst(3) == Version.number)
  }
}
