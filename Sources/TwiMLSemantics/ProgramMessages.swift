import Diagnostics
import TwiMLSyntax

extension Analyzer {
  /// Reports the messages of programs in the document, each in place of all that was found in it:
  /// nothing there is meant.
  mutating func reportMessages(_ messages: [ProgramMessage], in root: Element) {
    guard !messages.isEmpty else { return }
    var covered: [Severity?] = Array(repeating: nil, count: messages.count)
    replaceDiagnostics { finding in
      guard let index = messages.index(of: finding.range) else { return finding }
      covered[index] = max(covered[index] ?? finding.severity, finding.severity)
      return nil
    }
    for (message, severity) in zip(messages, covered) {
      report(finding(message, severity: max(severity ?? .warning, .warning), in: root))
    }
  }

  private func finding(
    _ message: ProgramMessage, severity: Severity, in root: Element
  ) -> Diagnostic {
    let place = place(of: message, isError: severity == .error, in: root)
    return message.diagnostic(place, severity: severity, isFatal: false)
  }

  /// Where a message stands, and what Kazoo does about it.
  private func place(of message: ProgramMessage, isError: Bool, in root: Element) -> String {
    // The elements of the message itself are none of the document's.
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
      let stops = isInGather ? "the prompts end here" : "Kazoo hangs up here"
      return "stands between the verbs: " + (isError ? stops : "Kazoo skips it")
    }
    if isError { return "stands in '\(element.name)': Kazoo hangs up here" }
    let hasTags = source.text[message.range.lowerBound..<message.range.upperBound]
      .contains(UInt8(ascii: "<"))
    guard path.contains(where: { $0.name == "Say" }) else {
      return "stands in '\(element.name)': Kazoo takes it for the content"
    }
    return "stands in the text of Say: the caller hears \(hasTags ? "a part of it" : "it")"
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

extension SourceRange {
  fileprivate func overlaps(_ other: SourceRange) -> Bool {
    lowerBound < other.upperBound && other.lowerBound < upperBound
  }
}
