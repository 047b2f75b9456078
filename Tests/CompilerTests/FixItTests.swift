import Compiler
import Diagnostics
import Testing

/// Each fix-it of each rule's example does what it says.
@Suite struct FixItTests {
  struct Case: CustomTestStringConvertible {
    let finding: Diagnostic
    let fixIt: FixIt
    let compilation: Compilation
    var testDescription: String { "\(finding.rule.id): \(fixIt.message)" }
  }

  static let translating: CompilerOptions = {
    var options = CompilerOptions()
    options.isTranslated = true
    return options
  }()

  static let cases: [Case] = Catalog.documents.rules.flatMap { rule in
    let compilation = Compilation(name: "a.xml", bytes: rule.wrong.bytes, options: translating)
    guard compilation.isFixable else { return [Case]() }
    return compilation.diagnostics.flatMap { finding in
      finding.fixIts.map { Case(finding: finding, fixIt: $0, compilation: compilation) }
    }
  }

  @Test func `more than 20 rules have fix-its`() {
    #expect(Set(Self.cases.map(\.finding.rule)).count > 20)
  }

  @Test(arguments: cases)
  func `applying a fix-it removes its finding`(_ example: Case) {
    let (before, rule) = (example.compilation, example.finding.rule)
    let bytes = before.source.applying([example.fixIt])
    let after = Compilation(name: "a.xml", bytes: bytes, options: Self.translating)
    let count = { (compilation: Compilation) in compilation.diagnostics.count { $0.rule == rule } }
    #expect(count(after) == count(before) - 1)
    guard example.fixIt.safety == .safe else { return }
    #expect(errors(after).subtracting(errors(before)) == [])
  }

  @Test(arguments: Catalog.documents.rules)
  func `applying all fix-its twice changes nothing more`(_ rule: Rule) {
    for includesUnsafe in [false, true] {
      let fixing = Fixing(isAsked: true, includesUnsafe: includesUnsafe)
      let original = Compilation(
        name: "a.xml", bytes: rule.wrong.bytes, options: CompilerOptions())
      let first = Correction(original, fixing: fixing)
      let second = Correction(first.result, fixing: fixing)
      #expect(!second.isChanged)
    }
  }

  private func errors(_ compilation: Compilation) -> Set<Rule> {
    Set(compilation.diagnostics.filter { $0.severity == .error }.map(\.rule))
  }
}
