import Foundation
import Testing

/// The effect of the options of `translate` and `graph` on the program's output and files.
@Suite struct TranslationOptionTests {
  private static let good = "<Response><Say>Hi</Say></Response>"
  private static let bad = "<Response><Enqueue>x</Enqueue></Response>"
  /// Kazoo's interpreter fails on the voice, the second variable and the space.
  private static let foreign = """
    <Response><Say voice="alice">Hi</Say><Set><Variable key="a" value="1"/>\
    <Variable key="b" value="2"/></Set><Hangup> </Hangup></Response>
    """
  private static let lossy = """
    <Response><Say>Hi</Say><Record action="http://x/r" finishOnKey="#"/></Response>
    """

  private static func tool() throws -> Tool {
    let tool = try Tool()
    try tool.write(good, to: "good.xml")
    try tool.write(bad, to: "bad.xml")
    try tool.write(foreign, to: "foreign.xml")
    try tool.write(lossy, to: "lossy.xml")
    return tool
  }

  @Test func `'--migrate' translates TwiML that Kazoo cannot run`() throws {
    let tool = try Self.tool()
    #expect(try tool.run("foreign.xml").status == 1)
    let result = try tool.run("--migrate", "--compact", "foreign.xml")
    #expect(result.status == 0)
    #expect(result.output.contains(#""voice":"female""#))
    // No later request could send the variables.
    #expect(!result.output.contains("set_variables"))
    #expect(result.output.contains(#""module":"hangup""#))
    try tool.write(
      Self.foreign.replacing(
        "<Hangup> </Hangup>", with: #"<Redirect method="GET">http://x/r</Redirect>"#),
      to: "going-on.xml")
    let goingOn = try tool.run("--migrate", "--compact", "going-on.xml").output
    #expect(goingOn.contains(#"{"a":"1","b":"2"}"#) && goingOn.contains("http://x/r?a=1&b=2"))
    #expect(!result.error.contains(": error: "))
    #expect(try tool.run("check", "--migrate", "foreign.xml").status == 0)
    #expect(try tool.run("--migrate", "bad.xml").status == 1)
  }

  @Test func `a callflow keeps its file name in the output directory`() throws {
    let tool = try Self.tool()
    try tool.write(#"{"module":"hangup","data":{},"children":{}}"#, to: "flow.json")
    let result = try tool.run("-c", "--output-dir", "out", "flow.json", "good.xml")
    #expect(result.status == 0, "\(result.error)")
    #expect(tool.read("out/flow.json") == #"{"module":"hangup","data":{},"children":{}}"# + "\n")
    let clash = try tool.run("--output-dir", "out", "flow.json", "flow.xml")
    #expect(clash.status == 2)
    #expect(clash.error.contains("would both be written to 'flow.json'"))
    // The output would overwrite the document.
    for directory in [".", "out/.."] {
      let over = try tool.run("--output-dir", directory, "flow.json")
      #expect(over.status == 2)
      #expect(over.error.contains("would overwrite the input 'flow.json'"))
    }
  }

  /// A silenced loss is a known loss.
  @Test func `'--exact' accepts silenced losses`() throws {
    let tool = try Self.tool()
    #expect(try tool.run("--exact", "--rule", "loss-record=note", "lossy.xml").status == 0)
    #expect(try tool.run("--exact", "--rule", "loss-record=off", "lossy.xml").status == 0)
    try tool.write(
      Self.lossy.replacingOccurrences(
        of: "<Record", with: "<!-- twimlc-disable-next loss-record --><Record"), to: "known.xml")
    #expect(try tool.run("--exact", "known.xml").status == 0)
  }

  @Test func `'--exact' treats losses as errors`() throws {
    let tool = try Self.tool()
    #expect(try tool.run("lossy.xml").status == 0)
    let result = try tool.run("--exact", "lossy.xml")
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.error.contains("error: ") && result.error.contains("[loss-record]"))
    #expect(try tool.run("--exact", "good.xml").status == 0)
  }

  /// Silencing changes the report, not what Kazoo can do.
  @Test(arguments: ["translate", "graph"])
  func `a silenced error still withholds the callflow`(command: String) throws {
    let tool = try Self.tool()
    try tool.write(
      "<Response><!-- twimlc-disable-next unsupported-verb --><Enqueue/></Response>",
      to: "silenced.xml")
    for result in [
      try tool.run(command, "silenced.xml"),
      try tool.run(command, "--rule", "unsupported-verb=warning", "bad.xml"),
    ] {
      #expect(result.status == 1)
      #expect(result.output == "")
      #expect(result.error.contains("has no callflow: there is an error in it"))
    }
    #expect(try tool.run("check", "silenced.xml").status == 0)
  }

  @Test func `'--document' wraps the flow with name, numbers and patterns`() throws {
    let tool = try Self.tool()
    let result = try tool.run(
      "-c", "--document", "--name", "Night", "--number", "100", "--number=101", "--pattern", "^7",
      "good.xml")
    #expect(
      result.output.hasPrefix(
        #"{"data":{"name":"Night","numbers":["100","101"],"patterns":["^7"],"flow":{"module":"tts","#
      ))
    #expect(result.error == "")
    let misplaced = try tool.run("--number", "100", "good.xml")
    #expect(misplaced.status == 2)
    #expect(misplaced.output == "")
    #expect(misplaced.error.contains("'--document'"))
  }

