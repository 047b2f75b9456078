import Diagnostics
import Reporting

/// Findings that are known already, by what they are and not by the line that they stand on.
///
/// Documents are named relative to the directory of the baseline file, so that it says the same from
/// whatever directory and by whatever spelling of their paths they are checked.
struct Baseline {
  /// A line of the file.
  private struct Entry {
    let fingerprint: String
    let rule: String
    /// As people read it: relative to the directory of the file.
    let document: String

    var line: String { "\(fingerprint) \(rule) \(document)\n" }
  }

  /// The file.
  let path: SystemString
  /// The directory of the file, absolute; nil where there is no working directory.
  private let directory: SystemString?
  private var entries: [Entry] = []
  /// By fingerprint.
  private var known: Set<String> = []
  private var found: Set<String> = []
  /// The documents that were looked at, with the rules that would have been reported.
  private var checked: [String: Policy] = [:]
  /// Whether all that is found becomes known.
  private let isRecording: Bool

  /// What is reported of a document.
  struct Policy {
    let levels: [String: RuleLevel]
    let least: Severity

    fileprivate func reports(_ id: String) -> Bool {
      // Of what a finding's own severity is nothing is known here.
      levels[id] != .off && least == .note
    }
  }

  private static let header = "# Findings that twimlc knows; see --baseline in twimlc(1)\n"

  /// - Parameters:
  ///   - list: the content of the file; nil to record one.
  ///   - path: the file.
  init(_ list: [UInt8]?, at path: SystemString) throws(ReadError) {
    self.path = path
    isRecording = list == nil
    directory = SystemString.workingDirectory.flatMap { path.absolute(in: $0).parent }
    for (index, line) in (list ?? []).split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let parts = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard parts[0].utf8.count == 16, UInt64(parts[0], radix: 16) != nil else {
        throw ReadError(reason: "line \(index + 1) is not a baseline entry")
      }
      known.insert(parts[0])
      entries.append(
        Entry(
          fingerprint: parts[0], rule: parts.count > 1 ? parts[1] : "",
          document: parts.count > 2 ? parts[2] : ""))
    }
  }

  /// Whether a file is a baseline.
  static func recognizes(_ content: [UInt8]) -> Bool {
    if content.starts(with: header.utf8) { return true }
    guard let baseline = try? Baseline(content, at: "") else { return false }
    return !baseline.known.isEmpty
  }

  /// How many findings are known.
  var count: Int { entries.count }

  /// A line for each finding; the rule and the file are there for people.
  var text: String { Baseline.header + entries.map(\.line).joined() }

  /// The findings of a document that are new.
  mutating func remaining(
    _ diagnostics: [Diagnostic], in source: SourceFile, policy: Policy
  ) -> [Diagnostic] {
    let name = relative(source.name)
    let fingerprints = Fingerprint.all(of: diagnostics, in: source, path: name).map(\.text)
    let document = name.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard isRecording else {
      checked[document] = policy
      found.formUnion(fingerprints)
      return zip(diagnostics, fingerprints).filter { !known.contains($1) }.map(\.0)
    }
    for (diagnostic, fingerprint) in zip(diagnostics, fingerprints)
    where known.insert(fingerprint).inserted {
      entries.append(
        Entry(fingerprint: fingerprint, rule: diagnostic.rule.id, document: document))
    }
    return []
  }

  /// The findings of a document that are new, while the document is being edited.
  /// - Parameter path: of the document, absolute.
  func unknown(
    _ diagnostics: [Diagnostic], in source: SourceFile, at path: SystemString
  ) -> [Diagnostic] {
    let fingerprints = Fingerprint.all(of: diagnostics, in: source, path: relative(path.text))
    return zip(diagnostics, fingerprints).filter { !known.contains($1.text) }.map(\.0)
  }

  /// Takes away what is no longer found in the documents that were looked at, or is of documents
  /// that are gone.
  /// - Returns: how many entries that were.
  mutating func prune() -> Int {
    let before = entries.count
    entries.removeAll(where: isStale)
    return before - entries.count
  }

  /// How many entries are of no use any more.
  var staleCount: Int { entries.count(where: isStale) }

  private func isStale(_ entry: Entry) -> Bool {
    guard !found.contains(entry.fingerprint), !entry.document.isEmpty else { return false }
    if let policy = checked[entry.document] { return policy.reports(entry.rule) }
    guard let directory else { return false }
    let path = SystemString(entry.document).absolute(in: directory)
    return DirectoryWalk.ownStatus(of: path) == nil && !entry.document.hasPrefix("<")
  }

  /// The path of a document from the directory of the file.
  private func relative(_ name: String) -> String {
    guard let directory, let base = SystemString.workingDirectory, name != "<stdin>" else {
      return name
    }
    let document = SystemString(name).absolute(in: base)
    let path = document.path(from: directory)
    // Where a link leads around, the document is the one that is nearer without it.
    guard let root = directory.resolved, let place = document.parent?.resolved else {
      return path.text
    }
    let file = SystemString(document.bytes.dropFirst(document.directoryPrefix.bytes.count))
    let direct = place.appending(file).path(from: root)
    return (direct.depth < path.depth ? direct : path).text
  }
}
