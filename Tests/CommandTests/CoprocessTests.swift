import Foundation
import Testing

/// `--input jsonl`: many documents on standard input, with a result line for each.
@Suite struct CoprocessTests {
  private static let good = "<Response><Say>Hi</Say></Response>"
  private static let bad = "<Response><Say voice='alice'>Hi</Say></Response>"

  private func line(_ members: [String: String]) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: members), as: UTF8.self) + "\n"
  }

  private func answers(_ result: Tool.Result) throws -> [[String: Any]] {
    try result.output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test(arguments: [("check", nil), ("translate", "callflow"), ("trace", "trace")])
  func `each JSON line gets one result, in order`(command: String, payload: String?) throws {
    let names = (0..<700).map { "d\($0).xml" }
    let input = try names.enumerated().map { index, name in
      try line(["name": name, "text": index % 7 == 0 ? Self.bad : Self.good])
    }.joined()
    let result = try Tool().run(command, "--input", "jsonl", input: input)
    #expect(result.status == 1)
    #expect(result.error == "")
    let answers = try answers(result)
    #expect(answers.map { $0["name"] as? String } == names)
    for (index, answer) in answers.enumerated() {
      let findings = try #require(answer["diagnostics"] as? [[String: Any]])
      #expect(findings.map { $0["rule"] as? String } == (index % 7 == 0 ? ["unknown-voice"] : []))
      #expect(findings.allSatisfy { $0["file"] as? String == names[index] })
      #expect(Set(answer.keys) == Set(["name", "diagnostics"] + [payload].compactMap(\.self)))
      if command == "translate" {
        #expect((answer["callflow"] is NSNull) == (index % 7 == 0))
      }
    }
  }

  /// Each line gets a result.
  @Test(arguments: [
    ("nonsense", "not JSON: "), ("", "not JSON: "),
    ("[1]", "a document is an object, not an array"),
    (#"{"text":"x"}"#, "'name' is missing or not a string"),
    (#"{"name":"a"}"#, "'text' is missing or not a string"),
    (#"{"name":"a","text":7}"#, "'text' is missing or not a string"),
    (#"{"name":"a","text":"","url":"h/x"}"#, "'h/x' is not an http or https URL"),
    (#"{"name":"a","text":"","contentType":1}"#, "'contentType' is not a string"),
    ("\u{0}\u{1}", "not JSON: "),
  ])
  func `an invalid line gets an error and the run continues`(bad: String, message: String) throws {
    let good = try line(["name": "g.xml", "text": Self.good])
    let result = try Tool().run("check", "--input", "jsonl", input: good + bad + "\n" + good)
    #expect(result.status == 2)
    let answers = try answers(result)
    #expect(answers.count == 3)
    #expect((answers[1]["error"] as? String)?.hasPrefix(message) == true, "\(answers[1])")
    #expect(answers[2]["name"] as? String == "g.xml")
  }

  @Test func `a line or document over the limit gets an error`() throws {
    let good = try line(["name": "g.xml", "text": Self.good])
    let long = try line(["name": "l.xml", "text": String(repeating: "a", count: 3000)])
    let longer = String(repeating: "x", count: 300_000) + "\n"
    let result = try Tool().run(
      "check", "--input", "jsonl", "--max-size", "2K", input: long + longer + good + longer + good)
    let answers = try answers(result)
    #expect(
      answers.map { $0["error"] as? String } == [
        "larger than 2 KiB, the limit of --max-size", "the line is longer than --max-size allows",
        nil, "the line is longer than --max-size allows", nil,
      ])
  }

  @Test func `each document can have its own URL and content type`() throws {
    let redirect = "<Response><Redirect>n.php</Redirect></Response>"
    let lines = [
      ["name": "a", "text": redirect, "url": "http://h/v/s.php"],
      ["name": "b", "text": redirect, "url": "http://o/"],
      ["name": "c", "text": "<html/>", "contentType": "application/json"],
    ]
    let result = try Tool().run(
      "translate", "--input", "jsonl", input: try lines.map(line).joined())
    let output = result.output.split(separator: "\n")
    #expect(output[0].contains("\"voice_url\":\"http://h/v/n.php\""))
    #expect(output[1].contains("\"voice_url\":\"http://o/n.php\""))
    #expect(output[2].contains("\"callflow\":null"))
    #expect(output[2].contains("application/json"))
  }

  @Test func `each document takes the configuration of its name's directory`() throws {
    let tool = try Tool()
    try tool.write("rules: {unknown-voice: off}\n", to: "a/.twimlc.yml")
    try tool.write("nonsense: 1\n", to: "b/.twimlc.yml")
    let input = try ["a/x", "b/x", "c/x"].map { try line(["name": $0, "text": Self.bad]) }.joined()
    let answers = try answers(tool.run("check", "--input", "jsonl", input: input))
    #expect((answers[0]["diagnostics"] as? [Any])?.count == 0)
    #expect(
      answers[1]["error"] as? String
        == "b/.twimlc.yml:1: unknown key 'nonsense' in the file")
    #expect((answers[2]["diagnostics"] as? [Any])?.count == 1)
  }

  /// A caller can wait for each result before it sends the next line.
  @Test(.enabled(if: Tool.hasCurlAndPython, "there is no python3"))
  func `each result is written before the next line is read`() throws {
    let tool = try Tool()
    try tool.write(
      """
      import json, subprocess, sys
      process = subprocess.Popen(
          [sys.argv[1], "check", "--input", "jsonl"], stdin=subprocess.PIPE,
          stdout=subprocess.PIPE, text=True)
      for index in range(50):
          document = {"name": f"{index}.xml", "text": "<Response><Say>Hi</Say></Response>"}
          process.stdin.write(json.dumps(document) + "\\n")
          process.stdin.flush()
          assert json.loads(process.stdout.readline()) == {
              "name": f"{index}.xml", "diagnostics": []}
      process.stdin.close()
      print(process.wait())
      """, to: "ask.py")
    let result = try tool.shell("timeout 60 python3 ask.py '\(Tool.path)'")
    #expect(result.output == "0\n", "\(result.error)")
  }

  @Test(arguments: [
    ("--input jsonl --fix", "'--fix' cannot be used with '--input jsonl'"),
    ("--input jsonl -f sarif", "'--format' cannot be used with '--input jsonl'"),
    ("--input jsonl a.xml", "'--input jsonl' reads standard input, not 'a.xml'"),
    ("--input json", "'--input' takes document or jsonl, not 'json'; did you mean 'jsonl'?"),
  ])
  func `options that do not fit '--input jsonl' are usage errors`(
    options: String, message: String
  ) throws {
    let result = try Tool().shell("twimlc check \(options)")
    #expect(result.status == 2)
    #expect(result.error.hasPrefix("twimlc: \(message)\n"), "\(result.error)")
  }
}

/// Which findings are reported, and the options that decide it.
@Suite struct LevelTests {
  private static let document =
    "<Response><Say voice=\"alice\">Hi</Say><Record action=\"a.php\" transcribe=\"true\"/></Response>"

  private func rules(_ options: String) throws -> [String] {
    try Tool().shell("twimlc check -f gcc \(options)", input: Self.document).output
      .split(separator: "\n").map { $0.split(separator: "[").last!.dropLast().description }
  }

  @Test func `'--severity' hides findings below it, also from the exit status`() throws {
    let all = try rules("")
    #expect(all.contains("unknown-voice") && all.count > 1)
    #expect(try rules("--severity note") == all)
    #expect(try rules("--severity error") == ["unknown-voice"])
    // Findings that are not reported do not fail the run.
    let tool = try Tool()
    try tool.write("severity: error\nfail-on: warning\n", to: ".twimlc.yml")
    let warned = "<Response><Hangup/><Say>Hi</Say></Response>"
    #expect(try tool.run("check", input: warned).status == 0)
    #expect(try tool.run("check", "--severity", "warning", input: warned).status == 1)
  }

  @Test(arguments: [
    "--rule unknown-voice=off,ignored-attribute=off", "--rule unknown-*=off,ignored-*=off",
    "--rule value=off --rule attribute=off,unknown-voice=off", "--rule '*=off'",
  ])
  func `'--rule' accepts lists, patterns and families`(options: String) throws {
    let rules = try rules(options)
    #expect(!rules.contains("unknown-voice") && !rules.contains("ignored-attribute"))
  }

  @Test func `the last level given for a rule wins`() throws {
    #expect(try rules("--rule '*=off,unknown-voice=note'") == ["unknown-voice"])
    #expect(try rules("--rule 'unknown-voice=note,*=off'") == [])
  }

  @Test(arguments: [
    ("--rule unknown-voice=warn", "did you mean 'warning'?"),
    ("--rule unknown-voice=info", "did you mean 'note'?"),
    ("--rule unknown-voice=ignore", "did you mean 'off'?"),
    ("--fail-on warn", "did you mean 'warning'?"), ("--severity info", "did you mean 'note'?"),
    ("--rule unknown-voise=off", "did you mean 'unknown-voice'?"),
    ("--rule los-*=off", "unknown rule 'los-*'"),
  ])
  func `level names of other linters get a suggestion`(options: String, hint: String) throws {
    let result = try Tool().shell("twimlc check \(options)", input: Self.document)
    #expect(result.status == 2)
    #expect(result.error.contains(hint), "\(result.error)")
  }
}
