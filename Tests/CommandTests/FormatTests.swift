import Foundation
import Testing

/// Where the built program writes its reports.
@Suite struct FormatTests {
  private static let good = "<Response><Say>Hi</Say></Response>"
  private static let bad = "<Response>\n<Say voice=\"alice\">Hi</Say></Response>"

  /// The first bytes of each format, with and without findings.
  private static let formats = [
    ("text", "bad.xml:2:13: error: ", ""), ("gcc", "bad.xml:2:13: error: ", ""),
    ("json", "[\n  {\"file\":\"bad.xml\"", "[]\n"), ("jsonl", "{\"file\":\"bad.xml\"", ""),
    ("sarif", "{\n  \"$schema\": ", "{\n  \"$schema\": "),
    ("github", "::error file=bad.xml,", ""), ("gitlab", "[\n  {\n", "[]\n"),
    ("checkstyle", "<?xml ", "<?xml "), ("junit", "<?xml ", "<?xml "),
    ("rdjson", "{\n  \"source\": {", "{\n  \"source\": {"),
  ]

  private static func tool() throws -> Tool {
    let tool = try Tool()
    try tool.write(good, to: "good.xml")
    try tool.write(bad, to: "bad.xml")
    return tool
  }

  @Test(arguments: formats)
  func `every format can be printed`(format: String, found: String, clean: String) throws {
    let tool = try Self.tool()
    let result = try tool.run("check", "-f", format, "bad.xml", "good.xml")
    #expect(result.status == 1)
    #expect(result.output.hasPrefix(found))
    #expect(result.output.hasSuffix("\n"))
    #expect(result.error.hasPrefix("1 error in 1 of 2 files\n"))
    let none = try tool.run("check", "-f", format, "good.xml")
    #expect(none.status == 0)
    #expect(none.error == "")
    #expect(clean.isEmpty ? none.output == "" : none.output.hasPrefix(clean))
  }

