import Diagnostics
import Testing

@testable import twimlc

/// Each fix-it of each rule's example does what it says.
@Suite struct FixItTests {
  struct Case: CustomTestStringConvertible {
    let finding: Diagnostic
    let fixIt: FixIt
    let compilation: Compilation
    var testDescription: String { "\(finding.rule.id): \(fixIt.message)" }
  }

  static let cases: [Case] = Catalogue.rules.flatMap { rule in
    let compilation = Compilation(
      name: "a.xml", bytes: rule.wrong.bytes, settings: Settings(), isTranslated: true)
    guard compilation.isFixable else { return [Case]() }
    return compilation.diagnostics.flatMap { finding in
      finding.fixIts.map { Case(finding: finding, fixIt: $0, compilation: compilation) }
    }
  }

  @Test func severalRulesHaveFixIts() {
    #expect(Set(Self.cases.map(\.finding.rule)).count > 20)
  }

  @Test(arguments: cases)
  func answersItsFinding(_ example: Case) {
    let (before, rule) = (example.compilation, example.finding.rule)
    let bytes = before.source.applying([example.fixIt])
    let after = Compilation(
      name: "a.xml", bytes: bytes, settings: Settings(), isTranslated: true)
    let count = { (compilation: Compilation) in compilation.diagnostics.count { $0.rule == rule } }
    #expect(count(after) == count(before) - 1)
    guard example.fixIt.safety == .safe else { return }
    #expect(errors(after).subtracting(errors(before)) == [])
  }

  @Test(arguments: Catalogue.rules)
  func fixingTwiceChangesNothing(_ rule: Rule) {
    var settings = Settings()
    for includesUnsafe in [false, true] {
      settings.fixing = Fixing(isAsked: true, includesUnsafe: includesUnsafe)
      let original = Compilation(
        name: "a.xml", bytes: rule.wrong.bytes, settings: settings, isTranslated: false)
      let first = Correction(original, settings: settings, isTranslated: false)
      let second = Correction(first.result, settings: settings, isTranslated: false)
      #expect(!second.isChanged)
    }
  }

  private func errors(_ compilation: Compilation) -> Set<Rule> {
    Set(compilation.diagnostics.filter { $0.severity == .error }.map(\.rule))
  }
}
