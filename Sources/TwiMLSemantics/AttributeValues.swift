import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

/// The attributes of one element with the values that Kazoo gives them.
struct AttributeValues {
  let element: Element
  let spec: ElementSpec
  /// Whose attributes they are.
  let target: Target
  /// Whether Kazoo fails on one of those that it reads.
  var failed: [AttributeKey] = []
  /// What is to be said about the values.
  var problems: [(problem: ValueProblem, attribute: Attribute, entry: AttributeSpec)] =
    []
  /// What has been evaluated for its problems already.
  var known: [(entry: AttributeSpec, value: EffectiveValue?)] = []

  /// Whether Kazoo takes each byte of the document for a character.
  private let isReadByBytes: Bool

  init(element: Element, spec: ElementSpec, target: Target, isReadByBytes: Bool) {
    self.element = element
    self.spec = spec
    self.target = target
    self.isReadByBytes = isReadByBytes
  }

  /// The characters of a value as Kazoo counts them.
  func characters(_ value: String) -> String {
    guard isReadByBytes else { return value }
    var characters = ""
    for byte in value.utf8 { characters.unicodeScalars.append(Unicode.Scalar(byte)) }
    return characters
  }

  private func value(_ key: AttributeKey) -> EffectiveValue? {
    guard let entry = spec.attribute(key.name, on: target) else {
      assertionFailure("the table has no '\(key.name)' of \(spec.name)")
      return .missing
    }
    return value(entry)
  }

  private func value(_ entry: AttributeSpec) -> EffectiveValue? {
    if let index = known.firstIndex(where: { $0.entry === entry }) { return known[index].value }
    guard let attribute = element.attribute(entry.name) else { return entry.type.withoutAttribute }
    return entry.type.evaluate(characters(attribute.value)).value
  }

  /// Nil when the attribute is absent without a default, or Kazoo fails on it.
  func integer(_ key: AttributeKey) -> Int? {
    if case .integer(let value) = value(key) { value } else { nil }
  }

  /// The number, or the default for one that Kazoo fails on.
  func integerOrDefault(_ key: AttributeKey) -> Int {
    integer(key) ?? spec.defaultInteger(key, on: target)
  }

  /// Nil when the attribute is absent or Kazoo fails on it.
  func text(_ key: AttributeKey) -> String? {
    if case .text(let value) = value(key) { value } else { nil }
  }

  /// The same with its bytes, which need not be UTF-8.
  func sentText(_ key: AttributeKey) -> KazooText? {
    element.attribute(key).flatMap { KazooText(characters($0.value)) }
  }

  /// The text, or for an absent attribute its default; nil when Kazoo fails on the attribute.
  func textOrDefault(_ key: AttributeKey) -> String? {
    guard let entry = spec.attribute(key.name, on: target) else { return nil }
    switch value(entry) {
    case .text(let text): return text
    case .missing: return entry.effectiveDefault
    case .integer, .boolean, .keys, .key, .method, nil: return nil
    }
  }

  func boolean(_ key: AttributeKey) -> Bool {
    if case .boolean(let value) = value(key) { value } else { false }
  }

  func keys(_ key: AttributeKey) -> Keys {
    if case .keys(let keys) = value(key) { keys } else { .all }
  }

  func key(_ key: AttributeKey) -> Character? {
    if case .key(let character) = value(key) { character } else { nil }
  }

  /// Nil when Kazoo fails on it.
  func method(_ key: AttributeKey = .method) -> HTTPMethod? {
    if case .method(let method) = value(key) { method } else { nil }
  }
}
