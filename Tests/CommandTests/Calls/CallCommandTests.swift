import Foundation
import Testing

/// `twimlc call` against a server on this machine.
@Suite(.enabled(if: Tool.hasCurlAndPython, "needs curl and python3 in /usr/bin"))
struct CallCommandTests {
  private let server: CallServer

  init() throws { server = try CallServer() }

  private func call(_ path: String, _ options: String = "") throws -> Tool.Result {
    try Tool().shell("twimlc call '\(server.url(path))' \(options) </dev/null")
  }

  @Test func `the transcript shows each request, prompt and key with its line`() throws {
    let result = try call(
      "/voice", "--press 1 --dial busy --seed 1 --rule redirect-to-self=off,unheard-action=off")
    let text = result.output.replacing(":\(server.port)", with: "")
    #expect(
      text.split(separator: "\n").dropFirst().map(String.init) == [
        "GET http://127.0.0.1/voice: 200",
        #"  line 2   hears "Press 1 for sales, 2 for the mailbox""#,
        "  line 2   presses 1",
        "POST http://127.0.0.1/choice Digits=1: 200",
        #"  line 1   hears "Connecting you""#,
        "  line 1   Kazoo rings user sales for up to 20 s: busy",
        "  line 1   Kazoo hangs up",
        "POST http://127.0.0.1/after CallStatus=busy DialCallStatus=failed Digits=: 200",
        "  the caller is gone: nobody hears the response",
        #"  line 1   hears "It was failed" (nobody hears it)"#,
        "end hangup: Kazoo has hung up the caller",
      ])
    #expect(result.status == 0)
  }

  @Test(arguments: [
    // The keys that the caller presses, one Gather after the other; unneeded ones are dropped.
    ("/voice", "--press 2", 0, "Leave a message"),
    ("/voice", "--press none --press 1 --dial answered", 0, "somebody answers"),
    ("/voice", "--press 9 --press 1", 0, "Wrong key"),
    ("/voice", "--press 2#", 0, "presses 2; # has no effect"),
    ("/voice", "--hang-up", 0, "end caller-hangup"),
    ("/voice", "--press 2 --record silence", 0, "Nothing was said"),
    ("/voice", "--press 2", 0, "12 s, #"),
    ("/voice", "--press 2 --record hang-up", 0, #"hears "12 s, hangup" (nobody hears it)"#),
    ("/voice", "--press 1 --dial no-answer", 0, "nobody answers"),
    ("/voice", "", 0, "end repeats"),
    ("/voice", "--press 1 --press 2 --dial busy --record sound", 0, "never used: --press 2"),
    // All other verbs, and the variables of Set.
    ("/verbs", "", 0, "hears 2 s of silence"),
    ("/verbs", "", 0, "hears http://h/a.mp3"),
    ("/verbs", "", 0, "GET CallSid="),
    ("/verbs", "", 0, "a=b c"),
    ("/reject", "", 0, "end rejected"),
    ("/conference", "", 0, "enters the conference 'room 1'"),
    ("/hangup", "", 0, "end hangup"),
    ("/callflow", "", 0, "end callflow"),
    // The options about the call and the request.
    ("/echo", "--set From=bob --set CallerNumber=+1 --set a=x", 0, "CallerNumber=+1 From=bob a=x"),
    ("/echo", "--set CallSid=c1", 0, "CallSid=c1"),
    ("/echo", "--method post", 0, "POST CallSid"),
    ("/header", "--header 'X-Test: yes'", 0, #"hears "yes""#),
    ("/header", "--curl-option=--header --curl-option='X-Test: curl'", 0, #"hears "curl""#),
    // HTTP redirects: 302 changes the method to GET, 307 keeps the request.
    ("/late?to=found", "", 0, "GET a=found"),
    ("/late?to=again", "", 0, "POST CallSid"),
    ("/cookie", "", 0, #"hears "no cookie""#),
    ("/cookie", "--cookies", 0, #"hears "id=7""#),
    ("/chunked", "", 0, #"hears "in pieces""#),
    ("/gzip", "", 1, "[compressed-body]"),
    ("/empty", "", 1, "end hangup"),
    ("/broken", "", 1, "end failed"),
    ("/void", "", 1, "end silence"),
    ("/alice", "", 1, "/voices:2:13: error: "),
    ("/status-404", "", 1, "end failed"),
    ("/status-403", "", 1, "Kazoo signs no requests"),
    ("/late?to=status-500", "", 1, "end silence"),
    ("/late?to=status-500", "--kazoo 5", 1, "end hangup"),
    ("/late?to=broken", "", 1, "end hangup"),
    ("/slow", "--timeout 1", 1, "there is no complete response after 1 s"),
    ("/late?to=slow", "--timeout 1", 1, "end silence"),
    ("/count", "--documents 5", 1, "after 5 documents"),
    ("/voice", "--fail-on never --press 1", 0, "end hangup"),
    ("/alice", "--fail-on never", 0, "end hangup"),
    ("/alice", "--rule unknown-voice=off --fail-on never", 0, "end hangup"),
  ])
  func `each call ends with the expected status and text`(
    path: String, options: String, status: Int32, text: String
  ) throws {
    let result = try call(path, options)
    #expect(result.output.contains(text), "\(result.output)\(result.error)")
    #expect(result.status == status)
  }

  /// Each call ends with its reason, and in reasonable time.
  @Test(arguments: [
    ("/endless", "larger than"), ("/gigabyte", "larger than"), ("/circle", "redirects"),
    ("/bomb", "end failed"), ("/close", "the response is broken"),
    ("/cut", "the response is broken"),
    ("/garbage", "end failed"),
  ])
  func `a call to a hostile server ends within 30 seconds with the reason`(
    path: String, text: String
  ) throws {
    let start = Date()
    let result = try call(path)
    #expect(result.output.contains(text), "\(result.output)\(result.error)")
    #expect(result.status == 1)
    #expect(Date().timeIntervalSince(start) < 30)
  }

  @Test func `control characters from a server never reach the terminal`() throws {
    for options in ["", "--verbose", "--format json", "--color always"] {
      let result = try call("/control", options)
      let text = (result.output + result.error).replacing(/\u{1B}\[[0-9;]*m/, with: "")
      let commands = text.unicodeScalars.filter {
        $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value)
          || $0 == "\u{202E}" && !options.contains("json")
      }
      #expect(commands.isEmpty, "\(options)")
    }
  }

  @Test(arguments: [
    ("http://127.0.0.1:1/", 2, "nobody answers at '127.0.0.1:1'"),
    ("http://host.invalid/", 2, "there is no host 'host.invalid'"),
    ("ftp://h/", 2, "'ftp://h/' is not an http, https or file URL"),
    ("", 2, "'call' takes one URL"),
    ("http://127.0.0.1:1/ --press x", 2, "'--press' takes the keys 0 to 9"),
    ("http://127.0.0.1:1/ --documents 0", 2, "'--documents' takes a number from 1"),
    ("http://127.0.0.1:1/ --map x", 2, "'--map' takes URL=DIRECTORY"),
  ])
  func `a URL or option that cannot be used is an error with its reason`(
    arguments: String, status: Int32, text: String
  ) throws {
    let result = try Tool().shell("twimlc call \(arguments) </dev/null")
    #expect(result.error.contains(text), "\(result.error)")
    #expect(result.status == status)
  }

  @Test func `without curl, call says to install it`() throws {
    let result = try Tool().run(
      "call", server.url("/voice"), environment: ["PATH": "/nonexistent"])
    #expect(result.error.contains("install curl"))
    #expect(result.status == 2)
  }

  /// In a curl argument, a name that begins with '@' would be a file.
  @Test func `a parameter name that begins with '@' reads no file`() throws {
    let result = try call("/echo", "--method post --set @/etc/hostname=x --set a=y")
    #expect(result.output.contains("a=y"))
    #expect(result.status == 0)
  }

  @Test func `the JSON report is one object with all documents`() throws {
    let result = try call("/voice", "--press 1 --format json --compact --set CallSid=c1")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let call = try #require(object as? [String: Any])
    let documents = try #require(call["documents"] as? [[String: Any]])
    #expect(documents.count == 3)
    let request = try #require(documents[1]["request"] as? [String: Any])
    #expect(request["url"] as? String == server.url("/choice"))
    #expect((request["parameters"] as? [String: String])?["Digits"] == "1")
    #expect((call["end"] as? [String: Any])?["kind"] as? String == "hangup")
  }

  /// curl accepts the certificate only with its own option.
  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl"),
      "needs openssl in /usr/bin"))
  func `an unknown certificate fails the call unless curl is told to trust it`() throws {
    let tool = try Tool()
    let made = try tool.shell(
      """
      openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 \\
        -subj /CN=localhost -addext subjectAltName=DNS:localhost 2>/dev/null
      cat key.pem cert.pem >both.pem
      """)
    #expect(made.status == 0)
    let server = try CallServer(certificate: tool.directory.appending(path: "both.pem").path)
    let url = "https://localhost:\(server.port)/hangup"
    let unknown = try tool.shell("twimlc call \(url)")
    #expect(unknown.error.contains("no secure connection to 'localhost:\(server.port)'"))
    #expect(unknown.status == 2)
    let known = try tool.shell("twimlc call \(url) --curl-option=--cacert --curl-option=cert.pem")
    #expect(known.output.contains("end hangup"), "\(known.output)\(known.error)")
    #expect(known.status == 0)
  }

  /// The other options of the user's file still apply.
  @Test(arguments: [
    "max-time = 1\nfail\n", "output = \"out.txt\"\n", "-o out.txt\n", "--output out.txt\n",
    "head\n", "-I\n", "include\nlocation\nsilent\n", "no-location\n", "remote-name-all\n",
    "url = \"http://127.0.0.1:1/\"\n", "data = \"a=b\"\n", "request = DELETE\n", "get\n",
    "write-out = \"x\"\n", "dump-header = -\n", "verbose\n", "trace-ascii = -\n", "stderr = -\n",
    "range = 0-3\n", "compressed\n", "http2\n", "user-agent = x\n", "  # output\n\n", "json = {}\n",
    "next\n", "retry = 9\n",
  ])
  func `options in .curlrc cannot change the request`(lines: String) throws {
    let tool = try Tool()
    try tool.write(lines + "header = \"X-Test: curlrc\"\n", to: ".curlrc")
    let result = try tool.shell("HOME=$PWD twimlc call \(server.url("/header")) </dev/null")
    #expect(result.output.contains(#"hears "curlrc""#), "\(result.output)\(result.error)")
    #expect(result.status == 0)
    #expect(tool.read("out.txt") == nil)
  }

  @Test(arguments: ["--output", "-o", "-sI", "--data=a", "--url", "-X", "--next", "--expand-url"])
  func `'--curl-option' refuses options that change the request`(option: String) throws {
    let result = try Tool().shell("twimlc call http://127.0.0.1:1/ --curl-option=\(option)")
    #expect(result.error.contains("'--curl-option' does not take '-"), "\(result.error)")
    #expect(result.status == 2)
  }

  @Test(arguments: ["-k", "--insecure", "-H", "--cacert", "-uname:Ipso"])
  func `'--curl-option' accepts options that do not change the request`(option: String) throws {
    let result = try Tool().shell(
      "twimlc call http://127.0.0.1:1/ --curl-option=\(option) --curl-option=x")
    #expect(!result.error.contains("does not take"), "\(result.error)")
  }

  /// On Kazoo 4.3, nobody hangs up at the end of such a document.
  @Test(arguments: [
    ("/hangup", "", "Hangup-Cause=NORMAL_CLEARING", "end hangup", 0),
    ("/reject", "", "Hangup-Cause=USER_BUSY", "end rejected", 0),
    ("/voice", "--press 2 --record silence", "Duration-Seconds=", "end silence", 1),
    ("/voice", "--press 2 --record silence --kazoo 5", "Duration-Seconds=", "end hangup", 0),
    ("/voice", "--hang-up", "Call-Direction=inbound", "end caller-hangup", 0),
  ])
  func `'--cdr-url' receives the call detail record after the call`(
    path: String, options: String, record: String, end: String, status: Int32
  ) throws {
    let result = try call(path, "--cdr-url \(server.url("/echo")) \(options)")
    let line = "POST \(server.url("/echo"))"
    #expect(result.output.contains(line) && result.output.contains(record), "\(result.output)")
    #expect(result.output.contains(end))
    #expect(result.output.contains("Kazoo does not use the response"))
    #expect(result.status == status)
  }

  /// Pivot has already stopped.
  @Test(arguments: ["/status-500", "/late?to=status-500", "/void", "/callflow"])
  func `no call detail record is sent after a failed response`(path: String) throws {
    let result = try call(path, "--cdr-url \(server.url("/echo"))")
    #expect(!result.output.contains("/echo"), "\(result.output)")
  }

  @Test func `'--map' and file URLs read responses from a directory`() throws {
    let tool = try Tool()
    try tool.write(
      "<Response><Redirect>http://app.example.com/next</Redirect></Response>", to: "d/index.xml")
    try tool.write("<Response><Say>found</Say></Response>", to: "d/next.xml")
    let mapped = try tool.shell(
      "twimlc call http://app.example.com/ --map http://app.example.com=d")
    #expect(mapped.output.contains(#"hears "found""#), "\(mapped.output)")
    #expect(mapped.status == 0)
    let file = try tool.shell("twimlc call \"file://$PWD/d/next.xml\"")
    #expect(file.output.contains(#"hears "found""#))
    let above = try tool.shell(
      "twimlc call http://app.example.com/%2e%2e/x --map http://app.example.com=d/e")
    #expect(above.output.contains("404"))
  }

  @Test func `check suggests call when it is given a URL`() throws {
    let result = try Tool().run("check", server.url("/voice"))
    #expect(result.error.contains("twimlc call \(server.url("/voice"))"), "\(result.error)")
    #expect(result.status == 2)
  }

  @Test(arguments: ["call http://127.0.0.1:1/", "test a.twimltest"])
  func `'--cookies' is refused if no file can be created for them`(command: String) throws {
    let result = try Tool().shell("TMPDIR=/nonexistent twimlc \(command) --cookies")
    #expect(result.error.contains("cannot keep cookies: no file can be created in '/nonexistent'"))
    #expect(result.status == 2)
  }
}
