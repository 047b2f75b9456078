import Conversation
import Diagnostics
import Testing
import Trace

@Suite struct ScenarioTests {
  private static let start = "call http://h/voice\n"

  /// The failure as `RULE@LINE`; nil if the scenario passes.
  private func failure(_ text: String, on application: Application = .menu) throws -> String? {
    let (scenarios, mistakes) = parse(text)
    #expect(mistakes.isEmpty, "\(mistakes.map(\.message))")
    let scenario = try #require(scenarios.first)
    let found = scenario.compare(with: application.call(scenario))
    guard let first = found.first else { return nil }
    let source = SourceFile(name: "a", bytes: Array(text.utf8))
    return "\(first.rule.id)@\(LineTable(source).position(at: first.range.lowerBound).line)"
  }

  @Test(arguments: [
    "hear \"for sales\"\npress 1\nrequest POST /choice Digits=1\nhear \"Connecting\"\n"
      + "dial user sales: busy\nend hangup",
    "press 2\nhear /sp.ak/i\nrecord 12 s\nrequest POST /saved RecordingDuration=12\n"
      + "play \"thanks.mp3\"\nend hangup",
    "press 2\nhear \"http://h/thanks.mp3\"",
    "press 2\nrecord silence\nhear \"Nothing\"",
    "press 9\nhear \"Wrong\"\npress 1\ndial busy",
    "press none\nhear \"No key\"\nend hangup",
    "hang-up\nend caller-hangup",
    "strict\nhear \"Press 1 for sales, 2 for mail\"\nhear \"No key\"\nend hangup",
    "",
  ])
  func `a scenario that matches the call passes`(lines: String) throws {
    #expect(try failure(Self.start + lines) == nil)
  }

  @Test(arguments: [
    ("hear \"for sales\"\nhear \"for tea\"", "failed-expectation@3"),
    // What follows the next decision does not count before it.
    ("hear \"Connecting\"\npress 1", "failed-expectation@2"),
    ("press 2\nhear \"Connecting\"", "failed-expectation@3"),
    ("press 1\nrequest POST /choice Digits=2", "failed-expectation@3"),
    ("press 1\nrequest GET /choice", "failed-expectation@3"),
    ("press 1\ndial user tea: busy", "failed-expectation@3"),
    ("press 1\nend rejected", "failed-expectation@3"),
    ("press 1\npress 2", "unused-decision@3"),
    ("record silence", "unused-decision@2"),
    ("strict\nhear \"for sales\"\nend hangup", "failed-expectation@1"),
    ("strict\nhear \"No key\"", "failed-expectation@3"),
    ("hear \"No key\"\nhear \"for sales\"", "failed-expectation@3"),
    ("end error", "failed-expectation@2"),
  ])
  func `a failed expectation is reported at its line`(lines: String, failure: String) throws {
    #expect(try self.failure(Self.start + lines) == failure)
  }

  @Test(arguments: [
    ("<Response><Say voice='x'>a</Say></Response>", "end hangup", "failed-call@2"),
    ("<Response><Say voice='x'>a</Say></Response>", "", "failed-call@1"),
    ("<Response><Say voice='x'>a</Say></Response>", "end error unknown-voice", nil),
    ("<Response><Say voice='x'>a</Say></Response>", "end error", nil),
    (
      "<Response><Say voice='x'>a</Say></Response>", "end error unknown-verb",
      "failed-expectation@2"
    ),
    ("late", "end error time-out", nil),
    ("late", "end failed", nil),
    ("late", "", "failed-call@1"),
  ])
  func `an error fails the scenario unless its end expects it`(
    document: String, lines: String, failure: String?
  ) throws {
    let application = Application(documents: ["/voice": document])
    #expect(try self.failure(Self.start + lines, on: application) == failure)
  }

  private static let calls: [[Decision]] = [
    [], [.press("1"), .dial(.busy)], [.press("1"), .dial(.noAnswer)], [.press("2")],
    [.press("2"), Decision(.record(.silence), label: "")],
    [.press("2"), Decision(.record(.hangUp(seconds: 4)), label: "")],
    [.press("9"), .press("1")], [Decision(.act(.hangUp), label: "")],
  ]

