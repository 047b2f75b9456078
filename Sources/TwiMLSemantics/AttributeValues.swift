import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

/// The values that nothing reads while a document is checked: they are read on demand.
struct UnreadValues: Sendable {
  private let element: Element
  private let target: Target
  private let isReadByBytes: Bool

  init(_ values: AttributeValues) {
    element = values.element
    target = values.target
    isReadByBytes = values.isReadByBytes
  }

  /// - Parameter spec: the entry of the element in the table.
  func values(_ spec: ElementSpec) -> AttributeValues {
    AttributeValues(element: element, spec: spec, target: target, isReadByBytes: isReadByBytes)
  }
}

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
  /// Whether Kazoo reads each byte of the document as a character.
  let isReadByBytes: Bool

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
    guard let entry = spec.attribute(key, on: target) else {
      assertionFailure("the table has no '\(key.name)' of \(spec.name)")
      return .missing
    }
    return value(entry)
  }

  private func value(_ entry: AttributeSpec) -> EffectiveValue? {
    guard let written = element.value(entry.key) else { return entry.type.withoutAttribute }
    return entry.type.evaluate(characters(written)).value
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
    guard let entry = spec.attribute(key, on: target) else { return nil }
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
