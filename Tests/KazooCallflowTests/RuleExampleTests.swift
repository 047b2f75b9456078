import Diagnostics
import JSON
import KazooCallflow
import Testing

@Suite("Examples of the rules about callflows")
struct RuleExampleTests {
  static let rules = [.callflowResponse] + Rule.json + Rule.callflow

  @Test(arguments: rules)
  func `the wrong callflow breaks exactly this rule`(_ rule: Rule) {
    let diagnostics = Self.diagnostics(rule.wrong).filter {
      $0.rule == rule || $0.rule != .callflowResponse
    }
    #expect(diagnostics.map(\.rule.id) == [rule.id])
    #expect(diagnostics.first?.severity == rule.severity)
  }

  @Test(arguments: rules.filter { $0 != .callflowResponse })
  func `the right callflow breaks no rule`(_ rule: Rule) {
    #expect(Self.diagnostics(rule.right).map(\.rule.id) == [Rule.callflowResponse.id])
  }

  static func diagnostics(_ example: Example) -> [Diagnostic] {
    let (document, syntax) = parseJSON(SourceFile(name: "response.json", bytes: example.bytes))
    return syntax + checkCallflow(document, target: .kazoo4)
  }
}
