import Foundation
import Testing

/// `twimlc trace` of the built program.
@Suite struct TraceCommandTests {
  private static let menu = """
    <Response>
      <Gather action="menu.php" numDigits="1" method="GET">
        <Say>Press one</Say>
      </Gather>
      <Dial action="done.php"><User>u1</User></Dial>
      <Foo/>
    </Response>
    """

  private func trace(_ options: String, of document: String = menu) throws -> Tool.Result {
    try Tool().shell(
      "twimlc trace -q --base-url http://h/v/start.php \(options)", input: document)
  }

  @Test func `trace prints each command with the line of its verb`() throws {
    let result = try trace("--digits 1 --set CallSid=c1 --set Caller-ID-Name=Jo")
    let lines = result.output.split(separator: "\n")
    #expect(
      lines[1...5] == [
        "line 2, Gather", "   1. answers the call", "line 3, Say, inside Gather",
        "   2. says 'Press one' (male voice, language en-us, engine 'flite'); any key stops it",
        "line 2, Gather",
      ])
    #expect(lines[7] == "line 2, Gather: then GET http://h/v/menu.php, with")
    #expect(lines.contains("  Digits        1"))
    #expect(lines.contains("  CallerName    Jo"))
    #expect(lines.last == "  CallSid       c1")
  }

  @Test(arguments: [
    ("", "POST http://h/v/done.php"), ("--dial busy", "CallStatus      busy"),
    ("--dial no-answer", "DialCallStatus  no-answer"),
    ("--missing u1", "line 5, Dial: nobody can be rung: Kazoo hangs up"),
  ])
  func `options choose the outcome that trace follows`(options: String, text: String) throws {
    #expect(try trace(options).output.contains(text))
  }

  /// The message is that of the diagnostic that decides the exit status.
  @Test func `trace ends with the message of the error that fails the call`() throws {
    let result = try trace("", of: "<Response><Foo/></Response>")
    #expect(result.status == 1)
    #expect(result.output.hasSuffix("line 1, Foo: unknown verb 'Foo': Kazoo hangs up here\n"))
  }

  @Test(arguments: [
    (
      "<Gather><Say voice='alice'>a</Say><Say>b</Say></Gather>",
      "line 1, Say, inside Gather\n   2. unknown voice 'alice': the prompts end, and silence follows\n"
        + "line 1, Gather\n"
    ),
    (
      "<Gather><Foo/></Gather>",
      "line 1, Foo, inside Gather\n   2. unknown verb 'Foo': the prompts end, and silence follows\n"
    ),
    (
      "<Gather><Dial><Sip>sip:a@b</Sip></Dial></Gather>",
      "the prompts end, and silence follows: Sip fails on Kazoo 4.3.96 and later: the call ends here\n"
    ),
    (
      "<Dial><Sip>sip:a@b</Sip></Dial>",
      "line 1, Dial: Sip fails on Kazoo 4.3.96 and later: the call ends here\n"
    ),
    // The error of the Gather itself, not of its prompts.
    (
      "<Gather timeout='0'><Say voice='alice'>a</Say></Gather>",
      "line 1, Gather: '0' is too small for 'timeout' of Gather: Kazoo hangs up here\n"
    ),
  ])
  func `trace names the verb that fails and the reason`(verbs: String, text: String) throws {
    let result = try trace("--rule number-out-of-range=note", of: "<Response>\(verbs)</Response>")
    #expect(result.output.contains(text), "\(result.output)")
  }

  @Test func `prompts that fail inside Gather are a JSON event`() throws {
    let result = try trace(
      "-cf json", of: "<Response><Gather><Say voice='alice'>a</Say></Gather></Response>")
    #expect(
      result.output.contains(
        #"{"event":"prompts-fail","reason":"unknown voice 'alice': the prompts end, and silence follows","#
          + #""element":"Say","line":1,"process":"prompts"}"#), "\(result.output)")
  }

  @Test func `a document that Kazoo cannot parse has no commands`() throws {
    for document in ["<Response><Say>a</Response>", "", "{}", "<html/>"] {
      let result = try trace("-cf json", of: document)
      #expect(result.output.contains(#""commands":[],"end":{"outcome":"unparsed","reason":""#))
    }
  }

  /// The error is still reported.
  @Test(arguments: [
    "<?xml version='2.0'?><Response><Say>a</Say></Response>",
    "<Response><Say>a</Say></Response><Response><Say>b</Say></Response>",
    "<!DOCTYPE Response SYSTEM 'http://h/x.dtd'><Response><Say>a</Say></Response>",
    "<Response><Say>" + String(repeating: "<b>", count: 300)
      + String(repeating: "</b>", count: 300) + "a</Say></Response>",
  ])
  func `trace follows documents that only strict XML parsers refuse`(document: String) throws {
    let result = try Tool().shell("twimlc trace", input: document)
    #expect(result.output.contains("says 'a' "))
    #expect(result.error.contains(" error: "))
    #expect(result.status == 1)
    let translation = try Tool().shell("twimlc translate", input: document)
    #expect(translation.output == "")
    #expect(translation.error == result.error)
    #expect(translation.status == 1)
  }

  /// The fault that stops Kazoo, not those that it tolerates.
  @Test func `trace names the fault that makes Kazoo refuse the document`() throws {
    let result = try trace("", of: "<?xml version='2.0'?><response/>")
    #expect(
      result.output.hasSuffix(
        "and case matters: Kazoo cannot parse it, so the caller hears nothing\n"
      ))
  }

  @Test func `'--entity' gives the text of an external entity`() throws {
    let document =
      "<!DOCTYPE Response [<!ENTITY x SYSTEM '/etc/hostname'>]>"
      + "<Response><Say>a&x;b</Say></Response>"
    let unknown = try trace("", of: document)
    #expect(unknown.output.contains("says 'ab' "))
    #expect(unknown.output.contains("the entity 'x' counts as empty here: --entity x=TEXT says"))
    let json = try trace("-cf json", of: document)
    #expect(json.output.contains(#""unknownEntities":["x"]"#))
    let known = try trace("--entity x=1 --entity 'x= = '", of: document)
    #expect(known.output.contains("says 'a = b' "))
    #expect(!known.output.contains("--entity"))
  }

  /// Each byte becomes a character.
  @Test func `text declared as ISO-8859-1 is decoded byte by byte`() throws {
    let result = try trace(
      "", of: "<?xml version='1.0' encoding='ISO-8859-1'?><Response><Say>é</Say></Response>")
    #expect(result.output.contains("says 'Ã©'"))
  }

  @Test func `the JSON trace has the commands, the end and the next request`() throws {
    let result = try trace("--format json --digits 1")
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let commands = try #require(object["commands"] as? [[String: Any]])
    #expect(
      commands.map { ($0["command"] ?? $0["event"]) as? String } == [
        "answer", "answer", "tts", "noop", "keys",
      ])
    #expect(commands[2]["process"] as? String == "prompts")
    let end = try #require(object["end"] as? [String: Any])
    #expect(end["outcome"] as? String == "request")
    let request = try #require(object["request"] as? [String: Any])
    #expect(request["method"] as? String == "GET")
    #expect((request["uri"] as? String)?.hasPrefix("http://h/v/menu.php?Digits=1&") == true)
  }

  /// Kazoo runs it, but trace does not follow it.
  @Test func `trace refuses a callflow with status 2`() throws {
    let flow = #"{"module":"tts","data":{"text":"a","voice":"male"},"children":{}}"#
    let result = try trace("", of: flow)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(
      result.error
        == "twimlc: '<stdin>' is a callflow, and Kazoo would run it: trace follows TwiML only\n")
    let wrong = try trace("-f json", of: #"{"module":"tts","data":[]}"#)
    #expect(wrong.status == 2)
    #expect(wrong.error.contains("is a callflow, with an error in it: trace follows TwiML only"))
  }

  @Test func `trace explains an HTTP redirect, and translate and graph refuse it`() throws {
    let head = "HTTP/1.1 302 Found\r\nLocation: http://h/b.php\r\n\r\n"
    #expect(try trace("", of: head).output.contains("the response is a redirect: Kazoo requests"))
    for command in ["translate", "graph"] {
      let result = try Tool().shell("twimlc \(command) -q", input: head)
      #expect(result.status == 1)
      #expect(result.error.contains("reads no document from a response with the status 302"))
    }
  }

  @Test(arguments: [
    ("--digits 1a", "'--digits' takes the keys 0 to 9, * and #, not 'a'"),
    ("--set CallSd=1", "did you mean 'CallSid'?"), ("--set x", "'--set' takes NAME=VALUE"),
    ("--entity x", "'--entity' takes NAME=TEXT, not 'x'"),
    ("--entity =x", "'--entity' takes NAME=TEXT, not '=x'"),
  ])
  func `an invalid option value is a usage error`(options: String, message: String) throws {
    let result = try trace(options)
    #expect(result.status == 2)
    #expect(result.error.contains(message))
  }
}
