package import Diagnostics

/// How Kazoo reads the value of an attribute.
///
/// Kazoo never trims a value. Where it reads one as text, a character above U+00FF makes the whole
/// attribute count as absent (`props:get_binary_value/3`), but for `latin1Text`. What goes to the
/// switch must also be UTF-8 or printable as Latin-1 (`kz_json:utf8_binary/1`), or Kazoo fails.
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
  /// The same for `Reject`, which goes on without it where it cannot be sent.
  case prompt
  case integer(IntegerType)
  /// Exactly `true`, or a word of `alsoTrue`, is true; all else is false. `alsoFalse` lists the
  /// words that mean false on Twilio too, beside `false`.
  case boolean(default: Bool, alsoTrue: [String] = [], alsoFalse: [String] = [])
  /// One of a few words; Kazoo fails on any other, the empty one included, and the rule says so.
  case choice([Choice], fails: Rule)
  /// A few words that Kazoo knows; it hands on any other to the speech engine, which may not have it.
  case openChoice([Choice])
  /// One of the words that the documentation lists. `otherwise` is the one that holds for any other
  /// word, where the published code says it.
  case documentedChoice([String], otherwise: String? = nil)
  /// Any of the characters `0-9*#`, the others are dropped; all twelve without the attribute, none is none.
  case keys
  /// Exactly one of the characters `0-9*#`, or nothing for no key; Kazoo fails on anything else.
  case key(default: Character)
  /// Exactly one of the characters `0-9*#`; anything else counts as absent.
  case lenientKey
  /// `GET` or `POST` in any case, `defaultMethod` without it.
  case method
  /// Kazoo fails on every value but those listed, and the rule says so.
  case refused(except: [String], fails: Rule)
  /// A value that Kazoo never reads, and what Twilio documents for it.
  case unread(DocumentedType)

  /// A word and what Kazoo makes of it.
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
/// rounded; anything else counts as absent.
package struct IntegerType: Sendable, Hashable {
  package let unit: Unit
  /// What holds without the attribute, and for what is not a number; nil stands for "no limit".
  package let defaultValue: Int?
  /// What holds instead in some documents; nil where the default holds in all.
  package let otherDefault: Other?
  /// The values that Kazoo takes as they are.
  package let range: ClosedRange<Int>
  /// What becomes of a number above the range; one below always fails.
  package let above: Above

  package enum Unit: String, Sendable {
    case seconds, digits, times, participants, none
  }

  package enum Above: Sendable, Hashable {
    case fails
    /// The upper end of the range holds.
    case clamped
  }

  /// Another default, and where it holds.
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
  /// What Kazoo takes for empty where it asks at all (`kz_term:is_empty/1`).
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

  /// A number that Kazoo hands on whatever it is.
  package static func anyNumber(default defaultValue: Int?) -> ValueType {
    .integer(IntegerType(.none, default: defaultValue, Int.min...Int.max))
  }

  /// What Kazoo requests a URL with where the document does not say.
  ///
  /// Source: `kzt_util:http_method/1`
  package static let defaultMethod = "POST"

  /// What Kazoo makes of a word: another one where the type has it so.
  func effectiveWord(_ word: String) -> String {
    switch self {
    case .choice(let choices, _), .openChoice(let choices):
      choices.first { $0.word == word }?.effective ?? word
    case .text, .latin1Text, .parameter, .url, .media, .prompt, .integer, .boolean,
      .documentedChoice, .keys, .key, .lenientKey, .method, .refused, .unread:
      word
    }
  }

  /// What holds without the attribute, for people; nil where the type does not say it.
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
