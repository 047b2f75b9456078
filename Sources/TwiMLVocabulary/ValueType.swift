package import Diagnostics

/// How Kazoo reads the value of an attribute.
///
/// Kazoo never trims a value. Where it reads text, a character above U+00FF makes it ignore the
/// whole attribute (`props:get_binary_value/3`), except for `latin1Text`. Text for the switch must
/// also be UTF-8 or printable Latin-1 (`kz_json:utf8_binary/1`), or Kazoo fails.
package indirect enum ValueType: Sendable, Hashable {
  case text
  /// Text that Kazoo turns into a binary as Latin-1, and fails on beyond U+00FF.
  case latin1Text
  /// Text that becomes a parameter of later requests, and is not sent to the switch.
  case parameter
  /// A URL, resolved by `kz_util:resolve_uri/2`.
  case url
  /// A URL or media name that Kazoo hands on unchanged.
  case media
  /// The same for `Reject`, which continues without a prompt that cannot be sent.
  case prompt
  case integer(IntegerType)
  /// Exactly `true`, or a word of `alsoTrue`, is true; all else is false. `alsoFalse` lists the
  /// words that mean false on Twilio too, beside `false`.
  case boolean(default: Bool, alsoTrue: [String] = [], alsoFalse: [String] = [])
  /// One of a few words; Kazoo fails on any other, the empty one included, and the rule says so.
  case choice([Choice], fails: Rule)
  /// A few words that Kazoo knows; it hands on any other to the speech engine, which may not have it.
  case openChoice([Choice])
  /// One of the words in the documentation. `otherwise` is the effect of any other word, if the
  /// published code shows it.
  case documentedChoice([String], otherwise: String? = nil)
  /// Any of the characters `0-9*#`; others are dropped. All twelve without the attribute, and none
  /// for an empty value.
  case keys
  /// Exactly one of the characters `0-9*#`, or nothing for no key; Kazoo fails on anything else.
  case key(default: Character)
  /// Exactly one of the characters `0-9*#`; the default for anything else.
  case lenientKey
  /// `GET` or `POST` in any case, `defaultMethod` without it.
  case method
  /// Kazoo fails on every value but those listed, and the rule says so.
  case refused(except: [String], fails: Rule)
  /// A value that Kazoo never reads, and Twilio's type of it.
  case unread(DocumentedType)

  /// A word and its effect in Kazoo.
  package struct Choice: Sendable, Hashable {
    package let word: String
    package let effective: String

    package init(_ word: String, _ effective: String? = nil) {
      self.word = word
      self.effective = effective ?? word
    }
  }
}

/// What Twilio documents for a value that Kazoo never reads.
package enum DocumentedType: Sendable, Hashable {
  case text, url, number, boolean, method
  case oneOf([String])
  /// Several of the words, separated by spaces.
  case someOf([String])
}

/// An integer as `props:get_integer_value/3` reads it: a sign and digits, or a decimal that is
/// rounded; the default for anything else.
package struct IntegerType: Sendable, Hashable {
  package let unit: Unit
  /// The value without the attribute, and for text that is not a number; nil for no limit.
  package let defaultValue: Int?
  /// The default in some documents; nil if it is the same in all.
  package let otherDefault: Other?
  /// The values that Kazoo does not change.
  package let range: ClosedRange<Int>
  /// What becomes of a number above the range; one below always fails.
  package let above: Above

  package enum Unit: String, Sendable {
    case seconds, digits, times, participants, none
  }

  package enum Above: Sendable, Hashable {
    case fails
    /// A larger number becomes the upper bound.
    case clamped
  }

  /// Another default, and where it applies.
  package struct Other: Sendable, Hashable {
    package let value: Int
    /// As in "where users and devices are rung".
    package let condition: String

    init(_ value: Int, _ condition: String) {
      self.value = value
      self.condition = condition
    }
  }

  package init(
    _ unit: Unit, default defaultValue: Int?, otherwise: Other? = nil, _ range: ClosedRange<Int>,
    above: Above = .fails
  ) {
    self.unit = unit
    self.defaultValue = defaultValue
    otherDefault = otherwise
    self.range = range
    self.above = above
  }

  fileprivate var defaultText: String? {
    guard let defaultValue else { return nil }
    return "\(defaultValue)" + (otherDefault.map { "; \($0.value) \($0.condition)" } ?? "")
  }
}

extension ValueType {
  /// The words that Kazoo treats as empty, where it checks (`kz_term:is_empty/1`).
  package static let emptyWords = ["", "0", "NULL", "undefined"]

  package static func seconds(
    default defaultValue: Int, otherwise: IntegerType.Other? = nil, _ range: ClosedRange<Int>,
    above: IntegerType.Above = .fails
  ) -> ValueType {
    .integer(
      IntegerType(.seconds, default: defaultValue, otherwise: otherwise, range, above: above))
  }

  package static func count(
    _ unit: IntegerType.Unit, default defaultValue: Int?, _ range: ClosedRange<Int>
  ) -> ValueType {
    .integer(IntegerType(unit, default: defaultValue, range))
  }

  /// A number that Kazoo passes on unchecked.
  package static func anyNumber(default defaultValue: Int?) -> ValueType {
    .integer(IntegerType(.none, default: defaultValue, Int.min...Int.max))
  }

  /// The default method of a request.
  ///
  /// Source: `kzt_util:http_method/1`
  package static let defaultMethod = "POST"

  /// A word as Kazoo understands it, which the type can replace by another.
  func effectiveWord(_ word: String) -> String {
    switch self {
    case .choice(let choices, _), .openChoice(let choices):
      choices.first { $0.word == word }?.effective ?? word
    case .text, .latin1Text, .parameter, .url, .media, .prompt, .integer, .boolean,
      .documentedChoice, .keys, .key, .lenientKey, .method, .refused, .unread:
      word
    }
  }

  /// The default for people; nil if the type has none.
  var defaultText: String? {
    switch self {
    case .integer(let type): type.defaultText
    case .boolean(let value, _, _): String(value)
    case .keys: "every key"
    case .key(let key): String(key)
    case .method: ValueType.defaultMethod
    case .text, .latin1Text, .parameter, .url, .media, .prompt, .choice, .openChoice,
      .documentedChoice, .lenientKey, .refused, .unread:
      nil
    }
  }

  /// The voices of `kzt_twiml_util:get_voice/1`.
  static let voice: ValueType = .choice(voices, fails: .unknownVoice)

  static let voices = [
    Choice("man", "male"), Choice("male"), Choice("woman", "female"), Choice("female"),
  ]

  /// The languages of `kzt_twiml_util:get_lang/1`.
  static let language: ValueType = .choice(languages, fails: .unknownLanguage)

  static let languages = [
    Choice("en", "en-US"), Choice("en-gb", "en-GB"), Choice("es"), Choice("fr"), Choice("de"),
    Choice("it"),
  ]
}
