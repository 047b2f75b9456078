package import Diagnostics

/// A text assembled from pieces of another one, with a map back to it.
package struct PlacedText: Sendable {
  package private(set) var bytes: [UInt8] = []
  private var segments: [Segment] = []

  /// A piece and its source: the same bytes, or a replacement for the whole source.
  private struct Segment {
    let own: Range<Int>
    let source: Range<Int>
  }

  package init() {}

  /// Adds bytes.
  /// - Parameter source: the range that they come from.
  package mutating func append(_ text: some Collection<UInt8>, from source: Range<Int>) {
    guard !text.isEmpty else { return }
    segments.append(Segment(own: bytes.count..<bytes.count + text.count, source: source))
    bytes += text
  }

  /// The source of a part of the text.
  package func source(of range: SourceRange) -> SourceRange {
    let lower = offset(of: range.lowerBound, isEnd: false)
    let upper =
      range.upperBound > range.lowerBound ? offset(of: range.upperBound, isEnd: true) : lower
    return SourceRange(lower..<max(lower, upper))
  }

  private func offset(of own: Int, isEnd: Bool) -> Int {
    // The last one that begins before it.
    var (low, high) = (0, segments.count)
    while low < high {
      let middle = (low + high) / 2
      let start = segments[middle].own.lowerBound
      if isEnd ? start < own : start <= own { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return segments.first?.source.lowerBound ?? 0 }
    let segment = segments[low - 1]
    let isVerbatim = segment.own.count == segment.source.count
    let distance = own - segment.own.lowerBound
    if isVerbatim { return segment.source.lowerBound + min(distance, segment.source.count) }
    return isEnd || distance >= segment.own.count
      ? segment.source.upperBound : segment.source.lowerBound
  }
}

extension JSONValue {
  /// Adds the text of a string, with the place of each character; nothing of another value.
  package func appendText(to placed: inout PlacedText) {
    guard kind == .string, range.upperBound - range.lowerBound >= 2 else { return }
    let text = document.source.text
    var offset = range.lowerBound + 1
    let end = range.upperBound - 1
    while offset < end {
      let escape = text[offset..<end].firstIndex(of: UInt8(ascii: "\\")) ?? end
      placed.append(text[offset..<escape], from: offset..<escape)
      guard escape < end else { return }
      offset = min(escapeEnd(from: escape, in: text, end), end)
      placed.append(
        Array(JSONString.decoded(text[escape..<offset]).utf8), from: escape..<offset)
    }
  }

  /// The end of the escape sequence that begins at an offset.
  private func escapeEnd(from start: Int, in text: [UInt8], _ end: Int) -> Int {
    guard start + 1 < end, text[start + 1] == UInt8(ascii: "u") else { return start + 2 }
    let single = start + 6
    guard single + 6 <= end, let unit = JSONString.hexadecimal(text[start + 2..<single]),
      JSONString.isHighSurrogate(unit), text[single] == UInt8(ascii: "\\")
    else { return single }
    return single + 6
  }
}