  @Test(arguments: calls)
  func `a saved call passes as a scenario`(decisions: [Decision]) throws {
    let text = ScenarioWriter(Application.menu.call(decisions), facts: [], headers: []).text
    #expect(try failure(text) == nil, "\(text)")
  }

  @Test
  func `a saved call in which the caller hangs up on an endless prompt passes`() throws {
    let play = "<Response><Play loop=\"0\">http://h/wait.mp3</Play></Response>"
    let application = Application(documents: ["/voice": play])
    let text = ScenarioWriter(application.call(), facts: [], headers: []).text
    #expect(text.contains("hang-up\n"))
    #expect(try failure(text, on: application) == nil, "\(text)")
    #expect(try failure(text.replacing("hang-up\n", with: ""), on: application) == nil)
  }

  @Test(arguments: ["http:/h/no", "http:/,/h/no", "https:h?a=b", "httpx", "http"])
  func `a saved call to a URL with a mistake passes`(url: String) throws {
    let redirect = "<Response><Redirect method=\"GET\">\(url)</Redirect></Response>"
    let application = Application(documents: ["/voice": redirect])
    let text = ScenarioWriter(application.call(), facts: [], headers: []).text
    #expect(text.contains("request GET"), "\(text)")
    #expect(try failure(text, on: application) == nil, "\(text)")
  }

  /// A line break in a value would begin another statement.
  @Test func `a saved call shows the control characters of the documents`() throws {
    let text = "a&#x9B;31m&#x202E;b&#x85;&#9;c &quot;\\"
    let application = Application(documents: [
      "/voice": """
      <Response><Say>\(text)</Say><Play>http://h/\(text)</Play>
      <Dial><Conference>\(text)</Conference></Dial></Response>
      """
    ])
    let writer = ScenarioWriter(application.call(), facts: [], headers: ["X: a\u{1B}\r\nend"])
    let saved = writer.text(titled: "call a\u{1B}\nend of b")
    let raw = saved.unicodeScalars.filter { $0 != "\n" && $0.properties.generalCategory != .format }
      .filter { $0.properties.generalCategory == .control || $0 == "\u{202E}" }
    #expect(raw.isEmpty, "\(saved.debugDescription)")
    #expect(saved.split(separator: "\n").count { $0.hasPrefix("end") } == 1, "\(saved)")
    #expect(try failure(saved, on: application) == nil, "\(saved)")
  }

  @Test(arguments: [nil, "busy"] as [String?])
  func `a saved call that dials after the caller is gone passes`(result: String?) throws {
    let dial =
      "<Response><Dial action=\"http://h/voice\"><Number>+12125550147</Number></Dial></Response>"
    let application = Application(documents: ["/voice": dial])
    let decisions: [Decision] = result == nil ? [] : [.dial(.busy)]
    let text = ScenarioWriter(application.call(decisions), facts: [], headers: []).text
    #expect(text.split(separator: "\n").count { $0.hasPrefix("dial ") } == 1, "\(text)")
    #expect(try failure(text, on: application) == nil, "\(text)")
  }

  /// Each expectation of a saved call is changed in turn.
  @Test(arguments: calls)
  func `a changed expectation fails at its line`(decisions: [Decision]) throws {
    let text = ScenarioWriter(Application.menu.call(decisions), facts: [], headers: []).text
    let lines = text.split(separator: "\n").map(String.init)
    for (index, line) in lines.enumerated().dropFirst() {
      let others: [String] =
        switch line.prefix(while: { $0 != " " }) {
        case "hear":
          [
            "hear \"something else\"", "hear /something else/",
            line.replacing("hear", with: "play"),
          ]
        case "play": ["play \"something else\""]
        case "request":
          [
            line + " Other=1", line.replacing("POST", with: "GET"),
            line.replacing(" /", with: " /x"),
          ]
        case "dial": [line.replacing("sales", with: "service")]
        case "end": ["end conference", "end error", "end error unknown-voice"]
        default: []
        }
      for other in others {
        var changed = lines
        changed[index] = other
        let failure = try self.failure(changed.joined(separator: "\n"))
        #expect(failure == "failed-expectation@\(index + 1)", "\(other)")
      }
    }
  }

