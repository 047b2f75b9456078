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
      "An error fails the call on at least one of its outcomes; with a warning Kazoo does "
        + "something other than the document says; a note is something to know. The option "
        + "`--rule` `ID``=``LEVEL` of `\(name)` changes the severity of a rule or turns it off.")
    for family in catalog.families {
      page.section(family.title.uppercased())
      for rule in family.rules { add(rule, to: &page) }
    }
    page.section("SEE ALSO")
    page.raw(".BR \(name) (1)")
    return page.text
  }

  private func add(_ rule: Rule, to page: inout Roff) {
    page.subsection("\(rule.id) (\(rule.severity.name))")
    page.paragraph(Prose.sentence(rule.summary))
    page.paragraph(rule.finds)
    page.example(RulePage.visible(rule.wrong.text))
    page.paragraph("On the call: \(rule.caller)")
    for paragraph in "To fix it: \(rule.remedy)".split(separator: "\n\n") {
      page.paragraph(String(paragraph))
    }
    page.example(RulePage.visible(rule.right.text))
    page.paragraph(rule.fixSafety.joined(separator: " "))
    page.paragraph("Source: \(rule.citations.map(\.text).joined(separator: "; ")).")
    if !rule.twilioErrors.isEmpty {
      page.paragraph("At Twilio: error \(rule.twilioErrors.map(String.init).listed()).")
    }
  }
}
