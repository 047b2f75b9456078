import Foundation
import Testing

/// No output overwrites an input, another output or a foreign file.
@Suite struct OutputTests {
  /// `a.xml`, `b.xml` and `d/c.xml` are documents, `d/link` is a symbolic link to `a.xml` and
  /// `d/other` a hard link, and `list` contains `d`.
  private static func tool() throws -> Tool {
    let tool = try Tool()
    let document = "<Response><Say loop=\"-1\">x</Say></Response>\n"
    for name in ["a.xml", "b.xml", "d/c.xml"] { try tool.write(document, to: name) }
    try tool.write("<Response><Say>x</Say></Response>", to: "good.xml")
    try tool.write("kazoo: \"5\"\n", to: ".twimlc.yml")
    try tool.write("d\n", to: "list")
    try tool.write("precious\n", to: "notes")
    try tool.write(#"{"name":"x","version":"1"}"#, to: "out/good.json")
    try tool.write("[1, 2]", to: "numbers.json")
    _ = try tool.shell("ln -s ../a.xml d/link; ln a.xml d/other; ln -s .twimlc.yml settings")
    return tool
  }

  private static func contents(_ tool: borrowing Tool) throws -> String {
    try tool.shell("find . -type f | sort | xargs md5sum").output
  }

  @Test(arguments: [
    "check --write-baseline *.xml", "translate --source-map *.xml", "check -f sarif=a.xml a.xml",
    "check -f json=d/link a.xml", "check -f json=./d/../a.xml a.xml", "check -f json=a.xml d/link",
    "check -f json=d/other a.xml", "check -f json=d/c.xml d",
    "check -f checkstyle=d/c.xml --force d",
    "check -f gcc=.twimlc.yml a.xml", "check -f gcc=settings --force a.xml",
    "check -f json=list --files-from list --force", "check -f json=x -f sarif=./x a.xml",
    "check -f json=x --write-baseline \"$PWD/x\" a.xml", "check -f json=notes a.xml",
    "check -f sarif=numbers.json a.xml", "check -f gitlab=notes a.xml",
    "check --write-baseline notes a.xml", "check --baseline known --write-baseline known a.xml",
    "translate --source-map notes good.xml", "translate --source-map numbers.json good.xml",
    "translate --output-dir out good.xml",
    "translate --output-dir new --source-map new/a.json a.xml",
    "translate --output-dir . -f json=good.json good.xml", "check -f gcc=a.xml - <a.xml",
    "check --config settings -f gcc=settings --force a.xml", "translate a.xml >>a.xml",
    "call --save notes file://$PWD/good.xml",
    "call --save .twimlc.yml --force file://$PWD/good.xml",
    "explore -f dot=notes file://$PWD/good.xml",
    "explore -f sarif=numbers.json file://$PWD/good.xml",
    "explore -f html=x -f gcc=./x file://$PWD/good.xml", "test -f junit=notes d",
    "trace --save notes a.xml",
  ])
  func `an output that would overwrite an input or a foreign file is a usage error`(
    arguments: String
  ) throws {
    let tool = try Self.tool()
    try tool.write("0123456789abcdef x y\n", to: "known")
    let before = try Self.contents(tool)
    let result = try tool.shell("twimlc \(arguments)")
    #expect(result.status == 2)
    #expect(result.error.hasSuffix("Try 'twimlc --help' for more information.\n"))
    #expect(try Self.contents(tool) == before)
  }

  @Test(arguments: [
    "check -f json=notes --force a.xml", "check --write-baseline notes --force a.xml",
    "translate --source-map notes --force good.xml", "translate --output-dir out --force good.xml",
    "call --save notes --force file://$PWD/good.xml",
    "explore -f mermaid=notes --force file://$PWD/good.xml",
  ])
  func `'--force' overwrites a foreign file`(arguments: String) throws {
    let tool = try Self.tool()
    let before = try Self.contents(tool)
    let result = try tool.shell("twimlc \(arguments)")
    #expect(result.status != 2)
    #expect(try Self.contents(tool) != before)
  }

  @Test(arguments: [
    "check -f text=x d", "check -f gcc=x d", "check -f json=x d", "check -f jsonl=x d",
    "check -f sarif=x d", "check -f github=x d", "check -f gitlab=x d", "check -f checkstyle=x d",
    "check -f junit=x d", "check -f rdjson=x d", "check --write-baseline x d",
    "check --color always -f text=x d", "translate --source-map x good.xml",
    "call --save x file://$PWD/good.xml", "explore -f mermaid=x file://$PWD/good.xml",
    "explore -f dot=x file://$PWD/good.xml", "explore -f html=x file://$PWD/good.xml",
    "explore -f json=x file://$PWD/good.xml", "explore -f gcc=x file://$PWD/good.xml",
    "translate --output-dir new good.xml",
    "translate --document --number 1 --output-dir new good.xml",
    "check -f json=x good.xml", "check -f text=x good.xml", "check -f gitlab=x good.xml",
  ])
  func `an earlier output of the same kind is overwritten`(arguments: String) throws {
    let tool = try Self.tool()
    let first = try tool.shell("twimlc \(arguments)")
    let files = try Self.contents(tool)
    let second = try tool.shell("twimlc \(arguments)")
    #expect(second.error == first.error)
    #expect(second.status == first.status && first.status != 2)
    #expect(try Self.contents(tool) == files)
  }

  @Test func `a report in the searched directory is not checked as a document`() throws {
    let tool = try Self.tool()
    for _ in 0..<2 {
      let result = try tool.run("check", "-f", "junit=d/report.xml", "d")
      #expect(result.error.hasPrefix("1 error in 1 file\n"))
    }
  }
}
