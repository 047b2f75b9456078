import Diagnostics
import Testing
import TwiMLSyntax

@Suite
struct ProgramMessageTests {
  /// Messages of programs, with their names in findings.
  static let messages: [(name: String, text: String)] = [
    (
      "a PHP warning",
      "<br />\n<b>Warning</b>:  Undefined array key \"x\" in <b>/srv/x.php</b> on line <b>7</b><br />"
    ),
    ("a PHP notice", "\nNotice: Undefined variable: x in C:\\www\\x.php on line 12\n"),
    ("a PHP warning", "PHP Deprecated:  each() is gone in /srv/x.php on line 3"),
    ("a PHP parse error", "Parse error: syntax error, unexpected ';' in /srv/x.php on line 3"),
    (
      "a PHP fatal error",
      """
      <br />
      <b>Fatal error</b>:  Uncaught Error: Call to undefined function f() in /srv/x.php:5
      Stack trace:
      #0 {main}
        thrown in <b>/srv/x.php</b> on line <b>5</b><br />
      """
    ),
    (
      "a PHP warning",
      """
      <br />
      <font size='1'><table class='xdebug-error xe-warning' dir='ltr' border='1'>
      <tr><th align='left' colspan="5"><span>( ! )</span> Warning: Undefined variable $x in \
      /srv/x.php on line <i>3</i></th></tr>
      <tr><td>1</td><td>0.0002</td></tr>
      </table></font>
      """
    ),
    (
      "a PHP warning",
      """
      <div style="border:1px solid #990000;padding-left:20px;margin:0 0 10px 0;">

      <h4>A PHP Error was encountered</h4>

      <p>Severity: Warning</p>
      <p>Message:  Undefined variable $x</p>
      <p>Filename: controllers/Voice.php</p>
      <p>Line Number: 9</p>

      </div>
      """
    ),
    (
      "a PHP notice",
      """
      <pre class="cake-error"><a href="javascript:void(0);"><b>Notice</b> (8)</a>: Undefined \
      variable: x [<b>APP/Controller/VoiceController.php</b>, line <b>12</b>]</pre>
      """
    ),
    (
      "a PHP database error",
      """
      <div id="error"><p class="wpdberror"><strong>WordPress database error:</strong> [Table \
      'wp.calls' doesn't exist]<br /><code>SELECT 1</code></p></div>
      """
    ),
    (
      "a Python traceback",
      "<pre>Traceback (most recent call last):\n  File 'a.py', line 1\nE: x</pre>"
    ),
    (
      "a PHP exception",
      "ErrorException: Undefined variable $x in file /srv/app/VoiceController.php on line 12"
    ),
    (
      "a Python traceback",
      """
      Traceback (most recent call last):
        File "/srv/voice.py", line 12, in <module>
          print(answer(digits))
        File "/srv/voice.py", line 3, in answer
          return menu[digits]
      KeyError: '7'
      """
    ),
    (
      "a Python traceback",
      """
      Traceback (most recent call last):
        File "/srv/voice.py", line 2, in <lambda>
      ValueError: no

      During handling of the above exception, another exception occurred:

      Traceback (most recent call last):
        File "/srv/voice.py", line 4, in <module>
      RuntimeError: gave up
      """
    ),
    (
      "a Perl error",
      "Can't locate object method \"name\" via package \"Call\" at /srv/voice.pl line 20.\n"
    ),
    (
      "a Perl error",
      "Use of uninitialized value $to in string at lib/Voice/Menu.pm line 7, <STDIN> line 1."
    ),
    (
      "a Perl error",
      """
      Can't locate Voice.pm in @INC (you may need to install the Voice module) at /srv/voice.cgi line 3.
      BEGIN failed--compilation aborted at /srv/voice.cgi line 3.
      """
    ),
    (
      "a Perl error",
      """
      <h1>Software error:</h1>
      <pre>Can't open the database at /srv/voice.cgi line 9.
      </pre>
      <p>
      For help, please send mail to the webmaster (<a href="mailto:w@h">w@h</a>).
      </p>
      """
    ),
    (
      "a Node.js stack trace",
      """
      TypeError: Cannot read properties of undefined (reading 'name')
          at answer (/srv/voice.js:12:9)
          at Layer.handle [as handle_request] (/srv/node_modules/express/lib/router/layer.js:95:5)
          at process.processTicksAndRejections (node:internal/process/task_queues:95:5)
      """
    ),
    (
      "a Node.js stack trace",
      """
      /srv/voice.js:12
          throw new Error("no menu");
          ^

      Error: no menu
          at Object.<anonymous> (/srv/voice.js:12:11)

      Node.js v20.11.0
      """
    ),
    (
      "a Java stack trace",
      "java.lang.NullPointerException: name\n\tat com.example.Voice.<init>(Voice.java:12)\n\t... 23 more"
    ),
    (
      "a Java stack trace",
      "java.lang.NullPointerException\n\tat com.example.Voice.doPost(Voice.java:12)"
    ),
    (
      "a .NET stack trace",
      """
      Unhandled exception. System.NullReferenceException: Object reference not set to an instance.
         at Voice.Controllers.VoiceController.Index() in C:\\src\\VoiceController.cs:line 12
         at Program.<Main>$(String[] args)
      """
    ),
    (
      "a Ruby error",
      "voice.rb:12:in `block in <main>': undefined method `name' for nil:NilClass (NoMethodError)\n\tfrom voice.rb:3:in `<main>'"
    ),
    (
      "a Ruby error",
      "NoMethodError - undefined method 'name' for #<Voice:0x01>:\n\tvoice.rb:12:in 'block in <class:Voice>'\n\t/gems/sinatra/base.rb:1686:in 'call'"
    ),
    (
      "a Go panic",
      "panic: runtime error: index out of range [1] with length 1\n\ngoroutine 1 [running]:\nmain.main()\n\t/srv/voice.go:12 +0x1d"
    ),
  ]

