import Diagnostics
import Testing
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

/// Each rule has a document that breaks it and one that does not. Notes about other rules are
/// allowed, because they apply to every document of that kind.
@Suite struct RuleExampleTests {
  static let rules =
    Rule.structure + Rule.attributes + Rule.values + Rule.flow + Rule.dial + Rule.streams

  /// Rules that the examples of other rules always break too.
  static let companions: [Rule: Rule] = [.rawNumber: .buildDependentNoun]

  @Test(arguments: rules)
  func `the wrong document breaks exactly this rule`(rule: Rule) throws {
    let findings = findings(in: rule.wrong, of: rule)
    #expect(findings.filter { $0.rule == rule || $0.severity > .note }.map(\.rule.id) == [rule.id])
    let first = try #require(findings.first { $0.rule == rule })
    #expect(first.severity == rule.severity)
  }

  @Test(arguments: rules)
  func `the right document breaks no rule`(rule: Rule) {
    let findings = findings(in: rule.right, of: rule)
    #expect(findings.filter { $0.rule == rule || $0.severity > .note }.map(\.rule.id) == [])
  }

  private func findings(in example: Example, of rule: Rule) -> [Diagnostic] {
    let (document, syntax) = parse(SourceFile(name: "example.xml", bytes: example.bytes))
    let findings =
      syntax
      + analyze(document, options: AnalysisOptions(target: rule.exampleTarget))
      .diagnostics
    return findings.filter { $0.rule != Self.companions[rule] }
  }
}
