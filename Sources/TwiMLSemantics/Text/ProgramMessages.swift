import Diagnostics
import TwiMLSyntax

extension Analyzer {
  /// Reports program messages in the document, each instead of the findings in it and those that it
  /// causes in the element around it.
  /// - Returns: the replaced findings.
  mutating func reportMessages(
    _ messages: [ProgramMessage], in root: Element
  ) -> [Program.Replacement] {
    guard !messages.isEmpty else { return [] }
    var holders: [SourceRange: Int] = [:]
    for (index, message) in messages.enumerated() {
      guard let holder = root.holder(of: message.range, in: source) else { continue }
      for place in [holder.nameRange, holder.startTag, holder.range] { holders[place] = index }
    }
    var covered: [[Diagnostic]] = Array(repeating: [], count: messages.count)
    replaceDiagnostics { finding in
      let isError = finding.rule.severity == .error
      guard
        let index = messages.index(of: finding.range) ?? (isError ? holders[finding.range] : nil)
      else { return finding }
      covered[index].append(finding)
      return nil
    }
    var replacements: [Program.Replacement] = []
    for (message, findings) in zip(messages, covered) {
      let severity = findings.map(\.severity).max() ?? .warning
      let finding = finding(message, severity: max(severity, .warning), in: root)
      report(finding)
      replacements += findings.map {
        Program.Replacement(rule: $0.rule, range: $0.range, finding: finding)
      }
    }
    return replacements
  }

  private func finding(
    _ message: ProgramMessage, severity: Severity, in root: Element
  ) -> Diagnostic {
    let place = place(of: message, isError: severity == .error, in: root)
    return message.diagnostic(place, severity: severity, isFatal: false)
  }

  /// The place of a message, and what Kazoo does about it.
  private func place(of message: ProgramMessage, isError: Bool, in root: Element) -> String {
    // The elements of the message are not part of the document.
    let path = root.path(to: message.range.lowerBound)
      .filter { $0.range.lowerBound < message.range.lowerBound }
    let element = path.last ?? root
    if element.startTag.overlaps(message.range) {
      let attribute = element.attributes.first { $0.valueRange.overlaps(message.range) }
      let what = attribute.map { "the value of '\($0.name)'" } ?? "a tag"
      return "stands in \(what): " + (isError ? "Kazoo hangs up here" : "Kazoo uses it as it is")
    }
    if ["Response", "Gather"].contains(element.name) {
      let isInGather = path.contains { $0.name == "Gather" }
      let stops = isInGather ? RunState.silencesMenu : "Kazoo hangs up here"
      return "stands between the verbs: " + (isError ? stops : "Kazoo skips it")
    }
    if isError { return "stands in '\(element.name)': Kazoo ends the call here" }
    guard let say = path.last(where: { $0.name == "Say" }) else {
      return "stands in '\(element.name)': Kazoo takes it for the content"
    }
    return "stands in the text of Say: the caller hears \(spokenPart(of: message, in: say))"
  }

  /// The part of a message that Kazoo speaks, which drops elements with the text in them.
  private func spokenPart(of message: ProgramMessage, in say: Element) -> String {
    let hasTags = source.text[message.range.lowerBound..<message.range.upperBound]
      .contains(UInt8(ascii: "<"))
    guard hasTags else { return "it read aloud" }
    let spoken = KazooContent(say).items.compactMap { item in
      if case .text(let text) = item.kind, item.range.overlaps(message.range) {
        text.string
      } else {
        nil
      }
    }
    let words = spoken.joined().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if words.isEmpty { return "nothing of it" }
    return words.count > 40 ? "'\(words.prefix(39))…'" : "'\(words)'"
  }
}

extension Element {
  /// The element whose only content is in a range, apart from white space; nil if there is more.
  fileprivate func holder(of range: SourceRange, in source: SourceFile) -> Element? {
    let around = path(to: range.lowerBound).last { $0.range.lowerBound < range.lowerBound }
    guard let around, around.startTag.upperBound <= range.lowerBound else { return nil }
    let content = around.contentRange
    let rest = [
      content.lowerBound..<max(content.lowerBound, range.lowerBound),
      min(content.upperBound, range.upperBound)..<content.upperBound,
    ]
    return rest.allSatisfy { source[SourceRange($0)].isBlank } ? around : nil
  }
}

extension [ProgramMessage] {
  /// Which one of them a range overlaps; they are in order.
  fileprivate func index(of range: SourceRange) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].range.upperBound <= range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < count && self[low].range.lowerBound < range.upperBound ? low : nil
  }
}
