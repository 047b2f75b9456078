import Foundation
import Testing

/// The handling of documents by the built program: what goes to which stream, and the exit status.
@Suite struct DocumentTests {
  private static let good = "<Response><Say>Hi</Say></Response>"
  /// An error in column 22: the voice is unknown.
  private static let bad = "<Response><Say voice=\"alice\">Hi</Say></Response>"
  /// A warning: the verb is never reached.
  private static let doubtful = "<Response><Hangup/><Say>Hi</Say></Response>"

  private static func tool() throws -> Tool {
    let tool = try Tool()
    try tool.write(good, to: "good.xml")
    try tool.write(bad, to: "bad.xml")
    try tool.write(doubtful, to: "doubtful.xml")
    return tool
  }

  @Test func `check prints nothing for a good document`() throws {
    let result = try DocumentTests.tool().run("check", "good.xml")
    #expect(result.status == 0)
    #expect(result.output == "")
    #expect(result.error == "")
  }

  @Test func `the samples have no errors`() throws {
    let samples = Tool.project.appending(path: "Samples").path
    // Only the translation of this sample runs: Kazoo's interpreter has no queue.
    let result = try Tool().run("check", "--rule", "unsupported-queue=note", samples)
    #expect(result.status == 0)
    #expect(!result.output.contains(": error: "))
  }

  @Test func `check reports on standard output`() throws {
    let result = try DocumentTests.tool().run("check", "bad.xml")
    #expect(result.status == 1)
    #expect(result.error.hasPrefix("1 error in 1 file\n"))
    let lines = result.output.split(separator: "\n")
    #expect(lines[0].hasPrefix("bad.xml:1:23: error: "))
    #expect(lines[0].hasSuffix(" [unknown-voice]"))
    #expect(lines[1] == "    1 | " + DocumentTests.bad)
    #expect(lines[2] == "      | " + String(repeating: " ", count: 22) + "^~~~~")
  }

