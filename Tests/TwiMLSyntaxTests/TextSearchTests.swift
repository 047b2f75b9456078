import Diagnostics
import Testing
import TwiMLSyntax

/// What is found in the text of a document beside the parser.
@Suite struct TextSearchTests {
  private func findings(_ text: String) -> [Diagnostic] {
    parse(SourceFile(name: "a.xml", bytes: Array(text.utf8))).diagnostics
  }

  @Test(arguments: [
    ("<R/>", []),
    ("<R>Hello! 1 <!- 2</R>", []),
    ("<!--1-->", ["<!--1-->"]),
    ("<R>!<!--1--><a!/>?<!----></R><!-- <!--", ["<!--1-->", "<!---->"]),
    ("<R><!--<?a--><!--2--?--></R>", ["<!--<?a-->", "<!--2--?-->"]),
    ("<?a <!--1--> ?><R><?b?><!--2--></R>", ["<!--2-->"]),
    ("<R><![CDATA[<!--1-->]]><!--2--><![CDATA[]]><!--3--></R>", ["<!--2-->", "<!--3-->"]),
    ("<!DOCTYPE R><R><!--<![CDATA[--><!--2--></R>", ["<!--<![CDATA[-->", "<!--2-->"]),
    ("<R><![CDATA[<!--1-->", []),
    ("<R><?a <!--1-->", []),
  ])
  func `comments are those outside of CDATA and instructions`(text: String, comments: [String]) {
    let source = SourceFile(name: "a.xml", bytes: Array(text.utf8))
    #expect(source.comments.map { source[$0] } == comments)
  }

  /// A tag with a number of attributes that have empty or longer values.
  private func tag(_ count: Int, value: String = "") -> String {
    "<Say \((0..<count).map { "a\($0)='\(value)'" }.joined(separator: " "))/>"
  }

  @Test(arguments: ["", "x", "a longer value"])
  func `a tag with too many attributes is found wherever it stands`(value: String) {
    let short = String(repeating: "<Pause/>", count: 300)
    let long = "<Say>\(String(repeating: "x", count: 3000))</Say>"
    for before in ["", short, long, short + long, long + long + "<!-- \(tag(3)) -->"] {
      let crowded = findings("<R>\(before)\(tag(257, value: value))\(short)</R>")
      #expect(crowded.contains { $0.rule == .tooManyAttributes }, "\(crowded.map(\.rule.id))")
      let full = findings("<R>\(before)\(tag(256, value: value))\(long)</R>")
      #expect(!full.contains { $0.rule == .tooManyAttributes })
    }
  }

  @Test func `misread characters and references outside of comments are counted together`() throws {
    let text = "<R>caf&#195;&#169; <!-- é &#233; --> &amp; Ã© <!-- Ã --> &#xC3;©</R>"
    let finding = try #require(findings(text).first)
    #expect(finding.rule.id == "misread-text")
    #expect(finding.fixIts.first?.edits.map(\.replacement) == ["é", "é", "é"])
    #expect(findings(text + "<!-- é -->").map(\.rule.id) == ["misread-text"])
    #expect(findings(text.replacing("</R>", with: "&#233;</R>")).isEmpty)
    #expect(findings(text.replacing("</R>", with: "é</R>")).isEmpty)
  }
}
