import Compiler
import Configuration
import Conversation
import Diagnostics
import Glibc
import Reporting

/// How a run chooses its configuration.
enum ConfigurationChoice: Sendable {
  /// The nearest file above a document.
  case nearest
  case file(SystemString)
  case none
}

/// Finds the configuration of each directory, and reads each file once.
struct ConfigurationSearch {
  private let choice: ConfigurationChoice
  /// nil if it was removed: only absolute paths work then.
  let workingDirectory: SystemString?
  /// By directory.
  private var results: [SystemString: Result] = [:]
  /// Notes about files that are still used, each once.
  private(set) var remarks: [Remark] = []

  enum Remark: Sendable {
    case findings([Diagnostic], SourceFile)
    /// If both files exist, only the first one is used.
    case unread(String, besides: String)
  }

  enum Result: Sendable {
    case noFile
    case found(LocatedConfiguration)
    /// An input that reports the mistake in a run.
    case failed(Input)
  }

  init(_ settings: Settings) {
    choice = settings.configuration
    workingDirectory = SystemString.workingDirectory
    guard case .file(let path) = choice else { return }
    let base = workingDirectory ?? "/"
    results[base] = read(path, named: path.text, for: base) ?? .noFile
  }

  /// The configuration for the files of a directory.
  /// - Parameter directory: absolute.
  mutating func result(for directory: SystemString) -> Result {
    switch choice {
    case .none: return .noFile
    case .file: return results[workingDirectory ?? "/"] ?? .noFile
    case .nearest: break
    }
    var passed: [SystemString] = []
    var result: Result?
    var next: SystemString? = directory
    while result == nil, let current = next {
      passed.append(current)
      result = results[current] ?? look(in: current)
      next = current.parent
    }
    for directory in passed { results[directory] = result ?? .noFile }
    return result ?? .noFile
  }

  /// nil if the search continues above.
  private mutating func look(in directory: SystemString) -> Result? {
    // In the root directory, a path without its first slash would be confusing.
    let base = workingDirectory == "/" ? nil : workingDirectory
    var chosen: (name: String, result: Result)?
    for fileName in Configuration.fileNames {
      let path = directory.appending(SystemString(fileName))
      let name = (base.flatMap { path.relative(to: $0) } ?? path).text
      if let chosen {
        guard DirectoryWalk.ownStatus(of: path) != nil else { continue }
        remarks.append(.unread(name, besides: chosen.name))
      } else if let result = read(path, named: name, for: directory) {
        chosen = (name, result)
      }
    }
    if let chosen { return chosen.result }
    // A repository gives the same result wherever it is cloned.
    let repository = directory.appending(".git")
    return unsafe access(repository.nullTerminated, F_OK) == 0 ? .noFile : nil
  }

  /// Requires a regular file, because the user did not name it: reading a pipe would wait silently.
  private func requireRegularFile(_ path: SystemString) throws(ReadError) {
    let status = try DirectoryWalk.status(of: path)
    if status.isDirectory { throw ReadError(number: EISDIR) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ReadError(reason: "it is not a regular file")
    }
  }

  /// - Parameter directory: the directory that its patterns are relative to.
  /// - Returns: nil if the file does not exist and is not required.
  private mutating func read(
    _ path: SystemString, named name: String, for directory: SystemString
  ) -> Result? {
    do throws(ReadError) {
      if case .nearest = choice { try requireRegularFile(path) }
      let source = SourceFile(name: name, bytes: try FileReading.read(path))
      let (configuration, mistakes) = readConfiguration(source, catalog: .twimlc)
      guard let configuration else {
        return .failed(Input(name: name, origin: .mistaken(source, mistakes)))
      }
      if !mistakes.isEmpty { remarks.append(.findings(mistakes, source)) }
      return .found(
        LocatedConfiguration(name: name, directory: directory, configuration: configuration))
    } catch {
      if case .nearest = choice, [ENOENT, ENOTDIR].contains(error.number) { return nil }
      return .failed(Input(name: name, origin: .unreadable(error)))
    }
  }
}

/// A configuration with its location.
struct LocatedConfiguration: Sendable {
  /// Its name in messages.
  let name: String
  /// The directory that its patterns are relative to.
  let directory: SystemString
  let configuration: Configuration

  /// The values for a document.
  /// - Parameter path: absolute.
  func values(for path: SystemString) -> Configuration.Values {
    configuration.values(for: match(path))
  }

  /// - Parameter path: absolute.
  func match(_ path: SystemString) -> Configuration.Match {
    configuration.match(path.relative(to: directory)?.text)
  }

  /// Its baseline, as a path relative to `base` if it is below.
  func baseline(from base: SystemString?) -> SystemString? {
    configuration.baseline.map { setting in
      let path = SystemString(setting.value).absolute(in: directory)
      return base.flatMap { path.relative(to: $0) } ?? path
    }
  }

  /// Whether a search skips an absolute path.
  func excludes(_ path: SystemString, isDirectory: Bool) -> Bool {
    path.relative(to: directory).map {
      configuration.excludes($0.text, isDirectory: isDirectory)
    } ?? false
  }

  /// Whether the file excludes a path or one of its parent directories.
  /// - Parameter path: absolute.
  func excludes(named path: SystemString, isDirectory: Bool) -> Bool {
    path.relative(to: directory).map {
      configuration.excludes(named: $0.text, isDirectory: isDirectory)
    } ?? false
  }

  /// Whether a search treats an absolute path as a document whatever its extension is.
  func includes(_ path: SystemString) -> Bool {
    guard !configuration.include.isEmpty else { return false }
    return path.relative(to: directory).map { configuration.includes($0.text) } ?? false
  }

  /// Whether an absolute path is a template source.
  func isTemplate(_ path: SystemString) -> Bool {
    guard !configuration.templates.isEmpty else { return false }
    return path.relative(to: directory).map { configuration.isTemplate($0.text) } ?? false
  }
}

extension Context {
  /// Prints a note about a configuration file on standard error.
  func say(_ remark: ConfigurationSearch.Remark, settings: Settings) {
    switch remark {
    case .findings(let findings, let source):
      let isColored = settings.color.isColored(
        isTerminal: streams.error.isTerminal, environment: environment)
      streams.error.write(TextReporter(isColored: isColored).report(findings, in: source))
    case .unread(let name, let other):
      streams.error.say("'\(name)' is not read, because '\(other)' stands beside it")
    }
  }
}

extension Settings {
  /// These settings, completed by a configuration where the command line is silent.
  func configured(by values: Configuration.Values) -> Settings {
    var settings = self
    if let target = values.target, !given.contains("kazoo") {
      settings.compiler.target = target.value
    }
    if let url = values.baseURL, !given.contains("base-url") {
      settings.compiler.baseURL = url.value
    }
    if let level = values.failOn, !given.contains("fail-on") { settings.failOn = level.value }
    if let url = values.docsURL, !given.contains("docs-url") { settings.docsURL = url.value }
    if let level = values.severity, !given.contains("severity") {
      settings.leastSeverity = level.value
    }
    settings.isConfiguredTemplate = values.isTemplate
    settings.compiler.levels = values.levels.mapValues(\.value).merging(compiler.levels) { $1 }
    return settings
  }
}
