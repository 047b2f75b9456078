import Diagnostics
import Testing
import Translation
import TwiMLVocabulary

@Suite("Examples of the rules about losses")
struct RuleExampleTests {
  @Test(arguments: Rule.losses)
  func `the wrong document has exactly this loss`(_ rule: Rule) {
    let target: Target = rule == .embeddedTwiML ? .kazoo5 : .kazoo4
    let translating = Translating(
      bytes: rule.wrong.bytes, target: target, isMigrating: [.lossVoice, .lossQueue].contains(rule))
    #expect(!translating.findings.contains { $0.severity == .error })
    #expect(Set(losses(translating, besides: rule)) == [rule.id])
    #expect(translating.losses.first { $0.rule == rule }?.severity == rule.severity)
    #expect((translating.flow == nil) == (rule.severity == .error))
  }

  @Test(arguments: Rule.losses)
  func `the right document has no loss`(_ rule: Rule) {
    let target: Target = rule == .embeddedTwiML ? .kazoo5 : .kazoo4
    let translating = Translating(bytes: rule.right.bytes, target: target)
    #expect(!translating.findings.contains { $0.severity == .error })
    #expect(losses(translating, besides: rule) == [])
    #expect(translating.flow != nil)
  }

  /// The notes about every off-net number are not counted.
  private func losses(_ translating: Translating, besides rule: Rule) -> [String] {
    translating.losses.filter { $0.severity > .note || $0.rule == rule }.map(\.rule.id)
  }
}
