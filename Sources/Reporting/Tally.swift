package import Diagnostics

/// The findings of a run, counted.
package struct Tally: Sendable {
  private var bySeverity: [Severity: Int] = [:]
  private var byRule: [Rule: Int] = [:]
  private var documents = (all: 0, withFindings: 0)

  package init() {}

  /// Whether there are no findings.
  package var isEmpty: Bool { byRule.isEmpty }

  /// Counts a document with its findings.
  package mutating func add(_ diagnostics: [Diagnostic]) {
    documents.all += 1
    if !diagnostics.isEmpty { documents.withFindings += 1 }
    for diagnostic in diagnostics {
      bySeverity[diagnostic.severity, default: 0] += 1
      byRule[diagnostic.rule, default: 0] += 1
    }
  }

  /// One line, as in "3 errors, 2 warnings in 2 of 14 files".
  package var summary: String {
    let counts = Severity.allCases.reversed().compactMap { severity in
      bySeverity[severity].map { Tally.count($0, severity.name) }
    }
    let files = Tally.count(documents.all, "file")
    if counts.isEmpty { return documents.all == 0 ? "no documents\n" : "no findings in \(files)\n" }
    let share = documents.withFindings == documents.all ? "" : "\(documents.withFindings) of "
    return counts.joined(separator: ", ") + " in \(share)\(files)\n"
  }

  /// A line for each rule with the number of its findings, the most frequent first.
  package var statistics: String {
    let sorted = byRule.sorted { (-$0.value, $0.key.id) < (-$1.value, $1.key.id) }
    let width = sorted.map(\.key.id.count).max() ?? 0
    return sorted.map { rule, count in
      let number = String(count)
      return String(repeating: " ", count: max(0, 5 - number.count)) + number + "  " + rule.id
        + String(repeating: " ", count: width - rule.id.count) + "  \(rule.summary)\n"
    }.joined()
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)" + (number == 1 ? "" : "s")
  }
}
