import Testing
import TwiMLVocabulary

@testable import TwiMLSemantics

@Suite struct ValueTests {
  /// What Erlang's `round(list_to_float(V))` or `list_to_integer(V)` returns; nil for `badarg`.
  @Test(
    arguments: [
      ("10", 10), ("+5", 5), ("007", 7), ("-1", -1), ("10.5", 11), ("2.5", 3), ("-2.5", -3),
      ("0.4", 0), ("0.5", 1), ("1.0e1", 10), ("1.0E2", 100), ("+1.5", 2), ("", nil), (" 10 ", nil),
      ("10s", nil), ("0x10", nil), ("1e1", nil), ("1.e1", nil), (".5", nil), ("5.", nil),
      ("1.0e400", nil), ("٣", nil), ("-", nil), ("1,5", 2), ("0,4", 0),
      ("1,", nil), (",5", nil), ("1,0e1", 10),
      ("99999999999999999999", Int.max), ("-99999999999999999999", Int.min),
      ("1.0e30", Int.max),
    ] as [(String, Int?)])
  func `numbers are parsed and rounded as in Erlang`(text: String, expected: Int?) {
    #expect(ErlangNumber(text)?.rounded == expected)
  }

  @Test(
    arguments: [
      ("0", nil, .below(1...3600)), ("1", 1, nil), ("3600", 3600, nil),
      ("3601", 3600, .clamped(3600)), ("abc", 5, .notAnInteger), ("", 5, .notAnInteger),
      ("0.4", nil, .below(1...3600)), ("2.4", 2, .rounded(2)),
    ] as [(String, Int?, ValueProblem?)])
  func `seconds outside their range are clamped or refused`(
    text: String, expected: Int?, problem: ValueProblem?
  ) {
    let result = ValueType.seconds(default: 5, 1...3600, above: .clamped).evaluate(text)
    #expect(result.value == expected.map { .integer($0) })
    #expect(result.problem == problem)
  }

  @Test(
    arguments: [
      ("true", true, false), ("false", false, false), ("TRUE", false, true), ("yes", false, true),
      ("no", false, false), ("", false, false), ("onEnter", false, true),
      ("do-not-record", false, false), ("record-from-answer", false, true),
    ])
  func `a boolean is true only when it is 'true'`(text: String, expected: Bool, isReported: Bool) {
    let type = ValueType.boolean(default: true, alsoFalse: ["do-not-record"])
    #expect(type.evaluate(text).value == .boolean(expected))
    #expect((type.evaluate(text).problem != nil) == isReported)
    #expect(type.evaluate(nil).value == .boolean(true))
  }

  @Test(
    arguments: [
      ("get", .get, nil), ("GET", .get, nil), ("Post", .post, nil),
      ("zzqqx1", .post, .treatedAsPost),
      (" get", .post, .treatedAsPost), ("put", nil, .notAMethod), ("DELETE", nil, .notAMethod),
      ("", nil, .notAMethod), ("foo", nil, .notAMethod), ("日", nil, .notAMethod),
    ] as [(String, HTTPMethod?, ValueProblem?)])
  func `a word treated as POST is reported and other methods are refused`(
    text: String, expected: HTTPMethod?, problem: ValueProblem?
  ) {
    let result = ValueType.method.evaluate(text)
    #expect(result.value == expected.map { .method($0) })
    #expect(result.problem == problem)
    #expect(ValueType.method.evaluate(nil).value == .method(.post))
  }

  @Test(
    arguments: [
      ("#", "#", nil), ("*0", "*0", nil), ("", "", nil), ("none", "", .droppedKeys("none")),
      ("5#A", "5#", .droppedKeys("A")),
    ] as [(String, String, ValueProblem?)])
  func `keys that Kazoo drops are reported`(text: String, expected: String, problem: ValueProblem?)
  {
    let result = ValueType.keys.evaluate(text)
    #expect(result.value == .keys(Keys(Array(expected))))
    #expect(result.problem == problem)
    #expect(ValueType.keys.evaluate(nil).value == .keys(Keys(Array("123456789*0#"))))
  }

  @Test(
    arguments: [
      ("#", "#", nil), ("", nil, nil), ("5#", nil, .notAKey), ("A", nil, .notAKey),
    ] as [(String, Character?, ValueProblem?)])
  func `a finish key is a single key or none`(
    text: String, expected: Character?, problem: ValueProblem?
  ) {
    let result = ValueType.key(default: "#").evaluate(text)
    #expect(result.problem == problem)
    #expect(result.value == (problem == nil ? .key(expected) : nil))
    #expect(ValueType.key(default: "#").evaluate(nil).value == .key("#"))
  }

  @Test func `text beyond Latin-1 is refused or dropped by its type`() {
    #expect(ValueType.latin1Text.evaluate("ÿ").value == .text("ÿ"))
    #expect(ValueType.latin1Text.evaluate("Ā").problem == .notLatin1)
    #expect(ValueType.text.evaluate("Ā").value == .missing)
    #expect(ValueType.text.evaluate("Ā").problem == .droppedText)
  }
}
