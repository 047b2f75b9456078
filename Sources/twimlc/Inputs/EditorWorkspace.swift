import Compiler
import Configuration
import Diagnostics
import Glibc
import LanguageServer

/// The configuration files around the documents of an editor.
final class EditorWorkspace: Workspace {
  private let settings: Settings
  private var search: ConfigurationSearch
  /// The last valid configuration by directory, so that a document keeps its rules while the user
  /// edits the configuration.
  private var lastGood: [SystemString: LocatedConfiguration] = [:]
  private var found: [SystemString: ConfigurationReport] = [:]
  /// The baselines that configuration files name; nil for one that cannot be read.
  private var baselines: [SystemString: Baseline?] = [:]
  /// The configuration files whose baseline cannot be read.
  private var withoutBaseline: [SystemString: ConfigurationReport] = [:]
  /// The directories of the documents seen so far.
  private var directories: Set<SystemString> = []
  /// The states of the files that decide their configuration, whether they exist or not.
  private var states: [SystemString: FileState] = [:]

  /// Distinguishes versions of a file; all 0 if it does not exist.
  private struct FileState: Equatable {
    var device: dev_t = 0
    var inode: ino_t = 0
    var size = 0
    var seconds = 0
    var nanoseconds = 0
  }

  init(_ settings: Settings) {
    self.settings = settings
    search = ConfigurationSearch(settings)
  }

  let configurationNames = Configuration.fileNames

  var configurations: [ConfigurationReport] {
    Array(
      found.merging(withoutBaseline) {
        ConfigurationReport(path: $0.path, source: $0.source, mistakes: $0.mistakes + $1.mistakes)
      }.values)
  }

  func settings(for path: [UInt8]?) -> DocumentSettings {
    guard let base = path.map({ SystemString($0) }) ?? search.workingDirectory else {
      return settings.forDocument
    }
    let directory = path == nil ? base : base.parent ?? "/"
    let isNew = directories.insert(directory).inserted
    if isNew {
      for file in files(deciding: directory) where states[file] == nil {
        states[file] = EditorWorkspace.state(of: file)
      }
    }
    switch search.result(for: directory) {
    case .noFile:
      lastGood[directory] = nil
      return settings.forDocument
    case .found(let located):
      lastGood[directory] = located
      if isNew { noteRemarks() }
      return settings(for: base, by: located)
    case .failed(let input):
      if isNew { note(input) }
      return lastGood[directory].map { settings(for: base, by: $0) } ?? settings.forDocument
    }
  }

  private func settings(
    for path: SystemString, by located: LocatedConfiguration
  ) -> DocumentSettings {
    let configured = settings.configured(by: located.values(for: path))
    var settings = configured.forDocument
    settings.docsURL = configured.docsURL
    if let baseline = baseline(of: located) {
      settings.newFindings = { baseline.unknown($0, in: $1, at: path) }
    }
    return settings
  }

  /// The baseline that a configuration file names.
  private func baseline(of located: LocatedConfiguration) -> Baseline? {
    guard let path = located.baseline(from: nil) else { return nil }
    if let known = baselines[path] { return known }
    states[path] = EditorWorkspace.state(of: path)
    do throws(Baselines.Failure) {
      let baseline = try Baselines.read(path)
      baselines[path] = baseline
      return baseline
    } catch {
      baselines[path] = .some(nil)
      note(error, in: located)
      return nil
    }
  }

  private func note(_ failure: Baselines.Failure, in located: LocatedConfiguration) {
    guard let base = search.workingDirectory, let setting = located.configuration.baseline else {
      return
    }
    let path = SystemString(located.name).absolute(in: base)
    guard let bytes = try? FileReading.read(path) else { return }
    let source = SourceFile(name: located.name, bytes: bytes)
    let lines = LineTable(source)
    let mistake = Diagnostic(
      .invalidConfiguration, "cannot read the baseline '\(setting.value)': \(failure.reason)",
      at: lines.range(ofLine: min(setting.line, lines.count)))
    withoutBaseline[path] = ConfigurationReport(
      path: path.bytes, source: source, mistakes: [mistake])
  }

  func refresh() -> Bool {
    guard states.contains(where: { EditorWorkspace.state(of: $0) != $1 }) else { return false }
    search = ConfigurationSearch(settings)
    found = [:]
    baselines = [:]
    withoutBaseline = [:]
    directories = []
    states = [:]
    return true
  }

  func mistakes(inConfiguration source: SourceFile) -> [Diagnostic] {
    readConfiguration(source, catalog: settings.compiler.catalog).diagnostics
  }

  private func note(_ input: Input) {
    if case .mistaken(let source, let mistakes) = input.origin { note(mistakes, in: source) }
  }

  /// Collects the notes about files that are still used.
  private func noteRemarks() {
    for case .findings(let findings, let source) in search.remarks { note(findings, in: source) }
  }

  private func note(_ mistakes: [Diagnostic], in source: SourceFile) {
    guard let base = search.workingDirectory else { return }
    let path = SystemString(source.name).absolute(in: base)
    found[path] = ConfigurationReport(path: path.bytes, source: source, mistakes: mistakes)
  }

  /// The files that decide the configuration of a directory, whether they exist or not.
  private func files(deciding directory: SystemString) -> [SystemString] {
    switch settings.configuration {
    case .none: return []
    case .file(let path): return [path]
    case .nearest: break
    }
    var files: [SystemString] = []
    var next: SystemString? = directory
    while let current = next {
      files += (configurationNames.map { SystemString($0) } + [".git"]).map(current.appending)
      next = current.parent
    }
    return files
  }

  /// The current state of a file.
  private static func state(of path: SystemString) -> FileState {
    var status = stat()
    guard unsafe stat(path.nullTerminated, &status) == 0 else { return FileState() }
    // Of a repository only its existence matters, because its content changes all the time.
    guard status.st_mode & S_IFMT == S_IFREG else { return FileState(inode: 1) }
    return FileState(
      device: status.st_dev, inode: status.st_ino, size: status.fileSize,
      seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
  }
}

extension Settings {
  fileprivate var forDocument: DocumentSettings {
    DocumentSettings(compiler: compiler, leastSeverity: leastSeverity.severity)
  }
}
