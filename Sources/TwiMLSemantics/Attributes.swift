import Diagnostics
package import TwiMLSyntax
package import TwiMLVocabulary

/// The attributes of one element with the values that Kazoo gives them.
struct AttributeValues {
  let element: Element
  let spec: ElementSpec
  /// Whose attributes they are.
  let target: Target
  /// Whether Kazoo fails on one of those that it reads.
  fileprivate(set) var failed: [AttributeKey] = []
  /// What has been evaluated for its problems already.
  fileprivate var known: [(entry: AttributeSpec, value: EffectiveValue?)] = []

  /// Whether Kazoo takes each byte of the document for a character.
  private let isReadByBytes: Bool

  fileprivate init(element: Element, spec: ElementSpec, target: Target, isReadByBytes: Bool) {
    self.element = element
    self.spec = spec
    self.target = target
    self.isReadByBytes = isReadByBytes
  }

  /// The characters of a value as Kazoo counts them; nil for an absent one.
  fileprivate func characters(_ attribute: Attribute?) -> String? {
    guard isReadByBytes, let value = attribute?.value else { return attribute?.value }
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
    return entry.type.evaluate(characters(element.attribute(entry.name))).value
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
    characters(element.attribute(key)).flatMap(KazooText.init)
  }

  /// The text, or for an absent attribute its default; nil when Kazoo fails on the attribute.
  func textOrDefault(_ key: AttributeKey) -> String? {
    guard let entry = spec.attribute(key.name, on: target) else { return nil }
    switch value(entry) {
    case .text(let text): return text
    case .missing:
      if case .text(let effective) = entry.type.evaluate(entry.defaultValue).value {
        return effective
      }
      return entry.defaultValue
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

extension Element {
  package func attribute(_ key: AttributeKey) -> Attribute? { attribute(key.name) }
}

extension Analyzer {
  /// Checks the attributes of an element against its entry in the table.
  /// - Parameters:
  ///   - unread: those that Kazoo does not get to read on this element, whose values are not
  ///     checked.
  ///   - harmless: those that Kazoo drops, but that ask here for what it does anyway.
  mutating func attributes(
    of element: Element, _ spec: ElementSpec, unread: [AttributeKey] = [],
    harmless: [AttributeKey] = []
  ) -> AttributeValues {
    var values = AttributeValues(
      element: element, spec: spec, target: options.target, isReadByBytes: isReadByBytes)
    values.known.reserveCapacity(element.attributes.count)
    for attribute in element.attributes {
      let name = attribute.name
      if isNamespace(name) { continue }
      guard let entry = spec.attribute(name, on: options.target) else {
        report(unknownAttribute(attribute, of: element, spec))
        continue
      }
      switch entry.effect {
      case .ignored(let ignored):
        // Kazoo drops the value of some, and yet fails while it reads them.
        if entry.type.evaluate(values.characters(attribute)).problem?.isFatal == true { break }
        if !harmless.contains(where: { $0.name == name }),
          let diagnostic = ignoredAttribute(attribute, of: element, ignored)
        {
          report(diagnostic)
        }
        continue
      case .usedWith(let other) where element.attribute(other) == nil: continue
      case .used, .usedWith, .kazooOnly, .unread: break
      }
      guard !unread.contains(where: { $0.name == name }) else { continue }
      let (value, problem) = entry.type.evaluate(values.characters(attribute))
      values.known.append((entry, value))
      if let problem {
        if problem.isFatal { values.failed.append(entry.key) }
        report(valueProblem(problem, attribute, entry, of: element))
      }
    }
    return values
  }

  /// Reads the URL and method that a verb goes on with.
  mutating func nextRequest(
    _ values: AttributeValues, reference: String?, at range: SourceRange
  ) -> NextRequest {
    var url: String?
    var fault: NextRequest.Fault?
    if reference?.hasPrefix("http") == true {
      url = reference
    } else if let base = options.baseURL {
      url = URLResolution.kazoo(reference, against: base)
      if url == nil { fault = .unresolvable }
    }
    let method = values.method()
    if options.target.capabilities.documentsGET, values.element.attribute(.method) == nil {
      reportOnce(.defaultMethod(values.element))
    }
    if method == .get, let url, SplitURL(url) == nil { fault = .unsplittable }
    if let reference, let fault {
      let finding = Diagnostic.unsentRequest(reference, fault, at: range, run)
      let isLost = run.isInGather && fault == .unsplittable
      report(finding.capped(at: isLost ? .warning : limitOnOutcome(of: values.element)))
    } else if let reference, !reference.isEmpty {
      checkResolution(reference, at: range)
    }
    return NextRequest(reference: reference, url: url, method: method, fault: fault)
  }

  private func isNamespace(_ name: String) -> Bool {
    guard name.utf8.first == UInt8(ascii: "x") else { return false }
    return name == "xmlns" || name.hasPrefix("xmlns:") || name.hasPrefix("xml:")
      || name.hasPrefix("xsi:")
  }

  private mutating func checkResolution(_ reference: String, at range: SourceRange) {
    guard let difference = URLResolution.difference(reference, base: options.baseURL) else {
      return
    }
    report(
      Diagnostic(
        .unusualResolution, "'\(reference)' \(difference)", at: range,
        help: ["write the whole URL, beginning with http:// or https://"]
          + (options.baseURL == nil ? ["check with --base-url to see the exact URL"] : [])))
  }
}

extension Diagnostic {
  fileprivate static func unsentRequest(
    _ reference: String, _ fault: NextRequest.Fault, at range: SourceRange, _ run: RunState
  ) -> Diagnostic {
    switch fault {
    case .unresolvable:
      Diagnostic(
        .unsentRequest,
        "'\(reference)' has more '..' than the current URL has parts: \(run.stops)", at: range,
        help: ["write the whole URL, beginning with http:// or https://"])
    case .unsplittable:
      Diagnostic(
        .unsentRequest,
        "'\(reference)' has a user without a password: Kazoo crashes on the request, and the caller hears nothing",
        at: range,
        help: ["write user:password@, with a port after the host, or use method=\"POST\""])
    }
  }
}

extension Analyzer {
  private func unknownAttribute(
    _ attribute: Attribute, of element: Element, _ spec: ElementSpec
  ) -> Diagnostic {
    if let entry = spec.documentedAttributes.first(where: { $0.name == attribute.name }) {
      return .laterAttribute(entry, attribute, of: element)
    }
    if spec.isContent(ofAttribute: attribute.name) {
      return Diagnostic(
        .unknownAttribute,
        "'\(attribute.name)' is not an attribute of \(element.name): Kazoo ignores it",
        at: attribute.nameRange,
        help: [
          attribute.value.isBlank
            ? "write it between the tags"
            : "the value belongs between the tags: \(element.writing(attribute.value))"
        ],
        fixIts: writingBetweenTags(attribute, of: element))
    }
    let suggestion = spec.suggestion(forAttribute: attribute.name, on: options.target)
    let isCase = suggestion?.lowercased() == attribute.name.lowercased()
    let isFree = !element.attributes.contains { other in
      other.nameRange != attribute.nameRange && other.name.lowercased() == suggestion?.lowercased()
    }
    return Diagnostic(
      .unknownAttribute,
      "unknown attribute '\(attribute.name)' on \(element.name): Kazoo ignores it"
        + (isCase ? ", because names are case-sensitive" : ""),
      at: attribute.nameRange, help: [suggestion.map { "did you mean '\($0)'?" } ?? "remove it"],
      fixIts: suggestion.flatMap { name in
        isFree
          ? [
            FixIt(
              "write '\(name)'", isCase ? .safe : .unsafe, replace: attribute.nameRange, with: name)
          ] : nil
      } ?? [])
  }

  /// Moves the value of an attribute into an element that holds nothing.
  private func writingBetweenTags(_ attribute: Attribute, of element: Element) -> [FixIt] {
    let value = source[attribute.valueRange]
    guard element.children.isEmpty, !value.isBlank, attribute.range != attribute.valueRange else {
      return []
    }
    let start = withoutSpaceBefore(attribute.range.lowerBound)
    let tagEnd = element.startTag.upperBound
    let removal = SourceRange(start..<attribute.range.upperBound)
    var edits = [FixIt.Edit(removal, with: "")]
    if endTagStart(of: element) != nil {
      edits.append(FixIt.Edit(SourceRange(at: tagEnd), with: value))
    } else {
      let end = withoutSpaceBefore(tagEnd - 2)
      let tail = ">\(value)</\(element.name)>"
      edits =
        end == removal.upperBound
        ? [FixIt.Edit(SourceRange(start..<tagEnd), with: tail)]
        : edits + [FixIt.Edit(SourceRange(end..<tagEnd), with: tail)]
    }
    return [FixIt("write '\(value)' between the tags", .unsafe, edits: edits)]
  }

  /// Where the white space before an offset begins.
  private func withoutSpaceBefore(_ offset: Int) -> Int {
    var offset = offset
    while source.text[offset - 1].isXMLSpace { offset -= 1 }
    return offset
  }

  private func ignoredAttribute(
    _ attribute: Attribute, of element: Element, _ ignored: AttributeSpec.Ignored
  ) -> Diagnostic? {
    let isHarmless = ignored.isHarmless(attribute.value) { element.attribute($0)?.value }
    if isHarmless { return nil }
    return Diagnostic(
      .ignoredAttribute,
      "'\(attribute.name)' has no effect on \(element.name): \(ignored.instead)",
      at: attribute.nameRange, help: ["remove it"])
  }
}

extension Element {
  /// The element with a text between its tags, as it is written.
  fileprivate func writing(_ text: String) -> String {
    "<\(name)>\(Escaping.xml(text, in: .content))</\(name)>"
  }
}
