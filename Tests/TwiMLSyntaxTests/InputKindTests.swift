import Diagnostics
import Markers
import Testing
import TwiMLSyntax

@Suite
struct InputKindTests {
  @Test(arguments: [
    ("", "empty-document"), (" \r\n\t", "empty-document"),
    ("{\"a\": 1}", "json-document"), ("\n[1]", "json-document"),
    ("<!doctype html>\n<html><br></html>", "html-document"),
    ("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"x.dtd\"><html/>", "html-document"),
    ("<HTML><head>", "html-document"), ("<?xml version='1.0'?>\n<html/>", "html-document"),
    ("<!-- served --><html lang='en'>", "html-document"),
    ("<br />\n<b>Warning</b>: foo in <b>x.php</b> on line <b>3</b><Response/>", "php-warning"),
    ("PHP Notice:  Undefined variable\n<?xml version='1.0'?><Response/>", "php-warning"),
    ("\nFatal error: Uncaught Error in /srv/x.php", "php-warning"),
    ("hello<Response><Say>a</Say></Response>", "text-before-xml"),
    ("\u{FEFF}\u{FEFF}<Response/>", "text-before-xml"),
    ("Internal Server Error", "plain-text"), ("1 < 2", "plain-text"),
  ])
  func `input that is not XML gets one error by its kind`(text: String, rule: String) {
    let source = SourceFile(name: "test", bytes: Array(text.utf8))
    let (document, diagnostics) = parse(source)
    #expect(diagnostics.map(\.rule.id) == [rule])
    #expect(diagnostics.allSatisfy { $0.severity == .error })
    #expect(document.root == nil)
  }

  @Test(arguments: [
    Marked("1️⃣hello2️⃣\n3️⃣<Response>4️⃣</Response>"),
    Marked("1️⃣<br /><b>Warning</b>: x2️⃣ 3️⃣<?xml version='1.0'?>4️⃣<Response/>"),
  ])
  func `the place where XML begins is a related place`(_ marked: Marked) throws {
    let diagnostic = try #require(parse(marked.source).diagnostics.first)
    #expect([diagnostic.range.range] + diagnostic.related.map(\.range.range) == marked.ranges)
  }

  @Test(arguments: [
    "<htmlx/>", "<Response><html/></Response>", "<b/>", "<!DOCTYPE htmlx><a/>",
  ])
  func `XML of another kind is parsed as XML`(_ text: String) {
    #expect(parse(SourceFile(name: "test", bytes: Array(text.utf8))).document.root != nil)
  }
}
