package import TwiMLVocabulary

extension ValueType {
  /// The effect of a value, in one clause; nil if the value says it.
  ///
  /// - Parameters:
  /// - value: as written in the document, with its entities resolved.
  /// - baseURL: the URL that Pivot fetched the document from; nil if unknown.
  package func meaning(of value: String, baseURL: String? = nil) -> String? {
    let (effective, problem) = evaluate(value)
    guard let effective else {
      return problem?.isFatal == true ? "Kazoo fails on this value" : nil
    }
    switch effective {
    case .missing: return problem == nil ? nil : "Kazoo uses the default instead"
    case .integer(let number): return words(for: number, problem)
    case .boolean(let isTrue): return "Kazoo reads \(isTrue)"
    case .text(let text): return words(for: text, written: value, baseURL: baseURL)
    case .keys(let keys):
      return keys.characters.isEmpty
        ? "no key" : "the keys " + keys.characters.map(String.init).joined(separator: " ")
    case .key(let key): return key.map { "the key \($0)" } ?? "no key"
    case .method(let method): return "Kazoo requests with \(method.rawValue.uppercased())"
    }
  }

  private func words(for number: Int, _ problem: ValueProblem?) -> String {
    guard case .integer(let type) = self, type.unit != .none else { return "Kazoo reads \(number)" }
    let reading = "Kazoo reads \(number) \(type.unit.rawValue)"
    return problem == .notAnInteger ? reading + ", the default" : reading
  }

  private func words(for text: String, written: String, baseURL: String?) -> String? {
    guard case .url = self else { return text == written ? nil : "Kazoo reads '\(text)'" }
    guard let url = TwiMLURL.resolved(text, against: baseURL), url != text else { return nil }
    return "Kazoo requests \(url)"
  }
}

/// URLs in a document, as Kazoo reads them.
package enum TwiMLURL {
  /// The URL that Kazoo requests; nil if it depends on an unknown base.
  /// - Parameters:
  /// - reference: the URL in the document; empty for its own.
  /// - baseURL: the URL that Pivot fetched the document from.
  package static func resolved(_ reference: String, against baseURL: String?) -> String? {
    if reference.hasPrefix("http") { return reference }
    return baseURL.flatMap { URLResolution.kazoo(reference, against: $0) }
  }
}
