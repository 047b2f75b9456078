import Foundation
import Testing

/// How `check` searches directories.
@Suite struct DirectoryTests {
  private static let bad = "<Response><Say voice=\"alice\">Hi</Say></Response>"

  private func findings(_ tool: borrowing Tool, _ line: String) throws -> [String] {
    let result = try tool.shell(line)
    return result.output.split(separator: "\n").filter { $0.contains(": error: ") }
      .map { String($0.prefix { $0 != ":" }) }
  }

  @Test func `a directory is searched for documents in sorted order`() throws {
    let tool = try Tool()
    for name in ["d/b.xml", "d/a/z.twiml", "d/a/y/x.XML", "d/c.xml"] {
      try tool.write(DirectoryTests.bad, to: name)
    }
    try tool.write(DirectoryTests.bad, to: "d/a.txt")
    let expected = ["d/a/y/x.XML", "d/a/z.twiml", "d/b.xml", "d/c.xml"]
    #expect(try findings(tool, "twimlc check d") == expected)
    #expect(try findings(tool, "twimlc check d/") == expected)
  }

  /// A mistyped name must not look like success.
  @Test func `a directory without documents exits with status 2 and names it`() throws {
    let tool = try Tool()
    try tool.write("x", to: "d/a.txt")
    try tool.write(DirectoryTests.bad, to: "e/a.xml")
    for (options, places) in [
      ("d", "'d'"), ("d d/", "'d' and 'd/'"), ("--exclude '*.xml' e", "'e'"),
      ("-q d d d d", "the 4 directories"),
    ] {
      let result = try tool.shell("twimlc check \(options)")
      #expect(result.status == 2)
      #expect(result.error == "twimlc: no document was found in \(places)\n")
    }
    #expect(try findings(tool, "twimlc check d e") == ["e/a.xml"])
    // A hook may have no file to check, and a list may be empty.
    try tool.write("exclude: ['*.xml']\n", to: ".twimlc.yml")
    try tool.write("<Response><Say>Hi</Say></Response>", to: "e/good.xml")
    #expect(try tool.shell("twimlc check e/good.xml").status == 0)
    #expect(try tool.shell("twimlc check --files-from /dev/null").status == 0)
    #expect(try tool.shell("twimlc check e").status == 2)
  }

  @Test func `template files are found by their extensions`() throws {
    let tool = try Tool()
    let names = [
      "d/a.php", "d/b.html.erb", "d/c.ejs", "d/d.xml.j2", "d/e.twig", "d/f.hbs", "d/g.mustache",
      "d/h.blade.php", "d/i.liquid", "d/j.gotmpl", "d/k.jsp", "d/l.xml",
    ]
    for name in names { try tool.write(DirectoryTests.bad, to: name) }
    // A file without TwiML is skipped.
    try tool.write("<?php class Controller {}", to: "d/controller.php")
    try tool.write("<html><%= yield %></html>", to: "d/layout.erb")
    #expect(try findings(tool, "twimlc check --templates d") == names)
    #expect(try findings(tool, "twimlc check d") == ["d/l.xml"])
  }

  @Test func `the configuration can name template files`() throws {
    let tool = try Tool()
    try tool.write("templates: [views/, '*.voice']\n", to: ".twimlc.yml")
    let template = "<?php f(); ?>\n<Response><Say voice=\"alice\">{{ f(\"x\") }}</Say></Response>"
    for name in ["views/a.html", "b.voice", "c.xml", "d.html"] {
      try tool.write(template, to: name)
    }
    #expect(try findings(tool, "twimlc check .") == ["./b.voice", "./c.xml", "./views/a.html"])
    let named = try tool.shell("twimlc check -f gcc views/a.html")
    #expect(!named.output.contains("unexecuted-code"))
    #expect(try tool.shell("twimlc check -f gcc c.xml").output.contains("unexecuted-code"))
    #expect(try tool.shell("twimlc config").output.contains("templates:\n  - 'views/'"))
  }

  @Test func `hidden files and directories are skipped unless named`() throws {
    let tool = try Tool()
    for name in ["d/.git/a.xml", "d/.b.xml", "d/c.xml"] {
      try tool.write(DirectoryTests.bad, to: name)
    }
    #expect(try findings(tool, "twimlc check d") == ["d/c.xml"])
    #expect(try findings(tool, "twimlc check d/.git d/.b.xml") == ["d/.git/a.xml", "d/.b.xml"])
  }

  @Test func `other XML files are skipped unless named`() throws {
    let tool = try Tool()
    try tool.write("<project><a></project>", to: "d/pom.xml")
    try tool.write("<?xml version='1.0'?><!-- <Response> --><html/>", to: "d/page.xml")
    let searched = try tool.run("check", "d")
    #expect(searched.status == 0)
    #expect(searched.output == "")
    #expect(try tool.run("check", "d/pom.xml", "d/page.xml").status == 1)
  }