  @Test func `translate prints callflows on standard output and findings on standard error`() throws
  {
    let tool = try DocumentTests.tool()
    let result = try tool.run("--compact", "good.xml", "bad.xml", "good.xml")
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.hasPrefix("{\"module\":\"tts\"") })
    #expect(result.error.hasPrefix("bad.xml:1:23: error: "))
  }

  @Test func `translate indents its JSON by default`() throws {
    let result = try DocumentTests.tool().run("translate", "good.xml")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("{\n  \"module\": \"tts\",\n"))
    #expect(result.output.hasSuffix("\n}\n"))
  }

  @Test(arguments: [
    "printf '%s' \"$DOCUMENT\" | twimlc -c", "printf '%s' \"$DOCUMENT\" | twimlc -c -",
    "printf '%s' \"$DOCUMENT\" | twimlc translate --compact",
  ])
  func `standard input is read as a document`(line: String) throws {
    let result = try Tool().shell(line, environment: ["DOCUMENT": DocumentTests.good])
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("{\"module\":\"tts\""))
    #expect(result.error == "")
  }

  @Test(arguments: [([], "<stdin>"), (["--stdin-filename", "voice.php"], "voice.php")])
  func `'--stdin-filename' names standard input in reports`(options: [String], name: String) throws
  {
    let tool = try Tool()
    let line = (["twimlc", "check"] + options).joined(separator: " ")
    let result = try tool.shell(line, input: DocumentTests.bad)
    #expect(result.output.hasPrefix("\(name):1:23: error: "))
  }

  @Test(
    arguments: [
      ("doubtful.xml", "error", 0), ("doubtful.xml", "warning", 1), ("doubtful.xml", "note", 1),
      ("doubtful.xml", "never", 0), ("bad.xml", "error", 1), ("bad.xml", "warning", 1),
      ("bad.xml", "never", 0), ("good.xml", "note", 0),
    ] as [(String, String, Int32)])
  func `'--fail-on' decides the exit status`(file: String, level: String, status: Int32) throws {
    let tool = try DocumentTests.tool()
    let result = try tool.run("check", "--fail-on", level, file)
    #expect(result.status == status)
    #expect(result.output.isEmpty == (file == "good.xml"))
  }

  @Test func `'--rule' changes the severity of a rule`() throws {
    let tool = try DocumentTests.tool()
    let off = try tool.run("check", "--rule", "unreachable-verb=off", "doubtful.xml")
    #expect(off.status == 0)
    #expect(off.output == "")
    let graver = try tool.run("check", "--rule", "unreachable-verb=error", "doubtful.xml")
    #expect(graver.status == 1)
    #expect(graver.output.contains(": error: "))
    let note = try tool.run("check", "--rule=unreachable-verb=note", "doubtful.xml")
    #expect(note.output.contains(": note: "))
  }

  @Test func `a rule raised to an error withholds the callflow`() throws {
    let tool = try DocumentTests.tool()
    #expect(try tool.run("doubtful.xml").output != "")
    let result = try tool.run("--rule", "unreachable-verb=error", "doubtful.xml")
    #expect(result.status == 1)
    #expect(result.output == "")
  }

  @Test func `an unreadable file exits with status 2 even when there are findings`() throws {
    let tool = try DocumentTests.tool()
    let result = try tool.run("check", "bad.xml", "no.xml", "bad.xml")
    #expect(result.status == 2)
    #expect(result.output.split(separator: "\n").count { $0.hasPrefix("bad.xml:1:23:") } == 2)
    #expect(
      result.error.hasPrefix(
        """
        twimlc: cannot read 'no.xml': No such file or directory
        2 errors in 2 files

        """))
  }

  @Test func `'--quiet' keeps the exit status and the callflow`() throws {
    let tool = try DocumentTests.tool()
    let check = try tool.run("check", "-q", "bad.xml")
    #expect(check.status == 1)
    #expect(check.output == "" && check.error == "")
    let json = try tool.run("check", "-q", "-f", "json", "bad.xml")
    #expect(json.status == 1)
    #expect(json.output == "" && json.error == "")
    let translate = try tool.run("-q", "bad.xml", "good.xml")
    #expect(translate.status == 1)
    #expect(translate.output.hasPrefix("{"))
    #expect(translate.error == "")
    #expect(try tool.run("-q", "no.xml").error != "")
  }

  @Test func `the JSON report of a run is one array`() throws {
    struct Finding: Decodable {
      let file, severity, rule, message: String
      let line, column, endLine, endColumn: Int
      let help: [String]
    }
    let tool = try DocumentTests.tool()
    let result = try tool.run("check", "--format=json", "bad.xml", "good.xml", "doubtful.xml")
    #expect(result.status == 1)
    let findings = try JSONDecoder().decode([Finding].self, from: Data(result.output.utf8))
    #expect(findings.map(\.file) == ["bad.xml", "doubtful.xml"])
    #expect(findings.map(\.rule) == ["unknown-voice", "unreachable-verb"])
    #expect(findings[0].line == 1 && findings[0].column == 23)
    #expect(findings[0].endLine == 1 && findings[0].endColumn == 28)
    #expect(try tool.run("check", "-f", "json", "good.xml").output == "[]\n")
  }

  @Test func `error messages never appear inside the JSON report`() throws {
    let tool = try DocumentTests.tool()
    let result = try tool.shell("twimlc -f json bad.xml no.xml bad.xml 2>&1 >/dev/null")
    let lines = result.output.split(separator: "\n")
    #expect(lines.first == "twimlc: cannot read 'no.xml': No such file or directory")
    #expect(lines.dropFirst().first == "[" && lines.last == "]")
  }

  @Test func `findings are reported in document order`() throws {
    let tool = try Tool()
    try tool.write(
      "<Response>\n<Say voice='x' language='y'>a</Say>\n<Pause length='0'/>\n</Response>",
      to: "a.xml")
    let result = try tool.run("check", "a.xml")
    let places = result.output.split(separator: "\n").filter { $0.hasPrefix("a.xml:") }
      .map { $0.split(separator: ":").dropFirst().prefix(2).joined(separator: ":") }
    #expect(places == ["2:13", "2:26", "3:16"])
  }

  @Test func `color is used only on terminals unless it is requested`() throws {
    let tool = try DocumentTests.tool()
    let escape = "\u{1B}["
    #expect(try !tool.run("check", "bad.xml").output.contains(escape))
    #expect(try tool.run("check", "--color", "always", "bad.xml").output.contains(escape))
    let forced = try tool.run("check", "bad.xml", environment: ["CLICOLOR_FORCE": "1"])
    #expect(forced.output.contains(escape))
    let both = try tool.run(
      "check", "bad.xml", environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"])
    #expect(!both.output.contains(escape))
  }

  @Test func `a closed pipe prints no error and keeps the status`() throws {
    let tool = try DocumentTests.tool()
    let result = try tool.shell(
      "for i in $(seq 3000); do set -- \"$@\" bad.xml; done\n"
        + "{ twimlc check \"$@\"; echo $? >status; } | head -n 1; cat status")
    #expect(result.error == "")
    #expect(result.output.hasSuffix("\n1\n"))
  }

  @Test func `a file name that is not UTF-8 is shown escaped`() throws {
    let tool = try DocumentTests.tool()
    let result = try tool.shell(
      "name=$(printf 'caf\\351.xml'); cp bad.xml \"$name\"; twimlc check -f json \"$name\"")
    #expect(result.status == 1)
    #expect(result.output.contains(#""file":"caf\\xE9.xml""#))
  }

  @Test func `callflows and findings appear in document order`() throws {
    let tool = try DocumentTests.tool()
    let result = try tool.shell("twimlc -c good.xml bad.xml good.xml 2>&1")
    let lines = result.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("{") == true && lines.last?.hasPrefix("{") == true)
    #expect(lines.dropFirst().first?.hasPrefix("bad.xml:") == true)
  }
}
