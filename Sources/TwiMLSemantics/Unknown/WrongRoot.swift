import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

extension Analyzer {
  /// The finding for a root element other than `Response`.
  func wrongRoot(_ root: Element) -> Diagnostic {
    if let response = root.firstResponse { return wrapper(root, around: response) }
    if let text = root.escapedDocument { return wrapper(root, aroundText: text) }
    let name = root.name
    let local = name.split(separator: ":").last.map(String.init) ?? name
    if name.lowercased() == "response" {
      return renamed(root, ", and case matters", .safe)
    }
    if local == "Response" { return renamed(root, " without a prefix", .safe) }
    if let dialect = Vocabulary.dialect(ofRoot: name, type: root.attribute("type")?.value) {
      return .wrongRoot(root, " (this is \(dialect))", help: [])
    }
    if let spec = Vocabulary.element(name, in: "Response") { return rootOfTwiML(root, spec) }
    if Spelling.candidate(for: local, among: [["Response"]]) != nil {
      return renamed(root, nil, .unsafe)
    }
    return .wrongRoot(
      root, "", help: ["the root element must be Response: write <Response> around the verbs"])
  }

  /// `Response` is inside another element.
  private func wrapper(_ root: Element, around response: Element) -> Diagnostic {
    let before = SourceRange(root.range.lowerBound..<response.range.lowerBound)
    let after = SourceRange(response.range.upperBound..<root.range.upperBound)
    return Diagnostic(
      .wrongRoot,
      "'\(root.name)' stands around the root element Response: \(Diagnostic.notParsed)",
      at: root.startTag,
      help: ["remove <\(root.name)> and </\(root.name)>, and what stands outside of Response"],
      related: [.init("Response begins here", at: response.startTag)],
      fixIts: [
        FixIt(
          "remove what stands around Response", .unsafe,
          edits: [FixIt.Edit(before, with: ""), FixIt.Edit(after, with: "")])
      ])
  }

  /// The document is inside as escaped text, as web services return a string.
  private func wrapper(_ root: Element, aroundText text: SourceRange) -> Diagnostic {
    Diagnostic(
      .wrongRoot,
      "'\(root.name)' stands around the TwiML, which is escaped as text: \(Diagnostic.notParsed)",
      at: root.startTag,
      help: ["remove <\(root.name)>: send the text in it as the document, without escaping it"],
      related: [.init("the TwiML begins here", at: text)])
  }

  private func renamed(
    _ root: Element, _ why: String?, _ safety: FixIt.Safety
  ) -> Diagnostic {
    var finding = Diagnostic.wrongRoot(root, why ?? "", help: [])
    finding.fixIts = [renaming(root, to: "Response", safety)]
    return finding
  }

  /// A TwiML element without its required parents.
  private func rootOfTwiML(_ root: Element, _ spec: ElementSpec) -> Diagnostic {
    if spec.origin == .twilioMessaging || spec.origin == .twilioFax {
      return .wrongRoot(
        root, " (it belongs to TwiML for messages)",
        help: ["a call is answered with voice TwiML, inside <Response>"])
    }
    let outer = Self.elements(around: spec)
    let opening = outer.map { "<\($0)>" }.joined()
    let closing = outer.reversed().map { "</\($0)>" }.joined()
    var finding = Diagnostic.wrongRoot(
      root, "", help: ["write \(opening) before it and \(closing) after it"])
    finding.fixIts = [
      FixIt(
        "write \(opening)…\(closing) around it", .unsafe,
        edits: [
          FixIt.Edit(SourceRange(at: root.range.lowerBound), with: opening),
          FixIt.Edit(SourceRange(at: root.range.upperBound), with: closing),
        ])
    ]
    return finding
  }

  /// The parents that an element requires, from `Response` on.
  private static func elements(around spec: ElementSpec) -> [String] {
    var elements: [String] = []
    var inner = spec
    // No element of TwiML is deeper than a few levels.
    while let parent = inner.parents.first, elements.count < 5 {
      elements.insert(parent, at: 0)
      guard let outer = Vocabulary.element(parent, in: nil), parent != "Response" else { break }
      inner = outer
    }
    return elements.isEmpty ? ["Response"] : elements
  }
}

extension Diagnostic {
  fileprivate static func wrongRoot(
    _ root: Element, _ remark: String, help: [String]
  ) -> Diagnostic {
    Diagnostic(
      .wrongRoot,
      "the root element is '\(root.name)', not 'Response'\(remark): \(Diagnostic.notParsed)",
      at: root.nameRange, help: help)
  }
}

extension Element {
  /// The first `Response` below this element.
  fileprivate var firstResponse: Element? {
    var waiting = Array(elements.reversed())
    while let element = waiting.popLast() {
      if element.name == "Response" { return element }
      waiting += element.elements.reversed()
    }
    return nil
  }

  /// The range of an escaped document in the text of this element.
  fileprivate var escapedDocument: SourceRange? {
    for node in children {
      switch node {
      case .text(let text), .cdata(let text):
        let start = text.string.drop(while: \.isWhitespace).prefix(12)
        if start.hasPrefix("<Response") || start.hasPrefix("<?xml") { return text.range }
      case .element, .comment, .processingInstruction: break
      }
    }
    return nil
  }
}
