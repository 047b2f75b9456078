import Compiler
import Conversation
import Diagnostics
import Markers
import Testing
import Trace
import TwiMLSemantics

@Suite struct ScenarioParserTests {
  /// The marks enclose the range of the diagnostic.
  @Test(arguments: [
    ("1️⃣call2️⃣", "a URL is missing here", ""),
    ("1️⃣cal2️⃣ http://h/", "unknown word 'cal'", "did you mean 'call'?"),
    ("1️⃣hear2️⃣ \"a\"", "'hear' stands before any 'call'", ""),
    ("call http://h/\n1️⃣here2️⃣ \"a\"", "unknown word 'here'", "did you mean 'hear'?"),
    ("call http://h/\n1️⃣say2️⃣ \"a\"", "unknown word 'say'", "did you mean 'hear'?"),
    ("call http://h/\nhear 1️⃣a b2️⃣", "the text needs quotes", ""),
    ("call http://h/\nhear 1️⃣\"a b2️⃣", "the text has no closing quote", ""),
    ("call http://h/\nhear 1️⃣/a b2️⃣", "the pattern has no closing slash", ""),
    ("call http://h/\nhear \"a1️⃣\\q2️⃣\"", "unknown escape in a text", "'\\n'"),
    ("call http://h/\nhear \"a1️⃣\\u2️⃣{}\"", "unknown escape in a text", "'\\u{…}'"),
    ("call http://h/\nhear \"a1️⃣\\u2️⃣9B\"", "unknown escape in a text", ""),
    ("call http://h/\nhear \"a1️⃣\\u2️⃣{9B\"", "unknown escape in a text", ""),
    ("call http://h/\nhear \"a1️⃣\\u2️⃣{110000}\"", "unknown escape in a text", ""),
    ("call http://h/\nhear 1️⃣/a(b/2️⃣", "'a(b' is not a valid pattern", ""),
    ("call http://h/\nhear \"a\" 1️⃣b2️⃣", "unexpected text at the end of the line", ""),
    ("call http://h/\npress 1️⃣1a2️⃣", "'a' is not a key", ""),
    ("call http://h/\ndial 1️⃣bussy2️⃣", "'bussy' is not the result of a dial", "'busy'"),
    ("call http://h/\ndial user 1️⃣sales2️⃣ busy", "a colon is missing after 'sales'", ""),
    ("call http://h/\nrecord 1️⃣loud2️⃣", "'loud' is not a recording", "expected 12 s"),
    ("call http://h/\nrequest POST /a 1️⃣Digits2️⃣", "'Digits' is not a parameter", ""),
    ("call http://h/\nkazoo 1️⃣62️⃣", "'6' is not a version of Kazoo", "expected 4.3 or 5"),
    ("call http://h/\nend 1️⃣hangupp2️⃣", "'hangupp' is not an end of a call", "'hangup'"),
    ("call http://h/\nend error 1️⃣unknown-voce2️⃣", "'unknown-voce' is not a rule", "unknown-voice"),
    ("call http://h/\nend hangup\n1️⃣press 12️⃣", "nothing can stand after 'end'", ""),
    ("call 1️⃣{{bas}}/a2️⃣", "unknown variable 'bas'", "did you mean 'base'?"),
    ("1️⃣2️⃣# nothing", "there is no scenario here", ""),
  ])
  func `each mistake has a place and a hint`(marked: String, message: String, help: String) throws {
    let marked = Marked(marked)
    let (_, found) = parse(marked.text, ["base": "http://h"])
    let first = try #require(found.first)
    #expect(found.count == 1)
    #expect(first.rule == .invalidScenario)
    #expect(first.message.hasPrefix(message), "\(first.message)")
    #expect(first.help.joined().contains(help), "\(first.help)")
    // Missing text is reported at the end of the line.
    if !message.contains("is missing here") {
      #expect(first.range.range == marked.ranges.first)
    }
  }

  @Test func `the scenario of the manual is read completely`() {
    let (scenarios, mistakes) = parse(
      """
      # A caller asks for sales;
      # the line is busy.
      call {{base}}/voice
      from +12125550147
      header "X-Test: yes"
      hear "Press \\"1\\""   # a comment
      press #
      request POST /choice Digits=1 "Name=a b"
      hear /leave a (message|note)/i
      dial user sales: busy
      record 12 s
      record 3s hang-up
      end error unknown-voice

      call POST http://h/b
      kazoo 5
      strict
      end hangup
      """, ["base": "http://h"])
    #expect(mistakes.isEmpty, "\(mistakes.map(\.message))")
    #expect(scenarios.map(\.title) == ["A caller asks for sales; the line is busy.", "http://h/b"])
    #expect(scenarios.map(\.url) == ["http://h/voice", "http://h/b"])
    #expect(scenarios.map(\.method) == [.get, .post])
    #expect(scenarios[0].facts.map(\.name) == ["From", "CallerNumber"])
    #expect(scenarios[0].headers == ["X-Test: yes"])
    #expect(scenarios[0].statements.count == 8)
    #expect(scenarios[0].decisions.count == 4)
    #expect(scenarios[1].isStrict)
    #expect(scenarios[1].target == .kazoo5)
  }

  @Test func `an old id of a rule is read as its new one`() throws {
    let (scenarios, mistakes) = parse("call http://h/\nend error offnet-without-account", [:])
    #expect(mistakes.isEmpty, "\(mistakes.map(\.message))")
    let statement = try #require(scenarios.first?.statements.last)
    #expect("\(statement)".contains("carrier-without-resource"), "\(statement)")
  }
}
