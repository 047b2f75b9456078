import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

/// The attributes of one element with their values in Kazoo.
struct AttributeValues {
  let element: Element
  let spec: ElementSpec
  /// The element of the attributes.
  let target: Target
  /// The attributes on which Kazoo fails.
  var failed: [AttributeKey] = []
  /// The problems of the values.
  var problems: [(problem: ValueProblem, attribute: Attribute, entry: AttributeSpec)] =
    []
  /// The attributes that are already evaluated and checked.
  var known: [(entry: AttributeSpec, value: EffectiveValue?)] = []

  /// Whether Kazoo reads each byte of the document as a character.
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

  /// nil if the attribute is missing without a default, or Kazoo fails on it.
  func integer(_ key: AttributeKey) -> Int? {
    if case .integer(let value) = value(key) { value } else { nil }
  }

  /// The number, or the default if Kazoo fails on it.
  func integerOrDefault(_ key: AttributeKey) -> Int {
    integer(key) ?? spec.defaultInteger(key, on: target)
  }

  /// nil if the attribute is missing or Kazoo fails on it.
  func text(_ key: AttributeKey) -> String? {
    if case .text(let value) = value(key) { value } else { nil }
  }

  /// The same with its bytes, which may not be UTF-8.
  func sentText(_ key: AttributeKey) -> KazooText? {
    element.attribute(key).flatMap { KazooText(characters($0.value)) }
  }

  /// The text, or the default of a missing attribute; nil if Kazoo fails on it.
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

  /// nil if Kazoo fails on it.
  func method(_ key: AttributeKey = .method) -> HTTPMethod? {
    if case .method(let method) = value(key) { method } else { nil }
  }
}
