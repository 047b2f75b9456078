import Diagnostics
import Testing
import TwiMLSyntax

@Suite("Every rule of syntax and its examples")
struct RuleExampleTests {
  static let rules = Rule.syntax

  @Test("The wrong document breaks this rule and no other", arguments: rules)
  func wrong(_ rule: Rule) {
    let diagnostics = parse(SourceFile(name: "wrong.xml", bytes: rule.wrong.bytes)).diagnostics
    #expect(diagnostics.map(\.rule.id) == [rule.id])
    #expect(diagnostics.first?.severity == rule.severity)
  }

  @Test("The right document breaks none", arguments: rules)
  func right(_ rule: Rule) {
    let (document, diagnostics) = parse(SourceFile(name: "right.xml", bytes: rule.right.bytes))
    #expect(diagnostics.map(\.rule.id) == [])
    #expect(document.root?.name == "Response")
  }

  @Test("No two rules share an id, and ids are kebab-case")
  func ids() {
    let ids = Self.rules.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(id.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }, "\(id)")
    }
  }
}
