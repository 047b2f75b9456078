import Foundation
import Testing

/// Mistakes in `.twimlc.yml`, and `twimlc config`.
@Suite struct ConfigurationMistakeTests {
  private static let bad = "<Response><Say voice=\"x\">Hello</Say></Response>"

  @Test func `a configuration mistake is reported once and its documents are skipped`() throws {
    let tool = try Tool()
    try tool.write("rules:\n  unknown-voise: off\n", to: "a/.twimlc.yml")
    for name in ["a/x.xml", "a/y.xml", "a/b/z.xml", "c/x.xml"] {
      try tool.write(Self.bad, to: name)
    }
    let result = try tool.run("check", "-f", "gcc", ".")
    #expect(result.status == 2)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines[0]
        .hasPrefix("a/.twimlc.yml:2:3: error: unknown rule 'unknown-voise'"))
    #expect(lines[0].hasSuffix("[invalid-configuration]"))
    #expect(lines[1].hasPrefix("./c/x.xml:1:"))
  }

  @Test(arguments: ["translate", "check", "trace", "graph"])
  func `every command refuses a configuration with a mistake`(command: String) throws {
    let tool = try Tool()
    try tool.write("fail-om: never\n", to: ".twimlc.yml")
    let result = try tool.run(command, input: Self.bad)
    #expect(result.status == 2)
    let report = command == "check" ? result.output : result.error
    #expect(report.hasPrefix(".twimlc.yml:1:1: error: unknown key 'fail-om' in the file"))
    #expect(report.contains("  help: did you mean 'fail-on'?\n"))
    #expect(!(result.output + result.error).contains("[unknown-voice]"))
    let quiet = try tool.run(command, "-q", input: Self.bad)
    #expect(quiet.status == 2)
    #expect(quiet.output == "")
    #expect(quiet.error.hasPrefix(".twimlc.yml:1:1: error: "))
  }

  @Test func `an unreadable configuration exits with status 2`() throws {
    let tool = try Tool()
    let result = try tool.shell("mkdir .twimlc.yml; echo '<a/>' | twimlc check")
    #expect(result.status == 2)
    #expect(result.error.hasPrefix("twimlc: cannot read '.twimlc.yml': Is a directory\n"))
  }

  @Test func `config prints each effective setting and its origin`() throws {
    let tool = try Tool()
    try tool.write(
      """
      base-url: http://h/it's
      rules:
        unreachable-verb: error
        missing-action: off
      exclude:
        - vendor/
      overrides:
        - files: legacy
          rules: {missing-action: note}
      """, to: ".twimlc.yml")
    let result = try tool.run(
      "config", "--kazoo", "5", "--rule", "unreachable-verb=note", "--exclude", "*.bak",
      "legacy/no.xml")
    #expect(result.status == 0)
    #expect(
      result.output == """
        # What holds for 'legacy/no.xml', from the command line, .twimlc.yml and the defaults.
        kazoo: 5                    # --kazoo
        base-url: 'http://h/it''s'  # .twimlc.yml:1
        fail-on: error              # default
        rules:
          missing-action: note      # .twimlc.yml:9
          unreachable-verb: note    # --rule
        exclude:
          - 'vendor/'               # .twimlc.yml:6
          - '*.bak'                 # --exclude

        """)
    #expect(
      try tool.run("config").output.hasSuffix("# .twimlc.yml:8 says more of legacy\n"))
  }

  @Test func `the output of config is a valid configuration`() throws {
    let tool = try Tool()
    try tool.write("base-url: http://h/'x\nrules: {missing-action: off}\n", to: ".twimlc.yml")
    let first = try tool.run("config", "--exclude", "a b/*", "x.xml").output
    try tool.write(first, to: "other/.twimlc.yml")
    let second = try tool.shell("cd other && twimlc config x.xml").output
    let settings = { (text: String) in
      text.split(separator: "\n").map { $0.prefix { $0 != "#" } }
    }
    #expect(settings(second) == settings(first))
  }

  @Test func `config without a file prints the defaults`() throws {
    let tool = try Tool()
    let result = try tool.run("config", "--no-config")
    #expect(
      result.output == """
        # What holds for documents of this directory, from the command line, no configuration file \
        and the defaults.
        kazoo: 4.3      # default
        fail-on: error  # default

        """)
    try tool.write("a: b\n", to: ".twimlc.yml")
    let mistake = try tool.run("config")
    #expect(mistake.status == 2)
    #expect(mistake.output == "")
    #expect(mistake.error.hasPrefix(".twimlc.yml:1:1: error: unknown key 'a' in the file"))
    #expect(try tool.run("config", "a", "b").status == 2)
  }

  @Test(arguments: [
    ("10", "larger than 10 bytes"), ("1k", "larger than 1 KiB"), ("1K", "larger than 1 KiB"),
    ("2048", "larger than 2 KiB"),
  ])
  func `'--max-size' limits the size of a document`(size: String, reason: String) throws {
    let tool = try Tool()
    let text = "<Response><Say>\(String(repeating: "a", count: 3000))</Say></Response>"
    try tool.write(text, to: "a.xml")
    let result = try tool.run("check", "--max-size", size, "a.xml")
    #expect(result.status == 2)
    #expect(result.error == "twimlc: cannot read 'a.xml': \(reason), the limit of --max-size\n")
    let input = try tool.run("check", "--max-size", size, input: text)
    #expect(input.error == "twimlc: cannot read '<stdin>': \(reason), the limit of --max-size\n")
    #expect(try tool.run("check", "--max-size", "\(text.utf8.count)", "a.xml").status == 0)
  }

  @Test func `'--max-size' can raise the default limit`() throws {
    let result = try Tool().shell(
      "head -c 17000000 /dev/zero | tr '\\0' a >big.xml; twimlc check big.xml; echo $?\n"
        + "twimlc check -f gcc --max-size 20M big.xml")
    #expect(result.output.hasPrefix("2\nbig.xml:1:1: error: "))
    #expect(result.output.hasSuffix("[plain-text]\n"))
    #expect(result.status == 1)
  }

  @Test(arguments: ["", "0", "-1", "x", "1.5M", "2G", "M", "99999999999999999999", "9999999999G"])
  func `'--max-size' refuses values that are not sizes`(size: String) throws {
    let result = try Tool().run("check", "--max-size", size)
    #expect(result.status == 2)
    #expect(result.error.hasPrefix("twimlc: '--max-size' takes a number of bytes"))
  }
}
