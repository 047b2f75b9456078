import Compiler
import Diagnostics
import Reference
import Testing
import TwiMLVocabulary

@testable import twimlc

@Suite struct InvocationTests {
  /// The faults that PCRE reports; those that only PCRE can find are not checked.
  @Test(
    arguments: [
      ("^1(", "a ')' is missing"), ("^1)", "there is no '(' to one ')'"),
      ("^[0-9", "a ']' is missing"),
      ("[]", "a ']' is missing"), ("[[:digit:]", "a ']' is missing"),
      (#"^1\"#, #"there is nothing after the last '\'"#),
      ("+1212", "there is nothing before the '+' that it could repeat"),
    ] as [(String, String)])
  func `an invalid regular expression is refused with its fault`(pattern: String, fault: String) {
    #expect(faultOfRegularExpression(pattern) == fault)
    let message = "'\(pattern)' is not a valid regular expression: \(fault)"
    #expect(throws: UsageError(message)) {
      try Invocation(["--document", "--pattern", SystemString(pattern)])
    }
  }

  @Test(arguments: [
    "", "^7", #"^\+?1(\d{10})$"#, #"\("#, "[(]", "[])]", "[^]]", "[[:digit:](]", #"[\]]"#, "a]",
    "(?#()a", #"\Q(\E"#, "(?x)a # (", "((a)|[b)])",
  ])
  func `a regular expression that PCRE may accept is accepted`(pattern: String) {
    #expect(faultOfRegularExpression(pattern) == nil)
  }

  @Test func `without a command, operands are translated`() throws {
    let invocation = try Invocation(["a.xml", "b.xml"])
    #expect(invocation.command == .translate)
    #expect(!invocation.isCommandNamed)
    #expect(invocation.operands == ["a.xml", "b.xml"])
  }

  @Test(arguments: [
    (["check", "a.xml"], CommandName.check, ["a.xml"]),
    (["-q", "check", "a.xml"], .check, ["a.xml"]),
    (["--kazoo", "5", "check", "a.xml"], .check, ["a.xml"]),
    (["translate", "check"], .translate, ["check"]),
    (["a.xml", "check"], .translate, ["a.xml", "check"]),
    (["./check"], .translate, ["./check"]),
    (["--", "check"], .translate, ["check"]),
    (["check", "--", "-q"], .check, ["-q"]),
    (["explain", "Say", "voice"], .explain, ["Say", "voice"]),
    (["-"], .translate, ["-"]),
  ])
  func `the first operand names the command`(
    arguments: [String], command: CommandName, operands: [String]
  ) throws {
    let invocation = try Invocation(arguments.map { SystemString($0) })
    #expect(invocation.command == command)
    #expect(invocation.operands == operands.map { SystemString($0) })
  }

  @Test(arguments: [
    ["--format", "json", "--kazoo", "5", "--quiet", "--compact"],
    ["--format=json", "--kazoo=5", "-q", "-c"],
    ["-f", "json", "-qc", "--kazoo=5"],
    ["-qcfjson", "--kazoo=5"],
    ["--format=json", "-cqf", "json", "x", "--kazoo=4.3", "--kazoo=5"],
  ])
  func `an option can be written in several ways`(arguments: [String]) throws {
    let settings = try Invocation(arguments.map { SystemString($0) }).settings
    #expect(settings.reports == [ReportRequest(format: .json, path: nil)])
    #expect(settings.compiler.target == .kazoo5)
    #expect(settings.isQuiet && settings.isCompact)
  }

  @Test func `a value that looks like an option is a value`() throws {
    let settings = try Invocation([
      "--base-url", "--compact", "--stdin-filename=a=b", "--colour", "never",
    ]).settings
    #expect(settings.compiler.baseURL == "--compact")
    #expect(settings.standardInputName == "a=b")
    #expect(settings.color == .never)
    #expect(!settings.isCompact)
  }

  @Test func `rule levels add up and the last one wins`() throws {
    let settings = try Invocation([
      "--rule", "malformed-xml=warning", "--rule=wrong-root=off", "--rule", "malformed-xml=note",
    ]).settings
    #expect(settings.compiler.levels == ["malformed-xml": .note, "wrong-root": .off])
  }

