package import Diagnostics

/// Identifies a finding from one run to the next.
///
/// It stays the same while the document changes around the finding: it is made of the rule, the
/// document's path, the tag and text around the finding, and the number of earlier findings that
/// share all of these. It does not depend on lines, columns and messages, and a rule that gets a new
/// id keeps the fingerprints of its findings.
package struct Fingerprint: Sendable, Hashable {
  private let value: UInt64

  /// 16 hexadecimal digits.
  package var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// - Parameter text: 16 hexadecimal digits; nil for anything else.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 16, let value = UInt64(text, radix: 16) else { return nil }
    self.value = value
  }

  private init(value: UInt64) { self.value = value }

  /// The fingerprints of a document's findings, all different.
  /// - Parameters:
  ///   - diagnostics: in the order of the document.
  ///   - path: of the document; nil for its name.
  package static func all(
    of diagnostics: [Diagnostic], in source: SourceFile, path: String? = nil
  ) -> [Fingerprint] {
    let path = normalizedPath(path ?? source.name)
    var counts: [UInt64: Int] = [:]
    return diagnostics.map { diagnostic in
      var hash = FowlerNollVo()
      hash.combine((diagnostic.rule.formerID ?? diagnostic.rule.id).utf8)
      hash.combine(path.utf8)
      hash.combine(context(of: diagnostic.range, in: source.text))
      let count = counts[hash.value, default: 0]
      counts[hash.value] = count + 1
      hash.combine(String(count).utf8)
      return Fingerprint(value: hash.value)
    }
  }

  /// The number of bytes to look at on either side of the start of a finding.
  private static let reach = 1024

  /// The tag that a range begins in or after, and the text after the tag, with each run of white
  /// space as one space. Not the whole line, because many documents have only one.
  private static func context(of range: SourceRange, in text: [UInt8]) -> [UInt8] {
    let offset = min(range.lowerBound, text.count)
    let before = text[max(0, offset - reach)..<offset]
    let after = text[offset..<min(text.count, offset + reach)]
    let isAtTag = after.first == UInt8(ascii: "<")
    let start = isAtTag ? offset : before.lastIndex(of: UInt8(ascii: "<")) ?? before.startIndex
    let end = after.dropFirst().firstIndex(of: UInt8(ascii: "<")) ?? after.endIndex
    return text[start..<end].split { " \t\r\n".utf8.contains($0) }.joined(separator: " ".utf8)
      .map(\.self)
  }
}

/// FNV-1a with 64 bits, over fields with a NUL after each.
/// http://www.isthe.com/chongo/tech/comp/fnv/
struct FowlerNollVo {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func combine(_ field: some Sequence<UInt8>) {
    for byte in field { combine(byte) }
    combine(0)
  }

  private mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}
