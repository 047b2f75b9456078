import Diagnostics
package import TwiMLSyntax
package import TwiMLVocabulary

extension Element {
  package func attribute(_ key: AttributeKey) -> Attribute? { attribute(key.name, key.digest) }

  /// The value of an attribute as it is written; nil without the attribute.
  func value(_ key: AttributeKey) -> String? { value(key.name, key.digest) }
}

extension Analyzer {
  /// Checks the attributes of an element against its entry in the table.
  /// - Parameters:
  /// - unread: attributes that Kazoo does not get to read on this element, whose values are not
  ///   checked.
  /// - harmless: attributes that Kazoo drops without an effect on this element.
  mutating func attributes(
    of element: Element, _ spec: ElementSpec, unread: [AttributeKey] = [],
    harmless: [AttributeKey] = []
  ) -> AttributeValues {
    let values = readAttributes(of: element, spec, unread: unread, harmless: harmless)
    reportProblems(of: values)
    return values
  }

  /// Says what Kazoo makes of values that are not as they should be.
  mutating func reportProblems(of values: AttributeValues) {
    for (problem, attribute, entry) in values.problems {
      report(valueProblem(problem, attribute, entry, of: values.element))
    }
  }

  /// The same without what there is to say about the values, which may depend on more of the element.
  mutating func readAttributes(
    of element: Element, _ spec: ElementSpec, unread: [AttributeKey] = [],
    harmless: [AttributeKey] = []
  ) -> AttributeValues {
    var values = AttributeValues(
      element: element, spec: spec, target: options.target, isReadByBytes: isReadByBytes)
    if element.attributes.isEmpty { return values }
    // In a span they are not copied, as elements of an array are.
    let attributes = element.attributes
    let span = attributes.span
    for index in attributes.indices {
      let (name, value) = (span[index].name, span[index].value)
      guard let entry = spec.attribute(name, span[index].nameDigest, on: options.target)
      else {
        if !isNamespace(name) { report(unknownAttribute(attributes[index], of: element, spec)) }
        continue
      }
      switch entry.effect {
      case .ignored(let ignored):
        // Kazoo drops the value of some, and yet fails while it reads them.
        if entry.type.evaluate(values.characters(value)).problem?.isFatal == true {
          break
        }
        if !harmless.contains(entry.key),
          let diagnostic = ignoredAttribute(attributes[index], of: element, ignored)
        {
          report(diagnostic)
        }
        continue
      case .usedWith(let other) where element.attribute(other) == nil: continue
      case .used, .usedWith, .kazooOnly, .unread: break
      }
      guard !unread.contains(entry.key) else { continue }
      if let problem = entry.type.evaluate(values.characters(value)).problem {
        if problem.isFatal { values.failed.append(entry.key) }
        values.problems.append((problem, attributes[index], entry))
      }
    }
    return values
  }

  /// Reads the URL and method of the verb's next request.
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
      checkResolution(reference, of: values.element, at: range)
    }
    return NextRequest(reference: reference, url: url, method: method, fault: fault)
  }

  private func isNamespace(_ name: String) -> Bool {
    guard name.utf8.first == UInt8(ascii: "x") else { return false }
    return name == "xmlns" || name.hasPrefix("xmlns:") || name.hasPrefix("xml:")
      || name.hasPrefix("xsi:")
  }

  private mutating func checkResolution(
    _ reference: String, of element: Element, at range: SourceRange
  ) {
    guard let difference = URLResolution.difference(reference, base: options.baseURL) else {
      return
    }
    let loss =
      element.name == ElementSpec.dial.name
      ? "the server never gets the result"
      : options.target.capabilities.silencesAfterFailedRequest
        ? "the caller hears nothing" : "Kazoo hangs up"
    report(
      Diagnostic(
        .unusualResolution, "'\(reference)' \(difference): if that fails, \(loss)", at: range,
        help: ["write the whole URL, beginning with http:// or https://"]
          + (options.baseURL == nil ? [exactURL(of: reference)] : [])))
  }

  /// How to see what becomes of a relative URL, with two examples: of a document with a file extension
  /// and of one without, which counts as a directory.
  private func exactURL(of reference: String) -> String {
    let step = "check with --base-url to see the exact URL"
    let bases = ["http://app.example.com/voice/start.php", "http://app.example.com/voice/start"]
    let examples = bases.compactMap { base in
      URLResolution.kazoo(reference, against: base).map {
        "'\($0)' if the document is at '\(base)'"
      }
    }
    return reference.hasPrefix("http") ? step : "\(step), for example \(examples.listed())"
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

  /// Moves the value of an attribute into an empty element.
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

  /// The start of the white space before an offset.
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
