import Testing

/// `twimlc graph` of the built program.
@Suite struct GraphCommandTests {
  private func graph(_ options: String = "", of document: String) throws -> Tool.Result {
    try Tool().shell("twimlc graph \(options)", input: document)
  }

  private static let flow = """
    {"module": "user", "data": {"id": "00000000000000000000000000000001", "timeout": 20},
     "children": {
       "_": {"module": "tts", "data": {"text": "say \\"bye\\"", "voice": "male"}, "children": {}},
       "USER_BUSY": {"module": "hangup", "data": {}, "children": {}}}}
    """

  @Test func `graph draws a callflow`() throws {
    let result = try graph(of: Self.flow)
    #expect(result.status == 0, "\(result.error)")
    #expect(
      result.output == """
        flowchart TD
          n1["user<br>00000000000000000000000000000001"]
          n1 --> n2
          n1 -->|"USER_BUSY"| n3
          n2["tts<br>say #quot;bye#quot;"]
          n3["hangup"]

        """)
    #expect(try graph("-f dot", of: Self.flow).output.contains("n1 -> n3 [label=\"USER_BUSY\"];"))
  }

  /// A document and the callflow that it becomes look the same.
  @Test func `a document and its translation have the same graph`() throws {
    let document = """
      <Response><Say>"Hi" &amp; &lt;bye&gt;</Say><Pause length="3"/><Play>http://h/a.mp3</Play>
      <Set><Variable key="a" value="1"/></Set><Redirect>http://h/next.php</Redirect></Response>
      """
    let result = try Tool().shell("twimlc -q | twimlc graph -q", input: document)
    #expect(try result.output == graph("-q", of: document).output)
    #expect(result.output.contains("[\"sleep<br>3 s\"]"))
  }

  /// Neither reading nor drawing recurses.
  @Test func `a callflow 2,000 actions deep is drawn`() throws {
    let depth = 2_000
    let start = #"{"module":"sleep","data":{"duration":1,"unit":"s"},"children":{"_":"#
    let end = #"{"module":"hangup","data":{},"children":{}}"#
    let flow = String(repeating: start, count: depth) + end + String(repeating: "}}", count: depth)
    let result = try graph(of: flow)
    #expect(result.output.hasSuffix("n\(depth + 1)[\"hangup\"]\n"), "\(result.error.prefix(300))")
  }

  @Test func `graph reports an error in a callflow`() throws {
    let result = try graph(of: #"{"module":"tts","data":{},"children":{}}"#)
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.error.contains("error: "))
  }

  /// The lines of the TwiML, and where the callflow differs.
  @Test func `each box shows the line of its verb and the losses`() throws {
    let document = """
      <Response>
      <Gather action="http://h/a.php"><Say>press</Say></Gather>
      <Say>bye</Say>
      </Response>
      """
    let text = try graph(of: document).output
    #expect(text.contains("[\"tts<br>press<br>line 2<br>⚠ "))
    #expect(text.contains("[\"tts<br>bye<br>line 3\"]"))
    #expect(text.contains("-->|\"request fails\"|"))
    let quiet = try graph("-q", of: document).output
    #expect(!quiet.contains("line ") && !quiet.contains("⚠"))
    #expect(try graph("-f dot", of: document).output.contains("[label=\"tts\\nbye\\nline 3\"]"))
  }

  @Test func `branches to the same action share one arrow`() throws {
    let document = "<Response><Dial>+12125550100</Dial><Say>bye</Say></Response>"
    let text = try graph("-q", of: document).output
    let arrows = text.split(separator: "\n").filter { $0.contains("-->") }.map { line in
      line.split(separator: " ").first! + ">" + line.split(separator: " ").last!
    }
    #expect(Set(arrows).count == arrows.count, "\(text)")
    #expect(text.contains("USER_BUSY") && text.contains("NO_ANSWER"))
  }
}