  @Test(arguments: formats)
  func `every format can be written to a file`(format: String, found: String, clean: String) throws
  {
    let tool = try Self.tool()
    let printed = try tool.run("check", "-f", format, "bad.xml", "good.xml")
    let result = try tool.run("check", "-f", "\(format)=report", "bad.xml", "good.xml")
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("bad.xml:2:13: error: "))
    #expect(try tool.text(of: "report") == printed.output)
  }

  @Test func `several reports can be written in one run`() throws {
    let tool = try Self.tool()
    let result = try tool.run(
      "check", "--format=sarif=a.sarif", "--format=junit=a.junit", "-f", "gcc", "bad.xml")
    #expect(result.status == 1)
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(try tool.text(of: "a.sarif").contains("\"version\": \"2.1.0\""))
    #expect(try tool.text(of: "a.junit").contains("<testsuites "))
  }

  @Test func `'--quiet' still writes report files`() throws {
    let tool = try Self.tool()
    let result = try tool.run("check", "-q", "--format=jsonl=a", "bad.xml")
    #expect(result.status == 1)
    #expect(result.output == "" && result.error == "")
    #expect(try tool.text(of: "a").hasPrefix("{\"file\":\"bad.xml\""))
  }

  @Test func `translate writes report files too`() throws {
    let tool = try Self.tool()
    let result = try tool.run("-f", "gcc", "-f", "json=a", "bad.xml")
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.error.hasPrefix("bad.xml:2:13: error: "))
    #expect(try tool.text(of: "a").hasPrefix("[\n"))
  }

  @Test func `a report file is complete after a closed pipe`() throws {
    let tool = try Self.tool()
    let result = try tool.shell(
      "for i in $(seq 3000); do set -- \"$@\" bad.xml; done\n"
        + "twimlc check -f jsonl=a \"$@\" | head -n 1; wc -l <a")
    #expect(result.output.hasSuffix("\n3000\n"))
  }

  @Test(arguments: [
    ("mkdir a", "a", "cannot write 'a': Is a directory"),
    ("true", "no/a", "cannot write 'no/a': No such file or directory"),
    ("true", "/dev/full", "cannot write '/dev/full': No space left on device"),
    ("touch a", "a/b", "cannot write 'a/b': Not a directory"),
  ])
  func `a report file that cannot be written exits with status 2`(
    before: String, path: String, reason: String
  ) throws {
    let tool = try Self.tool()
    let result = try tool.shell("\(before); twimlc check -f json=\(path) good.xml")
    #expect(result.status == 2)
    #expect(result.error == "twimlc: \(reason)\n")
  }

  /// A full file system keeps the old report and no part of the new one.
  @Test func `a report file is written completely or not at all`() throws {
    let tool = try Self.tool()
    let result = try tool.shell(
      "echo '[ ]' >a; ulimit -f 1; trap '' XFSZ\n"
        + "for i in $(seq 50); do set -- \"$@\" bad.xml; done\n"
        + "twimlc check -q -f json=a \"$@\" 2>error; echo $?; cat a; ls; cat error")
    #expect(
      result.output == """
        2
        [ ]
        a
        bad.xml
        error
        good.xml
        twimlc: cannot write 'a': File too large

        """)
  }

  @Test func `an existing report file keeps its mode and links`() throws {
    let tool = try Self.tool()
    let result = try tool.shell(
      "umask 022; mkdir d; touch d/a; chmod 640 d/a; ln -s d/a link\n"
        + "twimlc check -f json=link -f gcc=new good.xml && stat -c '%a %F' link d/a new; cat d/a")
    #expect(result.output == "777 symbolic link\n640 regular file\n644 regular empty file\n[]\n")
  }

  /// Two megabytes of it, which wait in a file.
  @Test func `a long report follows the messages if both go to one place`() throws {
    let tool = try Self.tool()
    let result = try tool.shell(
      "for i in $(seq 400); do set -- \"$@\" bad.xml; done\n"
        + "twimlc check -f sarif \"$@\" no.xml \"$@\" >a 2>&1; head -n 1 a; tail -n 1 a\n"
        + "TMPDIR=/nowhere twimlc check -f sarif \"$@\" no.xml \"$@\" >b 2>&1; cmp a b\n"
        + "sed 1d a | head -n -2")
    let lines = result.output.split(separator: "\n", maxSplits: 2)
    #expect(lines[0] == "twimlc: cannot read 'no.xml': No such file or directory")
    #expect(lines[1] == "800 findings can be fixed with --fix --unsafe-fixes")
    let log = try JSONSerialization.jsonObject(with: Data(lines[2].utf8)) as? [String: Any]
    let run = try #require((log?["runs"] as? [[String: Any]])?.first)
    #expect((run["results"] as? [Any])?.count == 800)
    #expect((run["artifacts"] as? [Any])?.count == 800)
  }

  @Test func `a report can be written to a device`() throws {
    let tool = try Self.tool()
    let result = try tool.shell("twimlc check -q -f gcc=/dev/stderr bad.xml 2>&1 | cat")
    #expect(result.output.hasPrefix("bad.xml:2:13: error: "))
  }

  @Test func `GITHUB_ACTIONS selects the GitHub format`() throws {
    let tool = try Self.tool()
    let environment = ["GITHUB_ACTIONS": "true"]
    let check = try tool.run("check", "-f", "json=a", "bad.xml", environment: environment)
    #expect(check.output.hasPrefix("::error file=bad.xml,"))
    let asked = try tool.run("check", "-f", "text", "bad.xml", environment: environment)
    #expect(asked.output.hasPrefix("bad.xml:2:13: error: "))
    let translate = try tool.run("bad.xml", environment: environment)
    #expect(translate.error.hasPrefix("bad.xml:2:13: error: "))
  }

  @Test func `'--statistics' prints the counts after the report`() throws {
    let tool = try Self.tool()
    let text = try tool.run("check", "--statistics", "bad.xml", "bad.xml", "good.xml")
    #expect(text.output.hasPrefix("bad.xml:2:13: error: "))
    #expect(text.output.contains(#/\n    2  unknown-voice  [^\n]+\n$/#))
    let quiet = try tool.run("check", "-q", "--statistics", "bad.xml")
    #expect(quiet.output.hasPrefix("    1  unknown-voice  "))
    let json = try tool.run("check", "-f", "json", "--statistics", "bad.xml")
    #expect(json.output.hasSuffix("\n]\n"))
    #expect(json.error.hasPrefix("    1  unknown-voice  "))
    #expect(json.error.contains("\n1 error in 1 file\n"))
    let translate = try tool.run("translate", "--statistics", "bad.xml")
    #expect(translate.output == "")
    #expect(translate.error.contains("\n    1  unknown-voice  "))
  }
}

extension Tool {
  fileprivate func text(of name: String) throws -> String {
    try String(contentsOf: directory.appending(path: name), encoding: .utf8)
  }
}
