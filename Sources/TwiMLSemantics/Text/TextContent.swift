import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

extension Analyzer {
  /// Reads an element of which Kazoo reads only the text, and reports what Kazoo drops.
  /// - Parameter saysWhyEmpty: whether the caller reports an element without its own text, and
  ///   names the elements with the text.
  mutating func textContent(of element: Element, saysWhyEmpty: Bool = false) -> KazooContent {
    let content = KazooContent(element)
    if content.isPlain { return content }
    let isNamed = saysWhyEmpty && content.strippedText.isBlank
    for item in content.items {
      switch item.kind {
      case .element(let child):
        if !isNamed || child.children.isEmpty { report(.ignoredElement(child, in: element)) }
      case .other where isInstruction(item.range): reportInstruction(item.range)
      default: break
      }
    }
    for range in content.lost where !source[range].isBlank {
      let isCDATA = source[range].hasPrefix("<![")
      let loss =
        !content.strippedText.isEmpty
        ? element.name == ElementSpec.say.name ? "the caller does not hear it" : "its text is lost"
        : saysWhyEmpty && element.name != DialNoun.sip.rawValue ? run.stops : "no text is left"
      var finding = Diagnostic.ignoredCDATA(range, in: element, isCDATA: isCDATA, loss: loss)
      finding.fixIts = writingPlainText(range)
      report(finding)
    }
    return content
  }

  /// The range of a text's words without the white space around them; nil if there are none.
  func words(of content: KazooContent) -> SourceRange? {
    content.wordsRange.map { withoutSpaceAround($0) }
  }

  /// A range of the document without the white space at its ends.
  func withoutSpaceAround(_ range: SourceRange) -> SourceRange {
    var bytes = source.text[range.lowerBound..<range.upperBound].drop(while: \.isXMLSpace)
    while let last = bytes.last, last.isXMLSpace { bytes = bytes.dropLast() }
    return SourceRange(bytes.startIndex..<bytes.endIndex)
  }

  /// Reports white space that Kazoo leaves at the ends of a text that must be exact.
  mutating func checkEnds(of content: KazooContent, in element: Element, as what: String) {
    let stripped = content.strippedText
    guard stripped.firstByte?.mayBeBlank == true || stripped.lastByte?.mayBeBlank == true
    else { return }
    let text = content.text
    let isUntrimmed = { (scalar: Unicode.Scalar?) in
      scalar.map { $0 == "\t" || $0 == "\u{A0}" || $0 == "\n" || $0 == " " } ?? false
    }
    guard isUntrimmed(text.unicodeScalars.first) || isUntrimmed(text.unicodeScalars.last),
      let range = content.textRange
    else { return }
    let trimmed = trim(text)
    if trimmed.isEmpty {
      report(
        Diagnostic(
          .untrimmedText, "the \(what) is only white space: \(Self.useOfSpace(in: element))",
          at: range, help: ["write the \(what) between the tags"]))
      return
    }
    report(
      Diagnostic(
        .untrimmedText,
        "white space around '\(trimmed)' becomes part of the \(what): \(Self.useOfSpace(in: element))",
        at: range, help: ["remove the tabs and no-break spaces between the \(what) and the tags"],
        // Between several texts there is more than white space.
        fixIts: content.items.count > 1
          ? []
          : [
            FixIt(
              "remove the white space", .safe, replace: range,
              with: Escaping.xml(trimmed, in: .content))
          ]))
  }

  /// What comes of white space that Kazoo does not strip from the text of an element, as a clause.
  private static func useOfSpace(in element: Element) -> String {
    switch element.name {
    case ElementSpec.play.name: "the switch may play nothing"
    case ElementSpec.redirect.name: "the request may fail"
    case ElementSpec.conference.name: "the caller joins the room of exactly that name"
    default: "Kazoo finds nobody of that name to ring"
    }
  }

