import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

extension Analyzer {
  /// The attributes of an element with a meaning only in the documentation of Kazoo 5; no callflow
  /// action is known to do the same.
  func documentedSettings(of element: Element, _ spec: ElementSpec) -> [String] {
    guard options.target.capabilities.readsDocumentedAttributes else { return [] }
    return element.attributes.filter { attribute in
      guard let later = spec.documentedAttributes.first(where: { $0.name == attribute.name }),
        spec.attribute(attribute.name, on: options.target) === later
      else { return false }
      if case .integer = later.type { return false }
      let value = later.type.evaluate(attribute.value).value
      guard value != .boolean(false) else { return false }
      guard let earlier = spec.attribute(attribute.name), earlier.isRead else { return true }
      if case .usedWith(let other) = earlier.effect, element.attribute(other) == nil { return true }
      return earlier.type.evaluate(attribute.value).value != value
        || later.type.isRefined(attribute.value)
    }.map(\.name)
  }
}

extension ValueType {
  /// Whether a value says more than true.
  fileprivate func isRefined(_ value: String) -> Bool {
    if case .boolean(_, let alsoTrue, _) = self { alsoTrue.contains(value) } else { false }
  }
}

extension Diagnostic {
  static func defaultMethod(_ element: Element) -> Diagnostic {
    Diagnostic(
      .defaultMethod,
      "no 'method': the documentation of Kazoo 5 has GET for it, where Kazoo 4.3 sends POST",
      at: element.nameRange, help: ["write method=\"GET\" or method=\"POST\""])
  }

  static func laterAttribute(
    _ entry: AttributeSpec, _ attribute: Attribute, of element: Element
  ) -> Diagnostic {
    Diagnostic(
      .unknownAttribute,
      "'\(entry.name)' of \(element.name) came with Kazoo 5: Kazoo 4.3 ignores it",
      at: attribute.nameRange, help: ["check with --kazoo 5 if this is for Kazoo 5"])
  }
}
