import Diagnostics
import HTTPAnswer
import Testing

@Suite("Every rule about the head of an answer and its examples")
struct RuleExampleTests {
  static let rules = Rule.answer

  @Test("The wrong answer breaks this rule and no other", arguments: rules)
  func wrong(_ rule: Rule) {
    let diagnostics = Answer.receive(name: "wrong.http", bytes: rule.wrong.bytes).diagnostics
    #expect(diagnostics.map(\.rule.id) == [rule.id])
    #expect(diagnostics.first?.severity == rule.severity)
  }

  @Test("The right answer breaks none", arguments: rules)
  func right(_ rule: Rule) {
    let (answer, diagnostics) = Answer.receive(name: "right.http", bytes: rule.right.bytes)
    #expect(diagnostics.map(\.rule.id) == [])
    #expect(answer.language == .twiml)
  }
}
