import Foundation
import Testing

/// A search skips what git ignores.
@Suite struct GitIgnoreTests {
  private static let document = "<Response><Say voice=\"alice\">Hi</Say></Response>"
  private static let hasGit = FileManager.default.isExecutableFile(atPath: "/usr/bin/git")

  /// The documents with findings, without `./`.
  private func found(_ tool: borrowing Tool, _ line: String) throws -> [String] {
    try tool.shell(line).output.split(separator: "\n").compactMap { line in
      line.range(of: ".xml:1:").map { String(line[..<$0.lowerBound]) + ".xml" }
    }
    .map { $0.hasPrefix("./") ? String($0.dropFirst(2)) : $0 }.sorted()
  }

  @Test func `ignored files are skipped unless named or '--no-gitignore' is given`() throws {
    let tool = try Tool()
    for name in ["a.xml", "build/b.xml", "build/keep.xml", "sub/c.xml", "sub/d.xml"] {
      try tool.write(Self.document, to: name)
    }
    try tool.write("build/\n", to: ".gitignore")
    try tool.write("*.xml\n!d.xml\n", to: "sub/.gitignore")
    #expect(try found(tool, "twimlc check -f gcc .") == ["a.xml", "sub/d.xml"])
    #expect(try found(tool, "twimlc check -f gcc build").count == 2)
    #expect(try found(tool, "twimlc check -f gcc . build/b.xml").contains("build/b.xml"))
    let all = ["a.xml", "build/b.xml", "build/keep.xml", "sub/c.xml", "sub/d.xml"]
    #expect(try found(tool, "twimlc check -f gcc --no-gitignore .") == all)
    try tool.write("gitignore: false\n", to: ".twimlc.yml")
    #expect(try found(tool, "twimlc check -f gcc .") == all)
  }

  /// Ignore files above the repository's root do not count, and all inside it do.
  @Test func `ignore files above the repository do not count`() throws {
    let tool = try Tool()
    try tool.write("*.xml\n", to: ".gitignore")
    try tool.write("/only.xml\n", to: "repository/.gitignore")
    try tool.write("local.xml\n", to: "repository/.git/info/exclude")
    for name in ["only.xml", "local.xml", "a/only.xml", "a/local.xml"] {
      try tool.write(Self.document, to: "repository/" + name)
    }
    #expect(try found(tool, "cd repository && twimlc check -f gcc .") == ["a/only.xml"])
    #expect(try found(tool, "cd repository/a && twimlc check -f gcc .") == ["only.xml"])
    // A second work tree has the repository's exclude file too.
    try tool.write("gitdir: ../repository/.git/worktrees/w\n", to: "w/.git")
    try tool.write("../..\n", to: "repository/.git/worktrees/w/commondir")
    for name in ["local.xml", "b.xml"] { try tool.write(Self.document, to: "w/" + name) }
    #expect(try found(tool, "twimlc check -f gcc w") == ["w/b.xml"])
  }

  @Test func `a pattern for directories does not match a link to a directory`() throws {
    let tool = try Tool()
    try tool.write(Self.document, to: "real/a.xml")
    try tool.write("link/\n", to: "tree/.gitignore")
    let result = try found(tool, "ln -s ../real tree/link; twimlc check -f gcc tree")
    #expect(result == ["tree/link/a.xml"])
    try tool.write("link\n", to: "tree/.gitignore")
    #expect(try tool.shell("twimlc check tree").status == 2)
  }

  /// Compares with git itself on generated trees and patterns.
  @Test(.enabled(if: hasGit, "there is no git"), arguments: 1...40)
  func `git ignores the same files in generated trees`(seed: Int) throws {
    var maker = TreeMaker(seed: UInt64(seed))
    let tool = try Tool()
    let paths = maker.paths
    for path in paths { try tool.write(Self.document, to: path) }
    for directory in Set(
      [""] + paths.map { String($0[..<($0.lastIndex(of: "/") ?? $0.startIndex)]) }
    )
    .sorted()
    where directory.isEmpty || maker.chance(3) {
      let name = directory.isEmpty ? ".gitignore" : directory + "/.gitignore"
      try tool.write(maker.patterns, to: name)
    }
    _ = try tool.shell("git init --quiet .")
    let list = paths.joined(separator: "\n") + "\n"
    let ignored = try tool.shell(
      "HOME=$PWD git -c core.quotePath=false check-ignore --no-index --stdin", input: list)
    let expected = Set(paths).subtracting(ignored.output.split(separator: "\n").map(String.init))
    let result = try found(tool, "twimlc check -f gcc .")
    #expect(Set(result) == expected, "\(seed)")
    #expect(result.count == expected.count)
  }
}

/// Generates trees of documents and `.gitignore` patterns from a seed.
private struct TreeMaker {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  private mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  /// Returns true once in `count` times.
  mutating func chance(_ count: Int) -> Bool { next(count) == 0 }

  private mutating func pick(_ words: [String]) -> String { words[next(words.count)] }

  private static let names = [
    "a", "b", "ab", "foo", "foobar", "x y", "build", "A", "é", "[x]", "!c", "#d", "0",
  ]
  private static let pieces = [
    "a", "b", "foo", "*", "**", "?", "/", "/", ".xml", "[ab]", "[!a]", "[a-f]", "[]a]",
    "[[:alpha:]]",
    "[[:none:]]", "[", "\\", "\\*", " ", "\\ ", "!", "#", "*.xml", "**/", "/**", "bar", "[^b-]",
    "x y", "é", "[a\\]]", "[a-", "\\/", "\t",
  ]

  /// Different document paths, up to four names deep.
  var paths: [String] {
    mutating get {
      let paths = (0..<30).map { _ in
        (0..<1 + next(4)).map { _ in pick(Self.names) }.joined(separator: "/") + ".xml"
      }
      return Set(paths).sorted()
    }
  }

  /// The lines of a `.gitignore`.
  var patterns: String {
    mutating get {
      let end = pick(["\n", "\n", "\r\n"])
      return (0..<1 + next(5)).map { _ in
        let pattern =
          chance(3)
          ? pick(Self.names) + pick(["", "/", "", " ", ".xml"])
          : (0..<1 + next(6)).map { _ in pick(Self.pieces) }.joined()
        return (chance(4) ? "!" : "") + pattern + end
      }.joined()
    }
  }
}
