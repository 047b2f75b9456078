import TwiMLVocabulary

extension ValueType {
  /// The values that can be written. Known words come before free text, so that editors offer them.
  /// - Parameter isStrict: whether to refuse values that Kazoo fails on.
  func pattern(isStrict: Bool) -> Pattern {
    switch self {
    case .text, .latin1Text, .parameter, .url, .media, .prompt, .keys, .lenientKey: return .text
    case .boolean(_, let alsoTrue, _): return ValueType.offering(["true", "false"] + alsoTrue)
    case .openChoice(let choices): return ValueType.offering(choices.map(\.word))
    case .documentedChoice(let words, _): return ValueType.offering(words)
    case .method: return ValueType.offering(["GET", "POST"])
    case .choice(let choices, _):
      let words = choices.map(\.word)
      return isStrict ? ValueType.only(words) : ValueType.offering(words)
    case .key:
      let keys = [""] + "0123456789*#".map(String.init)
      return isStrict ? ValueType.only(keys) : ValueType.offering(keys)
    case .refused(let exceptions, _):
      return isStrict && !exceptions.isEmpty
        ? ValueType.only(exceptions) : ValueType.offering(exceptions)
    case .integer(let type):
      guard isStrict, let failing = type.failingExpression else { return .text }
      return .data(.notMatching(failing))
    case .unread(let type): return type.pattern
    }
  }

  /// One of the words, or a value that Kazoo drops because it has a character above U+00FF.
  private static func only(_ words: [String]) -> Pattern {
    let dropped = "[\\s\\S]*[^\\p{IsBasicLatin}\\p{IsLatin-1Supplement}][\\s\\S]*"
    return .choice(words.map(Pattern.value) + [.data(.matching(dropped))])
  }

  static func offering(_ words: [String]) -> Pattern {
    words.isEmpty ? .text : .choice(words.map(Pattern.value) + [.text])
  }
}

extension DocumentedType {
  /// Any value, because Kazoo never reads it.
  fileprivate var pattern: Pattern {
    switch self {
    case .text, .url, .number, .someOf: .text
    case .boolean: ValueType.offering(["true", "false"])
    case .method: ValueType.offering(["GET", "POST"])
    case .oneOf(let words): ValueType.offering(words)
    }
  }
}

extension IntegerType {
  /// A regular expression of the whole numbers that Kazoo fails on; nil if there are none. Only
  /// `check` judges values that are not whole numbers.
  var failingExpression: String? {
    var parts: [String] = []
    let (lower, upper) = (range.lowerBound, range.upperBound)
    if lower > 0 {
      parts.append("-[0-9]+")
      parts.append("\\+?0*(" + (0..<min(lower, 100)).map(String.init).joined(separator: "|") + ")")
      parts.append("\\+?0+")
    } else if lower == 0 {
      parts.append("-0*[1-9][0-9]*")
    }
    if above == .fails, upper < Int.max { parts.append("\\+?0*" + IntegerType.above(upper)) }
    return parts.isEmpty ? nil : parts.joined(separator: "|")
  }

  /// A regular expression of the numbers above a limit, without leading zeros.
  private static func above(_ number: Int) -> String {
    let digits = String(number)
    var parts = ["[1-9][0-9]{\(digits.count),}"]
    var prefix = ""
    for (index, digit) in digits.enumerated() {
      let rest = digits.count - index - 1
      if let value = digit.wholeNumberValue, value < 9 {
        parts.append("\(prefix)[\(value + 1)-9][0-9]{\(rest)}")
      }
      prefix.append(digit)
    }
    return "(" + parts.joined(separator: "|") + ")"
  }
}
