import Foundation
import Testing

/// Runs over many documents: `--jobs`, `--files-from`, and comments that silence findings.
@Suite struct RunTests {
  private static let good = "<Response><Say>Hello</Say></Response>"
  private static let bad = "<Response><Say voice=\"x\">Hello</Say></Response>"

  @Test(arguments: ["1", "2", "7"])
  func `parallel runs report in the order of the input`(jobs: String) throws {
    let tool = try Tool()
    let names = (100..<300).map { "\($0).xml" }
    // Long documents first, so that later ones finish before them.
    for (index, name) in names.enumerated() {
      let verbs = String(repeating: "<Say voice=\"x\">a</Say>", count: max(1, 150 - index))
      try tool.write("<Response>\(verbs)</Response>", to: name)
    }
    let result = try tool.shell("twimlc check -j \(jobs) -f gcc *.xml no.xml - </dev/null")
    #expect(result.status == 2)
    let files = result.output.split(separator: "\n").map { $0.prefix { $0 != ":" } }
    let expected = names.enumerated().flatMap { index, name in
      Array(repeating: Substring(name), count: max(1, 150 - index))
    }
    #expect(files == expected + ["<stdin>"])
    #expect(result.error.hasPrefix("twimlc: cannot read 'no.xml': No such file or directory\n"))
  }

  @Test(arguments: ["1", "2"], [#"lt "z""#, #"amp "&#38;""#, #"quot "'""#])
  func `libxml2 prints nothing of its own`(jobs: String, entity: String) throws {
    let tool = try Tool()
    for name in ["a.xml", "b.xml", "c.xml", "d.xml"] {
      try tool.write(
        "<!DOCTYPE Response [<!ENTITY \(entity)>]><Response><Say>a</Say></Response>", to: name)
    }
    let result = try tool.run("check", "-j", jobs, "a.xml", "b.xml", "c.xml", "d.xml")
    #expect(result.error.isEmpty, "\(result.error)")
  }

  @Test(arguments: ["0", "-1", "x", "1025", ""])
  func `'--jobs' refuses values that are not numbers from 1 to 1024`(value: String) throws {
    let result = try Tool().run("check", "--jobs", value)
    #expect(result.status == 2)
    #expect(
      result.error.hasPrefix("twimlc: '--jobs' takes a number from 1 to 1024, not '\(value)'"))
  }

  @Test(arguments: [
    "printf 'a b.xml\\nc.xml\\n' | twimlc check -f gcc --files-from -",
    "printf 'a b.xml\\r\\n\\r\\nc.xml' | twimlc check -f gcc --files-from -",
    "printf 'a b.xml\\0c.xml\\0' | twimlc check -f gcc --files-from -",
    "printf 'c.xml\\n' >list; twimlc check -f gcc --files-from=list 'a b.xml'",
  ])
  func `'--files-from' reads file names separated by lines or NULs`(line: String) throws {
    let tool = try Tool()
    try tool.write(Self.bad, to: "a b.xml")
    try tool.write(Self.bad, to: "c.xml")
    let result = try tool.shell(line)
    let files = result.output.split(separator: "\n").map { $0.prefix { $0 != ":" } }
    #expect(files == ["a b.xml", "c.xml"])
  }

  @Test func `an empty file list is fine and a missing one is an error`() throws {
    let tool = try Tool()
    let empty = try tool.run("check", "-f", "json", "--files-from", "/dev/null", input: Self.bad)
    #expect(empty.status == 0)
    #expect(empty.output == "[]\n")
    let missing = try tool.run("check", "--files-from", "no", input: Self.bad)
    #expect(missing.status == 2)
    #expect(missing.error == "twimlc: cannot read 'no': No such file or directory\n")
  }

  @Test(arguments: ["check", "translate", "trace", "graph"])
  func `a suppression comment works in every command`(command: String) throws {
    let comment = "<!-- twimlc-disable-next ignored-attribute : for Twilio -->"
    let verb = "<Say loop=\"1\">Hello</Say><Play digits=\"1\">http://h/a.mp3</Play>"
    let tool = try Tool()
    let plain = try tool.run(command, input: "<Response>\(verb)</Response>")
    #expect((plain.output + plain.error).contains("[ignored-attribute]"))
    let silenced = verb.replacingOccurrences(of: "<Play", with: comment + "<Play")
    let result = try tool.run(command, input: "<Response>\(silenced)</Response>")
    #expect(!(result.output + result.error).contains("[ignored-attribute]"))
    #expect(!(result.output + result.error).contains("[unused-suppression]"))
  }

  @Test func `an unused suppression comment is reported and removed by '--fix'`() throws {
    let tool = try Tool()
    try tool.write(
      "<Response>\n  <!-- twimlc-disable-file unknown-voice : x -->\n  <Hangup/>\n</Response>\n",
      to: "a.xml")
    let result = try tool.run("check", "a.xml")
    #expect(result.output.hasPrefix("a.xml:2:3: warning: "))
    #expect(try tool.run("check", "--fix", "a.xml").output == "")
    let text = try String(
      contentsOf: tool.directory.appending(path: "a.xml"), encoding: .utf8)
    #expect(text == "<Response>\n  <Hangup/>\n</Response>\n")
  }
}
