import Foundation
import Testing

/// `--write-baseline` and `--baseline`.
@Suite struct BaselineTests {
  private static let line = "  <Say voice=\"x\">Hello</Say>\n"
  private static let document = "<Response>\n\(line)</Response>\n"

  private func findings(_ tool: borrowing Tool, after document: String) throws -> [String] {
    try tool.write(document, to: "a.xml")
    let result = try tool.run(
      "check", "-f", "gcc", "--fail-on", "warning", "--baseline", "known", "a.xml")
    #expect(result.status == (result.output.isEmpty ? 0 : 1))
    return result.output.split(separator: "\n").map {
      $0.split(separator: ":").dropFirst().prefix(2).joined(separator: ":")
    }
  }

  @Test func `a known finding stays known when its line moves`() throws {
    let tool = try Tool()
    try tool.write(Self.document, to: "a.xml")
    let written = try tool.run("check", "--write-baseline", "known", "a.xml")
    #expect(written.status == 0)
    #expect(written.output == "")
    #expect(written.error == "1 finding is known from now on, by 'known'\n")

    #expect(try findings(tool, after: Self.document) == [])
    #expect(try findings(tool, after: "\n\n" + Self.document) == [])
    let reindented = Self.document.replacingOccurrences(of: "  <Say", with: "\t<Say")
    #expect(try findings(tool, after: reindented) == [])
    // A second identical finding is new, and so is another one.
    let twice = Self.document.replacingOccurrences(of: Self.line, with: Self.line + Self.line)
    #expect(try findings(tool, after: twice) == ["3:15"])
    let other = Self.document.replacingOccurrences(of: "\"x\"", with: "\"y\"")
    #expect(try findings(tool, after: other) == ["2:15"])
    // The same finding in another file is new.
    let elsewhere = try tool.shell("mv a.xml b.xml; twimlc check --baseline known b.xml")
    #expect(elsewhere.status == 1)
  }

  @Test func `an invalid or missing baseline exits with status 2`() throws {
    let tool = try Tool()
    try tool.write("# comment\nnonsense\n", to: "known")
    let input = "<Response><Hangup/></Response>"
    let result = try tool.run("check", "--baseline", "known", input: input)
    #expect(result.status == 2)
    #expect(result.error == "twimlc: cannot read 'known': line 2 is not a baseline entry\n")
    #expect(try tool.run("check", "--baseline", "no", input: input).status == 2)
    let unwritable = try tool.run("check", "--write-baseline", "no/known", input: input)
    #expect(unwritable.status == 2)
    #expect(unwritable.error == "twimlc: cannot write 'no/known': No such file or directory\n")
  }

  /// The same findings are known from every directory and for every spelling of the paths.
  @Test func `paths in a baseline are relative to its directory`() throws {
    let tool = try Tool()
    for name in ["a.xml", "sub/b.xml"] { try tool.write(Self.document, to: name) }
    #expect(try tool.run("check", "--write-baseline", "sub/known", ".").status == 0)
    for line in [
      "ln -s . self; twimlc check --baseline sub/known self/a.xml $PWD/self/sub/b.xml; rc=$?; "
        + "rm self; exit $rc",
      "twimlc check --baseline sub/known .", "twimlc check --baseline $PWD/sub/known $PWD",
      "twimlc check --baseline ./sub/../sub/known ./a.xml sub/../sub/b.xml",
      "cd sub && twimlc check --baseline known ../a.xml b.xml",
      "cd / && twimlc check --baseline $OLDPWD/sub/known $OLDPWD/sub/b.xml",
    ] {
      let result = try tool.shell(line)
      #expect(result.status == 0, "\(line)")
      #expect(result.output + result.error == "", "\(line)")
    }
    // A directory that moved as a whole is still known.
    #expect(
      try tool.shell("mkdir n; cp -r a.xml sub n; cd n; twimlc check --baseline sub/known .")
        .status == 0)
  }

  @Test func `entries no longer found are reported and can be removed`() throws {
    let tool = try Tool()
    for name in ["a.xml", "b.xml", "c.xml"] { try tool.write(Self.document, to: name) }
    _ = try tool.run("check", "--write-baseline", "known", ".")
    try tool.write("<Response><Say>Hi</Say></Response>", to: "a.xml")
    let said = try tool.shell("rm c.xml; twimlc check --baseline known a.xml")
    #expect(said.status == 0)
    #expect(
      said.error
        == "twimlc: 2 entries of 'known' are no longer found; --prune-baseline removes them\n")
    // A rule that is off does not make its entries stale, and neither does a file that is not
    // checked.
    let off = try tool.run("check", "--rule", "unknown-voice=off", "--baseline", "known", "b.xml")
    #expect(off.error.contains("1 entry of 'known' is no longer found"))
    let pruned = try tool.run("check", "--prune-baseline", "--baseline", "known", "a.xml")
    #expect(pruned.error == "removed 2 entries from 'known'\n")
    #expect(tool.read("known")?.contains(" b.xml\n") == true)
    #expect(tool.read("known")?.contains(" a.xml\n") == false)
    let all = try tool.run("check", "--baseline", "known", ".")
    #expect(all.status == 0)
    #expect(all.error == "")
  }

  @Test func `the configuration can name the baseline`() throws {
    let tool = try Tool()
    try tool.write("baseline: known.txt\n", to: "p/.twimlc.yml")
    try tool.write(Self.document, to: "p/q/a.xml")
    try tool.write(Self.document, to: "o.xml")
    let missing = try tool.run("check", "p")
    #expect(missing.status == 2)
    #expect(missing.error == "twimlc: cannot read 'p/known.txt': No such file or directory\n")
    #expect(try tool.run("check", "--write-baseline", "p/known.txt", "p").status == 0)
    #expect(try tool.run("check", "p").status == 0)
    #expect(try tool.shell("cd p/q && twimlc check a.xml").status == 0)
    let both = try tool.run("check", "-f", "gcc", "p", "o.xml")
    #expect(both.status == 1)
    #expect(both.output.hasPrefix("o.xml:") && !both.output.contains("a.xml"))
    #expect(try tool.run("check", "--baseline", "/dev/null", "p").status == 1)
  }
}
