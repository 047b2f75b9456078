import Compiler
import Configuration
import Conversation
import Diagnostics
import Glibc
import Reporting

/// Which configuration a run goes by.
enum ConfigurationChoice: Sendable {
  /// The file that stands nearest above a document.
  case nearest
  case file(SystemString)
  case none
}

/// Finds the configuration for each directory, and reads each file once.
struct ConfigurationSearch {
  private let choice: ConfigurationChoice
  /// nil where it is gone: only absolute paths lead anywhere then.
  let workingDirectory: SystemString?
  /// By directory.
  private var results: [SystemString: Result] = [:]
  /// What there is to know of files that are read all the same, each once.
  private(set) var remarks: [Remark] = []

  enum Remark: Sendable {
    case findings([Diagnostic], SourceFile)
    /// Of two files beside each other only the first one counts.
    case unread(String, besides: String)
  }

  enum Result: Sendable {
    case absent
    case found(LocatedConfiguration)
    /// Something that stands for the mistake in a run.
    case failed(Input)
  }

  init(_ settings: Settings) {
    choice = settings.configuration
    workingDirectory = SystemString.workingDirectory
    guard case .file(let path) = choice else { return }
    let base = workingDirectory ?? "/"
    results[base] = read(path, named: path.text, for: base) ?? .absent
  }

  /// What holds for the files of a directory.
  /// - Parameter directory: absolute.
  mutating func result(for directory: SystemString) -> Result {
    switch choice {
    case .none: return .absent
    case .file: return results[workingDirectory ?? "/"] ?? .absent
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
    for directory in passed { results[directory] = result ?? .absent }
    return result ?? .absent
  }

  /// nil where the search goes on above.
  private mutating func look(in directory: SystemString) -> Result? {
    // Below the root everything is: a path without its first slash helps nobody.
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
    // A repository is checked the same wherever it is cloned to.
    let repository = directory.appending(".git")
    return unsafe access(repository.nullTerminated, F_OK) == 0 ? .absent : nil
  }

  /// Nobody named the file that a search comes upon: a pipe would be waited for without a word.
  private func requireRegularFile(_ path: SystemString) throws(ReadError) {
    let status = try DirectoryWalk.status(of: path)
    if status.isDirectory { throw ReadError(number: EISDIR) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ReadError(reason: "it is not a regular file")
    }
  }

  /// - Parameter directory: what its patterns are relative to.
  /// - Returns: nil for a file that is not there, and need not be.
  private mutating func read(
    _ path: SystemString, named name: String, for directory: SystemString
  ) -> Result? {
    do throws(ReadError) {
      if case .nearest = choice { try requireRegularFile(path) }
      let source = SourceFile(name: name, bytes: try FileReading.read(path))
      let (configuration, mistakes) = readConfiguration(source, catalogue: .twimlc)
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

/// A configuration and where it comes from.
struct LocatedConfiguration: Sendable {
  /// As messages name it.
  let name: String
  /// What its patterns are relative to.
  let directory: SystemString
  let configuration: Configuration

  /// What holds for a document.
  /// - Parameter path: absolute.
  func values(for path: SystemString) -> Configuration.Values {
    configuration.values(for: path.relative(to: directory)?.text)
  }

  /// The baseline that it names, as a path from a directory where it is below.
  func baseline(from base: SystemString?) -> SystemString? {
    configuration.baseline.map { setting in
      let path = SystemString(setting.value).absolute(in: directory)
      return base.flatMap { path.relative(to: $0) } ?? path
    }
  }

  /// Whether a search of directories passes over an absolute path.
  func excludes(_ path: SystemString, isDirectory: Bool) -> Bool {
    path.relative(to: directory).map {
      configuration.excludes($0.text, isDirectory: isDirectory)
    } ?? false
  }

  /// Whether the file excludes something that is named, or a directory that it is in.
  /// - Parameter path: absolute.
  func excludes(named path: SystemString, isDirectory: Bool) -> Bool {
    path.relative(to: directory).map {
      configuration.excludes(named: $0.text, isDirectory: isDirectory)
    } ?? false
  }

  /// Whether a search takes an absolute path for a document whatever its name ends with.
  func includes(_ path: SystemString) -> Bool {
    guard !configuration.include.isEmpty else { return false }
    return path.relative(to: directory).map { configuration.includes($0.text) } ?? false
  }

  /// Whether the file says that an absolute path is the source of a template.
  func isTemplate(_ path: SystemString) -> Bool {
    guard !configuration.templates.isEmpty else { return false }
    return path.relative(to: directory).map { configuration.isTemplate($0.text) } ?? false
  }
}

extension Context {
  /// Says on standard error what there is to know of a configuration file.
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
  /// These with what a configuration says of everything that the command line is silent about.
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
