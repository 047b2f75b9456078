import Diagnostics
import TwiMLVocabulary

/// The keys of a telephone, in a set that keeps Kazoo's order.
package struct Keys: Sendable, Hashable {
  /// Each of `0-9*#` at most once for every time that the document names it.
  package let characters: [Character]

  package init(_ characters: [Character]) { self.characters = characters }

  /// All twelve, in the order of Kazoo's `ANY_DIGIT`.
  package static let all = Keys(Array("123456789*0#"))
  /// No key.
  package static let none = Keys([])

  /// The key of a text that is a single key; nil for any other text.
  static func single(_ text: String) -> Character? {
    guard text.count == 1, let key = text.first, all.characters.contains(key) else { return nil }
    return key
  }
}

/// The methods that Pivot can use for a request.
package enum HTTPMethod: String, Sendable, Hashable {
  case get, post
}

/// Kazoo's reading of an attribute value.
enum EffectiveValue: Hashable {
  case integer(Int)
  case boolean(Bool)
  case text(String)
  case keys(Keys)
  /// The only finish key, or none.
  case key(Character?)
  case method(HTTPMethod)
  /// As if the attribute were missing and had no default.
  case missing
}

/// A problem of a value.
enum ValueProblem: Hashable {
  /// Kazoo's process dies on it.
  case notAChoice([ValueType.Choice], Rule)
  case notAKey
  case notAMethod
  case notLatin1
  case below(ClosedRange<Int>)
  case above(ClosedRange<Int>)
  /// The upper bound is used.
  case clamped(Int)
  /// Not a number: the default is used.
  case notAnInteger
  /// A decimal: the rounded value is used.
  case rounded(Int)
  /// Neither `true` nor a word that means no: it counts as false.
  case treatedAsFalse
  /// These characters are dropped.
  case droppedKeys(String)
  /// A word that Kazoo treats as `POST`.
  case treatedAsPost
  /// Beyond U+00FF: Kazoo ignores the attribute.
  case droppedText
  /// Neither UTF-8 nor printable: Kazoo fails when it writes the command.
  case unsendable
  /// The same in the prompt of a `Reject`, which is then not sent at all.
  case unsentPrompt
  /// Kazoo fails on any value.
  case refused(Rule)
  /// Not exactly one key: Kazoo ignores the attribute.
  case notTheKey
  /// Not a word that Kazoo knows, but the speech engine may know it.
  case unknownToKazoo([ValueType.Choice])
  /// Not a documented word; the word used instead, if it is known.
  case undocumented([String], otherwise: String?)

  /// Whether Kazoo's run fails by it.
  var isFatal: Bool {
    switch self {
    case .notAChoice, .notAKey, .notAMethod, .notLatin1, .unsendable, .below, .above, .refused: true
    case .clamped, .notAnInteger, .rounded, .treatedAsFalse, .droppedKeys, .treatedAsPost,
      .droppedText, .unsentPrompt, .notTheKey, .unknownToKazoo, .undocumented:
      false
    }
  }
}

extension ValueType {
  /// Kazoo's reading of a value; nil for a missing attribute.
  /// - Returns: the value, nil if Kazoo fails on it, and its problem.
  func evaluate(_ raw: String?) -> (value: EffectiveValue?, problem: ValueProblem?) {
    guard let raw else { return (withoutAttribute, nil) }
    switch self {
    case .text, .media, .latin1Text, .prompt, .parameter, .url, .unread: return evaluateText(raw)
    case .integer(let type): return type.evaluate(raw)
    case .boolean(_, let alsoTrue, let alsoFalse):
      if raw == "true" || alsoTrue.contains(raw) { return (.boolean(true), nil) }
      let meansNo = ["false", "no", "off", "0", ""].contains(raw.lowercased())
      return (.boolean(false), meansNo || alsoFalse.contains(raw) ? nil : .treatedAsFalse)
    case .refused(let exceptions, let rule):
      return exceptions.contains(raw) ? (.missing, nil) : (nil, .refused(rule))
    case .lenientKey:
      guard let key = Keys.single(raw) else { return (.key(nil), raw.isEmpty ? nil : .notTheKey) }
      return (.key(key), nil)
    case .choice(let choices, let rule):
      guard raw.isLatin1 else { return (.missing, .droppedText) }
      guard let choice = choices.first(where: { $0.word == raw }) else {
        return (nil, .notAChoice(choices, rule))
      }
      return (.text(choice.effective), nil)
    case .keys: return Self.evaluateKeys(raw)
    case .openChoice(let choices): return evaluateWord(raw, among: choices)
    case .documentedChoice(let words, let otherwise):
      return (.text(raw), words.contains(raw) ? nil : .undocumented(words, otherwise: otherwise))
    case .key(let defaultKey):
      if raw.isEmpty { return (.key(nil), nil) }
      guard let key = Keys.single(raw) else {
        return raw.isLatin1 ? (nil, .notAKey) : (.key(defaultKey), .droppedText)
      }
      return (.key(key), nil)
    case .method: return Self.evaluateMethod(raw)
    }
  }

  /// What holds without the attribute.
  var withoutAttribute: EffectiveValue {
    switch self {
    case .integer(let type): type.withoutAttribute
    case .boolean(let defaultValue, _, _): .boolean(defaultValue)
    case .keys: .keys(.all)
    case .key(let defaultKey): .key(defaultKey)
    case .lenientKey: .key(nil)
    case .method: Self.withoutMethod
    case .text, .media, .latin1Text, .prompt, .parameter, .url, .choice, .openChoice,
      .documentedChoice, .refused, .unread:
      .missing
    }
  }

