import Conversation
import Diagnostics
import Reporting

/// Known findings, identified by their fingerprint and not by their line. The findings of a run are
/// only compared with it, so its size bounds the memory.
struct Baseline {
  /// A line of the file.
  struct Entry {
    let fingerprint: Fingerprint
    let rule: String
    /// For people: relative to the directory of the file.
    let document: String

    init(_ fingerprint: Fingerprint, rule: String, document: String) {
      self.fingerprint = fingerprint
      self.rule = rule
      self.document = document
    }

    var line: String { "\(fingerprint.text) \(rule) \(document)\n" }
  }

  /// The baseline file.
  let path: SystemString
  private let paths: BaselinePaths
  private var entries: [Entry] = []
  private var known: Set<Fingerprint> = []
  /// The known findings that were found again.
  private var found: Set<Fingerprint> = []
  /// The documents of the entries, with what was reported for them; nil before they are checked.
  private var documents: [String: Policy?] = [:]

  /// Which findings of a document are reported.
  struct Policy {
    private let levels: [String: RuleLevel]
    private let least: Severity

    init(levels: [String: RuleLevel], least: Severity) {
      self.levels = levels
      self.least = least
    }

    fileprivate func reports(_ id: String) -> Bool {
      // The severity of a single finding is not known here.
      levels[id] != .off && least == .note
    }
  }

  static let header = "# Findings that twimlc knows; see --baseline in twimlc(1)\n"

  /// - Parameters:
  ///   - list: the content of the file.
  ///   - path: the file.
  init(_ list: [UInt8], at path: SystemString) throws(ReadError) {
    self.path = path
    paths = BaselinePaths(of: path)
    // The names of rules, each once.
    var rules: Set<String> = []
    for (index, line) in list.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let parts = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard let fingerprint = Fingerprint(parts[0]) else {
        throw ReadError(reason: "line \(index + 1) is not a baseline entry")
      }
      known.insert(fingerprint)
      let rule = parts.count > 1 ? rules.insert(Self.currentID(parts[1])).memberAfterInsert : ""
      add(Entry(fingerprint, rule: rule, document: parts.count > 2 ? parts[2] : ""))
    }
  }

  private mutating func add(_ entry: Entry) {
    // Entries of one document follow each other and share its name.
    let last = entries.last
    let document = entry.document == last?.document ? last?.document : entry.document
    entries.append(
      Entry(entry.fingerprint, rule: entry.rule, document: document ?? entry.document))
    if documents[entry.document] == nil { documents[entry.document] = .some(nil) }
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

  /// Passes on the text of the file, line by line: the rule and the document are for people.
  func write(_ sink: (String) -> Void) {
    sink(Baseline.header)
    for entry in entries { sink(entry.line) }
  }

  /// The new findings of a document.
  mutating func remaining(
    _ diagnostics: [Diagnostic], in source: SourceFile, policy: Policy
  ) -> [Diagnostic] {
    let name = paths.path(of: source.name)
    let document = BaselinePaths.entry(for: name)
    if documents[document] != nil { documents[document] = policy }
    return zip(diagnostics, Fingerprint.all(of: diagnostics, in: source, path: name)).filter {
      guard known.contains($1) else { return true }
      found.insert($1)
      return false
    }.map(\.0)
  }

  /// The new findings of a document that is being edited.
  /// - Parameter path: the absolute path of the document.
  func unknown(
    _ diagnostics: [Diagnostic], in source: SourceFile, at path: SystemString
  ) -> [Diagnostic] {
    let name = paths.path(of: path.text)
    return zip(diagnostics, Fingerprint.all(of: diagnostics, in: source, path: name))
      .filter { !known.contains($1) }.map(\.0)
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
    if case .some(.some(let policy)) = documents[entry.document] {
      return policy.reports(entry.rule)
    }
    guard let directory = paths.directory else { return false }
    let path = SystemString(entry.document).absolute(in: directory)
    return DirectoryWalk.ownStatus(of: path) == nil && !entry.document.hasPrefix("<")
  }
}
