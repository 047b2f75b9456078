import Foundation
import Testing

/// `twimlc call` at a terminal.
@Suite(.enabled(if: Tool.hasCurlAndPython, "needs curl and python3 in /usr/bin"))
struct TerminalCallTests {
  /// Runs the program on its own terminal, and types a line or a key at each prompt.
  private static let terminal = """
    import os, pty, sys
    program, keys = sys.argv[2:], [k.encode().decode("unicode_escape").encode() for k in sys.argv[1].split(" ")]
    process, terminal = pty.fork()
    if process == 0: os.execv(program[0], program)
    output = b""
    while True:
        try: data = os.read(terminal, 4096)
        except OSError: break
        if not data: break
        output += data
        if data.rstrip(b" ").endswith(b":") and keys: os.write(terminal, keys.pop(0))
    print(output.decode().replace("\\r", ""))
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
    """

  private func call(
    _ path: String, typing keys: String, _ options: String = ""
  ) throws -> (
    result: Tool.Result, saved: String?
  ) {
    let server = try CallServer()
    let tool = try Tool()
    try tool.write(Self.terminal, to: "terminal.py")
    let result = try tool.shell(
      "python3 terminal.py '\(keys)' '\(Tool.path)' call '\(server.url(path))' --color never "
        + "--save a.twimltest \(options)")
    return (result, tool.read("a.twimltest"))
  }

  @Test(arguments: [
    (#"1\n b\n"#, "Kazoo rings user sales for up to 20 s: busy", "dial user sales: busy"),
    (#"1\n \n"#, "somebody answers", "dial user sales: answered"),
    (#"2\n h\n"#, "speaks for 12 s, then hangs up", "record 12 s hang-up"),
    (#"2\n n\n"#, "stays silent", "record silence"),
    (#"x\n 2\n n\n"#, "type keys out of 0 to 9", "press 2"),
    (#"2\n x\n n\n"#, "type s, n or h", "record silence"),
    (#"\x04"#, "end caller-hangup", "hang-up"),
  ])
  func `keys typed at the terminal decide the call`(
    keys: String, told: String, saved: String
  ) throws {
    let (result, scenario) = try call("/voice", typing: keys)
    #expect(result.output.contains(told), "\(result.output)\(result.error)")
    #expect(scenario?.contains(saved + "\n") == true, "\(scenario ?? "nothing")")
    #expect(result.status == 0)
  }

  /// The events so far are printed, but an incomplete call is not a scenario.
  @Test func `Ctrl-C ends the call and writes no scenario`() throws {
    let (result, scenario) = try call("/voice", typing: #"\x03"#)
    #expect(result.output.contains("end interrupted: stopped by the user"), "\(result.output)")
    #expect(result.output.contains("is not written, because the call was stopped"))
    #expect(scenario == nil)
    #expect(result.status == 2)
  }

  @Test func `decisions given as options are not prompted for`() throws {
    let (result, _) = try call("/voice", typing: "", "--press 1 --dial busy")
    #expect(!result.output.contains("keys, Enter for none"))
    #expect(result.status == 0)
  }
}