  private static let withoutMethod = evaluateMethod(defaultMethod).value ?? .missing

  /// A word that the speech engine may know.
  private func evaluateWord(
    _ raw: String, among choices: [Choice]
  ) -> (EffectiveValue?, ValueProblem?) {
    if let choice = choices.first(where: { $0.word == raw }) {
      return (.text(choice.effective), nil)
    }
    let (value, problem) = evaluateText(raw)
    return (value, problem ?? .unknownToKazoo(choices))
  }

  private static func evaluateKeys(_ raw: String) -> (EffectiveValue?, ValueProblem?) {
    guard raw.isLatin1 else { return (.keys(.all), .droppedText) }
    let keys = raw.filter(Keys.all.characters.contains)
    let dropped = raw.filter { !Keys.all.characters.contains($0) }
    return (.keys(Keys(Array(keys))), dropped.isEmpty ? nil : .droppedKeys(dropped))
  }

  private func evaluateText(_ raw: String) -> (EffectiveValue?, ValueProblem?) {
    // Every ASCII text is read as it is written.
    if raw.isASCII { return (.text(raw), nil) }
    guard let text = KazooText(raw) else {
      return self == .latin1Text ? (nil, .notLatin1) : (.missing, .droppedText)
    }
    switch self {
    case .parameter, .url, .unread: return (.text(text.string), nil)
    case .prompt: return (.text(text.string), text.isSendable ? nil : .unsentPrompt)
    default: return text.isSendable ? (.text(text.string), nil) : (nil, .unsendable)
    }
  }

  /// `kzt_util:http_method/1`, which treats a word as `POST` only if it is not an Erlang atom.
  private static func evaluateMethod(_ raw: String) -> (value: EffectiveValue?, ValueProblem?) {
    guard raw.isLatin1 else { return (nil, .notAMethod) }
    switch raw.lowercased() {
    case "get": return (.method(.get), nil)
    case "post": return (.method(.post), nil)
    case let word where knownAtoms.contains(word): return (nil, .notAMethod)
    default: return (.method(.post), .treatedAsPost)
    }
  }

  /// Atoms of Erlang's own runtime that somebody might write as a method, and `patch`, which is an
  /// atom in Kazoo.
  private static let knownAtoms: Set<String> = [
    "", "put", "delete", "head", "options", "trace", "connect", "patch", "true", "false", "none",
    "null", "any", "default", "auto", "both", "yes", "no", "ok", "error", "foo", "http", "https",
    "form", "request", "send", "call", "query",
  ]
}

extension IntegerType {
  fileprivate var withoutAttribute: EffectiveValue {
    defaultValue.map { .integer($0) } ?? .missing
  }

  fileprivate func evaluate(_ raw: String) -> (value: EffectiveValue?, problem: ValueProblem?) {
    guard let number = ErlangNumber(raw) else { return (withoutAttribute, .notAnInteger) }
    let value = number.rounded
    if value < range.lowerBound { return (nil, .below(range)) }
    if value > range.upperBound {
      switch above {
      case .fails: return (nil, .above(range))
      case .clamped: return (.integer(range.upperBound), .clamped(range.upperBound))
      }
    }
    return (.integer(value), number.isDecimal ? .rounded(value) : nil)
  }
}

/// A number as `kz_term:to_integer/1` reads it: `list_to_integer/1`, else `list_to_float/1` rounded
/// half away from zero.
struct ErlangNumber {
  /// Beyond 64 bits, the nearest value within.
  let rounded: Int
  let isDecimal: Bool

  init?(_ text: String) {
    if let number = text.shortNumber {
      self.init(rounded: number)
    } else {
      self.init(long: text)
    }
  }

  private init(rounded: Int) {
    self.rounded = rounded
    isDecimal = false
  }

  private init?(long text: String) {
    var digits = text.utf8[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    func isDigits(_ part: Substring.UTF8View) -> Bool {
      !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) }
    }
    if isDigits(digits) {
      isDecimal = false
      rounded = Int(text) ?? (isNegative ? Int.min : Int.max)
      return
    }
    // Erlang's floats need digits on both sides of the point, and may use a comma.
    guard
      let point = digits.firstIndex(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }),
      isDigits(digits[..<point])
    else { return nil }
    var fraction = digits[digits.index(after: point)...]
    if let mark = fraction.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      var exponent = fraction[fraction.index(after: mark)...]
      if exponent.first == UInt8(ascii: "+") || exponent.first == UInt8(ascii: "-") {
        exponent = exponent.dropFirst()
      }
      guard isDigits(exponent) else { return nil }
      fraction = fraction[..<mark]
    }
    guard isDigits(fraction), let value = Double(text.withDecimalPoint), value.isFinite else {
      return nil
    }
    isDecimal = true
    // Without the standard library's rounding, which would need libm.
    guard abs(value) < 0x1p62 else {
      rounded = value < 0 ? Int.min : Int.max
      return
    }
    let whole = Int(value)
    let isUp = abs(value - Double(whole)) >= 0.5
    rounded = isUp ? whole + (value < 0 ? -1 : 1) : whole
  }
}

extension String {
  /// The number of a text of one to nine digits, as nearly all are; nil for any other text.
  fileprivate var shortNumber: Int? {
    guard (1...9).contains(utf8.count) else { return nil }
    var number = 0
    for byte in utf8 {
      guard (0x30...0x39).contains(byte) else { return nil }
      number = 10 * number + Int(byte - 0x30)
    }
    return number
  }

  /// The same number with a point in place of a comma.
  fileprivate var withDecimalPoint: String {
    String(decoding: utf8.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
  }
}
