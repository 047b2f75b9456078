package import Diagnostics

/// The output of `explain` for a rule, in Markdown.
package enum RulePage {
  /// The page of one rule.
  package static func text(of rule: Rule, in catalog: Catalog) -> String {
    var page = "# \(rule.id)\n\n"
    let family = catalog.family(of: rule)?.title
    page += "Severity: \(rule.severity.name)" + (family.map { "; family: \($0)" } ?? "") + "\n"
    page += "\n" + Prose.indented(rule.severity.meaning, by: 0)
    page += section(
      "What it finds",
      paragraphs(Prose.sentence(rule.summary) + "\n\n" + rule.finds) + "\n" + code(rule.wrong.text))
    page += section("What the caller experiences", paragraphs(rule.caller))
    page += section(
      "How to fix it",
      paragraphs(rule.remedy) + "\nUse instead:\n\n" + code(rule.right.text))
    page += section("How safe the fix is", items(rule.fixSafety))
    page += section("Source", rule.citations.map { "- \($0.text)\n" }.joined())
    if !rule.twilioErrors.isEmpty {
      page += section(
        "The same mistake at Twilio",
        rule.twilioErrors.map { "- \($0): https://www.twilio.com/docs/api/errors/\($0)\n" }
          .joined())
    }
    page += section(
      "Change its severity", "    --rule \(rule.id)=off|note|warning|error\n")
    return page
  }

  static func section(_ title: String, _ body: String) -> String { "\n## \(title)\n\n\(body)" }

  private static func items(_ sentences: [String]) -> String {
    sentences.map { "- " + Prose.wrap($0, width: 78).joined(separator: "\n  ") + "\n" }.joined()
  }

  private static func paragraphs(_ text: String) -> String {
    text.split(separator: "\n\n").map { Prose.indented(String($0), by: 0) }
      .joined(separator: "\n")
  }

  private static func code(_ text: String) -> String {
    visible(text).split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
  }

  /// An example in which invisible characters are named.
  static func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x20...0x7E: result.unicodeScalars.append(scalar)
      case 0x00...0x1F, 0x7F...0x9F, 0xFEFF:
        result += "<U+\(Escaping.hexadecimal(scalar.value, digits: 4))>"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Rule {
  /// What `--fix` and `--unsafe-fixes` do, and why, in sentences.
  var fixSafety: [String] {
    guard let fix else { return ["There is no automatic fix: `--fix` changes nothing here."] }
    return [
      fix.safe.map { "Safe, applied by `--fix`: \($0)." },
      fix.unsafe.map {
        "Unsafe, applied by `--fix --unsafe-fixes` alone, so check the result: \($0)."
      },
    ].compactMap(\.self)
  }
}
