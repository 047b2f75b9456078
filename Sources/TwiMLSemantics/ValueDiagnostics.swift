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
        help: ["write \(words(range, entry))"], fixIts: likely(attribute, entry))
    case .clamped(let maximum):
      return diagnostic(
        .clampedNumber, "Kazoo takes \(maximum) for \(subject), not \(value)",
        fixIts: [writing("\(maximum)", for: attribute, .safe)])
    case .rounded(let rounded):
      return diagnostic(
        .roundedNumber, "Kazoo rounds \(value) to \(rounded) for \(subject)",
        fixIts: [writing("\(rounded)", for: attribute, .safe)])
    case .notAnInteger:
      return diagnostic(
        .notANumber, "\(value) is no number to Kazoo: \(absence(entry, subject))",
        help: ["write digits alone, without a unit or spaces"],
        fixIts: likely(attribute, entry))
    case .takenForFalse:
      return diagnostic(
        .takenForFalse, "Kazoo takes \(value) for false in \(subject)",
        help: [
          attribute.value.lowercased() == "true"
            ? "write 'true', in lower case" : "write 'true' or 'false'"
        ],
        fixIts: likely(attribute, entry))
    case .refused(let rule):
      return diagnostic(
        rule, "\(run.stops): \(run.subject) fails on every \(subject), and so on \(value)",
        help: ["leave \(attribute.name) out"])
    case .notTheKey:
      return diagnostic(
        .droppedKeys, "Kazoo drops \(subject): \(value) is not exactly one key",
        help: ["write one of 0 to 9, * and #"], fixIts: likely(attribute, entry))
    case .notAKey:
      return diagnostic(
        .unknownFinishKey, "\(run.stops): \(subject) must be one key, not \(value)",
        help: ["write one of 0 to 9, * and #, or nothing for no finish key"],
        fixIts: likely(attribute, entry))
    case .droppedKeys(let dropped):
      let left = attribute.value.filter(Keys.all.characters.contains)
      return diagnostic(
        .droppedKeys,
        left.isEmpty
          ? "\(value) names no key of a telephone, so no key counts for \(subject)"
          : "Kazoo drops '\(dropped)' from \(subject): only 0 to 9, * and # are keys",
        help: left.isEmpty ? ["for no key at all write \(attribute.name)=\"\""] : [],
        fixIts: left.isEmpty ? [] : [writing(left, for: attribute, .safe)])
    case .notAMethod:
      return diagnostic(
        .unsupportedMethod,
        "\(run.isInGather ? run.stops : "Kazoo hangs up when it is to ask"): \(subject) must be GET or POST, not \(value)",
        help: ["write method=\"GET\" or method=\"POST\""], fixIts: likely(attribute, entry))
    case .takenForPost:
      return diagnostic(
        .unknownMethod, "Kazoo asks with POST: \(value) is no method that it knows",
        help: ["write method=\"GET\" or method=\"POST\""], fixIts: likely(attribute, entry))
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
      "\(run.stops): \(run.subject) knows no \(attribute.name) '\(attribute.value)'", at: place,
      help: [
        suggestion.map { "write '\($0)'; Kazoo knows \(words.listed())" }
          ?? "expected one of \(words.listed())"
      ],
      fixIts: likely(attribute, entry))
  }

  /// Writes the value that was probably meant; there is no doubt about it where only the case or
  /// white space at the ends is different.
  private func likely(_ attribute: Attribute, _ entry: AttributeSpec) -> [FixIt] {
    guard let word = entry.type.suggestion(for: attribute.value) else { return [] }
    let bare = attribute.value.lowercased().split(whereSeparator: \.isWhitespace)
    let isPlain = bare == [Substring(word.lowercased())]
    return [writing(word, for: attribute, isPlain ? .safe : .unsafe)]
  }

  private func writing(_ word: String, for attribute: Attribute, _ safety: FixIt.Safety) -> FixIt {
    FixIt(
      word.isEmpty ? "write nothing between the quotes" : "write '\(word)'", safety,
      replace: attribute.valueRange, with: word)
  }

  /// What holds for an attribute that counts as absent.
  private func absence(_ entry: AttributeSpec, _ subject: String) -> String {
    guard case .integer(let type) = entry.type, let number = type.defaultValue else {
      return "\(subject) counts as absent"
    }
    return "\(subject) is \(number)\(unit(type, number)), as without the attribute"
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
}
