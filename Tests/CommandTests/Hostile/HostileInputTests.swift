import Foundation
import Testing

/// Documents and streams that try to exhaust the program, with limited memory.
@Suite(.tags(.hostile), .enabled(if: includesHostile))
struct HostileInputTests {
  /// A gigabyte of address space, most of which libraries and stacks reserve but never touch.
  private static let bound = "ulimit -v 1000000; "

  /// A document, the shell command that prints it, and the rule that it breaks.
  struct HostileDocument: CustomTestStringConvertible {
    let name: String
    let line: String
    let rule: String

    init(_ name: String, _ line: String, _ rule: String) {
      self.name = name
      self.line = line
      self.rule = rule
    }

    var testDescription: String { name }
  }

  /// Nine levels of entities, each ten times as long as the one before.
  private static let bomb =
    "<!DOCTYPE r [<!ENTITY a0 \"lol\">"
    + (1...9).map { level in
      "<!ENTITY a\(level) \"\(String(repeating: "&a\(level - 1);", count: 10))\">"
    }.joined() + "]>"

  static let documents = [
    HostileDocument(
      "entity bomb in content", "printf '%s' '\(bomb)<Response><Say>&a9;</Say></Response>'",
      "entity-expansion"),
    HostileDocument(
      "entity bomb in a value",
      "printf '%s' '\(bomb)<Response><Say voice=\"&a9;\">x</Say></Response>'",
      "entity-expansion"),
    HostileDocument(
      "one long entity many times",
      "printf '<!DOCTYPE r [<!ENTITY a \"'; head -c 100000 /dev/zero | tr '\\0' x\n"
        + "printf '\">]><Response><Say>'; yes '&a;' | head -n 100000; printf '</Say></Response>'",
      "entity-expansion"),
    HostileDocument(
      "entities that contain each other",
      "printf '%s' '<!DOCTYPE r [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]><Response>&a;</Response>'",
      "entity-expansion"),
    HostileDocument(
      "two hundred duplicate attributes in each of a thousand elements",
      "printf '<Response>'; tag=\"<Say $(yes 'a=\"\"' | head -n 200 | tr '\\n' ' ')/>\"\n"
        + "yes \"$tag\" | head -n 1000; printf '</Response>'", "duplicate-attribute"),
    HostileDocument(
      "duplicate attributes by the hundred thousand",
      "printf '<Response><Say '; yes 'voice=\"man\"' | head -n 100000; printf '>x</Say></Response>'",
      "too-many-attributes"),
    HostileDocument(
      "a megabyte of NUL",
      "printf '<Response><Say>'; head -c 1000000 /dev/zero; printf '</Say></Response>'",
      "invalid-character"),
    HostileDocument(
      "a megabyte that is no UTF-8",
      "printf '<Response><Say>'; head -c 1000000 /dev/zero | tr '\\0' '\\377'\n"
        + "printf '</Say></Response>'", "not-utf8"),
    HostileDocument(
      "UTF-16 that breaks off in the middle of a pair",
      "printf '\\377\\376<\\0R\\0>\\0\\75\\330'", "not-utf8"),
  ]

