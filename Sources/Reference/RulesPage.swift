import Diagnostics

extension Manual {
  /// `twimlc-rules(7)`.
  package var rulesPage: String {
    var page = Roff(
      title: "\(name)-rules".uppercased(), section: 7, date: date,
      source: "\(name) \(version)", manual: "Miscellaneous Information")
    page.section("NAME")
    page.raw("\(name)\\-rules \\- what \(name) finds in TwiML documents")
    page.section("DESCRIPTION")
    page.paragraph(
      Severity.allCases.reversed().map { $0.meaning(for: .flow) }.joined(separator: " ")
        + " The option `--rule` `ID``=``LEVEL` of `\(name)` changes the severity of a rule or "
        + "turns it off. \(Rule.Fix.meaning) In the examples, a name such as anna stands for the id "
        + "of a user or device.")
    for family in catalog.families {
      page.section(family.title.uppercased())
      for rule in family.rules { add(rule, to: &page) }
    }
    page.section("SEE ALSO")
    page.raw(".BR \(name) (1)")
    return page.text
  }

  /// Paragraphs, which an empty line separates.
  func add(_ text: String, to page: inout Roff) {
    for paragraph in text.split(separator: "\n\n") { page.paragraph(String(paragraph)) }
  }

  private func add(_ rule: Rule, to page: inout Roff) {
    page.subsection("\(rule.id) (\(rule.severity.name))")
    page.paragraph(Prose.sentence(rule.summary))
    add(rule.finds, to: &page)
    page.example(RulePage.visible(rule.wrong))
    add("On the call: \(rule.caller)", to: &page)
    add("To fix it: \(rule.remedy)", to: &page)
    if rule.correction != .none { page.example(RulePage.visible(rule.right)) }
    page.paragraph(rule.fixSafety.joined(separator: " "))
    page.paragraph("Source: \(rule.sources.map(\.text).joined(separator: "; ")).")
    if !rule.twilioErrors.isEmpty {
      page.paragraph("At Twilio: error \(rule.twilioErrors.map(String.init).listed()).")
    }
  }
}
