import Conversation
import Diagnostics
import Reference
import Testing

@testable import twimlc

/// What CONTRIBUTING.md says of the pages of rules and of the help, as far as a program can tell.
@Suite struct PageStyleTests {
  private static let rules = Catalog.twimlc.rules
  private static let pages =
    rules.map { (name: $0.id, text: RulePage.text(of: $0, in: .twimlc)) }
    + Manual.twimlc.commands.map { (name: $0.name, text: Manual.twimlc.help(for: $0)) }
    + [(name: "--help", text: Manual.twimlc.help)]

  /// Words in which a reader who does not speak English at home sees something else.
  private static var stumbles: [(phrase: Regex<Substring>, instead: String)] {
    [
      (/\balone\b/, "only"), (/\bbe it\b/, "also"), (/\bleft over\b/, "no longer needed"),
      (/\byounger\b/, "added after"), (/\bhands? (?:\w+ )?out\b/, "returns"),
      (/\b(?:is|are) rung\b/, "no phone rings"), (/\belsewhere\b/, "where"),
      (/\btakes? (?:it|them|the \w+|that) for\b/, "reads … as"),
      (/\bcuts? (?:it )?at\b/, "ignores"),
      (/\bmebibytes?\b/, "MiB"), (/\bwhat became of\b/, "the result of"),
      (/\btaken for anything\b/, "counts as unknown"), (/\bin force\b/, "used"),
      (/\binvent(?:ed|s)?\b/, "made up"), (/\bwins?\b/, "counts"), (/\bmend(?:s|ed)?\b/, "correct"),
      (/\bmeanwhile\b/, "while"), (/\bon which every\b/, "which always"),
    ]
  }

  @Test(arguments: pages)
  func `pages and help have none of the words at which readers stopped`(
    _ page: (name: String, text: String)
  ) {
    let text = page.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for (phrase, instead) in Self.stumbles {
      let found = text.firstMatch(of: phrase.ignoresCase()).map { String($0.output) }
      #expect(found == nil, "\(page.name): write \(instead)")
    }
  }

  @Test(arguments: rules)
  func `a page names other rules by their ids`(_ rule: Rule) {
    for text in [rule.finds, rule.caller, rule.remedy] {
      for id in text.matches(of: /\b(?:rule|see) ([a-z0-9]+(?:-[a-z0-9]+)+)/).map(\.output.1) {
        #expect(Catalog.twimlc.rule(id)?.id == String(id), "\(rule.id) names '\(id)'")
      }
    }
  }

  @Test(arguments: rules)
  func `a sentence of a page has at most 40 words`(_ rule: Rule) {
    for text in [rule.finds, rule.caller, rule.remedy] {
      for sentence in text.split(separator: /[.:?] +|\n\n/) {
        let count = sentence.split(separator: " ").count
        #expect(count <= 40, "\(rule.id), \(count) words: \(sentence)")
      }
    }
  }

  @Test(arguments: rules)
  func `a summary does not begin with the name of an attribute`(_ rule: Rule) {
    let word = rule.summary.prefix { $0 != " " }
    let isCamelCase = word.first?.isLowercase == true && word.contains(where: \.isUppercase)
    #expect(!isCamelCase, "as a sentence it begins in upper case: \(rule.summary)")
  }

  @Test(arguments: rules)
  func `what a page finds is not its summary again`(_ rule: Rule) {
    let first = rule.finds.lowercased().prefix { $0 != "." && $0 != ":" }
    #expect(first != rule.summary.lowercased(), "\(rule.id)")
  }

  @Test(arguments: rules)
  func `'use instead' is followed by something else than the wrong example`(_ rule: Rule) {
    let page = RulePage.text(of: rule, in: .twimlc)
    let examples = page.split(separator: "\n\n").filter { $0.hasPrefix("    ") }
    switch rule.correction {
    case .replacement:
      #expect(page.contains("\nUse instead:\n") && examples.count >= 2)
      #expect(examples.first != examples.dropFirst().first, "\(rule.id)")
    case .alternative: #expect(page.contains("\nFor example:\n"))
    case .none: #expect(!page.contains("\nUse instead:\n") && !page.contains("\nFor example:\n"))
    }
    if rule.remedy.hasPrefix("There is nothing to do.") { #expect(rule.correction == .none) }
  }

  @Test(arguments: rules)
  func `a page says what an automatic fix changes, as 'writes …'`(_ rule: Rule) {
    for change in [rule.fix?.safe, rule.fix?.unsafe].compactMap(\.self) {
      #expect(change.firstMatch(of: #/^[a-z]+s /#) != nil, "\(rule.id): \(change)")
    }
    if let none = rule.fix?.none {
      #expect(none.hasPrefix("a ") || none.hasPrefix("an ") || none.hasPrefix("other "), "\(none)")
    }
  }

  @Test(arguments: rules)
  func `every page about a failed request says the same about the caller`(_ rule: Rule) {
    let isAboutOne =
      rule.caller.contains("pivot action") || rule.caller.contains("counts as failed")
    let says = [Rule.whenRequestFails, Rule.whenUnparsed].contains(where: rule.caller.contains)
    #expect(!isAboutOne || says, "\(rule.id)")
  }

  @Test(arguments: rules)
  func `a source names the file and the function, not Erlang's way to write them`(_ rule: Rule) {
    for citation in rule.sources {
      #expect(citation.text.firstMatch(of: /\w:\w+\/\d/) == nil, "\(rule.id): \(citation.text)")
    }
  }

  @Test
  func `the short help fits on two screens, and each command says its exit status`() {
    let help = Manual.twimlc.help
    #expect(help.split(separator: "\n", omittingEmptySubsequences: false).count <= 80)
    for part in ["Commands:", "Usual options:", "Examples:", "Exit status:"] {
      #expect(help.contains("\n\(part)\n"))
    }
    for command in Manual.twimlc.visibleCommands {
      #expect(Manual.twimlc.help(for: command).contains("\nExit status:\n  0"), "\(command.name)")
    }
  }
}
