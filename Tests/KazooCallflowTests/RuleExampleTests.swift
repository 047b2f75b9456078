import Diagnostics
import JSON
import KazooCallflow
import Testing

@Suite("Every rule about callflows and its examples")
struct RuleExampleTests {
  static let rules = [.callflowAnswer] + Rule.json + Rule.callflow

  @Test("The wrong answer breaks this rule and no other", arguments: rules)
  func wrong(_ rule: Rule) {
    let diagnostics = Self.diagnostics(rule.wrong).filter {
      $0.rule == rule || $0.rule != .callflowAnswer
    }
    #expect(diagnostics.map(\.rule.id) == [rule.id])
    #expect(diagnostics.first?.severity == rule.severity)
  }

  @Test("The right answer breaks none", arguments: rules.filter { $0 != .callflowAnswer })
  func right(_ rule: Rule) {
    #expect(Self.diagnostics(rule.right).map(\.rule.id) == [Rule.callflowAnswer.id])
  }

  static func diagnostics(_ example: Example) -> [Diagnostic] {
    let (document, syntax) = parseJSON(SourceFile(name: "answer.json", bytes: example.bytes))
    return syntax + checkCallflow(document, target: .kazoo4)
  }
}