  /// The last finding, which is not reported, is the only error.
  @Test func `findings beyond 10,000 are counted and decide the status`() throws {
    let tool = try Tool()
    try tool.write(
      "<Response>\(String(repeating: "<Pause lenth='1'/>", count: 12_000))<Foo/></Response>",
      to: "a.xml")
    let result = try tool.run("check", "--format", "gcc", "a.xml")
    #expect(result.status == 1)
    #expect(result.output.split(separator: "\n").count == 10_000)
    #expect(
      result.error.contains(
        "'a.xml' has 2001 more findings; only the first 10000 are reported\n"))
    #expect(result.error.contains("1 error, 12000 warnings in 1 file"))
  }

  @Test(arguments: documents, ["check", "translate", "trace", "graph"])
  func `a hostile document gets one clear error from every command`(
    document: HostileDocument, command: String
  ) throws {
    let tool = try Tool()
    let result = try tool.shell(
      Self.bound + "{ \(document.line)\n } >a.xml; twimlc \(command) a.xml")
    #expect(result.status == 1)
    let report = (command == "check" ? result.output : result.error).split(separator: "\n")
    #expect(
      report.contains {
        $0.hasPrefix("a.xml:") && $0.contains(": error: ") && $0.hasSuffix("[\(document.rule)]")
      })
    #expect(!result.output.contains("\"module\""))
    #expect(report.count < 1000)
  }

  @Test(arguments: ["; yes '</Say>' | head -n 1000000; echo '</Response>'", ""])
  func `a million nested elements are refused`(end: String) throws {
    let tool = try Tool()
    let result = try tool.shell(
      Self.bound + "{ echo '<Response>'; yes '<Say>' | head -n 1000000\(end); } | twimlc check")
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("<stdin>:257:1: error: elements are nested more than 256"))
    #expect(result.error == "1 error in 1 file\n")
  }

  @Test(arguments: ["check", "translate", "trace", "graph"])
  func `a gigabyte of input is refused`(command: String) throws {
    let result = try Tool().shell(
      Self.bound + "{ printf '<Response><Say voice=\"'; head -c 1000000000 /dev/zero | tr '\\0' x\n"
        + "printf '\">x</Say></Response>'; } 2>/dev/null | twimlc \(command)")
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(
      result.error == """
        twimlc: cannot read '<stdin>': larger than 16 MiB, the limit of --max-size

        """)
  }

  @Test(arguments: [
    "yes '<Response>' | twimlc check", "yes '<Response>' | twimlc translate",
    "yes '<Response>' | twimlc trace", "yes '<Response>' | twimlc graph",
    "yes '<Response>' | twimlc check --fix --diff", "yes | twimlc check --templates",
    "twimlc check /dev/zero", "twimlc translate /dev/zero", "yes | twimlc check --files-from -",
    "twimlc check --files-from /dev/zero", "twimlc check --config /dev/zero a.xml",
    "twimlc check --baseline /dev/zero a.xml", "yes | twimlc request --from -",
    "twimlc request --from /dev/zero",
  ])
  func `endless input is refused by every command`(line: String) throws {
    let tool = try Tool()
    try tool.write("<Response/>", to: "a.xml")
    let result = try tool.shell(Self.bound + line)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.error.hasPrefix("twimlc: cannot read '"))
    #expect(result.error.contains("larger than 16 MiB"))
  }

  @Test func `a huge value is shortened in the message`() throws {
    let result = try Tool().shell(
      Self.bound + "{ printf '<Response><Say voice=\"'; head -c 5000000 /dev/zero | tr '\\0' x\n"
        + "printf '\">x</Say></Response>'; } | twimlc check")
    #expect(result.status == 1)
    #expect(result.output.contains("unknown voice 'xxx"))
    #expect(result.output.contains("xxx': Kazoo hangs up here [unknown-voice]\n"))
    #expect(result.output.utf8.count < 5000)
  }

  @Test func `huge loops do not make a huge callflow`() throws {
    let tool = try Tool()
    let play = "<Play loop=\"999999999\">http://h/a</Play>"
    try tool.write(
      "<Response>\(String(repeating: play, count: 20_000))</Response>", to: "a.xml")
    let result = try tool.shell(Self.bound + "twimlc -c --rule loss-repetition=off a.xml")
    #expect(result.status == 0)
    // The first 101 are repeated a hundred times, which leaves no room for another.
    #expect(result.output.components(separatedBy: "\"play\"").count - 1 == 20_000 + 101 * 99)
  }

  @Test(arguments: ["check", "translate", "translate --kazoo 5", "trace", "graph"])
  func `the largest integers do not crash any command`(command: String) throws {
    let tool = try Tool()
    let text = String(repeating: "word ", count: 500)
    let number = Int.max
    try tool.write(
      "<Response><Say loop='\(number)'>\(text)</Say><Play loop='\(number)'>http://h/a</Play>"
        + "<Gather action='http://h/g' numDigits='\(number)' timeout='\(number)'> </Gather>"
        + "<Pause length='\(number)'/><Dial timeout='\(number)' timeLimit='\(number)'>"
        + "<User>anna</User></Dial></Response>", to: "a.xml")
    let result = try tool.shell(Self.bound + "twimlc \(command) a.xml")
    #expect(result.status == 0)
    #expect(command == "check" || result.output != "")
  }
}
