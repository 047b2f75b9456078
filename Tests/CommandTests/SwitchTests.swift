import Testing

/// Options of the built program that other tests do not cover.
@Suite struct SwitchTests {
  private static let bad = "<Response><Say voice=\"alice\">Hi</Say></Response>"

  @Test(arguments: ["-q", "--quiet"])
  func `'--quiet' keeps the exit status`(flag: String) throws {
    let tool = try Tool()
    let result = try tool.run("check", flag, input: Self.bad)
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.error == "")
  }

  @Test func `'--record silence' traces a silent recording`() throws {
    let tool = try Tool()
    let document = "<Response><Record action=\"http://x/r\"/><Hangup/></Response>"
    let sound = try tool.run("trace", input: document).output
    let silence = try tool.run("trace", "--record", "silence", input: document).output
    #expect(sound.contains("POST http://x/r"))
    #expect(!silence.contains("http://x/r"))
  }

  /// Kazoo hangs the caller up after a failed call unless the carrier's response comes first.
  @Test func `'--response-first' keeps the caller after a failed call`() throws {
    let tool = try Tool()
    let document = "<Response><Dial>+14155550100</Dial></Response>"
    let bridge = try tool.run("trace", "--dial", "busy", input: document).output
    let response = try tool.run("trace", "--dial", "busy", "--response-first", input: document)
      .output
    #expect(bridge.contains("hangs up the caller"))
    #expect(!response.contains("hangs up the caller"))
  }

  @Test func `'--templates' accepts any value for a template`() throws {
    let tool = try Tool()
    let document = "<Response><Say voice=\"{{ voice }}\" loop=\"-1\">{{ text }}</Say></Response>"
    let unrendered = try tool.run("check", "--format", "gcc", input: document).output
    #expect(unrendered.contains("<stdin>:1:23: error: '{{ voice }}' is a template"))
    let result = try tool.run("check", "--templates", "--format", "gcc", input: document)
    #expect(result.status == 1)
    #expect(result.output.contains("<stdin>:1:42: error: "))
    #expect(!result.output.contains("{{ voice }}"))
  }

  @Test(
    arguments: [
      ("<!-- twimlc-disable-next unknown-voice : recorded -->", 0, ""),
      ("<!-- twimlc-disable-file unknown-voice : recorded -->", 0, ""),
      ("<!-- twimlc-disable-next empty-say : no -->", 1, "[unused-suppression]"),
      ("<!-- twimlc-disable-file no-such-rule : no -->", 1, "[unused-suppression]"),
    ])
  func `suppression comments silence their finding and unused ones are reported`(
    comment: String, status: Int32, found: String
  ) throws {
    let document = "<Response>\(comment)<Say voice=\"alice\">Hi</Say></Response>"
    let result = try Tool().run("check", input: document)
    #expect(result.status == status)
    #expect(found.isEmpty ? result.output == "" : result.output.contains(found))
  }
}
