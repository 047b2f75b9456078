import Foundation
import Testing

/// What `--fix`, `--unsafe-fixes` and `--diff` do to files.
@Suite struct FixTests {
  /// One finding with a safe fix, one with an unsafe one.
  private static let wrong = """
    <Response>
      <say>Tom & Jerry</say>
      <Say voise="man">Hello</Say>
    </Response>

    """
  private static let safe = """
    <Response>
      <Say>Tom &amp; Jerry</Say>
      <Say voise="man">Hello</Say>
    </Response>

    """

  private func text(_ tool: borrowing Tool, _ name: String) throws -> String {
    try String(contentsOf: tool.directory.appending(path: name), encoding: .utf8)
  }

  @Test func `'--fix' applies safe fixes and reports the rest`() throws {
    let tool = try Tool()
    try tool.write(Self.wrong, to: "a.xml")
    let result = try tool.run("check", "--fix", "a.xml")
    #expect(try text(tool, "a.xml") == Self.safe)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("a.xml:3:8: warning: "))
    #expect(result.error.hasPrefix("fixed 2 findings in 1 file\n"))
    let again = try tool.run("check", "--fix", "a.xml")
    #expect(try text(tool, "a.xml") == Self.safe)
    #expect(!again.error.hasPrefix("fixed"))
  }

