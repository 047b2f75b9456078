import Compiler
import Diagnostics
import KazooCallflow
import Testing
import Trace
import TwiMLSemantics
import TwiMLVocabulary

/// An attribute that the table declares as read is used by the analyzer, the tracer and the
/// translator.
@Suite struct AttributeEffectTests {
  static let cases = AttributeTruthTests.cases

  /// Documents with and without the attribute, for each place where it has an effect.
  private static func documents(_ example: AttributeTruthTests.Case, _ value: String?) -> [String] {
    let verb = example.document(value)
    var documents = [verb + "<Say>after</Say>", "<Say>before</Say>" + verb + "<Say>after</Say>"]
    if example.element.name == "Dial" {
      documents.append(verb.replacing("5551234", with: "<User>u</User><User>v</User>"))
    }
    guard case .usedWith(let other) = example.attribute.effect else { return documents }
    let isURL = example.element.attribute(other)?.type == .url
    let companion = " \(other.name)=\"\(isURL ? "http://h/o" : "true")\""
    documents.append(
      verb.inserting(companion, behind: "<\(example.element.name)") + "<Say>after</Say>")
    return documents
  }

  /// Values that are not the default.
  private static func values(of attribute: AttributeSpec) -> [String] {
    switch attribute.type {
    case .integer(let type):
      [(type.defaultValue ?? type.range.lowerBound) + 1, 0, 1, 2].map(String.init)
    case .boolean(let value, let alsoTrue, _): [String(!value)] + alsoTrue
    case .choice(let choices, _), .openChoice(let choices): choices.map(\.word)
    case .documentedChoice(let words, _): words
    case .keys, .lenientKey: ["5", "1", ""]
    case .key: ["5", "2", ""]
    case .method: ["GET", "POST", "PUT"]
    case .url, .media, .prompt: ["http://h/other.mp3"]
    case .text, .latin1Text, .parameter: ["5550199"]
    case .refused: ["any"]
    case .unread: []
    }
  }

  private static let outcomes: [Outcome] = [
    Outcome(keys: []), Outcome(keys: ["1", "2"]), Outcome(keys: ["5", "2"]),
    Outcome(keys: ["1", "2", "3"]), Outcome(dial: .busy(response: true)),
    Outcome(dial: .noAnswer(response: false)), Outcome(recording: .silence),
    Outcome(recording: .sound(seconds: 9, key: "5")),
  ]

  /// What one outcome brings.
  private struct Call: Equatable {
    let actions: [Step.Action]
    let repetitions: [Repetition]
    let end: End
  }

  /// The calls on all outcomes, none where they fail.
  private static func calls(_ document: String) -> [Call] {
    guard let program = compile("<Response>\(document)</Response>").program else { return [] }
    return outcomes.map {
      let trace = trace(program, outcome: $0, caller: .example)
      return Call(
        actions: trace.steps.map(\.action), repetitions: trace.steps.map(\.repetition),
        end: trace.end)
    }
  }

  /// The callflow with its findings.
  private static func translation(_ document: String, _ target: Target) -> String {
    let compilation = compile("<Response>\(document)</Response>", target: target)
    let flow = compilation.flow.map { "\($0)" } ?? "none"
    return flow + compilation.diagnostics.map(\.rule.id).sorted().joined(separator: " ")
  }

  /// Attributes that only keys during a dialed call would show; no outcome has such keys.
  private static let unseen: Set<AttributeKey> = [.collectDTMF]

  @Test(arguments: cases)
  func `each attribute that Kazoo reads changes some call`(_ example: AttributeTruthTests.Case) {
    guard !Self.unseen.contains(example.attribute.key) else { return }
    let plain = Self.documents(example, nil).map(Self.calls)
    let isSeen = Self.values(of: example.attribute).contains { value in
      Self.documents(example, value).map(Self.calls) != plain
    }
    #expect(isSeen, "\(example) changes nothing that the trace tells")
  }

  @Test(arguments: cases)
  func `a value that changes the call changes the callflow or is reported`(
    _ example: AttributeTruthTests.Case
  ) {
    for value in Self.values(of: example.attribute) {
      for (with, without) in zip(Self.documents(example, value), Self.documents(example, nil))
      where Self.calls(with) != Self.calls(without) {
        for target in Target.allCases {
          #expect(
            Self.translation(with, target) != Self.translation(without, target),
            "\(example): the callflow for \(target.name) is silent about '\(value)' in \(with)")
        }
      }
    }
  }
}

extension String {
  fileprivate func inserting(_ text: String, behind part: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return String(self[..<range.upperBound]) + text + self[range.upperBound...]
  }
}
