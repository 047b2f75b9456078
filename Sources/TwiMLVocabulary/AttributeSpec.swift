public import Diagnostics

/// One attribute of a TwiML element.
public struct AttributeSpec: Sendable {
  public let name: String
  public let type: ValueType
  public let effect: Effect
  /// What it says, in one sentence without a full stop.
  public let summary: String
  /// What holds when it is absent, in words where it is no literal.
  public let absent: String?
  public let citations: [Citation]

  /// What Kazoo does with an attribute.
  public enum Effect: Sendable, Hashable {
    /// Kazoo reads it.
    case used
    /// Kazoo reads it only when another attribute of the same element is there.
    case usedWith(String)
    /// Kazoo's own, which Twilio does not have.
    case kazooOnly
    /// Twilio has it and Kazoo drops it.
    case ignored(Ignored)
  }

  /// What it means that Kazoo drops an attribute.
  public struct Ignored: Sendable, Hashable {
    /// What happens instead, in one clause: "the caller hears Kazoo's own ring tone".
    public let instead: String
    /// The values that ask for what Kazoo does anyway, and so are lost without harm.
    public let harmless: [String]
    /// The attribute and the word in it without which this one says nothing on Twilio either, as
    /// `hints` without `input="speech"`.
    public let onlyWith: (attribute: String, word: String)?

    public static func == (left: Ignored, right: Ignored) -> Bool {
      left.instead == right.instead && left.harmless == right.harmless
    }
    public func hash(into hasher: inout Hasher) { hasher.combine(instead) }
  }

  /// An attribute that Kazoo reads.
  public static func attribute(
    _ name: String, _ type: ValueType, absent: String? = nil, _ effect: Effect = .used,
    _ summary: String, _ citations: Citation...
  ) -> AttributeSpec {
    AttributeSpec(
      name: name, type: type, effect: effect, summary: summary, absent: absent,
      citations: citations)
  }

  /// An attribute that Twilio has and Kazoo drops.
  /// - Parameters:
  ///   - instead: what Kazoo does, in one clause.
  ///   - harmless: values that ask for what Kazoo does anyway.
  ///   - onlyWith: the attribute, and the word in its value, without which this one says nothing.
  public static func ignored(
    _ name: String, _ type: ValueType, instead: String, harmless: [String] = [],
    onlyWith: (attribute: String, word: String)? = nil, _ summary: String
  ) -> AttributeSpec {
    AttributeSpec(
      name: name, type: type,
      effect: .ignored(Ignored(instead: instead, harmless: harmless, onlyWith: onlyWith)),
      summary: summary, absent: nil, citations: [])
  }

  private init(
    name: String, type: ValueType, effect: Effect, summary: String, absent: String?,
    citations: [Citation]
  ) {
    self.name = name
    self.type = type
    self.effect = effect
    self.summary = summary
    self.absent = absent
    self.citations = citations
  }
}

/// How Kazoo reads the value of an attribute.
public enum ValueType: Sendable, Hashable {
  case text
  /// Text that Kazoo turns into a binary as Latin-1, and fails on beyond U+00FF.
  case latin1Text
  /// A URL, resolved by `kz_util:resolve_uri/2`.
  case url
  /// A URL or media name that Kazoo hands on unchanged.
  case media
  case integer(IntegerType)
  /// Exactly `true` is true; all else is false.
  case boolean(absent: Bool)
  /// One of a few words; Kazoo fails on any other.
  case choice([Choice])
  /// Any of the characters `0-9*#`, the others are dropped; absent is all twelve, none is none.
  case keys
  /// Exactly one of the characters `0-9*#`, or nothing for no key; Kazoo fails on anything else.
  case key
  /// `GET` or `POST` in any case.
  case method
  /// A value that Twilio documents and Kazoo never reads.
  case unread

  /// A word and what Kazoo makes of it.
  public struct Choice: Sendable, Hashable {
    public let word: String
    public let effective: String

    public init(_ word: String, _ effective: String? = nil) {
      self.word = word
      self.effective = effective ?? word
    }
  }
}

/// An integer as `props:get_integer_value/3` reads it: a sign and digits, or a decimal that is
/// rounded; anything else counts as absent.
public struct IntegerType: Sendable, Hashable {
  public let unit: Unit
  /// What holds when the attribute is absent or no number; nil stands for "no limit".
  public let absent: Int?
  /// The values that Kazoo takes as they are.
  public let range: ClosedRange<Int>
  /// What becomes of a number above the range; one below always fails.
  public let above: Above

  public enum Unit: String, Sendable {
    case seconds, digits, times, participants, none
  }

  public enum Above: Sendable, Hashable {
    case fails
    /// The upper end of the range holds.
    case clamped
  }

  public init(
    _ unit: Unit, absent: Int?, _ range: ClosedRange<Int>, above: Above = .fails
  ) {
    self.unit = unit
    self.absent = absent
    self.range = range
    self.above = above
  }
}

extension ValueType {
  public static func seconds(
    absent: Int, _ range: ClosedRange<Int>, above: IntegerType.Above = .fails
  ) -> ValueType {
    .integer(IntegerType(.seconds, absent: absent, range, above: above))
  }

  public static func count(
    _ unit: IntegerType.Unit, absent: Int?, _ range: ClosedRange<Int>
  ) -> ValueType {
    .integer(IntegerType(unit, absent: absent, range))
  }
}
