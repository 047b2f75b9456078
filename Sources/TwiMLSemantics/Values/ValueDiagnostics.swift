import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

/// An attribute with a value that Kazoo does not use as written.
private struct ValueSubject {
  let attribute: Attribute
  let entry: AttributeSpec
  let element: Element

  /// The attribute, as a message names it.
  var name: String { "'\(attribute.name)' of \(element.name)" }
  /// The value, as a message quotes it.
  var value: String { "'\(attribute.value)'" }
  var place: SourceRange {
    attribute.valueRange.isEmpty ? attribute.range : attribute.valueRange
  }

  func finding(
    _ rule: Rule, _ message: String, help: String? = nil, fixIts: [FixIt] = []
  ) -> Diagnostic {
    Diagnostic(rule, message, at: place, help: help.map { [$0] } ?? [], fixIts: fixIts)
  }
}

extension Analyzer {
  /// The finding for a value with a problem.
  func valueProblem(
    _ problem: ValueProblem, _ attribute: Attribute, _ entry: AttributeSpec, of element: Element
  ) -> Diagnostic {
    let subject = ValueSubject(attribute: attribute, entry: entry, element: element)
    return switch problem {
    case .notAChoice(let choices, let rule): notAChoice(choices, rule, subject)
    case .below(let range):
      subject.finding(
        .numberOutOfRange, "\(subject.value) is too small for \(subject.name): \(run.stops)",
        help: "write \(words(range, entry))")
    case .above(let range):
      subject.finding(
        .numberOutOfRange, "\(subject.value) is too large for \(subject.name): \(run.stops)",
        help: "write \(words(range, entry))", fixIts: likely(subject))
    case .clamped(let maximum): clamped(to: maximum, subject)
    case .rounded(let rounded): roundedNumber(rounded, subject)
    case .notAnInteger: notAnInteger(subject)
    case .treatedAsFalse:
      subject.finding(
        .treatedAsFalse, "\(subject.value) counts as false for \(subject.name)",
        help: treatedAsFalseHelp(subject), fixIts: likely(subject))
    case .refused(let rule): refused(rule, subject)
    case .notTheKey: notTheKey(subject)
    case .notAKey: notAKey(subject)
    case .droppedKeys(let dropped): droppedKeys(dropped, subject)
    case .notAMethod: notAMethod(subject)
    case .treatedAsPost: treatedAsPost(subject)
    case .notLatin1: notLatin1(subject)
    case .unsendable: unsendable(subject, so: run.stops)
    case .unknownToKazoo(let choices): unknownToKazoo(choices, subject)
    case .undocumented(let words, let otherwise): undocumented(words, otherwise, subject)
    case .unsentPrompt:
      unsendable(
        subject, so: "Kazoo ends the call without a response"
      ).capped(at: .warning)
    case .droppedText: droppedText(subject)
    }
  }

  private func unknownToKazoo(
    _ choices: [ValueType.Choice], _ subject: ValueSubject
  ) -> Diagnostic {
    subject.finding(
      .engineValue,
      "\(subject.value) is not a \(subject.attribute.name) that Kazoo knows: the speech engine must "
        + "have it",
      help: "write \(choices.map { "'\($0.word)'" }.listed("or")); Kazoo 4.3 hangs up at any other",
      fixIts: likely(subject))
  }

  private func undocumented(
    _ words: [String], _ otherwise: String?, _ subject: ValueSubject
  ) -> Diagnostic {
    subject.finding(
      .undocumentedValue,
      otherwise.map { "\(subject.value) counts as '\($0)' for \(subject.name)" }
        ?? "\(subject.value) is not documented for \(subject.name): what Kazoo 5 does is not known",
      help: "write \(words.map { "'\($0)'" }.listed("or"))", fixIts: likely(subject))
  }

  private func clamped(to maximum: Int, _ subject: ValueSubject) -> Diagnostic {
    subject.finding(
      .clampedNumber, "\(subject.value) is too large for \(subject.name): Kazoo takes \(maximum)",
      fixIts: [writing("\(maximum)", for: subject.attribute, .safe)])
  }

  private func roundedNumber(_ rounded: Int, _ subject: ValueSubject) -> Diagnostic {
    subject.finding(
      .roundedNumber,
      "\(subject.value) is rounded: \(subject.name) is \(rounded)\(unit(subject, rounded))",
      fixIts: [writing("\(rounded)", for: subject.attribute, .safe)])
  }

  private func notAnInteger(_ subject: ValueSubject) -> Diagnostic {
    subject.finding(
      .notANumber, "\(subject.value) is not a number: \(absence(subject))",
      help: "write only digits, without a unit or spaces", fixIts: likely(subject))
  }

  private func refused(_ rule: Rule, _ subject: ValueSubject) -> Diagnostic {
    subject.finding(
      rule, "\(subject.name) is not supported, whatever its value: \(run.stops)",
      help: "leave '\(subject.attribute.name)' out"
    ).capped(at: limitOnOutcome(of: subject.element))
  }

  private func notTheKey(_ subject: ValueSubject) -> Diagnostic {
    subject.finding(
      .droppedKeys, "\(subject.value) is not exactly one key: \(subject.name) has no effect",
      help: "write one of 0 to 9, * and #", fixIts: likely(subject))
  }

  private func notAKey(_ subject: ValueSubject) -> Diagnostic {
    subject.finding(
      .unknownFinishKey,
      "\(subject.value) is not exactly one key for \(subject.name): \(run.stops)",
      help: "write one of 0 to 9, * and #, or \(subject.attribute.name)=\"\" for no finish key",
      fixIts: likely(subject))
  }