  @Test func `'--skip-other-xml' skips other XML even when named`() throws {
    let tool = try Tool()
    try tool.write("<project><a></project>", to: "pom.xml")
    try tool.write(DirectoryTests.bad, to: "a.xml")
    let both = try tool.run("check", "--skip-other-xml", "pom.xml", "a.xml")
    #expect(both.status == 1)
    #expect(both.output.hasPrefix("a.xml:1:"))
    #expect(both.error.hasPrefix("1 error in 1 file\n"))
    #expect(try tool.run("check", "--skip-other-xml", "pom.xml").status == 0)
    let input = try tool.run("check", "--skip-other-xml", "-", input: "<project/>")
    #expect(input.status == 1)
  }

  /// pre-commit names every changed file, so other XML would fail the hook.
  @Test func `the pre-commit hook skips other XML`() throws {
    let root = Tool.project
    let hook = try String(
      contentsOf: root.appending(path: ".pre-commit-hooks.yaml"), encoding: .utf8)
    let entry = try #require(hook.split(separator: "\n").first { $0.contains("entry: ") })
    let command = entry.trimmingPrefix("  entry: ")
    let tool = try Tool()
    try tool.write("<project/>", to: "pom.xml")
    #expect(try tool.shell("\(command) pom.xml").status == 0)
  }

  @Test func `symbolic links in a circle end the search`() throws {
    let tool = try Tool()
    try tool.write(DirectoryTests.bad, to: "d/a.xml")
    let result = try tool.shell("ln -s . d/self; ln -s ../d d/up; ln -s d link; twimlc check link")
    #expect(result.status == 1)
    #expect(result.error.hasPrefix("1 error in 1 file\n"))
    #expect(result.output.split(separator: "\n").count { $0.contains(": error: ") } == 1)
  }

