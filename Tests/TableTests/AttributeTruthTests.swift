import Compiler
import Diagnostics
import Testing
import Trace
import TwiMLSemantics
import TwiMLVocabulary

/// The table's facts about a verb's attributes, compared with runs of the verb.
@Suite struct AttributeTruthTests {
  struct Case: CustomTestStringConvertible {
    let element: ElementSpec
    let attribute: AttributeSpec
    var testDescription: String { "\(element.name) \(attribute.name)" }

    /// A document with the attribute; nil leaves it out.
    func document(_ value: String?) -> String {
      let written = value.map { " \(attribute.name)=\"\($0)\"" } ?? ""
      return switch element.name {
      case "Say": "<Say\(written)>Hello</Say>"
      case "Play": "<Play\(written)>http://h/a.mp3</Play>"
      case "Redirect": "<Redirect\(written)>http://h/x</Redirect>"
      case "Gather":
        attribute.name == "action"
          ? "<Gather\(written)> </Gather>" : "<Gather action=\"http://h/g\"\(written)> </Gather>"
      case "Dial":
        attribute.name == "action"
          ? "<Dial\(written)>5551234</Dial>"
          : "<Dial action=\"http://h/d\"\(written)>5551234</Dial>"
      case "Conference": "<Dial><Conference\(written)>room</Conference></Dial>"
      case "Record":
        attribute.name == "action"
          ? "<Record\(written)/>" : "<Record action=\"http://h/r\"\(written)/>"
      default: "<\(element.name)\(written)/>"
      }
    }
  }

  static let cases: [Case] = Vocabulary.kazoo.filter {
    !["Response", "Variable"].contains($0.name)
  }
  .flatMap { element in
    element.attributes.filter(\.isRead).map { Case(element: element, attribute: $0) }
  }

  private static let outcomes = [
    Outcome(keys: ["1", "2"]), Outcome(keys: []), Outcome(dial: .busy(response: true)),
    Outcome(recording: .silence),
  ]

  /// The tracer's result on one outcome.
  private struct Continuation: Hashable {
    let actions: [Step.Action]
    let repetitions: [Repetition]
    let end: End
  }

  private func continuation(_ example: Case, _ value: String?) throws -> [Continuation] {
    let text = "<Response>\(example.document(value))</Response>"
    let program = try #require(compile(text).program)
    return Self.outcomes.map {
      let trace = trace(program, outcome: $0, caller: .example)
      return Continuation(
        actions: trace.steps.map(\.action), repetitions: trace.steps.map(\.repetition),
        end: trace.end)
    }
  }

  private func fails(_ example: Case, _ value: String) -> Bool {
    compile("<Response>\(example.document(value))</Response>").program?.fails ?? true
  }

  @Test(arguments: cases)
  func `writing the default value has the same effect as leaving it out`(_ example: Case) throws {
    // Kazoo uses other flags for a conference if the attribute is written.
    guard example.attribute.key != .startConferenceOnEnter,
      let text = example.attribute.defaultText
    else { return }
    let value: String? =
      switch example.attribute.type {
      case .integer(let type): type.defaultValue.map(String.init)
      case .boolean(let value, _, _): String(value)
      case .choice: example.attribute.defaultValue.flatMap { fails(example, $0) ? nil : $0 }
      case .keys: "123456789*0#"
      case .key, .method: text
      case .text: example.attribute.defaultValue
      case .latin1Text, .parameter, .url, .media, .prompt, .openChoice, .documentedChoice,
        .lenientKey, .refused, .unread:
        nil
      }
    guard let value else { return }
    let isSame = try continuation(example, nil) == continuation(example, value)
    #expect(isSame, "\(example): '\(value)' is not what holds without it")
  }

  @Test(
    arguments: cases
  )
  func `a number within its bounds runs and one outside fails or is clamped`(_ example: Case) throws
  {
    guard case .integer(let type) = example.attribute.type else { return }
    let (low, high) = (type.range.lowerBound, type.range.upperBound)
    if low > Int.min {
      #expect(!fails(example, "\(low)"), "\(example): \(low) fails")
      #expect(fails(example, "\(low - 1)"), "\(example): \(low - 1) runs")
    }
    guard high < Int.max else { return }
    #expect(!fails(example, "\(high)"), "\(example): \(high) fails")
    switch type.above {
    case .fails: #expect(fails(example, "\(high + 1)"), "\(example): \(high + 1) runs")
    case .clamped:
      let isSame = try continuation(example, "\(high)") == continuation(example, "\(high + 1)")
      #expect(isSame, "\(example): \(high + 1) does not count as \(high)")
    }
  }

  @Test(arguments: cases)
  func `each word runs and the call gets what it stands for`(_ example: Case) throws {
    guard case .choice(let choices, _) = example.attribute.type else { return }
    for choice in choices {
      #expect(!fails(example, choice.word), "\(example): '\(choice.word)' fails")
      let continuation = "\(try continuation(example, choice.word))"
      let isSent = continuation.contains(choice.effective) || continuation.contains(choice.word)
      #expect(isSent, "\(example): '\(choice.word)' does not become '\(choice.effective)'")
    }
    #expect(fails(example, "no-such-word"), "\(example): any word runs")
  }

  @Test(arguments: cases)
  func `an attribute that needs another has no effect without it`(_ example: Case) throws {
    guard case .usedWith(let other) = example.attribute.effect else { return }
    guard let companion = example.element.attribute(other) else {
      Issue.record("\(example): there is no '\(other.name)'")
      return
    }
    #expect(companion.isRead, "\(example): '\(other.name)' is not read")
  }
}
