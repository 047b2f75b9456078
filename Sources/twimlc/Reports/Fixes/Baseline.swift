import Conversation
import Diagnostics
import Reporting

/// Known findings, identified by their fingerprint and not by their line.
///
/// Document paths are relative to the directory of the baseline file, so that the working directory
/// and the spelling of paths do not matter.
struct Baseline {
  /// A line of the file.
  private struct Entry {
    let fingerprint: String
    let rule: String
    /// For people: relative to the directory of the file.
    let document: String

    var line: String { "\(fingerprint) \(rule) \(document)\n" }
  }

  /// The baseline file.
  let path: SystemString
  /// The directory of the file, absolute; nil if there is no working directory.
  private let directory: SystemString?
  private var entries: [Entry] = []
  /// By fingerprint.
  private var known: Set<String> = []
  private var found: Set<String> = []
  /// The checked documents, with the rules that would have been reported.
  private var checked: [String: Policy] = [:]
  /// Whether all findings become known.
  private let isRecording: Bool

  /// Which findings of a document are reported.
  struct Policy {
    let levels: [String: RuleLevel]
    let least: Severity

    fileprivate func reports(_ id: String) -> Bool {
      // The severity of a single finding is not known here.
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
          fingerprint: parts[0], rule: parts.count > 1 ? Self.currentID(parts[1]) : "",
          document: parts.count > 2 ? parts[2] : ""))
    }
  }

  private static func currentID(_ id: String) -> String {
    Catalog.twimlc.currentName(of: id) ?? id
  }

  /// Whether a file is a baseline.
  static func recognizes(_ content: [UInt8]) -> Bool {
    if content.starts(with: header.utf8) { return true }
    guard let baseline = try? Baseline(content, at: "") else { return false }
    return !baseline.known.isEmpty
  }

  /// The number of known findings.
  var count: Int { entries.count }

  /// A line for each finding; the rule and the file are for people.
  var text: String { Baseline.header + entries.map(\.line).joined() }

  /// The new findings of a document.
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

  /// The new findings of a document that is being edited.
  /// - Parameter path: the absolute path of the document.
  func unknown(
    _ diagnostics: [Diagnostic], in source: SourceFile, at path: SystemString
  ) -> [Diagnostic] {
    let fingerprints = Fingerprint.all(of: diagnostics, in: source, path: relative(path.text))
    return zip(diagnostics, fingerprints).filter { !known.contains($1.text) }.map(\.0)
  }

  /// Removes entries that are no longer found in the checked documents, or whose documents no
  /// longer exist.
  /// - Returns: the number of removed entries.
  mutating func prune() -> Int {
    let before = entries.count
    entries.removeAll(where: isStale)
    return before - entries.count
  }

  /// The number of stale entries.
  var staleCount: Int { entries.count(where: isStale) }

  private func isStale(_ entry: Entry) -> Bool {
    guard !found.contains(entry.fingerprint), !entry.document.isEmpty else { return false }
    if let policy = checked[entry.document] { return policy.reports(entry.rule) }
    guard let directory else { return false }
    let path = SystemString(entry.document).absolute(in: directory)
    return DirectoryWalk.ownStatus(of: path) == nil && !entry.document.hasPrefix("<")
  }

  /// The path of a document relative to the directory of the file.
  private func relative(_ name: String) -> String {
    guard let directory, let base = SystemString.workingDirectory, name != "<stdin>" else {
      return name
    }
    let document = SystemString(name).absolute(in: base)
    let path = document.path(from: directory)
    // If a link makes the path longer, the path without links is used.
    guard let root = directory.resolved, let place = document.parent?.resolved else {
      return path.text
    }
    let file = SystemString(document.bytes.dropFirst(document.directoryPrefix.bytes.count))
    let direct = place.appending(file).path(from: root)
    return (direct.depth < path.depth ? direct : path).text
  }
}