  @Test func `'--unsafe-fixes' applies unsafe fixes`() throws {
    let tool = try Tool()
    try tool.write(Self.safe, to: "a.xml")
    let result = try tool.run("check", "--fix", "--unsafe-fixes", "a.xml")
    #expect(
      try text(tool, "a.xml") == Self.safe.replacingOccurrences(of: "voise", with: "voice"))
    #expect(result.output == "")
    #expect(result.error == "fixed 1 finding in 1 file\n")
  }

  @Test func `'--diff' prints a diff that patch applies`() throws {
    let tool = try Tool()
    try tool.write(Self.wrong, to: "a.xml")
    let result = try tool.run("check", "--diff", "a.xml")
    #expect(try text(tool, "a.xml") == Self.wrong)
    #expect(result.status == 1)
    #expect(
      result.output == """
        --- a.xml
        +++ a.xml
        @@ -1,4 +1,4 @@
         <Response>
        -  <say>Tom & Jerry</say>
        +  <Say>Tom &amp; Jerry</Say>
           <Say voise="man">Hello</Say>
         </Response>

        """)
    #expect(result.error.contains("would fix 2 findings in 1 file\n"))
    #expect(try tool.run("check", "--diff", "-", input: Self.safe).output == "")
  }

  @Test(arguments: [
    "<Response><Say Voice=\"alice\">a</Say></Response>\n",
    "<Response><Say Loop=\"2\" LOOP=\"3\">a</Say></Response>\n",
  ])
  func `a fix that would cause an error is not applied`(text: String) throws {
    let result = try Tool().run("check", "--fix", "-", input: text)
    #expect(result.output == text)
    #expect(!result.error.contains("fixed"))
  }

  @Test func `'--fix' prints the fixed standard input`() throws {
    let result = try Tool().run("check", "--fix", "-", input: Self.wrong)
    #expect(result.output == Self.safe)
    #expect(result.error.hasPrefix("<stdin>:3:8: warning: "))
  }

  @Test func `a fix keeps the file mode, the link and the byte order mark`() throws {
    let tool = try Tool()
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    try tool.write(Data(mark + Array(Self.wrong.utf8)), to: "a.xml")
    let result = try tool.shell(
      "chmod 640 a.xml; ln -s a.xml b.xml; twimlc check -q --fix b.xml; stat -c %a a.xml; ls "
        + "-l b.xml; ls"
    )
    #expect(result.output.hasPrefix("640\n"))
    #expect(result.output.hasSuffix("-> a.xml\na.xml\nb.xml\n"))
    let data = try Data(contentsOf: tool.directory.appending(path: "a.xml"))
    #expect(data == Data(mark + Array(Self.safe.utf8)))
  }

  @Test(.enabled(if: geteuid() == 0, "only root gives files away"))
  func `a fix keeps the owner`() throws {
    let tool = try Tool()
    try tool.write(Self.wrong, to: "a.xml")
    let result = try tool.shell(
      "chown 65534:65533 a.xml; chmod 640 a.xml; twimlc check -q --fix a.xml; stat -c '%u:%g "
        + "%a' a.xml"
    )
    #expect(result.output == "65534:65533 640\n")
    #expect(try text(tool, "a.xml") == Self.safe)
  }

  /// A user who may write the file but cannot give away a new one.
  @Test(
    .enabled(
      if: geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv"),
      "only root runs a program as another user"))
  func `a file of another user is written in place`() throws {
    let tool = try Tool()
    try tool.write(Self.wrong, to: "a.xml")
    let result = try tool.shell(
      "chmod 777 .; chmod 666 a.xml; before=$(stat -c %i a.xml)\n"
        + "setpriv --reuid 65534 --regid 65534 --clear-groups '\(Tool.path)' check -q --fix a.xml\n"
        + "stat -c '%u:%g %a' a.xml; [ $before = $(stat -c %i a.xml) ] && ls")
    #expect(result.output == "0:0 666\na.xml\n")
    #expect(try text(tool, "a.xml") == Self.safe)
  }

  /// Both longer and shorter results.
  @Test(arguments: [
    (FixTests.wrong, FixTests.safe),
    (
      "<Response><Pause length='4000.00'/></Response>",
      "<Response><Pause length='3600'/></Response>"
    ),
  ])
  func `a fix changes every hard link of a file`(wrong: String, right: String) throws {
    let tool = try Tool()
    try tool.write(wrong, to: "a.xml")
    let result = try tool.shell(
      "ln a.xml b.xml; twimlc check -q --fix a.xml; stat -c %h a.xml; ls")
    #expect(result.output == "2\na.xml\nb.xml\n")
    #expect(try text(tool, "a.xml") == right)
    #expect(try text(tool, "b.xml") == right)
  }

  @Test func `a full disk leaves a file with two hard links unchanged`() throws {
    let tool = try Tool()
    let wrong = "<Response><say>\(String(repeating: "a & ", count: 2550))</say></Response>"
    try tool.write(wrong, to: "a.xml")
    let result = try tool.shell("ln a.xml b.xml; ulimit -f 20; twimlc check -q --fix a.xml")
    #expect(result.status == 2)
    #expect(result.error.hasPrefix("twimlc: cannot write 'a.xml': File too large\n"))
    #expect(try text(tool, "b.xml") == wrong)
  }

  @Test(arguments: [
    (
      Data("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><Response><say>".utf8) + [0xE9]
        + Data("</say></Response>".utf8), "it is not UTF-8"
    ),
    (
      Data(
        "<!DOCTYPE Response [<!ENTITY e \"x\">]><Response><say>&e;</say></Response>".utf8),
      "it uses entities of its own"
    ),
    (
      Data(
        "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<Response><say>x</say></Response>".utf8),
      "the head of an HTTP response stands before the document"
    ),
  ])
  func `a file that is not plain UTF-8 is not fixed, and the reason is printed`(
    document: Data, reason: String
  ) throws {
    let tool = try Tool()
    try tool.write(document, to: "a.xml")
    let result = try tool.run("check", "--fix", "a.xml")
    #expect(try Data(contentsOf: tool.directory.appending(path: "a.xml")) == document)
    #expect(result.error.contains("twimlc: 'a.xml' is not changed: \(reason)\n"))
  }

  /// As in ruff.
  @Test func `the last line counts safe and unsafe fixes separately`() throws {
    let tool = try Tool()
    let text = "<Response><Say voice=\"alice\">a</Say><Say Voice=\"man\">b</Say></Response>\n"
    try tool.write(text, to: "a.xml")
    let lastLine = { (options: String) in
      try tool.shell("twimlc check \(options) a.xml").error.split(separator: "\n").last.map(
        String.init)
    }
    #expect(
      try lastLine("") == "1 finding can be fixed with --fix, 1 more with --unsafe-fixes")
    #expect(
      try lastLine("--unsafe-fixes") == "2 findings can be fixed with --fix --unsafe-fixes")
    #expect(tool.read("a.xml") == text)
    #expect(
      try lastLine("--rule unknown-attribute=off")
        == "1 finding can be fixed with --fix --unsafe-fixes")
    #expect(try lastLine("--rule unknown-voice=off") == "1 finding can be fixed with --fix")
    #expect(try lastLine("--fix") == "1 finding can be fixed with --unsafe-fixes")
    #expect(tool.read("a.xml")?.contains("alice") == true)
    #expect(tool.read("a.xml")?.contains(" voice=\"man\"") == true)
    #expect(try lastLine("--fix --unsafe-fixes") == "fixed 1 finding in 1 file")
    #expect(tool.read("a.xml")?.contains("alice") == false)
  }

  /// The status depends on whether there is a fix, not on the findings.
  @Test(arguments: [
    ("<Response><Say Voice=\"man\">a</Say></Response>", "--diff", 1),
    ("<Response><Say voice=\"alice\">a</Say></Response>", "--diff", 0),
    ("<Response><Say voice=\"alice\">a</Say></Response>", "--diff --unsafe-fixes", 1),
    ("<Response><Queue/></Response>", "--diff --fix", 0),
    ("<Response><Say>a</Say></Response>", "--diff", 0),
  ])
  func `'--diff' exits with status 1 exactly when there is a diff`(
    document: String, options: String, status: Int32
  ) throws {
    let tool = try Tool()
    try tool.write(document, to: "a.xml")
    let result = try tool.shell("twimlc check \(options) a.xml")
    #expect(result.status == status)
    #expect(result.output.isEmpty == (status == 0))
    #expect(tool.read("a.xml") == document)
    #expect(try tool.shell("twimlc check \(options) no.xml").status == 2)
  }

  @Test(arguments: ["\n", "\r\n", ""])
  func `'--add-suppressions' writes a comment for each finding`(lineBreak: String) throws {
    let tool = try Tool()
    let lines = [
      "<?xml version=\"1.0\"?>", "<Response>", "  <Say voice=\"alice\">Hi</Say>",
      "  <!-- twimlc-disable-next missing-action : as it was -->",
      "  <Gather finishonkey=\"#\"><Say lenght=\"2\">x</Say></Gather>",
      "  <Dial><Number>+12125550100</Number></Dial>", "  <Say>never heard</Say>", "</Response>", "",
    ]
    try tool.write(lines.joined(separator: lineBreak), to: "a.xml")
    let result = try tool.run("check", "--add-suppressions", "a.xml")
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output == "")
    let text = tool.read("a.xml") ?? ""
    #expect(
      text.contains(
        "  <!-- twimlc-disable-next unknown-voice -->\(lineBreak)"
          + (lineBreak.isEmpty ? "" : "  ") + "<Say voice") || lineBreak.isEmpty)
    #expect(
      text.contains("<!-- twimlc-disable-next missing-action unknown-attribute : as it was -->"))
    let again = try tool.run("check", "--add-suppressions", "a.xml")
    #expect(again.status == 0)
    #expect(tool.read("a.xml") == text)
    // Kazoo runs the same verbs with the same values.
    let traces = try ["--digits 1", "--dial busy"].map { options in
      try tool.shell(
        "printf '%s' '\(lines.joined(separator: "\n"))' | twimlc trace -q -f json \(options) "
          + "| grep -v '\"line\"\\|\"file\"' >one; twimlc trace -q -f json \(options) a.xml "
          + "| grep -v '\"line\"\\|\"file\"' >two; cmp one two")
    }
    #expect(traces.allSatisfy { $0.status == 0 })
  }

  @Test func `'--add-suppressions' leaves a file with XML errors unchanged`() throws {
    let tool = try Tool()
    try tool.write("<Response><Say>Hi</Response>", to: "a.xml")
    let result = try tool.run("check", "--add-suppressions", "a.xml")
    #expect(result.status == 1)
    #expect(result.error.hasPrefix("twimlc: 'a.xml' is not changed: "))
    #expect(tool.read("a.xml") == "<Response><Say>Hi</Response>")
    let input = try tool.run(
      "check", "--add-suppressions", "-", input: "<Response><Say voice=\"x\">Hi</Say></Response>")
    #expect(
      input.output
        == "<Response><!-- twimlc-disable-next unknown-voice --><Say voice=\"x\">Hi</Say></Response>"
    )
  }
}
