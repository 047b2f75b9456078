import Diagnostics
import Testing
import TwiMLSemantics
import TwiMLSyntax

/// PHP messages among the verbs.
@Suite struct PHPMessageTests {
  static let message =
    "<br />\n<b>Warning</b>:  Undefined variable $x in <b>/var/www/x.php</b> on line <b>3</b><br />"

  private func analysis(_ text: String) -> (program: Program?, findings: [Diagnostic]) {
    let source = SourceFile(name: "a.xml", bytes: Array(text.utf8))
    let (document, syntax) = parse(source)
    let (program, findings) = analyze(document, options: AnalysisOptions())
    return (
      program, (syntax + findings).sorted { $0.range.lowerBound < $1.range.lowerBound }
    )
  }

  @Test func `a PHP message is one error`() throws {
    let text = "<Response>\(Self.message)\n<Say>a</Say></Response>"
    let (program, findings) = analysis(text)
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.rule == .phpWarning)
    #expect(finding.severity == .error)
    #expect(!finding.isFatal)
    #expect(
      finding.message == "a PHP warning stands between the verbs: Kazoo hangs up here")
    #expect(
      finding.help.first
        == "PHP says: Warning: Undefined variable $x in /var/www/x.php on line 3")
    let start = "<Response>".utf8.count
    #expect(finding.range == SourceRange(start..<start + Self.message.utf8.count))
    // Each of its tags is a verb to Kazoo, and the first one is the last that Kazoo gets to.
    #expect(program?.statements.map(\.element.name) == ["br", "b", "b", "b", "br", "Say"])
  }

  @Test(arguments: [
    "<Response>\(message)</Response>", "<Response><Dial>\(message)</Dial></Response>",
    "<Response><Say voice=\"\nNotice: Undefined index in /srv/x.php on line 3\n\">a</Say></Response>",
  ])
  func `a verb that contains a PHP message fails because of it`(text: String) throws {
    let program = try #require(analysis(text).program)
    let verb = try #require(program.statements.first)
    let finding = try #require(program.finding(at: verb.element))
    #expect(finding.rule == .phpWarning)
    #expect(finding.severity == .error)
  }

  @Test(arguments: [
    // Two messages, in a document that continues.
    (
      "<Response><Say>a</Say>\(message)\n\(message)<Hangup/></Response>",
      ["php-warning", "php-warning"]
    ),
    // With html_errors off, PHP writes no tags but text that Kazoo skips.
    (
      "<Response>\nNotice: Undefined index: x in /srv/x.php on line 3\n<Say>a</Say></Response>",
      ["php-warning"]
    ),
    ("<Response>\nNotice: nobody is here<Say>a</Say></Response>", ["ignored-text"]),
    // The caller hears it in a text.
    ("<Response><Say>Hi \(message), bye</Say></Response>", ["php-warning"]),
    (
      "<Response><Say>Warning: Undefined variable $x in /srv/x.php on line 3 Hi</Say></Response>",
      ["php-warning"]
    ),
    ("<Response><Say>Warning: trains are late on line 3</Say></Response>", []),
    // In a value, it is not a voice.
    (
      "<Response><Say voice=\"\nNotice: Undefined index in C:\\www\\x.php on line 3\n\">a</Say></Response>",
      ["php-warning"]
    ),
    // Other programs.
    (
      "<Response><Say>Traceback (most recent call last):\n  File \"a.py\", line 1, in f\nKeyError: 1</Say></Response>",
      ["program-error"]
    ),
    ("<Response><b>Deprecated</b>: a in <b>x</b><Say>a</Say></Response>", ["php-warning"]),
    // The verbs after it are still checked.
    (
      "<Response>\(message)<Say voice=\"x\">a</Say><Sya/></Response>",
      ["php-warning", "unknown-voice", "unknown-verb"]
    ),
    (#"<Response><Gather action="http://h/a">\#(message)</Gather></Response>"#, ["php-warning"]),
    // If a message is the only content of an element, its consequence is not reported again.
    ("<Response><Dial>\(message)</Dial></Response>", ["php-warning"]),
    ("<Response><Dial>\n \(message)\n</Dial><Say>a</Say></Response>", ["php-warning"]),
    (
      "<Response><Say><b>Warning</b>: a in <b>/srv/x.php</b> on line <b>3</b></Say></Response>",
      ["php-warning"]
    ),
    ("<Response><Dial><Sip>\(message)</Sip></Dial></Response>", ["php-warning"]),
    (
      "<Response><Dial timeout=\"0\">\(message)</Dial></Response>",
      ["number-out-of-range", "php-warning"]
    ),
    // Perl's own.
    (
      "<Response><Say voice=\"Use of uninitialized value $v at /srv/x.pl line 3.\">a</Say></Response>",
      ["program-error"]
    ),
    (
      "<Response><Say>No such caller at lib/Voice.pm line 12.\n</Say></Response>", ["program-error"]
    ),
    ("<Response><Say>Meet me at the app.pl line 3 stop</Say></Response>", []),
    // A message that is never reached is a warning.
    ("<Response><Hangup/>\(message)</Response>", ["php-warning"]),
    // Other tags of that name.
    ("<Response><br/><Say>a</Say></Response>", ["unknown-verb"]),
    ("<Response><b>Warning</b><Say>a</Say></Response>", ["unknown-verb"]),
  ])
  func `PHP messages replace the findings they cause`(document: String, expected: [String]) {
    #expect(analysis(document).findings.filter { $0.severity > .note }.map(\.rule.id) == expected)
  }

  @Test func `a PHP message that is never reached is a warning`() {
    let findings = analysis("<Response><Hangup/>\(Self.message)</Response>").findings
    #expect(findings.map(\.severity) == [.warning])
  }
}
