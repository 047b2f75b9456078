import TwiMLVocabulary

extension Manual {
  /// `twimlc-request(7)`.
  package var requestPage: String {
    var page = Roff(
      title: "\(name)-request".uppercased(), section: 7, date: date,
      source: "\(name) \(version)", manual: "Miscellaneous Information")
    page.section("NAME")
    page.raw("\(name)\\-request \\- what Kazoo sends to a Pivot application")
    page.section("DESCRIPTION")
    page.paragraph(
      "Pivot requests the first document by GET, with the parameters in the query. A request that "
        + "a verb makes is a POST with a form, unless its `method` says GET. What `Set` stored goes "
        + "along under its own name, but the parameters below replace it. "
        + "`\(name) request` composes such requests.")
    page.section("PARAMETERS")
    for parameter in RequestParameter.allCases {
      let names = [parameter.name, parameter.kazooName].compactMap(\.self).joined(separator: ", ")
      page.entry(names, Prose.sentence(parameter.meaning))
    }
    page.section("SEE ALSO")
    page.raw(".BR \(name) (1),\n.BR \(name)\\-callflow (7)")
    return page.text
  }
}
