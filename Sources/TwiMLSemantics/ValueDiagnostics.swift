import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

extension Analyzer {
  /// Says what Kazoo makes of a value that is not as it should be.
  func valueProblem(
    _ problem: ValueProblem, _ attribute: Attribute, _ entry: AttributeSpec, of element: Element
  ) -> Diagnostic {
    let subject = "'\(attribute.name)' of \(element.name)"
    let place = attribute.valueRange.isEmpty ? attribute.range : attribute.valueRange
    let value = "'\(attribute.value)'"
    func diagnostic(
      _ rule: Rule, _ message: String, help: [String] = [], fixIts: [FixIt] = []
    ) -> Diagnostic {
      Diagnostic(rule, message, at: place, help: help, fixIts: fixIts)
    }
    switch problem {
    case .notAChoice(let choices, let rule):
      return notAChoice(choices, rule, attribute, entry, at: place)
    case .below(let range):
      return diagnostic(
        .numberOutOfRange,
        "\(run.stops): \(subject) must be \(range.lowerBound) or more, not \(value)",
        help: ["write \(words(range, entry))"])
    case .above(let range):
      return diagnostic(
        .numberOutOfRange,
        "\(run.stops): \(subject) must be \(range.upperBound) or less, not \(value)",
        help: ["write \(words(range, entry))"])
    case .clamped(let maximum):
      return diagnostic(
        .clampedNumber, "Kazoo takes \(maximum) for \(subject), not \(value)")
    case .rounded(let rounded):
      return diagnostic(
        .roundedNumber, "Kazoo rounds \(value) to \(rounded) for \(subject)",
        fixIts: [
          FixIt("write '\(rounded)'", .safe, replace: attribute.valueRange, with: "\(rounded)")
        ])
    case .notAnInteger:
      return diagnostic(
        .notANumber, "\(value) is no number to Kazoo: \(absence(entry, subject))",
        help: ["write digits alone, without a unit or spaces"])
    case .takenForFalse:
      return diagnostic(
        .takenForFalse, "Kazoo takes \(value) for false in \(subject)",
        help: [
          attribute.value.lowercased() == "true"
            ? "write 'true', in lower case" : "write 'true' or 'false'"
        ],
        fixIts: [FixIt("write 'true'", .unsafe, replace: attribute.valueRange, with: "true")])
    case .refused(let rule):
      return diagnostic(
        rule, "\(run.stops): it fails on every \(subject), and so on \(value)",
        help: ["leave \(attribute.name) out"])
    case .notTheKey:
      return diagnostic(
        .droppedKeys, "Kazoo drops \(subject): \(value) is not exactly one key",
        help: ["write one of 0 to 9, * and #"])
    case .notAKey:
      return diagnostic(
        .unknownFinishKey, "\(run.stops): \(subject) must be one key, not \(value)",
        help: ["write one of 0 to 9, * and #, or nothing for no finish key"])
    case .droppedKeys(let dropped):
      let left = Keys.all.characters.filter(attribute.value.contains)
      return diagnostic(
        .droppedKeys,
        left.isEmpty
          ? "\(value) names no key of a telephone, so no key counts for \(subject)"
          : "Kazoo drops '\(dropped)' from \(subject): only 0 to 9, * and # are keys",
        help: left.isEmpty ? ["for no key at all write \(attribute.name)=\"\""] : [])
    case .notAMethod:
      return diagnostic(
        .unsupportedMethod,
        "\(run.isInGather ? run.stops : "Kazoo hangs up when it is to ask"): \(subject) must be GET or POST, not \(value)",
        help: ["write method=\"GET\" or method=\"POST\""])
    case .takenForPost:
      return diagnostic(
        .unknownMethod, "Kazoo asks with POST: \(value) is no method that it knows",
        help: ["write method=\"GET\" or method=\"POST\""])
    case .notLatin1:
      return diagnostic(
        .unreadableCallerID,
        "\(run.stops): \(subject) holds a character beyond U+00FF")
    case .droppedText:
      return diagnostic(
        .droppedValue, "Kazoo drops \(subject): it holds a character beyond U+00FF",
        help: ["percent-encode the character in a URL"])
    }
  }

  private func notAChoice(
    _ choices: [ValueType.Choice], _ rule: Rule, _ attribute: Attribute, _ entry: AttributeSpec,
    at place: SourceRange
  ) -> Diagnostic {
    let suggestion = entry.type.suggestion(for: attribute.value)
    let words = choices.map { "'\($0.word)'" }
    return Diagnostic(
      rule,
      "\(run.stops): it knows no \(attribute.name) '\(attribute.value)'", at: place,
      help: [
        suggestion.map { "write '\($0)'; Kazoo knows \(list(words))" }
          ?? "expected one of \(list(words))"
      ],
      fixIts: suggestion.map {
        [FixIt("write '\($0)'", .unsafe, replace: attribute.valueRange, with: $0)]
      } ?? [])
  }

  /// What holds for an attribute that counts as absent.
  private func absence(_ entry: AttributeSpec, _ subject: String) -> String {
    guard case .integer(let type) = entry.type, let absent = type.absent else {
      return "\(subject) counts as absent"
    }
    return "\(subject) is \(absent)\(unit(type, absent)), as without the attribute"
  }

  private func words(_ range: ClosedRange<Int>, _ entry: AttributeSpec) -> String {
    guard case .integer(let type) = entry.type else { return "another number" }
    if range.upperBound == Int.max { return "\(range.lowerBound) or more" }
    return "\(range.lowerBound) to \(range.upperBound)\(unit(type))"
  }

  private func unit(_ type: IntegerType, _ count: Int = 2) -> String {
    if type.unit == .none { return "" }
    let plural = type.unit.rawValue
    return " " + (count == 1 ? String(plural.dropLast()) : plural)
  }

  /// "a, b and c".
  func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
