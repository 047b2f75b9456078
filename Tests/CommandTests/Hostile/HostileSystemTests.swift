import Foundation
import Glibc
import Testing

/// A hostile system: full disks, closed streams, unreadable files, unusual names.
@Suite(.tags(.hostile), .enabled(if: includesHostile))
struct HostileSystemTests {
  private static let good = "<Response><Say>Hi</Say></Response>"
  private static let bad = "<Response><Say voice=\"alice\">Hi</Say></Response>"
  /// A document whose callflow takes more than 50 KB.
  private static let long =
    "<Response>\(String(repeating: "<Say>\(String(repeating: "word ", count: 100))</Say>", count: 100))"
    + "</Response>"

  /// The names in a directory, including hidden ones.
  private func names(_ tool: borrowing Tool, in directory: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: tool.directory.appending(path: directory).path
    ).sorted()
  }

  // MARK: Writing

  /// Expects that the failed write of `out/a.json` is reported and leaves no file.
  private func expectUnwritten(
    _ result: Tool.Result, because reason: String, leaving files: [String], in tool: borrowing Tool
  ) throws {
    #expect(result.status == 2)
    #expect(result.error == "twimlc: cannot write 'out/a.json': \(reason)\n")
    #expect(try names(tool, in: "out") == files)
  }

  /// `ulimit -f` counts blocks of 512 bytes.
  @Test(arguments: ["ulimit -f 20; ", "trap '' XFSZ 2>/dev/null || trap '' 25; ulimit -f 20; "])
  func `a full disk keeps the old output`(limit: String) throws {
    let tool = try Tool()
    try tool.write(Self.long, to: "a.xml")
    try tool.write(#"{"module":"hangup"}"#, to: "out/a.json")
    let result = try tool.shell(limit + "twimlc --output-dir out a.xml")
    try expectUnwritten(result, because: "File too large", leaving: ["a.json"], in: tool)
    #expect(tool.read("out/a.json") == #"{"module":"hangup"}"#)
  }

  /// A signal can come at any moment, so each run is stopped at another one.
  @Test func `a stopped run leaves only complete files`() throws {
    let tool = try Tool()
    for number in 0..<100 { try tool.write(Self.long, to: "\(number).xml") }
    let whole = try tool.run("0.xml").output
    var stopped = 0
    for delay in 1...20 {
      let result = try tool.shell(
        """
        rm -rf out
        '\(Tool.path)' --output-dir out *.xml & process=$!
        sleep \(Double(delay) / 100)
        kill -TERM $process 2>/dev/null
        wait $process
        """)
      if result.status == 128 + SIGTERM { stopped += 1 }
      for name in (try? names(tool, in: "out")) ?? [] {
        #expect(name.hasSuffix(".json"))
        #expect(tool.read("out/\(name)") == whole)
      }
    }
    #expect(stopped > 0)
  }

  @Test func `a full disk does not stop the other documents`() throws {
    let tool = try Tool()
    try tool.write(Self.long, to: "a.xml")
    try tool.write(Self.good, to: "b.xml")
    let result = try tool.shell("ulimit -f 20; twimlc --output-dir out a.xml b.xml")
    try expectUnwritten(result, because: "File too large", leaving: ["b.json"], in: tool)
  }

  @Test(arguments: [
    "--output-dir out a.xml", "--source-map out/a.json a.xml",
    "check --format json=out/a.json a.xml", "check --write-baseline out/a.json a.xml",
  ])
  func `a full device exits with status 2`(arguments: String) throws {
    let tool = try Tool()
    try tool.write(Self.bad, to: "bad.xml")
    try tool.write(Self.good, to: "a.xml")
    let result = try tool.shell("mkdir out; ln -s /dev/full out/a.json; twimlc \(arguments)")
    try expectUnwritten(result, because: "No space left on device", leaving: ["a.json"], in: tool)
  }

  @Test func `a fix that cannot be written leaves the document unchanged`() throws {
    let tool = try Tool()
    let text = "<Response><Pause lenght='2'/>\(String(repeating: " ", count: 50_000))</Response>"
    try tool.write(text, to: "a.xml")
    let result = try tool.shell("ulimit -f 20; twimlc check --fix --unsafe-fixes a.xml")
    #expect(result.status == 2)
    #expect(result.error.hasPrefix("twimlc: cannot write 'a.xml': File too large\n"))
    #expect(tool.read("a.xml") == text)
    #expect(try names(tool, in: ".") == ["a.xml"])
  }

  @Test func `temporary files of a killed run do not prevent the output`() throws {
    let tool = try Tool()
    try tool.write(Self.good, to: "a.xml")
    // The program gets the shell's process id, which these names contain.
    let result = try tool.shell(
      "mkdir out; touch out/a.json.$$.tmp out/.twimlc-$$-0.tmp out/.twimlc-$$-1.tmp\n"
        + "exec '\(Tool.path)' -c --output-dir out a.xml")
    #expect(result.status == 0)
    #expect(result.error == "")
    #expect(tool.read("out/a.json")?.hasPrefix("{\"module\":\"tts\"") == true)
    #expect(try names(tool, in: "out").count == 4)
  }

  @Test func `a document with a name of 250 letters is translated`() throws {
    let tool = try Tool()
    let name = String(repeating: "a", count: 250)
    try tool.write(Self.good, to: name + ".xml")
    let result = try tool.shell("twimlc --output-dir out *.xml")
    #expect(result.status == 0)
    #expect(result.error == "")
    #expect(try names(tool, in: "out") == [name + ".json"])
  }

  @Test(arguments: ["../there.json", "second", "\"$PWD/there.json\""])
  func `output through a symbolic link keeps the link`(target: String) throws {
    for exists in [false, true] {
      let tool = try Tool()
      try tool.write(Self.good, to: "a.xml")
      if exists { try tool.write(#"{"module":"hangup"}"#, to: "there.json") }
      let result = try tool.shell(
        "mkdir out; ln -s ../there.json out/second; ln -s \(target) out/a.json\n"
          + "twimlc -c --output-dir out a.xml; test -h out/a.json")
      #expect(result.status == 0)
      #expect(result.error == "")
      #expect(tool.read("there.json")?.hasPrefix("{\"module\":\"tts\"") == true)
    }
  }

  @Test(arguments: [
    ("gone/there.json", "No such file or directory"),
    ("a.json", "Too many levels of symbolic links"),
  ])
  func `output through a dangling link exits with status 2`(target: String, reason: String) throws {
    let tool = try Tool()
    try tool.write(Self.good, to: "a.xml")
    let result = try tool.shell(
      "mkdir out; ln -s \(target) out/a.json; twimlc --output-dir out a.xml")
    try expectUnwritten(result, because: reason, leaving: ["a.json"], in: tool)
  }

  // MARK: Streams

  @Test(arguments: [
    "check bad.xml", "-c good.xml", "trace good.xml", "graph good.xml", "request", "config",
    "check -f json good.xml",
  ])
  func `every command exits with status 2 when standard output is closed`(arguments: String) throws
  {
    let tool = try Tool()
    try tool.write(Self.good, to: "good.xml")
    try tool.write(Self.bad, to: "bad.xml")
    let result = try tool.shell("twimlc \(arguments) >&-")
    #expect(result.status == 2)
    #expect(
      result.error.hasSuffix("twimlc: cannot write standard output: Bad file descriptor\n"))
  }

  /// A file opened afterwards gets the descriptor of the closed stream.
  @Test func `closed standard streams never write into opened files`() throws {
    let tool = try Tool()
    try tool.write(Self.bad, to: "bad.xml")
    try tool.write(Self.good, to: "good.xml")
    let result = try tool.shell(
      "twimlc -c --output-dir out bad.xml good.xml >&- 2>&- <&-; echo $?; "
        + "twimlc check -f gcc=report bad.xml >&- 2>&- <&-")
    #expect(result.output == "2\n")
    #expect(tool.read("bad.xml") == Self.bad && tool.read("good.xml") == Self.good)
    #expect(tool.read("out/good.json")?.hasPrefix("{\"module\":\"tts\"") == true)
    #expect(tool.read("out/good.json")?.hasSuffix("}\n") == true)
    #expect(tool.read("report")?.hasPrefix("bad.xml:1:23: error: ") == true)
  }

  @Test(arguments: ["check", "check -f json", "-c", "trace", "graph", "explain"])
  func `a closed pipe is not an error for any command`(command: String) throws {
    let tool = try Tool()
    try tool.write(Self.bad, to: "bad.xml")
    try tool.write(Self.good, to: "good.xml")
    let names = command == "explain" ? "" : "$(yes good.xml bad.xml | head -n 4000)"
    let result = try tool.shell("{ twimlc \(command) \(names); echo $? >status; } | head -c 0")
    #expect(!result.error.contains("twimlc: "))
    #expect(tool.read("status") == (command == "explain" ? "0\n" : "1\n"))
  }

  // MARK: Reading

  @Test(arguments: ["check", "translate", "trace", "graph"])
  func `a read error is reported with its reason`(command: String) throws {
    let tool = try Tool()
    try tool.write(Self.good, to: "a.xml")
    // Not even root can read the memory of a process from offset 0.
    let result = try tool.shell("twimlc \(command) /proc/self/mem a.xml")
    #expect(result.status == 2)
    #expect(result.error == "twimlc: cannot read '/proc/self/mem': Input/output error\n")
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser reads everything"))
  func `a file or directory without permission is reported`() throws {
    let tool = try Tool()
    try tool.write(Self.good, to: "d/a.xml")
    try tool.write(Self.good, to: "d/e/b.xml")
    let result = try tool.shell("chmod 0 d/a.xml d/e; twimlc check d; s=$?; chmod 700 d/e; exit $s")
    #expect(result.status == 2)
    #expect(
      result.error == """
        twimlc: cannot read 'd/a.xml': Permission denied
        twimlc: cannot read 'd/e': Permission denied

        """)
  }

  @Test func `a link to itself is reported`() throws {
    let result = try Tool().shell("mkdir d; ln -s a.xml d/a.xml; twimlc check d d/a.xml")
    #expect(result.status == 2)
    let line = "twimlc: cannot read 'd/a.xml': Too many levels of symbolic links\n"
    #expect(result.error == line + line)
  }

  // MARK: Names

  /// A name that looks like another finding and controls a terminal.
  private static let name = "a\nb.xml:1:1: error: forged \u{1B}[31m[x].xml"
  private static let shown = "a␊b.xml:1:1: error: forged ␛[31m[x].xml"

  @Test(arguments: [
    "check", "check -f gcc", "translate", "trace", "graph", "check --statistics",
  ])
  func `a line break in a file name is shown escaped in findings`(command: String) throws {
    let tool = try Tool()
    try tool.write(Self.bad, to: Self.name)
    let result = try tool.shell("twimlc \(command) a*")
    #expect(result.status == 1)
    let lines = (result.output + result.error).split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix(Self.shown + ":1:23: error: ") })
    #expect(!lines.contains { $0.hasPrefix("b.xml") || $0.contains("\u{1B}") })
  }

  @Test(arguments: [
    "check \"$NAME\"", "check --config \"$NAME\"", "check --baseline \"$NAME\" good.xml",
    "check --files-from \"$NAME\"", "request --from \"$NAME\"", "translate \"$NAME\"",
    "check --write-baseline \"no/$NAME\" good.xml",
    "check -f gcc=\"no/$NAME\" good.xml", "--output-dir \"no/$NAME\" good.xml",
    "check --rule \"$NAME=off\"", "\"--$NAME\"", "explain \"$NAME\"",
  ])
  func `a line break in a file name is shown escaped in errors`(arguments: String) throws {
    let tool = try Tool()
    try tool.write(Self.good, to: "good.xml")
    let result = try tool.shell("twimlc \(arguments)", environment: ["NAME": Self.name])
    #expect(result.status == 2)
    #expect(result.error.contains("a␊b.xml:1:1: error: forged"))
    #expect(!result.error.contains("\nb.xml") && !result.error.contains("\u{1B}"))
  }

  @Test func `a NUL-separated list accepts names with line breaks`() throws {
    let tool = try Tool()
    try tool.write(Self.bad, to: Self.name)
    let result = try tool.shell("find . -name 'a*' -print0 | twimlc check -f gcc --files-from -")
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("./\(Self.shown):1:23: error: "))
  }
}
