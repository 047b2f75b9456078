import Testing

/// The fix for each kind of mistake, safe or unsafe.
@Suite struct FixTableTests {
  struct Fix: Sendable, CustomTestStringConvertible {
    let wrong: String
    let right: String
    var testDescription: String { wrong }

    init(_ wrong: String, _ right: String) {
      self.wrong = wrong
      self.right = right
    }
  }

  static let safe: [Fix] = [
    // XML
    Fix(
      "\n <?xml version=\"1.0\"?><Response> </Response>",
      "<?xml version=\"1.0\"?><Response> </Response>"),
    Fix(
      "<Response><Say>a & b &c; d && e</Say></Response>",
      "<Response><Say>a &amp; b &c; d &amp;&amp; e</Say></Response>"),
    Fix(
      "<Response><Play>http://h/?a=1&b=2</Play></Response>",
      "<Response><Play>http://h/?a=1&amp;b=2</Play></Response>"),
    Fix("<Response><Say>a&nbsp;b</Say></Response>", "<Response><Say>a&#160;b</Say></Response>"),
    Fix("<Response><Pause length=3/></Response>", "<Response><Pause length=\"3\"/></Response>"),
    Fix(
      "<Response><Say loop=”2”>a</Say></Response>", "<Response><Say loop=\"2\">a</Say></Response>"),
    // Case
    Fix("<response><Say>a</Say></response>", "<Response><Say>a</Say></Response>"),
    Fix("<Response><SAY>a</SAY><hangup/></Response>", "<Response><Say>a</Say><Hangup/></Response>"),
    Fix(
      "<Response><Say Voice=\"man\" Loop=\"1\">a</Say></Response>",
      "<Response><Say voice=\"man\" loop=\"1\">a</Say></Response>"),
    Fix(
      "<Response><Say voice=\"MAN\">a</Say></Response>",
      "<Response><Say voice=\"man\">a</Say></Response>"),
    Fix(
      "<Response><Say language=\"en-GB\">a</Say></Response>",
      "<Response><Say language=\"en-gb\">a</Say></Response>"),
    Fix(
      "<Response><Dial record=\"TRUE\">+14155550100</Dial></Response>",
      "<Response><Dial record=\"true\">+14155550100</Dial></Response>"),
    // Values
    Fix(
      "<Response><Pause length=\" 10 \"/></Response>", "<Response><Pause length=\"10\"/></Response>"
    ),
    Fix(
      "<Response><Pause length=\"2.5\"/></Response>", "<Response><Pause length=\"3\"/></Response>"),
    Fix(
      "<Response><Pause length=\"9999\"/></Response>",
      "<Response><Pause length=\"3600\"/></Response>"),
    Fix(
      "<Response><Say terminators=\"#x1\">a</Say></Response>",
      "<Response><Say terminators=\"#1\">a</Say></Response>"),
    // Content
    Fix("<Response><Hangup> </Hangup></Response>", "<Response><Hangup></Hangup></Response>"),
    Fix("<Response><Hangup reason=\"busy\"/></Response>", "<Response><Hangup/></Response>"),
    Fix(
      "<Response><Say><![CDATA[Tom & <b>]]> and Jerry</Say></Response>",
      "<Response><Say>Tom &amp; &lt;b&gt; and Jerry</Say></Response>"),
    Fix(
      "<Response><Dial><![CDATA[+14155550100]]></Dial></Response>",
      "<Response><Dial>+14155550100</Dial></Response>"),
    Fix(
      "<Response><Play>\thttp://h/a&amp;b\t</Play></Response>",
      "<Response><Play>http://h/a&amp;b</Play></Response>"),
    Fix(
      "<Response><Set><Variable key=\"a\" value=\"1\"/>\n<Variable key=\"b\" value=\"2\"/><Variable key=\"c\" value=\"3\"/></Set></Response>",
      "<Response><Set><Variable key=\"a\" value=\"1\"/>\n</Set><Set><Variable key=\"b\" value=\"2\"/></Set><Set><Variable key=\"c\" value=\"3\"/></Set></Response>"
    ),
  ]

  static let unsafe: [Fix] = [
    Fix("<Response><Speak>a</Speak></Response>", "<Response><Say>a</Say></Response>"),
    Fix(
      "<Response><Say voise=\"man\">a</Say></Response>",
      "<Response><Say voice=\"man\">a</Say></Response>"),
    Fix(
      "<Response><Say voice=\"alice\">a</Say></Response>",
      "<Response><Say voice=\"woman\">a</Say></Response>"),
    Fix(
      "<Response><Pause length=\"10s\"/></Response>", "<Response><Pause length=\"10\"/></Response>"),
    Fix(
      "<Response><Dial record=\"yes\">+14155550100</Dial></Response>",
      "<Response><Dial record=\"true\">+14155550100</Dial></Response>"),
    Fix(
      "<Response><Redirect method=\"PUT\">http://h/</Redirect></Response>",
      "<Response><Redirect method=\"POST\">http://h/</Redirect></Response>"),
    Fix(
      "<Response><Gather finishOnKey=\"none\" action=\"http://h/\"> </Gather><Pause/></Response>",
      "<Response><Gather finishOnKey=\"\" action=\"http://h/\"> </Gather><Pause/></Response>"),
    Fix(
      "<Response><Hangup><!-- bye --></Hangup></Response>", "<Response><Hangup></Hangup></Response>"
    ),
    Fix(
      "<Response><Play>a.mp3?x=1&amp;y=2</Play></Response>",
      "<Response><Play>http://h/v/a.mp3?x=1&amp;y=2</Play></Response>"),
  ]

  /// None of these has a single obvious fix.
  static let unfixed = [
    "<Response><Dial record=\"maybe-later\">+14155550100</Dial></Response>",
    "<Response><Pause length=\"long\"/></Response>",
    "<Response><Play>\thttp://h/<!-- a -->b\t</Play></Response>",
    "<Response><Say language=\"xx\">a</Say></Response>",
  ]

  @Test(arguments: safe)
  func `'--fix' writes the expected document`(fix: Fix) throws {
    #expect(try Tool().run("check", "-q", "--fix", input: fix.wrong).output == fix.right)
  }

  @Test(arguments: unsafe)
  func `an unsafe fix needs '--unsafe-fixes'`(fix: Fix) throws {
    let tool = try Tool()
    let base = "http://h/v/start.php"
    let safe = try tool.run("check", "-q", "--base-url", base, "--fix", input: fix.wrong)
    #expect(safe.output == fix.wrong)
    let all = try tool.run(
      "check", "-q", "--base-url", base, "--fix", "--unsafe-fixes", input: fix.wrong)
    #expect(all.output == fix.right)
  }

  @Test(arguments: unfixed)
  func `a document without a fix stays unchanged`(document: String) throws {
    #expect(
      try Tool().run("check", "-q", "--fix", "--unsafe-fixes", input: document).output == document)
  }
}
