import Compiler
import Conversation
import Diagnostics
import Reference
import Testing

@Suite struct ManualTests {
  private let manual = Manual(
    name: "tool", summary: "do it", version: "1.2", date: "2026-01-02",
    introduction: ["It's `a-b` one. .Two\\three"],
    commands: [
      CommandDescription(
        name: "run", operands: "[FILE...]", summary: "run it", details: ["More."],
        exitStatuses: [Manual.Entry("7", "odd")], isDefault: true),
      CommandDescription(name: "list", operands: "", summary: "list it"),
      CommandDescription(name: "secret", operands: "", summary: "hide it", isHidden: true),
    ],
    options: [
      OptionDescription(
        "level", short: "l", aliases: ["lvl"],
        argument: ArgumentDescription("N", words: ["1", "2"], defaultValue: "1"),
        isRepeatable: true,
        topic: .checking, commands: ["run"], summary: "set the level", details: "Details.",
        isCommon: true),
      OptionDescription(
        "where", argument: ArgumentDescription("PLACE"), topic: .output, commands: ["run", "list"],
        summary: "look at PLACE", details: "Details.", wordings: ["list": .init("list PLACE")]),
      OptionDescription(
        "help", topic: .general, commands: ["run", "list", "secret"], summary: "help"),
      OptionDescription("hush", topic: .general, commands: ["secret"], summary: "hush"),
    ],
    exitStatuses: [Manual.Entry("0", "fine")], environment: [Manual.Entry("X", "is read")],
    examples: [Manual.Entry("tool -l 2", "an example")], catalog: .twimlc)

  @Test func `usage lists each public command`() {
    #expect(
      manual.usage == """
        Usage: tool [run] [OPTION...] [FILE...]
               tool list [OPTION...]

        """)
  }

  @Test func `short help has commands, usual options, examples and exit status`() {
    let help = manual.help
    #expect(help.contains("\nUsage: tool COMMAND [OPTION...] [OPERAND...]\n"))
    #expect(help.contains("\nCommands:\n  run                     run it (the default)\n"))
    #expect(
      help.contains(
        "\nUsual options:\n  -l, --level N           set the level (default: 1) (only run)\n"))
    #expect(help.contains("\nExamples:\n  An example.\n    tool -l 2\n"))
    #expect(help.contains("\nExit status:\n  0                       fine\n"))
    #expect(!help.contains("--where") && !help.contains("lvl"))
    #expect(!help.contains("hush") && !help.contains("secret"))
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `help for a command lists only its own options`() {
    let help = manual.help(for: manual.commands[1])
    #expect(help.hasPrefix("tool list - list it\n\nUsage: tool list [OPTION...]\n"))
    #expect(help.contains("--help") && !help.contains("--level"))
    let other = manual.help(for: manual.commands[0])
    #expect(other.contains("Set the level (default: 1). Details. May be repeated.\n"))
  }

  @Test func `help for a command says what an option means there`() {
    #expect(manual.help(for: manual.commands[0]).contains("Look at PLACE. Details.\n"))
    #expect(manual.help(for: manual.commands[1]).contains("List PLACE. Details.\n"))
    #expect(manual.page.contains("For \\fBlist\\fP: List PLACE.\nDetails."))
  }

  @Test func `help for a command has its exit status`() {
    #expect(manual.help(for: manual.commands[0]).contains("\nExit status:\n  7"))
    #expect(manual.help(for: manual.commands[1]).contains("\nExit status:\n  0"))
  }

  @Test func `the manual page escapes roff commands`() {
    let page = manual.page
    #expect(page.contains("It\\(aqs \\fBa\\-b\\fP one.\n\\&.Two\\ethree\n"))
    #expect(page.contains(".TP\n\\fB\\-l, \\-\\-level N\\fP\n"))
    #expect(page.contains("\n.TH \"TOOL\" 1 \"2026-01-02\" \"tool 1.2\" \"User Commands\"\n"))
    #expect(!page.contains("hush") && !page.contains("secret"))
  }
}

@Suite struct PageTests {
  @Test(arguments: Catalog.twimlc.rules)
  func `the page of a rule answers its five questions in order`(rule: Rule) {
    let page = RulePage.text(of: rule, in: .twimlc)
    #expect(page.hasPrefix("# \(rule.id)\n"))
    #expect(page.contains("Severity: \(rule.severity.name)"))
    for number in rule.twilioErrors { #expect(page.contains("errors/\(number)\n")) }
    for citation in rule.citations { #expect(page.contains("- \(citation.text)\n")) }
    let headings = [
      "## What it finds", "## What the caller experiences", "## How to fix it",
      "## How safe the fix is", "## Source",
    ]
    let places = headings.map { page.firstRange(of: "\n\($0)\n\n")?.lowerBound }
    #expect(
      places.allSatisfy { $0 != nil }
        && places.compactMap(\.self) == places.compactMap(\.self).sorted())
    #expect(!rule.citations.isEmpty, "where was it read?")
    for text in [rule.finds, rule.caller, rule.remedy] {
      #expect(text.last == ".", "a page has sentences")
    }
    #expect(
      page.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
  }

  @Test func `examples show invisible characters`() {
    let rule = Rule(
      id: "x", severity: .note, summary: "s", finds: "One.", caller: "Two.",
      remedy: "Three.\n\nFour.", citations: [],
      wrong: "<a>\t\u{FEFF}\u{0}</a>\n<b/>", right: "<a/>")
    let page = RulePage.text(of: rule, in: .twimlc)
    #expect(page.contains("    <a><U+0009><U+FEFF><U+0000></a>\n    <b/>\n"))
    #expect(page.contains("Three.\n\nFour.\n"))
  }
}
