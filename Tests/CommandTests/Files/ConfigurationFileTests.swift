import Foundation
import Testing

/// `.twimlc.yml`: where it is found, what it changes, and what wins over it.
@Suite struct ConfigurationFileTests {
  /// A warning of the rule unreachable-verb.
  private static let doubtful = "<Response><Hangup/><Say>Hello</Say></Response>"
  /// An error of the rule unknown-voice.
  private static let bad = "<Response><Say voice=\"x\">Hello</Say></Response>"

  /// The rules and severities that a run reports, file by file.
  private func findings(_ result: Tool.Result) -> [String] {
    result.output.split(separator: "\n").map { line in
      let parts = line.split(separator: ":")
      return "\(parts[0]) \(parts[3].dropFirst()) \(line.split(separator: "[").last!.dropLast())"
    }
  }

  @Test func `the nearest configuration above the document is used`() throws {
    let tool = try Tool()
    try tool.write("rules: {unreachable-verb: error}\n", to: ".twimlc.yml")
    try tool.write("rules: {unreachable-verb: note}\n", to: "a/b/.twimlc.yml")
    for name in ["x.xml", "a/x.xml", "a/b/x.xml", "a/b/c/d/x.xml"] {
      try tool.write(Self.doubtful, to: name)
    }
    let result = try tool.run("check", "-f", "gcc", ".")
    #expect(
      findings(result) == [
        "./a/b/c/d/x.xml note unreachable-verb", "./a/b/x.xml note unreachable-verb",
        "./a/x.xml error unreachable-verb", "./x.xml error unreachable-verb",
      ])
    #expect(result.status == 1)
    let below = try tool.shell("cd a/b/c && twimlc check -f gcc ../../x.xml d/x.xml")
    #expect(
      findings(below) == [
        "../../x.xml error unreachable-verb", "d/x.xml note unreachable-verb",
      ])
  }

  @Test(arguments: ["mkdir a/.git", "echo gitdir: elsewhere >a/.git"])
  func `the search for a configuration stops at the repository root`(makeRepository: String) throws
  {
    let tool = try Tool()
    try tool.write("rules: {unreachable-verb: off}\n", to: ".twimlc.yml")
    try tool.write(Self.doubtful, to: "a/b/x.xml")
    let without = try tool.run("check", "-f", "gcc", "a/b/x.xml")
    #expect(findings(without) == [])
    let result = try tool.shell("\(makeRepository); twimlc check -f gcc a/b/x.xml")
    #expect(findings(result) == ["a/b/x.xml warning unreachable-verb"])
    // A file in the repository's root still counts.
    try tool.write("rules: {unreachable-verb: note}\n", to: "a/.twimlc.yml")
    let own = try tool.run("check", "-f", "gcc", "a/b/x.xml")
    #expect(findings(own) == ["a/b/x.xml note unreachable-verb"])
  }

  @Test func `standard input is configured by its name or the working directory`() throws {
    let tool = try Tool()
    try tool.write("rules: {unreachable-verb: error}\n", to: ".twimlc.yml")
    try tool.write("rules: {unreachable-verb: off}\n", to: "a/.twimlc.yml")
    #expect(try tool.run("check", input: Self.doubtful).status == 1)
    let named = try tool.run(
      "check", "--stdin-filename", "a/voice.php", input: Self.doubtful)
    #expect(named.status == 0)
    #expect(named.output == "")
  }

  @Test(arguments: [
    ("rules: {unreachable-verb: error}", "--rule unreachable-verb=note", "note", 0),
    ("rules: {unreachable-verb: off}", "--rule unreachable-verb=error", "error", 1),
    ("fail-on: warning", "", "warning", 1), ("fail-on: warning", "--fail-on error", "warning", 0),
    ("fail-on: never\nrules: {unreachable-verb: error}", "", "error", 0),
    ("fail-on: never\nrules: {unreachable-verb: error}", "--fail-on=error", "error", 1),
    ("rules: {unreachable-verb: error}", "--no-config", "warning", 0),
  ])
  func `the command line overrides the configuration`(
    configuration: String, options: String, severity: String, status: Int32
  ) throws {
    let tool = try Tool()
    try tool.write(configuration, to: ".twimlc.yml")
    try tool.write(Self.doubtful, to: "x.xml")
    let result = try tool.shell("twimlc check -f gcc \(options) x.xml")
    #expect(findings(result) == ["x.xml \(severity) unreachable-verb"])
    #expect(result.status == status)
  }

  @Test func `translate uses the configured target and base URL`() throws {
    let tool = try Tool()
    try tool.write("kazoo: 5\nbase-url: http://h/voice/start.php\n", to: ".twimlc.yml")
    let document = "<Response><Redirect>next.php</Redirect></Response>"
    let configured = try tool.run("--compact", input: document)
    #expect(configured.output.contains("\"voice_url\":\"http://h/voice/next.php\""))
    #expect(configured.output.contains("\"module\":\"answer\""))
    let given = try tool.run(
      "--compact", "--kazoo", "4.3", "--base-url", "http://o/a.php", input: document)
    #expect(given.output.contains("\"voice_url\":\"http://o/next.php\""))
    #expect(!given.output.contains("\"module\":\"answer\""))
    let traced = try tool.run("trace", input: document)
    #expect(traced.output.contains("http://h/voice/next.php"))
  }

  @Test func `an override applies only to its files`() throws {
    let tool = try Tool()
    try tool.write(
      """
      rules: {unknown-voice: warning}
      overrides:
        - files: legacy/
          rules: {unreachable-verb: off}
          fail-on: never
        - files: ["**/strict.xml"]
          rules: {unknown-voice: error}
          fail-on: error
      """, to: ".twimlc.yml")
    for name in ["a.xml", "legacy/a.xml", "legacy/strict.xml"] {
      try tool.write(
        "<Response><Hangup/><Pause/><Say voice=\"x\">Hi</Say></Response>", to: name)
    }
    let result = try tool.run("check", "-f", "gcc", "a.xml", "legacy")
    #expect(
      findings(result) == [
        "a.xml warning unreachable-verb", "a.xml warning unknown-voice",
        "legacy/a.xml warning unknown-voice", "legacy/strict.xml error unknown-voice",
      ])
    #expect(result.status == 1)
    #expect(try tool.run("check", "legacy/a.xml").status == 0)
  }

  @Test func `excluded files are skipped unless named on the command line`() throws {
    let tool = try Tool()
    try tool.write("exclude: [vendor/, '*.bak.xml', /d/only.xml]\n", to: ".twimlc.yml")
    for name in ["d/a.xml", "d/a.bak.xml", "d/vendor/b.xml", "d/only.xml", "d/e/only.xml"] {
      try tool.write(Self.bad, to: name)
    }
    let names = { (result: Tool.Result) in findings(result).map { $0.prefix { $0 != " " } } }
    #expect(try names(tool.run("check", "-f", "gcc", "d")) == ["d/a.xml", "d/e/only.xml"])
    let named = try tool.run("check", "-f", "gcc", "d/a.bak.xml", "d/vendor")
    #expect(names(named) == ["d/a.bak.xml", "d/vendor/b.xml"])
    let more = try tool.run("check", "-f", "gcc", "--exclude", "e", "--exclude=/d/a.xml", "d")
    #expect(names(more) == [])
    let all = try tool.run("check", "-f", "gcc", "--no-config", "--exclude", "vendor", "d")
    #expect(names(all) == ["d/a.bak.xml", "d/a.xml", "d/e/only.xml", "d/only.xml"])
  }

  /// Reading a pipe would wait forever.
  @Test(arguments: ["mkfifo .twimlc.yml", "ln -s /dev/null .twimlc.yml"])
  func `a configuration that is not a regular file is refused`(setUp: String) throws {
    let tool = try Tool()
    try tool.write(Self.bad, to: "a.xml")
    for command in ["check a.xml", "config a.xml"] {
      let result = try tool.shell(
        "rm -f .twimlc.yml; \(setUp); timeout 20 '\(Tool.path)' \(command)")
      #expect(result.status == 2)
      #expect(result.error == "twimlc: cannot read '.twimlc.yml': it is not a regular file\n")
    }
    #expect(try tool.run("check", "--no-config", "a.xml").status == 1)
    #expect(
      try tool.shell("echo 'fail-on: never' | twimlc check --config /dev/stdin a.xml").status == 0)
  }

  /// A path without its first slash would be wrong in any other directory.
  @Test func `paths in reports stay absolute when twimlc runs in the root directory`() throws {
    let tool = try Tool()
    try tool.write(Self.bad, to: "a.xml")
    try tool.write("nonsense: 1\n", to: ".twimlc.yml")
    let result = try tool.shell("directory=$PWD; cd /; twimlc check \"$directory/a.xml\"")
    #expect(result.status == 2)
    #expect(result.output.hasPrefix("/"), "\(result.output)")
    #expect(result.output.contains("/.twimlc.yml:1:1: error: "))
  }

  @Test func `'--config' names the configuration file`() throws {
    let tool = try Tool()
    try tool.write("rules: {unreachable-verb: off}\n", to: ".twimlc.yml")
    try tool.write(
      "overrides: [{files: a/x.xml, rules: {unreachable-verb: error}}]\n", to: "ci/strict.yml")
    try tool.write(Self.doubtful, to: "a/x.xml")
    let result = try tool.run("check", "-f", "gcc", "--config", "ci/strict.yml", "a/x.xml")
    #expect(findings(result) == ["a/x.xml error unreachable-verb"])
    let missing = try tool.run("check", "--config", "no.yml", "a/x.xml", "a/x.xml")
    #expect(missing.status == 2)
    #expect(missing.error == "twimlc: cannot read 'no.yml': No such file or directory\n")
    #expect(missing.output == "")
  }
}
