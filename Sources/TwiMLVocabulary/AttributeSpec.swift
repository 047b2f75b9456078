package import Diagnostics

/// One attribute of a TwiML element.
package final class AttributeSpec: Sendable {
  package var name: String { key.name }
  /// Its name, to be compared with those in a document.
  package let key: AttributeKey
  package let type: ValueType
  package let effect: Effect
  /// What it means, in one sentence without a full stop.
  package let summary: String
  /// The value without it, as a document would write it; nil if there is none, or if the type has
  /// it.
  package let defaultValue: String?
  /// The default as Kazoo understands it, if the attribute is text or a word.
  package let effectiveDefault: String?
  /// What happens without it, if that is not a value.
  private let without: String?
  package let citations: [Citation]

  /// What Kazoo does with an attribute.
  package enum Effect: Sendable, Hashable {
    /// Kazoo reads it.
    case used
    /// Kazoo reads it, but it changes the call only if another attribute of the element is present.
    case usedWith(AttributeKey)
    /// Kazoo's own, which Twilio does not have.
    case kazooOnly
    /// Twilio has it and Kazoo drops it.
    indirect case ignored(Ignored)
    /// It belongs to an element that Kazoo does not run.
    case unread
  }

  /// The effect of Kazoo dropping an attribute.
  package struct Ignored: Sendable, Hashable {
    /// What happens instead, in one clause: "the caller hears Kazoo's own ring tone".
    package let instead: String
    /// Values for which Kazoo does the same anyway, so that nothing is lost.
    package let harmless: [String]
    /// The attribute has no effect on Twilio either without this, such as `hints` without
    /// `input="speech"`.
    package let onlyWith: Condition?

    /// Whether a document loses nothing by Kazoo's not reading the value.
    ///
    /// - Parameters:
    ///   - value: the attribute's value.
    ///   - other: the value of another attribute of the same element, by its name.
    package func isHarmless(_ value: String, beside other: (String) -> String?) -> Bool {
      if harmless.contains(value) { return true }
      guard let onlyWith else { return false }
      return !onlyWith.holds(for: other(onlyWith.attribute))
    }
  }

  /// Something about another attribute of the same element.
  package struct Condition: Sendable, Hashable {
    package let attribute: String
    /// A word in the space-separated value; nil if any value is enough.
    package let word: String?

    /// Whether it is met, given the value of the other attribute.
    package func holds(for value: String?) -> Bool {
      guard let value else { return false }
      guard let word else { return true }
      return value.split { $0 == " " || $0 == "," }.contains { $0 == word }
    }

    /// The other attribute is present, with any value.
    package static func attribute(_ name: String) -> Condition {
      Condition(attribute: name, word: nil)
    }

    /// The other attribute contains the word.
    package static func word(_ word: String, in attribute: String) -> Condition {
      Condition(attribute: attribute, word: word)
    }
  }

  /// The default for people; nil if there is none.
  package var defaultText: String? {
    isRead ? without ?? defaultValue ?? type.defaultText : nil
  }

  /// An attribute that Twilio has and Kazoo reads.
  /// - Parameters:
  /// - defaultValue: the value without it, as a document would write it, unless the type has it.
  /// - without: what happens without it, if that is not a value.
  package static func attribute(
    _ key: AttributeKey, _ type: ValueType, default defaultValue: String? = nil,
    without: String? = nil, _ summary: String, _ citations: Citation...
  ) -> AttributeSpec {
    AttributeSpec(
      name: key.name, type: type, effect: .used, summary: summary, defaultValue: defaultValue,
      without: without, citations: citations)
  }

  /// The same with further properties.
  package static func attribute(
    _ key: AttributeKey, _ type: ValueType, default defaultValue: String? = nil,
    without: String? = nil, _ effect: Effect, _ summary: String, _ citations: Citation...
  ) -> AttributeSpec {
    AttributeSpec(
      name: key.name, type: type, effect: effect, summary: summary, defaultValue: defaultValue,
      without: without, citations: citations)
  }

  /// An attribute that the compiler has no key for: Kazoo 5 reads it as its documentation has it.
  static func documented(
    _ name: String, _ type: ValueType, default defaultValue: String? = nil,
    without: String? = nil, _ summary: String, _ citations: Citation...
  ) -> AttributeSpec {
    AttributeSpec(
      name: name, type: type, effect: .used, summary: summary, defaultValue: defaultValue,
      without: without, citations: citations)
  }

  /// An attribute that Twilio has and Kazoo drops.
  /// - Parameters:
  /// - instead: what Kazoo does, in one clause.
  /// - harmless: values for which Kazoo does the same anyway.
  /// - onlyWith: the condition for the attribute to have an effect on Twilio.
  package static func ignored(
    _ name: String, _ type: ValueType, instead: String, harmless: [String] = [],
    onlyWith: Condition? = nil, _ summary: String, _ citations: Citation...
  ) -> AttributeSpec {
    AttributeSpec(
      name: name, type: type,
      effect: .ignored(Ignored(instead: instead, harmless: harmless, onlyWith: onlyWith)),
      summary: summary, citations: citations)
  }

  /// An attribute that Kazoo drops but the compiler uses.
  static func ignored(
    _ key: AttributeKey, _ type: ValueType, instead: String, harmless: [String] = [],
    _ summary: String, _ citations: Citation...
  ) -> AttributeSpec {
    AttributeSpec(
      name: key.name, type: type,
      effect: .ignored(Ignored(instead: instead, harmless: harmless, onlyWith: nil)),
      summary: summary, citations: citations)
  }

  /// An attribute of an element that Kazoo does not run, with the values that Twilio documents.
  static func unread(_ name: String, _ type: DocumentedType = .text) -> AttributeSpec {
    AttributeSpec(name: name, type: .unread(type), effect: .unread, summary: "", citations: [])
  }

  private init(
    name: String, type: ValueType, effect: Effect, summary: String, defaultValue: String? = nil,
    without: String? = nil, citations: [Citation]
  ) {
    key = AttributeKey(name)
    self.type = type
    self.effect = effect
    self.summary = summary
    self.defaultValue = defaultValue
    effectiveDefault = defaultValue.map(type.effectiveWord)
    self.without = without
    self.citations = citations
  }
}
