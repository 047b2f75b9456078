import Diagnostics
import TwiMLVocabulary

extension Manual {
  /// `twimlc-callflow(7)`.
  package var callflowPage: String {
    var page = Roff(
      title: "\(name)-callflow".uppercased(), section: 7, date: date,
      source: "\(name) \(version)", manual: "Miscellaneous Information")
    page.section("NAME")
    page.raw("\(name)\\-callflow \\- what TwiML becomes in a Kazoo callflow")
    page.section("DESCRIPTION")
    page.paragraph(
      "`\(name)` translates TwiML into callflow actions that send the same commands to the switch, "
        + "in the same order and with the same effective values. Where actions cannot do that, "
        + "a loss says what will be different on the call: no loss reported means the same call. "
        + "With `--exact` a loss is an error.")
    page.paragraph(
      "Each entry below is a construct of TwiML with its actions on Kazoo 4.3, those on Kazoo 5 "
        + "where they differ, and what is lost.")
    for element in Vocabulary.kazoo where !element.callflow.isEmpty {
      page.section(element.name.uppercased())
      for mapping in element.callflow { add(mapping, to: &page) }
    }
    page.section("LOSSES")
    for rule in catalog.rules(of: .loss) {
      page.subsection("\(rule.id) (\(rule.severity.name))")
      page.paragraph(Prose.sentence(rule.summary))
      add(rule.finds, to: &page)
      add("On the call: \(rule.caller)", to: &page)
      add("What to do: \(rule.remedy)", to: &page)
    }
    page.section("SEE ALSO")
    page.raw(".BR \(name) (1),\n.BR \(name)\\-rules (7)")
    return page.text
  }

  private func add(_ mapping: CallflowMapping, to page: inout Roff) {
    let variants = mapping.variants
    page.entry(mapping.construct, variants[0].actions)
    for variant in variants.dropFirst() {
      page.continuation("On \(variant.targets.names): \(variant.actions)")
    }
    if let lost = mapping.lost { page.continuation("Lost: \(lost).") }
  }
}
