import Diagnostics
import HTTPResponses
import Testing

@Suite("Examples of the rules about HTTP responses")
struct RuleExampleTests {
  static let rules = Rule.response

  @Test(arguments: rules)
  func `the wrong response breaks exactly this rule`(_ rule: Rule) {
    let diagnostics = HTTPResponse.receive(name: "wrong.http", bytes: rule.wrong.bytes).diagnostics
    #expect(diagnostics.map(\.rule.id) == [rule.id])
    #expect(diagnostics.first?.severity == rule.severity)
  }

  @Test(arguments: rules)
  func `the right response breaks no rule`(_ rule: Rule) {
    let (response, diagnostics) = HTTPResponse.receive(name: "right.http", bytes: rule.right.bytes)
    #expect(diagnostics.map(\.rule.id) == [])
    #expect(response.language == .twiml)
  }
}
