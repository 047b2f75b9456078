import Diagnostics

/// The reason that a document is not well-formed.
///
/// If the document contains a program's message or a template's source, that is the cause of the
/// XML faults, so the faults are those of the document without it.
struct Explanation {
  private let text: [UInt8]
  private let map: OffsetMap
  private let messages: [ProgramMessage]
  /// The maximum number of faults.
  private let limit: Int
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether the document is the source of what should have written it.
  private(set) var isUnrendered = false

  /// - Parameters:
  /// - text: the document, with its entities expanded and template expressions masked.
  /// - mask: the masked expressions; nil unless the document was given as a template.
  /// - end: the offset up to which the text could be parsed.
  init(
    text: [UInt8], map: OffsetMap, messages: [ProgramMessage], mask: TemplateMask?,
    after end: Int, limit: Int
  ) {
    self.text = text
    self.map = map
    self.messages = messages
    self.limit = limit
    if messages.isEmpty, mask != nil || TemplateScanner.parts(of: text, .isUnknown).isEmpty {
      let faults = FaultFinder.faults(in: text, map: map, limit: limit)
      let all = faults.isEmpty ? [.malformed(after: end, in: text, map: map)] : faults
      diagnostics = mask?.remainingFaults(all, map: map) ?? all
      return
    }
    explain(mask)
  }

  private mutating func explain(_ given: TemplateMask?) {
    var clean = text
    for message in messages { clean.blank(range(of: message)) }
    if let first = messages.first {
      hideDeclaration(after: range(of: first).lowerBound, in: &clean)
    }
    var mask = given
    if mask == nil {
      let parts = TemplateScanner.parts(of: clean, .isUnknown)
      if let first = parts.first {
        let source = TemplateMask(clean, parts: parts)
        isUnrendered = true
        guard source.hasElement else {
          diagnostics = [nothingButSource(first)]
          return
        }
        clean = source.text
        mask = source
      }
    }
    var faults = FaultFinder.faults(in: clean, map: map, limit: limit)
    faults =
      isUnrendered
      ? mask?.certainFaults(faults, map: map) ?? faults
      : mask?.remainingFaults(faults, map: map) ?? faults
    if endsInCode(mask) { faults.removeAll { Self.cutOff.contains($0.rule) } }
    let isCut = isCutOff(clean) && faults.contains { Self.cutOff.contains($0.rule) }
    if isCut { faults.removeAll { Self.cutOff.contains($0.rule) } }
    diagnostics =
      faults
      + messages.enumerated().map { index, message in
        finding(message, in: clean, isCut: isCut && index == messages.count - 1)
      }
    if isUnrendered, let mask { diagnostics.append(finding(mask.parts, besides: faults)) }
  }

  private func range(of message: ProgramMessage) -> Range<Int> {
    let start = map.source(0..<0).lowerBound
    return message.range.lowerBound - start..<min(message.range.upperBound - start, text.count)
  }

  /// Hides an XML declaration that would come first without the message before it.
  private func hideDeclaration(after first: Int, in clean: inout [UInt8]) {
    let start = clean.skipSpace(from: 0)
    guard first < start, clean.has(.xmlDeclaration, at: start),
      let end = clean.end(of: .instructionEnd, from: start)
    else { return }
    clean.blank(start..<end)
  }

  // MARK: Messages of programs

  /// Whether nothing follows the last message.
  private func isCutOff(_ clean: [UInt8]) -> Bool {
    guard let last = messages.last else { return false }
    return clean.skipSpace(from: range(of: last).upperBound) == clean.count
  }

  /// Whether code that nothing ends takes up the rest of the document.
  private func endsInCode(_ mask: TemplateMask?) -> Bool {
    guard isUnrendered, let last = mask?.parts.last?.range else { return false }
    return last.upperBound == text.count && text.has(.instructionStart, at: last.lowerBound)
      && !text.has(.instructionEnd, at: text.count - 2)
  }

  private func finding(_ message: ProgramMessage, in clean: [UInt8], isCut: Bool) -> Diagnostic {
    let range = range(of: message)
    if isCut { return message.diagnostic("cuts the document off: \(Diagnostic.notParsed)") }
    var markup = OuterMarkup(text: clean)
    while markup.next() != nil {}
    if range.lowerBound < markup.offset {
      return message.diagnostic("stands before the document: \(Diagnostic.notParsed)")
    }
    if clean.skipSpace(from: range.lowerBound) == clean.count {
      return message.diagnostic(
        "stands after the document: Kazoo ignores it, other parsers refuse the document",
        isFatal: false)
    }
    let before = text[..<range.lowerBound].lastIndex {
      $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">")
    }
    let isInTag = before.map { text[$0] == UInt8(ascii: "<") } ?? false
    return message.diagnostic(
      (isInTag ? "stands in a tag" : "stands in the document") + ": \(Diagnostic.notParsed)")
  }

  /// The faults at the end of a document that was cut off.
  private static let cutOff: Set<Rule> = [
    .missingEndTag, .unterminatedTag, .unterminatedValue, .unterminatedCDATA, .unterminatedComment,
    .missingRoot,
  ]

  // MARK: Templates

  private func nothingButSource(_ first: TemplatePart) -> Diagnostic {
    let part = text.quote(first.range)
    guard part.hasPrefix("<?") else { return .unrendered(part, at: map.range(first.range)) }
    let line = text[first.range].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? first.range.upperBound
    return .unexecuted("PHP source", at: map.range(first.range.lowerBound..<line))
  }

  /// - Parameter faults: the faults that remain whatever the template produces.
  private func finding(_ parts: [TemplatePart], besides faults: [Diagnostic]) -> Diagnostic {
    let first = FaultFinder.faults(in: text, map: map, limit: limit).first?.range.lowerBound ?? 0
    let broken = parts.last { map.range($0.range).lowerBound <= first } ?? parts[0]
    let angle = parts.first { text[$0.range.lowerBound] == UInt8(ascii: "<") }
    let part = angle ?? broken
    let quote = text.quote(part.range)
    if faults.isEmpty || angle != nil { return .unrendered(quote, at: map.range(part.range)) }
    return .usedTemplate(
      quote, "Kazoo would use it as it is, but cannot parse the document", at: map.range(part.range)
    )
  }
}
