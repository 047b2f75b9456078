import Diagnostics
import Testing
import TwiMLSyntax

@Suite
struct UnexecutedSourceTests {
  private func findings(_ text: String, isTemplate: Bool = false) -> [Diagnostic] {
    parse(SourceFile(name: "a", bytes: Array(text.utf8)), isTemplate: isTemplate).diagnostics
  }

  @Test(arguments: [
    // PHP without an end, with text after it, and between other text.
    ("<?php\n$r = new VoiceResponse();\necho $r;\n", "unexecuted-code"),
    ("<?php echo '<Response><Say>a</Say></Response>';", "unexecuted-code"),
    (
      "<?php header('Content-Type: text/xml'); echo '<?xml version=\"1.0\"?>'; ?>\n<Response><Say>a</Say></Response>",
      "unexecuted-code"
    ),
    ("<? echo $x ?><Response><Say>a</Say></Response>", "unexecuted-code"),
    (
      "<?xml version='1.0'?><Response><?php if ($a < 2 && $b): ?><Say>a</Say></Response>",
      "unexecuted-code"
    ),
    ("<Response><Say><?= $name ?></Say></Response>", "unexecuted-code"),
    ("<Response><Play><?php echo $x", "unexecuted-code"),
    (
      "<Response><Gather action=\"<?php echo url('a', \"b\"); ?>\"><Say>a</Say></Gather></Response>",
      "unexecuted-code"
    ),
    // Other languages.
    ("#!/usr/bin/env python3\nprint('<Response/>')", "unexecuted-code"),
    ("const twilio = require('twilio');\nexports.handler = function () {}", "unexecuted-code"),
    ("from flask import Flask\napp = Flask(__name__)", "unexecuted-code"),
    ("require 'sinatra'\npost '/voice' do\n'<Response></Response>'\nend", "unexecuted-code"),
    // Templates.
    ("<Response><Say><%= f(\"a\") %></Say></Response>", "unrendered-template"),
    ("@extends('layout')\n@section('body')\n<Say>a</Say>\n@endsection", "unrendered-template"),
    ("<Response>\n@if($a)\n<Say>{!! $b !!}</Say>\n@endif\n</Response>", "unrendered-template"),
    ("<Response><Gather action=\"{{ route(\"a\") }}\"/></Response>", "unrendered-template"),
    ("{{/* a */}}<Response><Hangup/></Response>", "unrendered-template"),
    ("{% set a = \"<&\" %}<Response><Hangup/></Response>", "unrendered-template"),
  ])
  func `program source sent as a document is one finding by its kind`(text: String, rule: String) {
    let found = findings(text)
    #expect(found.map(\.rule.id) == [rule])
    // A program has no text around its code that could be checked.
    let isProgram = rule == "unexecuted-code" && !text.contains("<?")
    #expect(
      found.allSatisfy { finding in
        finding.help.contains { $0.contains("--templates") } != isProgram
          && finding.help.contains { $0.contains("curl -sSi") }
      })
    #expect(found.allSatisfy { $0.fixIts.isEmpty })
  }

  @Test
  func `PHP inside a processing instruction is a warning`() {
    let found = findings("<?php header('a'); ?>\n<Response><?php f(); ?><Say>a</Say></Response>")
    #expect(found.map(\.rule.id) == ["unexecuted-code"])
    #expect(found.map(\.severity) == [.warning])
  }

  @Test(arguments: ["let me think", "import duties are due", "var", "#hash", "@home"])
  func `text that resembles code is plain text`(text: String) {
    #expect(findings(text).map(\.rule.id) == ["plain-text"])
  }

  @Test(arguments: [
    #""<?xml version=\"1.0\"?><Response><Say>a</Say></Response>""#,
    #""<Response><Say>a</Say></Response>""#,
    #""\n<Response>\n<Say voice=\"man\">a</Say></Response>""#,
    #""\u003cResponse\u003e\u003cSay\u003ea\u003c/Say\u003e\u003c/Response\u003e""#,
    "b'<?xml version=\"1.0\"?><Response><Say>a</Say></Response>'",
    "'<Response><Say>a</Say></Response>'",
    #"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Say>a</Say></Response>"#,
    #"<?xml version="1.0"?>\n<Response>\n<Say>a</Say>\n</Response>"#,
    #"<Response><Say voice=\"man\">a</Say></Response>"#,
    "&lt;?xml version=\"1.0\"?&gt;&lt;Response&gt;&lt;Say&gt;a&lt;/Say&gt;&lt;/Response&gt;",
  ])
  func `a quoted or escaped document is reported as such`(text: String) {
    let found = findings(text)
    #expect(found.map(\.rule.id) == ["quoted-document"])
    #expect(found.allSatisfy { $0.fixIts.isEmpty })
  }

  @Test
  func `a backslash in a document has no finding`() {
    for text in [#"<R><Say>a \n b \" c</Say></R>"#, #"<R><Play>C:\new\a.wav</Play></R>"#] {
      #expect(findings(text).map(\.rule.id) == [])
    }
  }

  @Test
  func `an HTML page is reported with its title or the TwiML inside it`() throws {
    let page = try #require(
      findings("<!DOCTYPE html><html><head><title>KeyError at /voice/</title></head></html>").first)
    #expect(page.rule == .htmlDocument)
    #expect(page.help.first?.contains("whose title is 'KeyError at /voice/'") == true)
    for (html, words) in [
      (
        "<html><TITLE\nlang='en'> Not\n Found </TITLE><h1>Oops</h1>",
        ", whose title is 'Not Found':"
      ),
      (
        "<html><h1 class='a'>Whoops, <em>looks</em> like &mdash;</h1>",
        ", whose heading is 'Whoops, "
          + "looks like —':"
      ),
      ("<html><title></title><H1>503</H1>", ", whose heading is '503':"),
      (
        "<html><title>WordPress &rsaquo; Error &amp; more &#33;</title>",
        "'WordPress › Error & more !'"
      ),
      ("<html><title>\(String(repeating: "x", count: 500))</title>", "xxx…':"),
      ("<html><title>a never ends", "look at what the page says:"),
      ("<html><titles>a</titles><h1/><p>b</p>", "look at what the page says:"),
    ] {
      let page = try #require(findings(html).first)
      #expect(page.rule == .htmlDocument, "\(html)")
      #expect(page.help.first?.contains(words) == true, "\(page.help)")
      #expect(page.help.allSatisfy { $0.count < 250 })
    }
    let around = try #require(
      findings("<html><body><br><Response><Say>a</Say></Response></body></html>").first)
    #expect(around.rule == .htmlDocument)
    #expect(around.help == ["remove the page: send only <Response> and what is in it"])
    #expect(findings("<!DOCTYPE html><Response><Say>a</Say></Response>").map(\.rule.id) == [])
  }
}
