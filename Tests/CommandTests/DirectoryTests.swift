import Foundation
import Testing

/// How `check` searches directories.
@Suite struct DirectoryTests {
  private static let bad = "<Response><Say voice=\"alice\">Hi</Say></Response>"

  private func findings(_ tool: borrowing Tool, _ line: String) throws -> [String] {
    let result = try tool.shell(line)
    return result.output.split(separator: "\n").filter { $0.contains(": error: ") }
      .map { String($0.prefix { $0 != ":" }) }
  }

  @Test func documentsAreFoundBelowInOrder() throws {
    let tool = try Tool()
    for name in ["d/b.xml", "d/a/z.twiml", "d/a/y/x.XML", "d/c.xml"] {
      try tool.write(DirectoryTests.bad, to: name)
    }
    try tool.write(DirectoryTests.bad, to: "d/a.txt")
    let expected = ["d/a/y/x.XML", "d/a/z.twiml", "d/b.xml", "d/c.xml"]
    #expect(try findings(tool, "twimlc check d") == expected)
    #expect(try findings(tool, "twimlc check d/") == expected)
  }

  /// A mistake in a name is not to look as if all were well.
  @Test func aDirectoryWithoutDocumentsIsAFailure() throws {
    let tool = try Tool()
    try tool.write("x", to: "d/a.txt")
    try tool.write(DirectoryTests.bad, to: "e/a.xml")
    for (options, places) in [
      ("d", "'d'"), ("d d/", "'d' and 'd/'"), ("--exclude '*.xml' e", "'e'"),
      ("-q d d d d", "the 4 directories"),
    ] {
      let result = try tool.shell("twimlc check \(options)")
      #expect(result.status == 2)
      #expect(result.error == "twimlc: no document was found in \(places)\n")
    }
    #expect(try findings(tool, "twimlc check d e") == ["e/a.xml"])
    // A hook may have no file to name, and a list may be empty.
    try tool.write("exclude: ['*.xml']\n", to: ".twimlc.yml")
    try tool.write("<Response><Say>Hi</Say></Response>", to: "e/good.xml")
    #expect(try tool.shell("twimlc check e/good.xml").status == 0)
    #expect(try tool.shell("twimlc check --files-from /dev/null").status == 0)
    #expect(try tool.shell("twimlc check e").status == 2)
  }

  @Test func hiddenNamesArePassedOver() throws {
    let tool = try Tool()
    for name in ["d/.git/a.xml", "d/.b.xml", "d/c.xml"] {
      try tool.write(DirectoryTests.bad, to: name)
    }
    #expect(try findings(tool, "twimlc check d") == ["d/c.xml"])
    #expect(try findings(tool, "twimlc check d/.git d/.b.xml") == ["d/.git/a.xml", "d/.b.xml"])
  }

  @Test func otherXMLIsPassedOverUnlessNamed() throws {
    let tool = try Tool()
    try tool.write("<project><a></project>", to: "d/pom.xml")
    try tool.write("<?xml version='1.0'?><!-- <Response> --><html/>", to: "d/page.xml")
    let searched = try tool.run("check", "d")
    #expect(searched.status == 0)
    #expect(searched.output == "")
    #expect(try tool.run("check", "d/pom.xml", "d/page.xml").status == 1)
  }

  @Test func otherXMLIsPassedOverEvenNamedWhereThatIsAsked() throws {
    let tool = try Tool()
    try tool.write("<project><a></project>", to: "pom.xml")
    try tool.write(DirectoryTests.bad, to: "a.xml")
    let both = try tool.run("check", "--skip-other-xml", "pom.xml", "a.xml")
    #expect(both.status == 1)
    #expect(both.output.hasPrefix("a.xml:1:"))
    #expect(both.error == "1 error in 1 file\n")
    #expect(try tool.run("check", "--skip-other-xml", "pom.xml").status == 0)
    let input = try tool.run("check", "--skip-other-xml", "-", input: "<project/>")
    #expect(input.status == 1)
  }

  /// Every repository with other XML would fail a hook that calls each file by its name.
  @Test func theHookOfPreCommitPassesOverOtherXML() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let hook = try String(
      contentsOf: root.appending(path: ".pre-commit-hooks.yaml"), encoding: .utf8)
    let entry = try #require(hook.split(separator: "\n").first { $0.contains("entry: ") })
    let command = entry.trimmingPrefix("  entry: ")
    let tool = try Tool()
    try tool.write("<project/>", to: "pom.xml")
    #expect(try tool.shell("\(command) pom.xml").status == 0)
  }

  @Test func linksThatLeadBackEnd() throws {
    let tool = try Tool()
    try tool.write(DirectoryTests.bad, to: "d/a.xml")
    let result = try tool.shell("ln -s . d/self; ln -s ../d d/up; ln -s d link; twimlc check link")
    #expect(result.status == 1)
    #expect(result.error == "1 error in 1 file\n")
    #expect(result.output.split(separator: "\n").count { $0.contains(": error: ") } == 1)
  }

  @Test func whatIsNoFileIsPassedOver() throws {
    let tool = try Tool()
    try tool.write(DirectoryTests.bad, to: "d/a.xml")
    #expect(
      try findings(tool, "mkfifo d/pipe.xml; mkdir d/dir.xml; twimlc check d") == ["d/a.xml"])
  }

  @Test func aLinkToNowhereIsSaid() throws {
    let tool = try Tool()
    let result = try tool.shell("mkdir d; ln -s gone d/a.xml; ln -s gone d/b; twimlc check d")
    #expect(result.status == 2)
    #expect(result.error == "twimlc: cannot read 'd/a.xml': No such file or directory\n")
  }

  @Test func theReportOnAnEmptyDirectoryIsWhole() throws {
    let result = try Tool().shell("mkdir d; twimlc check -f json d")
    #expect(result.status == 2)
    #expect(result.output == "[]\n")
  }

  @Test func aDeepDirectoryIsSearched() throws {
    let tool = try Tool()
    let path = "d/" + String(repeating: "e/", count: 300)
    try tool.write(DirectoryTests.bad, to: path + "a.xml")
    #expect(try findings(tool, "twimlc check d") == [path + "a.xml"])
  }
}