  private static let saleBusy = """
    call http://h/voice
    hear "Press 1 for sales, 2 for mail"
    press 1
    request POST /choice Digits=1
    hear "Connecting"
    dial user sales: busy
    request POST /after CallStatus=busy
    hear "After"
    end hangup
    """
  private static let mail = """
    call http://h/voice
    hear "Press 1 for sales, 2 for mail"
    press 2
    request POST /choice Digits=2
    hear "Speak"
    record 12 s
    request POST /saved Digits=# RecordingDuration=12
    play "http://h/thanks.mp3"
    end hangup
    """

  @Test(arguments: [
    (saleBusy, "press 1", "press 2", "failed-expectation@4"),
    (saleBusy, "press 1", "press 12", nil),
    (saleBusy, "press 1", "press none", "failed-expectation@4"),
    (saleBusy, "press 1", "hang-up", "failed-expectation@4"),
    (saleBusy, "dial user sales: busy", "dial user sales: answered", "failed-expectation@7"),
    (saleBusy, "dial user sales: busy", "dial user sales: no-answer", "failed-expectation@7"),
    (saleBusy, "dial user sales: busy", "dial busy", nil),
    (
      saleBusy.replacing("sales: busy", with: "sales: answered")
        .replacing("CallStatus=busy", with: "CallStatus=completed"), "sales: answered",
      "sales: busy", "failed-expectation@7"
    ),
    (
      saleBusy.replacing("busy", with: "no-answer"), "sales: no-answer", "sales: busy",
      "failed-expectation@7"
    ),
    (mail, "record 12 s", "record 11 s", "failed-expectation@7"),
    (mail, "record 12 s", "record silence", "failed-expectation@7"),
    (mail, "record 12 s", "record 12 s hang-up", "failed-expectation@7"),
    (mail, "record 12 s", "record sound", nil),
    (
      mail.replacing("Digits=#", with: "Digits=hangup")
        .replacing("12 s", with: "12 s hang-up").replacing("end hangup", with: "end caller-hangup"),
      "record 12 s hang-up", "record 12 s", "failed-expectation@7"
    ),
    (
      "call http://h/voice\npress 2\nrecord silence\nhear \"Nothing\"\nend hangup",
      "record silence", "record 3 s", "failed-expectation@4"
    ),
    (
      "call http://h/voice\nhang-up\nend caller-hangup", "hang-up", "press none",
      "failed-expectation@3"
    ),
    ("call http://h/voice\npress 9\npress 1\ndial busy", "press 9", "press 2", "unused-decision@3"),
  ])
  func `a changed decision fails at the first expectation it breaks`(
    text: String, decision: String, other: String, expected: String?
  ) throws {
    #expect(try failure(text) == nil)
    let changed = text.replacing(decision, with: other)
    #expect(changed != text)
    #expect(try failure(changed) == expected)
  }

  @Test(arguments: calls)
  func `an update writes what is heard now`(decisions: [Decision]) throws {
    let text = ScenarioWriter(Application.menu.call(decisions), facts: [], headers: []).text
    let old =
      text.split(separator: "\n").map { line in
        line.hasPrefix("hear") ? "hear \"old\"" : line.hasPrefix("end") ? "end rejected" : "\(line)"
      }.joined(separator: "\n") + "\n"
    let source = SourceFile(name: "a", bytes: Array(old.utf8))
    let scenario = try #require(parseScenarios(source).scenarios.first)
    let updated = updateScenarios(
      source, [(scenario, Application.menu.call(scenario), false)])
    #expect(updated == text)
  }
}

extension Decision {
  fileprivate static func press(_ keys: String) -> Decision {
    Decision(.act(.press(Array(keys))), label: "--press \(keys)")
  }

  fileprivate static func dial(_ result: DialResult) -> Decision {
    Decision(.dial(result.outcome), label: "--dial")
  }
}
