import Foundation
import Testing

/// What the built program does regardless of the documents.
@Suite struct CommandTests {
  @Test(arguments: ["--help", "-h"])
  func `help lists the public commands`(option: String) throws {
    let result = try Tool().run(option)
    #expect(result.status == 0)
    #expect(result.error == "")
    for name in ["translate", "check", "explain"] {
      #expect(result.output.contains("\n  \(name) "))
    }
    #expect(!result.output.contains("generate"))
  }

  @Test(arguments: ["translate", "check", "explain"])
  func `every command has its own help`(command: String) throws {
    let result = try Tool().run(command, "--help")
    #expect(result.status == 0)
    #expect(result.output.contains("Usage: twimlc"))
    #expect(result.output.hasPrefix("twimlc \(command) - "))
  }

  @Test(arguments: [
    ("help", "--help"), ("help check", "check --help"), ("help help", "help --help"),
    ("version", "--version"),
  ])
  func `'help' and 'version' print the same as '--help' and '--version'`(
    line: String, option: String
  ) throws {
    let result = try Tool().shell("twimlc \(line)")
    #expect(result.status == 0)
    #expect(result.error == "")
    #expect(try result.output == Tool().shell("twimlc \(option)").output)
  }

  @Test(arguments: [
    ("help chek", "unknown command 'chek'; did you mean 'check'?"),
    ("help check trace", "'help' takes one command"),
    ("version 1", "'version' takes no operand: '1'"),
  ])
  func `help for an unknown command is a usage error`(line: String, message: String) throws {
    let result = try Tool().shell("twimlc \(line)")
    #expect(result.status == 2)
    #expect(result.error.hasPrefix("twimlc: \(message)\n"))
  }

  @Test(arguments: [
    "check - -", "check - /dev/stdin", "trace /dev/stdin /dev/stdin", "--files-from - -",
  ])
  func `naming standard input twice is a usage error`(line: String) throws {
    let result = try Tool().shell("twimlc \(line)", input: "-\n")
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.error.hasPrefix("twimlc: standard input is named "))
  }

  @Test(arguments: ["--version", "-V"])
  func `'--version' also prints the version of libxml2`(option: String) throws {
    let result = try Tool().run(option)
    #expect(result.status == 0)
    #expect(result.output.contains(#/^twimlc \d+\.\d+\.\d+\nlibxml2 2\.\d+\.\d+\n$/#))
  }

  @Test(arguments: [
    (["--formt"], "did you mean '--format'?"), (["check", "--compact"], "no option"),
    (["--rule", "x=off"], "unknown rule 'x'"),
    (["explain", "Gater"], "did you mean 'Gather'?"),
    (["explain", "Gather", "numDigit"], "did you mean 'numDigits'?"),
    (["explain", "a", "b", "c"], "'explain' takes"),
    (["chek", "a.xml"], "there is no file and no command 'chek'; did you mean 'check'?"),
  ])
  func `a usage error exits with status 2 and a hint`(arguments: [String], message: String) throws {
    let tool = try Tool()
    let line = (["twimlc"] + arguments).joined(separator: " ")
    let result = try tool.shell(line)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.error.hasPrefix("twimlc: "))
    #expect(result.error.contains(message))
    #expect(result.error.hasSuffix("Try 'twimlc --help' for more information.\n"))
  }

  @Test func `a missing file does not stop the run`() throws {
    let tool = try Tool()
    let result = try tool.run("check", "no.xml", "neither.xml")
    #expect(result.status == 2)
    #expect(
      result.error == """
        twimlc: cannot read 'no.xml': No such file or directory
        twimlc: cannot read 'neither.xml': No such file or directory

        """)
  }

  @Test(arguments: ["translate", "check", "trace", "graph"])
  func `a directory without documents exits with status 2`(command: String) throws {
    let result = try Tool().run(command, ".")
    #expect(result.status == 2)
    #expect(result.error == "twimlc: no document was found in '.'\n")
  }

  @Test func `a file larger than the limit is refused`() throws {
    let tool = try Tool()
    let result = try tool.shell("head -c 16777217 /dev/zero >big.xml; twimlc check big.xml")
    #expect(result.status == 2)
    #expect(
      result.error == "twimlc: cannot read 'big.xml': larger than 16 MiB, the limit of --max-size\n"
    )
  }

  @Test func `endless standard input is refused at the limit`() throws {
    let result = try Tool().shell("twimlc check </dev/zero")
    #expect(result.status == 2)
    #expect(
      result.error == "twimlc: cannot read '<stdin>': larger than 16 MiB, the limit of --max-size\n"
    )
  }

  @Test func `closed standard input exits with status 2`() throws {
    let result = try Tool().shell("twimlc check <&-")
    #expect(result.status == 2)
    #expect(result.error == "twimlc: cannot read '<stdin>': Bad file descriptor\n")
  }

  @Test func `a closed pipe prints no error`() throws {
    let result = try Tool().shell("{ twimlc explain; echo $? >status; } | head -n 1; cat status")
    #expect(result.error == "")
    #expect(result.output.hasSuffix("\n0\n"))
  }

  @Test func `a full disk exits with status 2`() throws {
    let result = try Tool().shell("twimlc explain >/dev/full")
    #expect(result.status == 2)
    #expect(result.error == "twimlc: cannot write standard output: No space left on device\n")
  }

  @Test func `closed standard output exits with status 2`() throws {
    let result = try Tool().shell("twimlc explain >&-")
    #expect(result.status == 2)
    #expect(result.error == "twimlc: cannot write standard output: Bad file descriptor\n")
  }

  @Test func `explain lists its rules and elements`() throws {
    let result = try Tool().run("explain")
    #expect(result.status == 0)
    #expect(result.output.contains("  malformed-xml "))
    #expect(result.output.contains("  Gather "))
  }

  @Test(arguments: ["Gather", "gather", "GATHER"])
  func `explain finds elements in any letter case`(name: String) throws {
    let result = try Tool().run("explain", name)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("# Gather\n"))
    #expect(result.output.contains("- numDigits ("))
  }

  @Test func `explain prints pages of rules and attributes`() throws {
    let tool = try Tool()
    #expect(try tool.run("explain", "malformed-xml").output.hasPrefix("# malformed-xml\n"))
    #expect(try tool.run("explain", "Say", "voice").output.hasPrefix("# Say voice\n"))
  }

  @Test func `the generated files in the repository are up to date`() throws {
    let tool = try Tool()
    let root = Tool.project
    let paths = try tool.run("generate").output.split(separator: "\n").map(String.init)
    #expect(paths.contains("man/twimlc.1"))
    for path in paths {
      let file = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      #expect(try tool.run("generate", path).output == file, "run scripts/generate")
    }
  }
}
