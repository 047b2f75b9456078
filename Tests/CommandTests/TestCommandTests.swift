import Foundation
import Testing

/// `twimlc test` against a server on this machine.
@Suite(.enabled(if: Tool.hasCurlAndPython, "needs curl and python3 in /usr/bin"))
final class TestCommandTests {
  private let server: CallServer
  private let tool: Tool

  init() throws {
    server = try CallServer()
    tool = try Tool()
  }

  private static let passing = "# The caller hangs up.\ncall /voice\nhang-up\nend caller-hangup\n"
  private static let failing = """
    # Sales & service.
    call /voice
    hear "Press 9 for <tea>"
    press 1

    """

  private func test(_ text: String, _ options: String = "") throws -> Tool.Result {
    try tool.write(text, to: "a.twimltest")
    return try tool.shell("twimlc test --base-url \(server.url("")) \(options) a.twimltest")
  }

  @Test func `a failed expectation shows what happened instead`() throws {
    let result = try test(Self.passing + "\n" + Self.failing)
    #expect(
      result.output.replacing(":\(server.port)", with: "") == """
        ok   a.twimltest:2: The caller hangs up.
        FAIL a.twimltest:7: Sales & service.
        a.twimltest:8:1: error: this is not heard [failed-expectation]
            8 | hear "Press 9 for <tea>"
              | ^~~~~~~~~~~~~~~~~~~~~~~~
          help: instead: hear "Press 1 for sales, 2 for the mailbox" (line 2 of http://127.0.0.1/voice)
        2 scenarios: 1 passed, 1 failed

        """, "\(result.output)")
    #expect(result.status == 1)
  }

  @Test func `JUnit has a test case for each scenario`() throws {
    let result = try test(Self.passing + "\n" + Self.failing, "--format junit")
    let names = result.output.matches(of: /<testcase name="([^"]*)"/).map { String($0.1) }
    #expect(names == ["The caller hangs up.", "Sales &amp; service."])
    #expect(result.output.contains(#"<testsuite name="twimlc" tests="2" failures="1""#))
    #expect(
      result.output.contains(
        #"<failure type="failed-expectation" message="this is not heard">a.twimltest:8:1: "#),
      "\(result.output)")
    #expect(result.status == 1)
  }

  @Test func `the GitHub format marks the line of the failure`() throws {
    let result = try test(Self.failing, "--format github")
    #expect(
      result.output.hasPrefix("::error file=a.twimltest,title=failed-expectation,line=3,"),
      "\(result.output)")
    let actions = try tool.shell(
      "GITHUB_ACTIONS=true twimlc test --base-url \(server.url("")) a.twimltest")
    #expect(actions.output == result.output)
  }

  @Test func `JSON has the failures of each scenario`() throws {
    let result = try test(Self.passing + "\n" + Self.failing, "--format json")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let list = try #require(object as? [[String: Any]])
    #expect(list.map { $0["passed"] as? Bool } == [true, false])
    #expect(list.map { $0["end"] as? String } == ["caller-hangup", "hangup"])
    let failure = try #require((list[1]["failures"] as? [[String: Any]])?.first)
    #expect(failure["rule"] as? String == "failed-expectation")
    #expect(failure["line"] as? Int == 8)
  }

  @Test func `test writes several reports to files`() throws {
    let result = try test(Self.failing, "--format junit=a.xml --format json=a.json")
    #expect(result.output.hasPrefix("FAIL"))
    #expect(tool.read("a.xml")?.contains("<failure") == true)
    #expect(tool.read("a.json")?.contains("failed-expectation") == true)
  }

  @Test(arguments: [
    ("call /voice\n", "", "a.twimltest:1:6: error: '/voice' names no server", 2),
    ("call localhost/voice\n", "", "'localhost/voice' is not an http, https or file URL", 2),
    ("call {{base}}/voice\n", "", "unknown variable 'base'", 2),
    ("hear \"a\"\n", "", "'hear' stands before any 'call'", 2),
  ])
  func `a mistake in a scenario is reported with its place`(
    text: String, options: String, message: String, status: Int32
  ) throws {
    try tool.write(text, to: "a.twimltest")
    let result = try tool.shell("twimlc test \(options) a.twimltest")
    #expect(result.error.contains(message), "\(result.error)")
    #expect(result.status == status)
  }

  @Test func `'--set' replaces variables in a scenario`() throws {
    try tool.write("call {{base}}/voice\nhear \"{{what}}\"\nend hangup\n", to: "a.twimltest")
    let result = try tool.shell(
      "twimlc test --set base=\(server.url("")) --set what=mailbox a.twimltest")
    #expect(result.status == 1, "\(result.output)")
    #expect(result.output.contains("end repeats"))
    #expect(!result.output.contains("is not heard"))
  }

  /// Decisions and expectations that still hold stay unchanged.
  @Test func `'--update' rewrites outdated expectations`() throws {
    let result = try test(
      "# Mail.\ncall /voice\nhear \"old\"\npress 2\nrecord 3 s # short\nend rejected\n", "--update")
    #expect(result.status == 1)
    #expect(
      tool.read("a.twimltest") == """
        # Mail.
        call /voice
        hear "Press 1 for sales, 2 for the mailbox"
        press 2
        record 3 s # short
        end hangup

        """)
    #expect(try tool.shell("twimlc test --base-url \(server.url("")) a.twimltest").status == 0)
  }

  @Test func `test reads the configuration`() throws {
    try tool.write(
      "kazoo: 5\nbase-url: \(server.url("/x/y.xml"))\nrules:\n  unknown-voice: off\n",
      to: ".twimlc.yml")
    try tool.write("call /late?to=status-500\nend error failing-status\n", to: "sub/a.twimltest")
    let passing = try tool.shell("twimlc test sub")
    #expect(passing.status == 0, "\(passing.output)\(passing.error)")
    let call = try tool.shell("twimlc call '\(server.url("/late?to=status-500"))' </dev/null")
    #expect(call.output.contains("end hangup"), "Kazoo 5 hangs up: \(call.output)")
    let plain = try tool.shell(
      "twimlc call --no-config '\(server.url("/late?to=status-500"))' </dev/null")
    #expect(plain.output.contains("end silence"))
    let voices = try tool.shell("twimlc call \(server.url("/voices")) </dev/null")
    #expect(!voices.output.contains("[unknown-voice]"))
    try tool.write("kazo: 5\n", to: ".twimlc.yml")
    for command in ["test sub", "call \(server.url("/voice"))", "explore \(server.url("/voice"))"] {
      let mistaken = try tool.shell("twimlc \(command) </dev/null")
      #expect(mistaken.error.contains(".twimlc.yml:1:1"), "\(mistaken.error)")
      #expect(mistaken.error.components(separatedBy: ".twimlc.yml:1:1").count == 2)
      #expect(mistaken.status == 2)
    }
  }

  @Test func `a scenario can expect a call detail record`() throws {
    let text = """
      call /voice
      cdr-url /echo
      press 2
      record 7 s hang-up
      request POST /saved
      request POST /echo Hangup-Cause=NORMAL_CLEARING Duration-Seconds=7 Call-ID={{CallSid}}
      end caller-hangup

      """
    let result = try test(text)
    #expect(result.status == 0, "\(result.output)\(result.error)")
  }
}