  @Test(arguments: ["good.xml", "bad.xml", "--quiet good.xml", "--name Night good.xml"])
  func `'--document' without number and pattern is a usage error`(options: String) throws {
    let result = try Self.tool().shell("twimlc --document \(options)")
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.error.contains("'--document' needs '--number' or '--pattern'"))
  }

  @Test func `'--document' without number and pattern writes no file`() throws {
    let tool = try Self.tool()
    #expect(try tool.run("--document", "--output", "out.json", "good.xml").status == 2)
    let written = tool.read("out.json")
    #expect(written == nil)
  }

  @Test(arguments: [
    ("--number 100", #""numbers":["100"]"#), ("--pattern ^7", #""patterns":["^7"]"#),
  ])
  func `'--document' needs only a number or a pattern`(options: String, member: String) throws {
    let result = try Self.tool().shell("twimlc -c --document \(options) good.xml")
    #expect(result.status == 0)
    #expect(result.output.contains(member))
  }

  @Test(arguments: [
    "--number ''", "--number " + String(repeating: "1", count: 37), "--pattern ''",
  ])
  func `'--document' refuses numbers and patterns that Kazoo's API refuses`(options: String) throws
  {
    let result = try Self.tool().shell("twimlc --document \(options) good.xml")
    #expect(result.status == 2)
    #expect(result.output == "")
  }

  @Test func `a number given twice appears once in the document`() throws {
    let result = try Self.tool().run(
      "-c", "--document", "--number", "100", "--number", "100", "good.xml")
    #expect(result.output.hasPrefix(#"{"data":{"numbers":["100"],"flow":"#))
  }

  @Test func `'--output-dir' receives only documents that translate`() throws {
    let tool = try Self.tool()
    let result = try tool.run("--output-dir", "out", "good.xml", "bad.xml")
    #expect(result.status == 1)
    #expect(result.output == "")
    let (good, bad) = (tool.read("out/good.json"), tool.read("out/bad.json"))
    #expect(try tool.run("good.xml").output == good)
    #expect(bad == nil)
  }

  @Test func `an error keeps the callflow of an earlier run`() throws {
    let tool = try Self.tool()
    #expect(try tool.run("--output-dir", "out", "good.xml").status == 0)
    let before = tool.read("out/good.json")
    try tool.write(Self.bad, to: "good.xml")
    #expect(try tool.run("--output-dir", "out", "good.xml").status == 1)
    let after = tool.read("out/good.json")
    #expect(after == before)
    #expect(try tool.run("--output-dir", "good.xml", "lossy.xml").status == 2)
  }

  @Test func `two documents that would share an output file are a usage error`() throws {
    let tool = try Self.tool()
    try tool.write(Self.good, to: "good.twiml")
    let result = try tool.run("--output-dir", "out", "good.xml", "good.twiml")
    #expect(result.status == 2)
    #expect(result.error.contains("'good.xml' and 'good.twiml'"))
    let written = tool.read("out/good.json")
    #expect(written == nil)
  }

  @Test func `'--source-map' maps each action to its verb`() throws {
    let tool = try Self.tool()
    #expect(
      try tool.run("--source-map", "map.json", "--document", "--number", "1", "lossy.xml").status
        == 0)
    let written = tool.read("map.json")
    let map = try #require(written)
    let json = try JSONSerialization.jsonObject(with: Data(map.utf8)) as? [String: [[String: Any]]]
    let places = try #require(json?["lossy.xml"])
    #expect(places.first?["pointer"] as? String == "/data/flow")
    #expect(places.first?["module"] as? String == "tts")
    #expect(places.first?["column"] as? Int == 11)
    #expect(places.dropFirst().allSatisfy { $0["column"] as? Int == 24 })
  }

  @Test func `a run without callflows keeps the earlier source map`() throws {
    let tool = try Self.tool()
    let before = #"{"x.xml": [{"pointer": ""}]}"#
    try tool.write(before, to: "map.json")
    #expect(try tool.run("--source-map", "map.json", "bad.xml").status == 1)
    let after = tool.read("map.json")
    #expect(after == before)
  }

  @Test func `'--document' refuses input that is already a callflow`() throws {
    let tool = try Self.tool()
    try tool.write(#"{"module":"hangup","data":{},"children":{}}"#, to: "flow.json")
    let result = try tool.run("--document", "--number", "100", "flow.json")
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.error.contains("'flow.json' is a callflow already"))
  }

  @Test func `graph draws the callflow of a document`() throws {
    let tool = try Self.tool()
    #expect(
      try tool.run("graph", "good.xml").output == "flowchart TD\n  n1[\"tts<br>Hi<br>line 1\"]\n")
    let dot = try tool.run("graph", "--format", "dot", "good.xml").output
    #expect(dot.hasPrefix("digraph callflow {\n") && dot.hasSuffix("}\n"))
    let result = try tool.run("graph", "bad.xml")
    #expect(result.status == 1)
    #expect(result.output == "")
  }

  @Test func `the output is the same on every run`() throws {
    let tool = try Self.tool()
    let first = try tool.run("good.xml", "lossy.xml")
    for _ in 0..<5 { #expect(try tool.run("good.xml", "lossy.xml").output == first.output) }
  }
}
