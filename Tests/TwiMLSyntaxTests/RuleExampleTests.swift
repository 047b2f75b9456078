import Diagnostics
import Testing
import TwiMLSyntax

@Suite("Examples of the rules about XML")
struct RuleExampleTests {
  static let rules = Rule.syntax

  @Test(arguments: rules)
  func `the wrong document breaks exactly this rule`(_ rule: Rule) {
    let diagnostics = parse(SourceFile(name: "wrong.xml", bytes: rule.wrong.bytes)).diagnostics
    #expect(diagnostics.map(\.rule.id) == [rule.id])
    #expect(diagnostics.first?.severity == rule.severity)
  }

  @Test(arguments: rules)
  func `the right document breaks no rule`(_ rule: Rule) {
    let (document, diagnostics) = parse(SourceFile(name: "right.xml", bytes: rule.right.bytes))
    #expect(diagnostics.map(\.rule.id) == [])
    #expect(document.root?.name == "Response")
  }

  @Test
  func `rule ids are unique and in kebab case`() {
    let ids = Self.rules.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(id.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }, "\(id)")
    }
  }
}
