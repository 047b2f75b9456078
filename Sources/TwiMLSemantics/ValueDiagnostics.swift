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
        "\(value) is too small for \(subject): \(run.stops)",
        help: ["write \(words(range, entry))"])
    case .above(let range):
      return diagnostic(
        .numberOutOfRange,
        "\(value) is too large for \(subject): \(run.stops)",
        help: ["write \(words(range, entry))"], fixIts: likely(attribute, entry))
    case .clamped(let maximum):
      return diagnostic(
        .clampedNumber, "\(value) is too large for \(subject): Kazoo takes \(maximum)",
        fixIts: [writing("\(maximum)", for: attribute, .safe)])
    case .rounded(let rounded):
      return diagnostic(
        .roundedNumber, "\(value) is rounded to \(rounded) for \(subject)",
        fixIts: [writing("\(rounded)", for: attribute, .safe)])
    case .notAnInteger:
      return diagnostic(
        .notANumber, "\(value) is not a number: \(absence(entry, subject))",
        help: ["write digits alone, without a unit or spaces"],
        fixIts: likely(attribute, entry))
    case .takenForFalse:
      return diagnostic(
        .takenForFalse, "\(value) counts as false for \(subject)",
        help: [takenForFalseHelp(attribute)],
        fixIts: likely(attribute, entry))
    case .refused(let rule):
      return diagnostic(
        rule, "\(subject) is not supported, whatever its value: \(run.stops)",
        help: ["leave '\(attribute.name)' out"]
      ).capped(at: limitOnOutcome(of: element))
    case .notTheKey:
      return diagnostic(
        .droppedKeys, "\(value) is not exactly one key: \(subject) has no effect",
        help: ["write one of 0 to 9, * and #"], fixIts: likely(attribute, entry))
    case .notAKey:
      return diagnostic(
        .unknownFinishKey, "\(value) is not exactly one key for \(subject): \(run.stops)",
        help: ["write one of 0 to 9, * and #, or nothing for no finish key"],
        fixIts: likely(attribute, entry))
    case .droppedKeys(let dropped):
      let left = attribute.value.filter(Keys.all.characters.contains)
      return diagnostic(
        .droppedKeys,
        left.isEmpty
          ? "\(value) names no key of a telephone: no key counts for \(subject)"
          : "'\(dropped)' is not a key of a telephone: Kazoo drops it from \(subject)",
        help: left.isEmpty ? ["for no key at all write \(attribute.name)=\"\""] : [],
        fixIts: left.isEmpty ? [] : [writing(left, for: attribute, .safe)])
    case .notAMethod:
      return diagnostic(
        .unsupportedMethod,
        "\(value) is not GET or POST: "
          + (run.isInGather ? run.stops : "Kazoo hangs up when it is to send the request"),
        help: ["write method=\"GET\" or method=\"POST\""], fixIts: likely(attribute, entry)
      ).capped(at: limitOnOutcome(of: element))
    case .takenForPost:
      return diagnostic(
        .unknownMethod, "\(value) is not GET or POST: Kazoo sends a POST",
        help: ["write method=\"GET\" or method=\"POST\""], fixIts: likely(attribute, entry))
    case .notLatin1:
      return diagnostic(
        .unreadableCallerID,
        "\(subject) holds a character above U+00FF: \(run.stops)",
        help: ["write a number, or nothing for an anonymous call"])
    case .unsendable:
      return diagnostic(
        .unsendableValue,
        "\(subject) holds a character that cannot be sent to the switch: \(run.stops)",
        help: ["remove the control character; nobody sees it in an editor"])
    case .unsentPrompt:
      return diagnostic(
        .unsendableValue,
        "\(subject) holds a character that cannot be sent to the switch: Kazoo ends the call "
          + "without playing it or sending the response",
        help: ["remove the control character; nobody sees it in an editor"]
      ).capped(at: .warning)
    case .droppedText:
      return diagnostic(
        .droppedValue,
        "\(subject) holds a character above U+00FF, so it has no effect\(unsaid(entry))",
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
      "unknown \(attribute.name) '\(attribute.value)': \(run.stops)", at: place,
      help: [
        suggestion.map { "write '\($0)', or another of \(words.listed("or"))" }
          ?? "write \(words.listed("or"))"
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

  private func takenForFalseHelp(_ attribute: Attribute) -> String {
    switch attribute.value.lowercased() {
    case "true": "write 'true', in lower case"
    case let value where attribute.name == "record" && value.hasPrefix("record-from"):
      "write 'true': Kazoo records the dialed call from when it is answered"
    default: "write 'true' or 'false'"
    }
  }

  /// What holds for keys when the attribute counts as absent.
  private func unsaid(_ entry: AttributeSpec) -> String {
    entry.type == .keys ? ": every key counts" : ""
  }

  /// What holds for an attribute that counts as absent.
  private func absence(_ entry: AttributeSpec, _ subject: String) -> String {
    guard case .integer(let type) = entry.type, let number = type.defaultValue else {
      return "\(subject) has no effect"
    }
    return "\(subject) is \(number)\(unit(type, number)), the default"
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
