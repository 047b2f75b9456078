import Diagnostics
import Reporting

/// Findings that become known: a baseline that is written while the documents are checked.
struct BaselineRecording {
  private let paths: BaselinePaths
  private var known: Set<Fingerprint> = []
  private let write: (String) -> Void

  /// - Parameters:
  ///   - path: the baseline file.
  ///   - write: receives its text, line by line.
  init(at path: SystemString, write: @escaping (String) -> Void) {
    paths = BaselinePaths(of: path)
    self.write = write
    write(Baseline.header)
  }

  /// The number of findings.
  var count: Int { known.count }

  /// Adds the findings of a document, each once.
  mutating func add(_ diagnostics: [Diagnostic], in source: SourceFile) {
    let name = paths.path(of: source.name)
    let fingerprints = Fingerprint.all(of: diagnostics, in: source, path: name)
    for (diagnostic, fingerprint) in zip(diagnostics, fingerprints)
    where known.insert(fingerprint).inserted {
      let document = BaselinePaths.entry(for: name)
      write(Baseline.Entry(fingerprint, rule: diagnostic.rule.id, document: document).line)
    }
  }
}

/// The paths of documents in a baseline, relative to the directory of its file, so that the working
/// directory and the spelling of paths do not matter.
struct BaselinePaths {
  /// The directory of the file, absolute; nil if there is no working directory.
  let directory: SystemString?

  /// - Parameter path: the baseline file.
  init(of path: SystemString) {
    directory = SystemString.workingDirectory.flatMap { path.absolute(in: $0).parent }
  }

  /// The path of a document.
  /// - Parameter name: as given on the command line.
  func path(of name: String) -> String {
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

  /// A path as a line of the file has it.
  static func entry(for path: String) -> String {
    path.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