  /// Reports anything inside a verb that Kazoo knows only when it is empty.
  mutating func checkEmpty(_ element: Element) -> Bool {
    guard !element.children.isEmpty else { return true }
    let content = element.contentRange
    let isBlank = element.children.allSatisfy {
      if case .text(let text) = $0 { text.isBlank } else { false }
    }
    let what: String
    switch element.children[0] {
    case _ where isBlank: what = "white space"
    case .comment: what = "a comment"
    case .element(let child): what = "'\(child.name)'"
    default: what = "content"
    }
    report(
      Diagnostic(
        .contentInEmptyVerb,
        "\(what) inside \(element.name) makes it an unknown verb: "
          + (element.name == ElementSpec.hangup.name ? run.stopsAnyway : run.stops),
        at: isBlank ? element.range : content,
        help: ["write <\(element.name)/>, with nothing inside"],
        fixIts: [
          FixIt(
            "remove what is inside", isBlank ? .safe : .unsafe, replace: content, with: "")
        ]))
    return false
  }

  /// Replaces a CDATA section by plain text.
  func writingPlainText(_ range: SourceRange) -> [FixIt] {
    let section = source[range]
    guard section.hasPrefix("<![CDATA["), section.hasSuffix("]]>") else { return [] }
    return [
      FixIt(
        "write plain text", .safe, replace: range,
        with: Escaping.xml(String(section.dropFirst(9).dropLast(3)), in: .content))
    ]
  }

  private func isInstruction(_ range: SourceRange) -> Bool { source[range].hasPrefix("<?") }

  private func trim(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    let blanks: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r", "\u{A0}"]
    while let first = scalars.first, blanks.contains(first) { scalars.removeFirst() }
    while let last = scalars.last, blanks.contains(last) { scalars.removeLast() }
    return String(scalars)
  }
}

extension UInt8 {
  /// Whether it is white space, or one of the two bytes of a no-break space.
  fileprivate var mayBeBlank: Bool { isXMLSpace || self == 0xC2 || self == 0xA0 }
}

extension Diagnostic {
  static func ignoredElement(_ child: Element, in element: Element) -> Diagnostic {
    let isSpoken = element.name == ElementSpec.say.name
    return Diagnostic(
      .ignoredElement,
      "'\(child.name)' inside \(element.name): Kazoo drops it"
        + (child.children.isEmpty ? "" : " with the text in it")
        + (isSpoken && !child.children.isEmpty ? ", so the caller does not hear that" : ""),
      at: child.nameRange, help: help(for: child, in: element))
  }

  private static func help(for child: Element, in element: Element) -> [String] {
    if child.children.isEmpty {
      return [
        child.name == "break"
          ? "end the Say there, write a <Pause/>, and go on in a new Say" : "remove it"
      ]
    }
    switch element.name {
    case "Say": return ["remove the tags and keep the text, to have it spoken"]
    case "Play", "Redirect": return ["write the URL directly between the tags of \(element.name)"]
    default: return ["write the text directly between the tags of \(element.name)"]
    }
  }

  /// - Parameters:
  ///   - isCDATA: whether it is a CDATA section, and not text that runs into one.
  ///   - loss: what comes of it.
  fileprivate static func ignoredCDATA(
    _ range: SourceRange, in element: Element, isCDATA: Bool, loss: String
  ) -> Diagnostic {
    Diagnostic(
      .ignoredCDATA,
      "Kazoo does not read this \(isCDATA ? "CDATA section" : "text after a CDATA section") in "
        + "\(element.name): \(loss)",
      at: range, help: ["write plain text, with &amp; for & and &lt; for <"])
  }

  fileprivate static func skippedInstruction(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .skippedInstruction, "a processing instruction has no effect: Kazoo skips it", at: range,
      help: ["remove it"])
  }
}

extension Analyzer {
  /// Reports a processing instruction; the parser has reported PHP code.
  mutating func reportInstruction(_ range: SourceRange) {
    let start = source[SourceRange(range.lowerBound..<min(range.lowerBound + 5, range.upperBound))]
    if start.lowercased() != "<?php" { report(.skippedInstruction(range)) }
  }
}
