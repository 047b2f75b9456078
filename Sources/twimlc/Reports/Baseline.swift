import Diagnostics
import Reporting

/// Findings that are known already, by what they are and not by the line that they stand on.
struct Baseline {
  private var known: Set<String> = []
  private var lines: [String] = []
  /// Whether all that is found becomes known.
  private let isRecording: Bool

  private static let header = "# Findings that twimlc knows; see --baseline in twimlc(1)\n"

  /// - Parameter list: the content of a baseline file; nil to record one.
  init(_ list: [UInt8]?) throws(ReadError) {
    isRecording = list == nil
    for (index, line) in (list ?? []).split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let fingerprint = String(decoding: line.prefix { $0 != 0x20 }, as: UTF8.self)
      guard fingerprint.utf8.count == 16, UInt64(fingerprint, radix: 16) != nil else {
        throw ReadError(reason: "line \(index + 1) is none of a baseline")
      }
      known.insert(fingerprint)
    }
  }

  /// Whether a file is a baseline.
  static func recognizes(_ content: [UInt8]) -> Bool {
    if content.starts(with: header.utf8) { return true }
    guard let baseline = try? Baseline(content) else { return false }
    return !baseline.known.isEmpty
  }

  /// How many findings were recorded.
  var count: Int { lines.count }

  /// A line for each recorded finding; the rule and the file are there for people.
  var text: String { Baseline.header + lines.joined() }

  /// The findings of a document that are new.
  mutating func remaining(_ diagnostics: [Diagnostic], in source: SourceFile) -> [Diagnostic] {
    let fingerprints = Fingerprint.all(of: diagnostics, in: source).map(\.text)
    guard isRecording else {
      return zip(diagnostics, fingerprints).filter { !known.contains($1) }.map(\.0)
    }
    let name = source.name.split(whereSeparator: \.isNewline).joined(separator: " ")
    for (diagnostic, fingerprint) in zip(diagnostics, fingerprints)
    where known.insert(fingerprint).inserted {
      lines.append("\(fingerprint) \(diagnostic.rule.id) \(name)\n")
    }
    return []
  }
}