  @Test(arguments: [
    (["--formt", "json"], "unknown option '--formt'; did you mean '--format'?"),
    (["--zzzzzz"], "unknown option '--zzzzzz'"),
    (["-x"], "unknown option '-x'"),
    (["-qx"], "unknown option '-x'"),
    (["--quiet=yes"], "option '--quiet' takes no value"),
    (["--format"], "option '--format' needs a value: FORMAT[=FILE]"),
    (["-f"], "option '-f' needs a value: FORMAT[=FILE]"),
    (
      ["--format", "xml"],
      """
      '--format' takes text, gcc, json, jsonl, sarif, github, gitlab, checkstyle, junit or rdjson, \
      not 'xml'
      """
    ),
    (["--format", "junit="], "'--format junit=' has no file name after '='"),
    (
      ["-f", "text", "-f", "json"],
      "only one of 'text' and 'json' can be printed; '--format json=FILE' writes to a file"
    ),
    (["-f", "sarif=a", "-f", "json=a"], "'sarif' and 'json' cannot both go to 'a'"),
    (["--kazoo=4"], "'--kazoo' takes 4.3 or 5, not '4'"),
    (["--fail-on", "x"], "'--fail-on' takes error, warning, note or never, not 'x'"),
    (["--color="], "'--color' takes auto, always or never, not ''"),
    (["check", "--compact"], "'check' has no option '--compact'"),
    (["explain", "-c", "--quiet"], "'explain' has no option '--quiet'"),
    (
      ["--rule", "malformed-xlm=off"],
      "unknown rule 'malformed-xlm'; did you mean 'malformed-xml'?"
    ),
    (
      ["--rule", "malformed-xml=of"], "the level of a rule is off, note, warning or error, not 'of'"
    ),
    (
      ["--rule", "malformed-xml"],
      "'--rule' takes ID=LEVEL, and LEVEL is off, note, warning or error, not 'malformed-xml'"
    ),
  ])
  func `each usage error has its message`(arguments: [String], message: String) {
    #expect(throws: UsageError(message)) {
      try Invocation(arguments.map { SystemString($0) })
    }
  }

  @Test func `an operand that is not UTF-8 is kept as bytes`() throws {
    let name = SystemString([0x61, 0xE9, 0x2E, 0x78])
    let invocation = try Invocation(["check", name])
    #expect(invocation.operands == [name])
    #expect(name.text == "a\\xE9.x")
  }

  /// The scanner relies on this before it knows the command.
  @Test func `options that share a name agree on taking a value`() {
    for option in Option.all {
      for other in Option.all where !Set(option.names).isDisjoint(with: other.names) {
        #expect(option.takesValue == other.takesValue)
      }
      for command in option.commands {
        let same = Option.all.filter {
          $0.commands.contains(command) && !Set($0.names).isDisjoint(with: option.names)
        }
        #expect(same.count == 1, "\(option.name)")
      }
    }
  }
}

@Suite struct ColorChoiceTests {
  @Test(
    arguments: [
      (ColorChoice.auto, true, [:], true),
      (.auto, false, [:], false),
      (.auto, true, ["NO_COLOR": "1"], false),
      (.auto, true, ["NO_COLOR": ""], true),
      (.auto, false, ["CLICOLOR_FORCE": "1"], true),
      (.auto, false, ["CLICOLOR_FORCE": "0"], false),
      (.auto, false, ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false),
      (.auto, true, ["TERM": "dumb"], false),
      (.auto, true, ["TERM": "xterm"], true),
      (.always, false, ["NO_COLOR": "1"], true),
      (.never, true, ["CLICOLOR_FORCE": "1"], false),
    ] as [(ColorChoice, Bool, [String: String], Bool)])
  func `color follows NO_COLOR, CLICOLOR_FORCE and TERM`(
    choice: ColorChoice, isTerminal: Bool, environment: [String: String], expected: Bool
  ) {
    #expect(
      choice.isColored(isTerminal: isTerminal, environment: { environment[$0] }) == expected)
  }
}

@Suite struct FailOnTests {
  @Test(arguments: [
    (FailOn.error, [Severity.error]), (.warning, [.warning, .error]),
    (.note, [.note, .warning, .error]), (.never, []),
  ])
  func `a level includes the severities at and above it`(failOn: FailOn, included: [Severity]) {
    #expect(Severity.allCases.filter(failOn.includes) == included)
  }
}

@Suite struct RootNameTests {
  @Test(arguments: [
    ("<Response/>", "Response"),
    ("\u{FEFF}\n <Response>", "Response"),
    ("<?xml version='1.0'?>\n<!-- <a> -->\n<project xmlns='x'>", "project"),
    ("<!DOCTYPE html [ <!ENTITY a '>'> ]>\n<html>", "html"),
    ("<!DOCTYPE html><html\t>", "html"),
    ("<x:Response/>", "x:Response"),
    ("", nil), ("Hello", nil), ("<!-- never closed", nil), ("<?php echo 1;", nil),
    ("{\"module\": \"tts\"}", nil), ("<", nil),
  ])
  func `the root name is found without parsing`(text: String, name: String?) {
    #expect(rootName(of: Array(text.utf8)) == name)
  }
}
