import Foundation
import Testing

/// Standard streams that are closed, full or non-blocking.
@Suite struct StreamTests {
  private static let good = "<Response><Say>Hi</Say></Response>"
  private static let bad = "<Response><Say voice=\"alice\">Hi</Say></Response>"
  private static let wrong =
    "<Response><say>\(String(repeating: "word ", count: 100))</say></Response>"

  /// Enough documents with findings that their report does not fit into a pipe.
  private static func tool() throws -> Tool {
    let tool = try Tool()
    for number in 0..<400 { try tool.write(wrong, to: "d/\(number).xml") }
    try tool.write(bad, to: "e/bad.xml")
    return tool
  }

  // MARK: A reader that leaves

  @Test func `a closed pipe exits with the status of all JSON lines`() throws {
    let tool = try Self.tool()
    let good = #"{"name":"a","text":"<Response><Say>Hi</Say></Response>"}"#
    let bad = #"{"name":"b","text":"<Response><Sms/></Response>"}"#
    let lines = Array(repeating: good, count: 20_000) + [bad]
    try tool.write(lines.joined(separator: "\n"), to: "lines")
    let result = try tool.shell(
      "{ twimlc check --input jsonl <lines; echo $? >status; } | head -n 1 >/dev/null; cat status")
    #expect(result.output == "1\n")
  }

  @Test(arguments: ["text", "gcc", "json", "jsonl", "sarif", "github", "junit", "gitlab"])
  func `a closed pipe exits with the status of the findings`(format: String) throws {
    let tool = try Self.tool()
    let result = try tool.shell(
      "{ twimlc check -f \(format) d e; echo $? >status; } | head -n 1; cat status")
    #expect(result.output.hasSuffix("1\n"))
    #expect(!result.error.contains("twimlc:"))
  }

  @Test func `a finding after the pipe closed decides the status`() throws {
    let tool = try Self.tool()
    let result = try tool.shell(
      "{ twimlc check --rule unknown-verb=warning d e; echo $? >status; } | head -n 1; cat status")
    #expect(result.output.hasSuffix("\n1\n"))
  }

  @Test(arguments: ["check", "check --fix", "translate", "trace", "graph"])
  func `a missing file is reported after the pipe closed`(command: String) throws {
    let tool = try Self.tool()
    let result = try tool.shell(
      "{ twimlc \(command) d/*.xml no.xml; echo $? >status; } | head -n 1; cat status")
    #expect(result.output.hasSuffix("2\n"))
    #expect(result.error.contains("twimlc: cannot read 'no.xml': No such file or directory\n"))
  }

  @Test(arguments: ["| head -n 1", "| :", ">/dev/full", ">&-"])
  func `fixes, files and baselines are written although output fails`(reader: String) throws {
    let tool = try Self.tool()
    let result = try tool.shell(
      """
      { twimlc check --fix -f gcc d e; } \(reader)
      grep -L '<Say>' d/*.xml
      { twimlc -f gcc=report --output-dir out d/*.xml e/bad.xml; } \(reader)
      ls out | wc -l; cat report
      { twimlc check --write-baseline known d e; } \(reader)
      wc -l <known
      """)
    #expect(("\n" + result.output).contains("\n400\ne/bad.xml:1:23: error: "))
    #expect(result.output.hasSuffix("\n2\n"))
    #expect(!result.output.contains("\nd/"))
  }

  @Test func `full standard output exits with status 2 and stops no work`() throws {
    let tool = try Self.tool()
    let result = try tool.shell("twimlc check --fix d >/dev/full; echo $?; grep -L '<Say>' d/*.xml")
    #expect(result.output == "2\n" || result.output == "0\n")
    let full = try tool.shell("twimlc check e/bad.xml >/dev/full")
    #expect(full.status == 2)
    #expect(
      full.error.hasSuffix("twimlc: cannot write standard output: No space left on device\n"))
  }

  // MARK: Streams that do not wait

  /// Runs a program with non-blocking streams and reads its output slowly.
  private static let harness = """
    import os, subprocess, sys, threading, time
    def pipe():
        ends = os.pipe()
        for end in ends: os.set_blocking(end, False)
        return ends
    stdin, stdout, stderr = pipe(), pipe(), pipe()
    process = subprocess.Popen(sys.argv[1:], stdin=stdin[0], stdout=stdout[1], stderr=stderr[1])
    os.close(stdin[0]); os.close(stdout[1]); os.close(stderr[1])
    text = open("input.xml", "rb").read()
    def feed():
        os.set_blocking(stdin[1], True)
        for start in range(0, len(text), 20000):
            time.sleep(0.01)
            os.write(stdin[1], text[start:start + 20000])
        os.close(stdin[1])
    threading.Thread(target=feed).start()
    counts = [0, 0]
    def drain(index, descriptor):
        os.set_blocking(descriptor, True)
        time.sleep(0.3)
        while True:
            piece = os.read(descriptor, 50000)
            if not piece: break
            counts[index] += len(piece)
            time.sleep(0.001)
    threads = [threading.Thread(target=drain, args=(i, d[0])) for i, d in enumerate((stdout, stderr))]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    print(process.wait(), *counts)
    """

  @Test(
    .enabled(if: Tool.hasCurlAndPython),
    arguments: ["check -f gcc -", "translate -f gcc -", "check -q --fix -", "trace --quiet -"])
  func `non-blocking streams lose no output`(arguments: String) throws {
    let tool = try Tool()
    try tool.write(
      "<Response>\n" + String(repeating: "<Say loop='x'>Hello</Say>\n", count: 8000)
        + "</Response>\n", to: "input.xml")
    try tool.write(Self.harness, to: "harness.py")
    let expected = try tool.shell(
      "twimlc \(arguments) <input.xml >out 2>err; echo $? $(wc -c <out) $(wc -c <err)")
    let result = try tool.shell("python3 harness.py '\(Tool.path)' \(arguments)")
    #expect(result.output == expected.output)
    #expect(result.error == "")
  }
}