  @Test func `pipes and directories named like documents are skipped`() throws {
    let tool = try Tool()
    try tool.write(DirectoryTests.bad, to: "d/a.xml")
    #expect(
      try findings(tool, "mkfifo d/pipe.xml; mkdir d/dir.xml; twimlc check d") == ["d/a.xml"])
  }

  @Test func `a dangling link to a document is an error`() throws {
    let tool = try Tool()
    let result = try tool.shell("mkdir d; ln -s gone d/a.xml; ln -s gone d/b; twimlc check d")
    #expect(result.status == 2)
    #expect(result.error == "twimlc: cannot read 'd/a.xml': No such file or directory\n")
  }

  @Test func `the JSON report of an empty directory is an empty array`() throws {
    let result = try Tool().shell("mkdir d; twimlc check -f json d")
    #expect(result.status == 2)
    #expect(result.output == "[]\n")
  }

  @Test func `a document 300 directories deep is found`() throws {
    let tool = try Tool()
    let path = "d/" + String(repeating: "e/", count: 300)
    try tool.write(DirectoryTests.bad, to: path + "a.xml")
    #expect(try findings(tool, "twimlc check d") == [path + "a.xml"])
  }

  /// A document that is both named and found counts once, and no other is mistaken for it.
  @Test func `a document that is named and found is checked once`() throws {
    let tool = try Tool()
    for name in ["d/a.xml", "d/b/c.xml"] { try tool.write(DirectoryTests.bad, to: name) }
    try tool.write("<project/>", to: "d/pom.xml")
    for operands in ["d d/a.xml", "d ./d/../d/a.xml", "d d/", "d $PWD/d", "d d/b d/b/c.xml"] {
      let result = try tool.shell("twimlc check \(operands)")
      #expect(result.error.hasPrefix("2 errors in 2 files\n"), "\(operands)")
    }
    // A named file is checked whatever it is, wherever the search finds it.
    #expect(try tool.shell("twimlc check d d/pom.xml").error.contains("3 errors in 3 files"))
    #expect(try tool.shell("twimlc check d/pom.xml d").error.contains("3 errors in 3 files"))
  }

  @Test func `'--include' adds files with other names`() throws {
    let tool = try Tool()
    for name in ["v/a.xml", "v/b.php", "v/c/d.php", "v/e.txt"] {
      try tool.write(DirectoryTests.bad, to: name)
    }
    #expect(try findings(tool, "twimlc check v --include '*.php'").count == 3)
    #expect(try findings(tool, "twimlc check v --include 'v/*.php'") == ["v/a.xml", "v/b.php"])
    #expect(
      try findings(tool, "twimlc check v --include '*.php' --exclude c") == ["v/a.xml", "v/b.php"])
    try tool.write("include: ['*.php', '*.txt']\nexclude: [b.php]\n", to: "v/.twimlc.yaml")
    #expect(
      try findings(tool, "twimlc check v --exclude a.xml") == ["v/c/d.php", "v/e.txt"])
    #expect(
      try tool.shell("twimlc check --include / v").error.hasPrefix("twimlc: invalid glob '/'\n"))
  }

  /// pre-commit needs this, because it names every changed file.
  @Test func `'--force-exclude' skips excluded files even when named`() throws {
    let tool = try Tool()
    for name in ["vendor/a.xml", "b.xml"] { try tool.write(DirectoryTests.bad, to: name) }
    try tool.write("exclude: [vendor/]\n", to: ".twimlc.yml")
    #expect(try findings(tool, "twimlc check vendor/a.xml b.xml") == ["vendor/a.xml", "b.xml"])
    #expect(try findings(tool, "twimlc check --force-exclude vendor/a.xml b.xml") == ["b.xml"])
    #expect(
      try findings(tool, "twimlc check --force-exclude --exclude 'b.*' vendor/a.xml b.xml") == [])
    for operands in ["vendor/a.xml", "vendor", "$PWD/vendor/a.xml"] {
      let result = try tool.shell("twimlc check --force-exclude \(operands)")
      #expect(result.status == 0)
      #expect(result.output + result.error == "")
    }
    let input = try tool.run(
      "check", "--force-exclude", "--stdin-filename", "vendor/x.php", input: DirectoryTests.bad)
    #expect(input.status == 0)
    #expect(input.output == "")
  }

  @Test func `.twimlc.yaml is read, and .twimlc.yml wins over it`() throws {
    let tool = try Tool()
    try tool.write(DirectoryTests.bad, to: "a/b.xml")
    try tool.write("rules: {unknown-voice: off}\n", to: ".twimlc.yaml")
    #expect(try tool.shell("twimlc check a/b.xml").status == 0)
    try tool.write("rules: {unknown-voice: error}\n", to: ".twimlc.yml")
    let both = try tool.shell("twimlc check a/b.xml")
    #expect(both.status == 1)
    #expect(
      both.error.hasPrefix(
        "twimlc: '.twimlc.yaml' is not read, because '.twimlc.yml' stands beside it\n"))
  }

  @Test func `translate writes a directory tree of callflows`() throws {
    let tool = try Tool()
    let good = "<Response><Say>Hi</Say></Response>"
    for name in ["d/a.xml", "d/b/a.xml", "d/b/c.twiml", "e/x.xml"] {
      try tool.write(good, to: name)
    }
    try tool.write(DirectoryTests.bad, to: "d/b/bad.xml")
    try tool.write("<project/>", to: "d/pom.xml")
    let result = try tool.shell("twimlc --output-dir out d e/x.xml; find out -type f | sort")
    #expect(result.output == "out/a.json\nout/b/a.json\nout/b/c.json\nout/x.json\n")
    let printed = try tool.shell("twimlc -q -c translate d")
    #expect(printed.output.split(separator: "\n").count == 3)
    #expect(printed.status == 1)
    let clash = try tool.shell("mkdir f; cp d/a.xml f; twimlc --output-dir out d f")
    #expect(clash.status == 2)
    #expect(
      clash.error.hasPrefix(
        "twimlc: 'd/a.xml' and 'f/a.xml' would both be written to 'a.json' in --output-dir\n"))
  }

  @Test(arguments: ["translate", "graph", "trace -f json"])
  func `'--output' writes a file, and an error leaves it unchanged`(command: String) throws {
    let tool = try Tool()
    try tool.write("<Response><Say>Hi</Say></Response>", to: "good.xml")
    try tool.write("<Response><Say></Response>", to: "bad.xml")
    let printed = try tool.shell("twimlc \(command) good.xml").output
    #expect(try tool.shell("twimlc \(command) good.xml -o out").output == "")
    #expect(tool.read("out") == printed)
    if !command.hasPrefix("trace") {
      #expect(try tool.shell("twimlc \(command) -o out bad.xml").status == 1)
      #expect(tool.read("out") == printed)
      _ = try tool.shell("twimlc \(command) -o none bad.xml")
      #expect(tool.read("none") == nil)
    }
    let over = try tool.shell("twimlc \(command) -o ./good.xml good.xml")
    #expect(over.status == 2)
    #expect(over.error.hasPrefix("twimlc: '--output' would overwrite the input 'good.xml'\n"))
    #expect(try tool.shell("twimlc \(command) -o no/such/out good.xml").status == 2)
  }

  @Test(arguments: [
    ("lint", "did you mean 'check'?"), ("chekc", "did you mean 'check'?"),
    ("compile", "did you mean 'translate'?"), ("simulate", "did you mean 'trace'?"),
    ("frobnicate", "the commands are translate, check, "),
  ])
  func `an unknown first operand suggests a command`(word: String, hint: String) throws {
    let result = try Tool().run(word)
    #expect(result.status == 2)
    #expect(result.error.hasPrefix("twimlc: there is no file and no command '\(word)'; \(hint)"))
  }
}
