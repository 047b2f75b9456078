import Foundation
import Testing

/// What `--write-baseline` and `--baseline` take for known.
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

  @Test func whatWasThereIsKnownWhereverItMoves() throws {
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
    // The same once more is one too many, and something else is new.
    let twice = Self.document.replacingOccurrences(of: Self.line, with: Self.line + Self.line)
    #expect(try findings(tool, after: twice) == ["3:15"])
    let other = Self.document.replacingOccurrences(of: "\"x\"", with: "\"y\"")
    #expect(try findings(tool, after: other) == ["2:15"])
    // Another file is another matter.
    let elsewhere = try tool.shell("mv a.xml b.xml; twimlc check --baseline known b.xml")
    #expect(elsewhere.status == 1)
  }

  @Test func aBaselineThatIsNoneIsAFailure() throws {
    let tool = try Tool()
    try tool.write("# comment\nnonsense\n", to: "known")
    let input = "<Response><Hangup/></Response>"
    let result = try tool.run("check", "--baseline", "known", input: input)
    #expect(result.status == 2)
    #expect(result.error == "twimlc: cannot read 'known': line 2 is none of a baseline\n")
    #expect(try tool.run("check", "--baseline", "no", input: input).status == 2)
    let unwritable = try tool.run("check", "--write-baseline", "no/known", input: input)
    #expect(unwritable.status == 2)
    #expect(unwritable.error == "twimlc: cannot write 'no/known': No such file or directory\n")
  }
}