  private func findings(_ text: String) -> [Diagnostic] {
    parse(SourceFile(name: "a.xml", bytes: Array(text.utf8))).diagnostics
  }

  private func expectOne(
    _ text: String, _ name: String, _ place: String, isFatal: Bool = true,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = findings(text)
    #expect(
      found.map(\.message) == ["\(name) \(place)"], "\(text)", sourceLocation: sourceLocation)
    #expect(found.allSatisfy { $0.severity == .error && $0.isFatal == isFatal })
    #expect(found.allSatisfy { $0.fixIts.isEmpty && $0.help.count == 2 })
    let isPHP = name.hasPrefix("a PHP")
    #expect(found.allSatisfy { $0.rule == (isPHP ? .phpWarning : .programError) })
  }

  @Test(arguments: messages)
  func `a program message before or instead of the document is one finding`(
    name: String, text: String
  ) {
    expectOne(
      text, name, "replaces the document: Kazoo cannot parse it, so the caller hears nothing")
    for document in [
      "<Response><Say>a</Say></Response>", "<?xml version='1.0'?>\n<Response> </Response>",
    ] {
      expectOne(
        "\(text)\n\(document)", name,
        "stands before the document: Kazoo cannot parse it, so the caller hears nothing")
    }
    expectOne(
      "<?xml version='1.0'?>\n\(text)\n<Response> </Response>", name,
      "stands before the document: Kazoo cannot parse it, so the caller hears nothing")
  }

  @Test(arguments: messages)
  func `a program message that cuts off the document is one finding`(name: String, text: String) {
    for document in ["<Response>\n", "<Response><Say>Hi\n", "<Response><Gather><Say>a</Say>\n"] {
      expectOne(
        document + text + "\n", name,
        "cuts the document off: Kazoo cannot parse it, so the caller hears nothing")
    }
  }

  @Test(arguments: messages)
  func `a program message inside a tag is one finding`(name: String, text: String) {
    guard text.contains("<"), !text.contains("\"") else { return }
    expectOne(
      "<Response><Gather action=\"/x?\(text)\"><Say>a</Say></Gather></Response>", name,
      "stands in a tag: Kazoo cannot parse it, so the caller hears nothing")
  }

  @Test(arguments: messages)
  func `a program message after the document is one finding`(name: String, text: String) {
    expectOne(
      "<Response><Say>a</Say></Response>\n\(text)", name,
      "stands after the document: Kazoo ignores it, other parsers refuse the document",
      isFatal: false)
  }

  @Test
  func `a fault elsewhere keeps its own finding`() {
    let found = findings(
      "<Response><Say>Tom & Jerry</Say>\(Self.messages[0].text)<Say>b</Say></Response>")
    #expect(found.map(\.rule.id) == ["bare-ampersand", "php-warning"])
  }

  @Test(arguments: [
    "<R><Say>Warning: your account is overdue</Say></R>",
    "<R><Say>Notice: the train on line 3 is late</Say></R>",
    "<R><Say>Error: that is no number\n   at least not here</Say></R>",
    "<R><Play>http://h/app.rb:12/in.mp3</Play></R>",
    "<R><Say>Do not panic: press one</Say></R>",
  ])
  func `text that only resembles a program message has no finding`(document: String) {
    let (tree, found) = parse(SourceFile(name: "a.xml", bytes: Array(document.utf8)))
    #expect(found.map(\.rule.id) == [])
    #expect(tree.programMessages.isEmpty)
  }

  @Test(arguments: messages)
  func `a program message in a well-formed document is found in the tree`(
    name: String, text: String
  ) throws {
    guard !text.contains("<") else { return }
    let source = SourceFile(
      name: "a.xml", bytes: Array("<Response><Say>Hi \(text) bye</Say></Response>".utf8))
    let (document, found) = parse(source)
    #expect(found.map(\.rule.id) == [])
    let message = try #require(document.programMessages.first)
    #expect(document.programMessages.count == 1)
    #expect(message.name == name)
    #expect(source[message.range].contains("Hi") == false)
  }
}
