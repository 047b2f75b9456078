package import Diagnostics

/// The output of `explain` for a rule, in Markdown.
package enum RulePage {
  /// The page of one rule.
  package static func text(of rule: Rule, in catalog: Catalog) -> String {
    var page = "# \(rule.id)\n\n"
    let family = catalog.family(of: rule)?.title
    page += "Severity: \(rule.severity.name)" + (family.map { "; family: \($0)" } ?? "")
    page += (rule.formerID.map { "; formerly: \($0)" } ?? "") + "\n"
    if let context = catalog.family(of: rule)?.kind.context {
      page += "\n" + paragraphs(context)
    }
    page += section(
      "What it finds",
      paragraphs(Prose.sentence(rule.summary) + "\n\n" + rule.finds) + "\n" + code(rule.wrong)
        + (rule.wrong.namesUsers ? idNote : ""))
    page += section("What the caller experiences", paragraphs(rule.caller))
    page += section(
      "How to fix it",
      paragraphs(rule.remedy) + correction(of: rule))
    page += section("How safe the fix is", safety(of: rule))
    page += section("Source", rule.sources.map { "- \($0.text)\n" }.joined())
    if !rule.twilioErrors.isEmpty {
      page += section(
        "The same mistake at Twilio",
        rule.twilioErrors.map { "- \($0): https://www.twilio.com/docs/api/errors/\($0)\n" }
          .joined())
    }
    page += section("Change its severity", severity(of: rule, in: catalog))
    return page
  }

  /// What the names in the examples are.
  private static let idNote =
    "\nA name such as anna stands for the id of a user or device in Kazoo.\n"

  /// The same after the right example, if only that has such names.
  private static func note(on rule: Rule) -> String {
    rule.right.namesUsers && !rule.wrong.namesUsers ? idNote : ""
  }

  private static func severity(of rule: Rule, in catalog: Catalog) -> String {
    let kind = catalog.family(of: rule)?.kind ?? .flow
    let meaning = rule.severity.meaning(for: kind)
    guard kind != .configuration else {
      return paragraphs("\(meaning) The severity of this rule cannot be changed.")
    }
    return paragraphs(meaning) + "\n    --rule \(rule.id)=off|note|warning|error\n"
  }

  /// The right example, where there is something to replace.
  private static func correction(of rule: Rule) -> String {
    switch rule.correction {
    case .replacement: "\nUse instead:\n\n" + code(rule.right) + note(on: rule)
    case .alternative: "\nFor example:\n\n" + code(rule.right) + note(on: rule)
    case .none: ""
    }
  }

  private static func safety(of rule: Rule) -> String {
    (rule.fix == nil ? "" : paragraphs(Rule.Fix.meaning) + "\n") + items(rule.fixSafety)
  }

  static func section(_ title: String, _ body: String) -> String { "\n## \(title)\n\n\(body)" }

  private static func items(_ sentences: [String]) -> String {
    sentences.map { "- " + Prose.wrap($0, width: 78).joined(separator: "\n  ") + "\n" }.joined()
  }

  private static func paragraphs(_ text: String) -> String {
    text.split(separator: "\n\n").map { Prose.indented(String($0), by: 0) }
      .joined(separator: "\n")
  }

  private static func code(_ example: Example) -> String {
    let text = visible(example)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "\n" : "    \(shortened($0))\n" }.joined()
    guard let mark = text.firstMatch(of: /<(?:U\+[0-9A-F]{4,6}|0x[0-9A-F]{2})>/)?.output else {
      return lines
    }
    let what = mark.hasPrefix("<U") ? "character" : "byte"
    return lines + "\n" + paragraphs("\(mark) is how this page shows that \(what).")
  }

  /// A line that fits on a screen: the middle of a very long one says nothing new.
  private static func shortened(_ line: Substring) -> String {
    line.count > 300 ? "\(line.prefix(120)) … \(line.suffix(60))" : String(line)
  }

  /// An example with the characters and bytes that a terminal would not show.
  static func visible(_ example: Example) -> String {
    let isUTF8 = example.bytes.elementsEqual(example.text.utf8)
    var result = ""
    for scalar in example.text.unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x20...0x7E: result.unicodeScalars.append(scalar)
      case 0x80... where !isUTF8:
        result += "<0x\(Escaping.hexadecimal(scalar.value, digits: 2))>"
      case 0x00...0x1F, 0x7F...0xA0, 0xFEFF:
        result += "<U+\(Escaping.hexadecimal(scalar.value, digits: 4))>"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Example {
  /// Whether it dials a user or device by a name, for readability.
  fileprivate var namesUsers: Bool { text.contains(/<(?:User|Device)>[a-z]+</) }
}

extension Rule.Fix {
  /// What the words safe and unsafe mean on every page.
  static var meaning: String {
    "A safe fix writes what the author clearly meant, or what Kazoo does anyway. An unsafe fix is a "
      + "guess."
  }
}

extension Rule {
  /// What `--fix` and `--unsafe-fixes` change, in sentences.
  var fixSafety: [String] {
    guard let fix else {
      return ["There is no automatic fix. `--fix` does not change the file."]
    }
    return [
      fix.safe.map { "Safe: `--fix` \($0)." },
      fix.unsafe.map { "Unsafe: `--fix --unsafe-fixes` \($0). Check the result." },
      fix.none.map { "There is no automatic fix for \($0)." },
    ].compactMap(\.self)
  }
}