  private func droppedKeys(_ dropped: String, _ subject: ValueSubject) -> Diagnostic {
    let attribute = subject.attribute
    let left = attribute.value.filter(Keys.all.characters.contains)
    if left.isEmpty {
      return subject.finding(
        .droppedKeys,
        "\(subject.value) has no telephone key in it: no key "
          + "\(attribute.name == AttributeKey.finishOnKey.name ? "ends" : "stops") this \(subject.element.name)",
        help: "write some of 0 to 9, * and #, or \(attribute.name)=\"\" for no key")
    }
    return subject.finding(
      .droppedKeys,
      "'\(dropped)' is not a telephone key: Kazoo drops it from \(subject.name)",
      fixIts: [writing(left, for: attribute, .safe)])
  }

  private func notAMethod(_ subject: ValueSubject) -> Diagnostic {
    subject.finding(
      .unsupportedMethod,
      "\(subject.value) is not GET or POST: "
        + (run.isInGather ? run.stops : "Kazoo hangs up when it is to send the request"),
      help: Self.methodHelp, fixIts: likely(subject)
    ).capped(at: limitOnOutcome(of: subject.element))
  }

  private func treatedAsPost(_ subject: ValueSubject) -> Diagnostic {
    subject.finding(
      .unknownMethod, "\(subject.value) is not GET or POST: Kazoo sends a POST",
      help: Self.methodHelp, fixIts: likely(subject))
  }

  private static var methodHelp: String { "write method=\"GET\" or method=\"POST\"" }

  private func notLatin1(_ subject: ValueSubject) -> Diagnostic {
    subject.finding(
      .unreadableCallerID, "\(subject.name) holds a character above U+00FF: \(run.stops)",
      help: "write a number, or \(subject.attribute.name)=\"\" for an anonymous call")
  }

  private func unsendable(_ subject: ValueSubject, so consequence: String) -> Diagnostic {
    subject.finding(
      .unsendableValue,
      "\(subject.name) holds a character that cannot be sent: \(consequence)",
      help: "remove the control character; nobody sees it in an editor")
  }

  private func droppedText(_ subject: ValueSubject) -> Diagnostic {
    let isKeys = subject.entry.type == .keys
    return subject.finding(
      .droppedValue,
      "\(subject.name) holds a character above U+00FF, so it has no effect"
        + (isKeys ? ": every key counts" : ""),
      help: subject.entry.type == .url
        ? "percent-encode the character" : "write it without that character")
  }

  private func notAChoice(
    _ choices: [ValueType.Choice], _ rule: Rule, _ subject: ValueSubject
  ) -> Diagnostic {
    let attribute = subject.attribute
    let suggestion = subject.entry.type.suggestion(for: attribute.value)
    let others = choices.filter { $0.word != suggestion }.map { "'\($0.word)'" }
    // Another language than that of the text would be read with a wrong pronunciation.
    let elseRecord =
      rule == .unknownLanguage ? "; for a text in another language, Play a recording of it" : ""
    return Diagnostic(
      rule, "unknown \(attribute.name) '\(attribute.value)': \(run.stops)", at: subject.place,
      help: [
        suggestion.map { "write '\($0)'; also allowed: \(others.listed())" }
          ?? "write \(others.listed("or"))\(elseRecord)"
      ],
      fixIts: likely(subject))
  }

  /// Writes the value that was probably meant; it is certain if only the case or white space at the
  /// ends differs.
  private func likely(_ subject: ValueSubject) -> [FixIt] {
    let attribute = subject.attribute
    guard let word = subject.entry.type.suggestion(for: attribute.value) else { return [] }
    let bare = attribute.value.lowercased().split(whereSeparator: \.isWhitespace)
    let isPlain = bare == [Substring(word.lowercased())]
    return [writing(word, for: attribute, isPlain ? .safe : .unsafe)]
  }

  private func writing(_ word: String, for attribute: Attribute, _ safety: FixIt.Safety) -> FixIt {
    FixIt(
      word.isEmpty ? "write nothing between the quotes" : "write '\(word)'", safety,
      replace: attribute.valueRange, with: word)
  }

  private func treatedAsFalseHelp(_ subject: ValueSubject) -> String {
    let attribute = subject.attribute
    // What the value decides: "whether a tone comes first".
    let effect = subject.entry.summary.prefix { $0 != ";" }
    return switch attribute.value.lowercased() {
    case "true": "write 'true', in lower case: it says \(effect)"
    case let value where attribute.name == "record" && value.hasPrefix("record-from"):
      "write 'true': Kazoo records the dialed call from when it is answered"
    default: "write 'true' or 'false': it says \(effect)"
    }
  }

  /// The effect of an ignored attribute.
  private func absence(_ subject: ValueSubject) -> String {
    guard case .integer(let type) = subject.entry.type, let number = type.defaultValue else {
      return "\(subject.name) has no effect"
    }
    return "\(subject.name) is \(number)\(unit(type, number)), the default"
  }

  private func words(_ range: ClosedRange<Int>, _ entry: AttributeSpec) -> String {
    guard case .integer(let type) = entry.type else { return "another number" }
    if range.upperBound == Int.max { return "\(range.lowerBound) or more" }
    return "\(range.lowerBound) to \(range.upperBound)\(unit(type))"
  }

  private func unit(_ subject: ValueSubject, _ count: Int) -> String {
    guard case .integer(let type) = subject.entry.type else { return "" }
    return unit(type, count)
  }

  private func unit(_ type: IntegerType, _ count: Int = 2) -> String {
    if type.unit == .none { return "" }
    let plural = type.unit.rawValue
    return " " + (count == 1 ? String(plural.dropLast()) : plural)
  }
}
