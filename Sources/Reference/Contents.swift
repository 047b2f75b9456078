package import Diagnostics
import TwiMLVocabulary

/// The output of `explain` without an operand: everything it can explain.
package enum Contents {
  package static func text(of catalog: Catalog) -> String {
    var text = ""
    for family in catalog.families {
      text +=
        "\(family.title) rules, by family '\(family.kind.word)':\n"
        + rows(family.rules.map { ($0.id, $0.severity.name, $0.summary) })
      text += "\n"
    }
    text +=
      Severity.allCases.reversed().map { Prose.indented($0.meaning(for: .flow), by: 0) }.joined()
      + "\n"
    let elements = Vocabulary.kazoo.map { ($0.name, $0.role.rawValue, $0.summary) }
    text += "Elements that Kazoo runs:\n" + rows(elements)
    let others = Vocabulary.twilioOnly.map(\.name)
    if !others.isEmpty {
      var seen: Set<String> = []
      let names = others.filter { seen.insert($0).inserted }
      text += "\nOther elements of TwiML:\n" + Prose.indented(names.joined(separator: ", "), by: 2)
    }
    return text
  }

  private static func rows(_ rows: [(name: String, kind: String, summary: String)]) -> String {
    let width = (rows.map(\.name.count).max() ?? 0) + 2
    let kindWidth = (rows.map(\.kind.count).max() ?? 0) + 2
    return rows.map { row in
      "  " + row.name.padded(to: width) + row.kind.padded(to: kindWidth) + row.summary + "\n"
    }.joined()
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
