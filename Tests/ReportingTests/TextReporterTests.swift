import Diagnostics
import Reporting
import Testing

@Suite struct TextReporterTests {
  @Test func `a finding is followed by its line and marks`() {
    let source = SourceFile("<Response>\n  <Say voice=\"alice\">Hi</Say>\n</Response>\n")
    let finding = Diagnostic(
      .sample, "voice 'alice' fails", at: source.range(of: "alice"), help: ["write 'woman'"])
    #expect(
      report([finding], source) == """
        menu.xml:2:15: error: voice 'alice' fails [sample-rule]
            2 |   <Say voice="alice">Hi</Say>
              |               ^~~~~
          help: write 'woman'

        """)
  }

  @Test func `related places are notes`() {
    let source = SourceFile("<a>\n<b/>\n</a>")
    let finding = Diagnostic(
      .sample, "twice", at: source.range(of: "<b/>"),
      related: [Diagnostic.Related("first here", at: source.range(of: "<a>"))])
    #expect(
      report([finding], source) == """
        menu.xml:2:1: error: twice [sample-rule]
            2 | <b/>
              | ^~~~
        menu.xml:1:1: note: first here
            1 | <a>
              | ^~~

        """)
  }

  @Test func `the finding's severity is printed, not the rule's`() {
    let source = SourceFile("<a/>")
    let finding = Diagnostic(.sample, "x", at: source.range(of: "a")).capped(at: .note)
    #expect(report([finding], source).hasPrefix("menu.xml:1:2: note: x [sample-rule]\n"))
  }

  @Test func `a fix-it is printed as help when there is no help`() {
    let source = SourceFile("<a/>")
    let range = source.range(of: "a")
    let fixIt = FixIt("write 'b'", .safe, replace: range, with: "b")
    let finding = Diagnostic(.sample, "x", at: range, fixIts: [fixIt])
    #expect(report([finding], source).hasSuffix("\n  help: write 'b'\n"))
  }

  @Test(arguments: [
    // The line as written, the range in it, and the line and marks as printed.
    ("\t<b/>", "<b/>", "    <b/>", "    ^~~~"),
    ("a\t<b/>", "<b/>", "a   <b/>", "    ^~~~"),
    ("日本<b/>", "<b/>", "日本<b/>", "    ^~~~"),
    ("<b>日本</b>", "日本", "<b>日本</b>", "   ^~~~"),
    ("😀x", "x", "😀x", "  ^"),
    ("e\u{301}x", "x", "e\u{301}x", " ^"),
    ("a\u{1B}[1mx", "x", "a␛[1mx", "     ^"),
    ("a\u{7F}x", "x", "a␡x", "  ^"),
    ("a\u{200B}x", "x", "a<U+200B>x", "         ^"),
    ("a\u{202E}x", "x", "a<U+202E>x", "         ^"),
    ("a\u{85}x", "x", "a<U+0085>x", "         ^"),
  ])
  func `marks stand under their text`(line: String, part: String, shown: String, marks: String) {
    let source = SourceFile(line)
    let lines = report([Diagnostic(.sample, "x", at: source.range(of: part))], source)
      .split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1] == "    1 | " + shown)
    #expect(lines[2] == "      | " + marks)
  }

  @Test func `an empty range has one mark`() {
    let source = SourceFile("<a>\n")
    let lines = report([Diagnostic(.sample, "x", at: SourceRange(at: 3))], source)
      .split(separator: "\n")
    #expect(lines[0].hasPrefix("menu.xml:1:4:"))
    #expect(lines[2] == "      |    ^")
  }

  @Test func `the end of the file after a line break is an empty line`() {
    let source = SourceFile("<a>\n")
    let lines = report([Diagnostic(.sample, "x", at: SourceRange(at: 4))], source)
      .split(separator: "\n")
    #expect(lines[0].hasPrefix("menu.xml:2:1:"))
    #expect(lines[1] == "    2 | ")
    #expect(lines[2] == "      | ^")
  }

  @Test func `a range of several lines shows the first`() {
    let source = SourceFile("<a\n b='c'>\n")
    let lines = report([Diagnostic(.sample, "x", at: SourceRange(0..<10))], source)
      .split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1] == "    1 | <a")
    #expect(lines[2] == "      | ^~")
  }

  @Test func `a long line is cut around the range`() throws {
    let source = SourceFile(
      String(repeating: "é", count: 500) + "<b/>" + String(repeating: "z", count: 500))
    let lines = report([Diagnostic(.sample, "x", at: source.range(of: "<b/>"))], source)
      .split(separator: "\n")
    #expect(lines[0].hasPrefix("menu.xml:1:501:"))
    let line = lines[1].dropFirst("    1 | ".count)
    let marks = lines[2].dropFirst("      | ".count)
    #expect(line.count < 130)
    #expect(line.hasPrefix("…é") && line.hasSuffix("z…"))
    let start = try #require(line.firstRange(of: "<b/>")?.lowerBound)
    #expect(
      marks == String(repeating: " ", count: line.distance(from: line.startIndex, to: start))
        + "^~~~")
  }

  @Test func `a range beyond the shown part is marked to its edge`() {
    let source = SourceFile("<a b='" + String(repeating: "x", count: 5000) + "'/>")
    let lines = report([Diagnostic(.sample, "x", at: SourceRange(6..<5006))], source)
      .split(separator: "\n")
    #expect(lines[1].count < 140)
    #expect(lines[2].count <= lines[1].count)
    #expect(lines[2].hasPrefix("      |       ^~~"))
  }

  @Test func `line breaks in names and messages are shown escaped`() {
    let source = SourceFile(name: "a\nb\u{1B}.xml", bytes: Array("<a/>".utf8))
    let finding = Diagnostic(.sample, "one\ntwo", at: SourceRange(0..<4), help: ["three\r\nfour"])
    let text = report([finding], source)
    #expect(text.hasPrefix("a␊b␛.xml:1:1: error: one␊two [sample-rule]\n"))
    #expect(text.hasSuffix("\n  help: three␍␊four\n"))
  }

  @Test func `colors add only escape sequences`() {
    let source = SourceFile("<a/>")
    let finding = Diagnostic(.sample, "x", at: source.range(of: "a"), help: ["y"])
    let colored = report([finding], source, isColored: true)
    #expect(colored.contains("\u{1B}[1;31merror:\u{1B}[0m"))
    let plain = colored.replacing(#/\x1B\[[0-9;]*m/#, with: "")
    #expect(plain == report([finding], source))
  }

  @Test func `a run without findings prints nothing`() {
    #expect(report([], SourceFile("<a/>")) == "")
  }

  private func report(
    _ diagnostics: [Diagnostic], _ source: SourceFile, isColored: Bool = false
  ) -> String {
    render(TextReporter(isColored: isColored), [(diagnostics, source)])
  }
}
