import Compiler
import Configuration
import Diagnostics

/// Turns the operands into inputs with their configuration.
struct Selection {
  private let settings: Settings
  private var search: ConfigurationSearch
  private var ignores = IgnoreSearch()
  private var reported: Set<String> = []
  /// What the configurations of directories say of documents.
  private var shared: [Share: Input.SharedConfiguration] = [:]

  private struct Share: Hashable {
    let directory: SystemString
    let match: Configuration.Match
  }
  /// The named files without a configuration, as written.
  private var unconfigured: Set<SystemString> = []

  init(_ settings: Settings) {
    self.settings = settings
    search = ConfigurationSearch(settings)
  }

  /// The notes about configuration files that are still used.
  var remarks: [ConfigurationSearch.Remark] { search.remarks }

  /// The inputs for the operands, or standard input without operands.
  mutating func inputs(of invocation: Invocation) -> [Input] {
    if invocation.readsStandardInput { return configured(standardInput) }
    var inputs: [Input] = []
    for operand in invocation.operands { inputs += self.inputs(for: operand) }
    return invocation.operands.count > 1 ? unique(inputs) : inputs
  }

  private mutating func inputs(for operand: SystemString) -> [Input] {
    if operand == "-" { return configured(standardInput) }
    let status = try? DirectoryWalk.status(of: operand)
    let isDirectory = status?.isDirectory ?? false
    if settings.forcesExclude, excludes(named: operand, isDirectory: isDirectory) { return [] }
    guard let status, status.isDirectory else {
      var input = Input(name: operand.text, origin: .file(operand))
      input.size = status?.fileSize ?? 0
      return configured(input)
    }
    return found(below: operand)
  }

  private mutating func found(below directory: SystemString) -> [Input] {
    if let path = absolute(directory) { ignores.begin(at: path) }
    let findings = DirectoryWalk.documents(
      below: directory, isDocument: { isDocument($0) }, isExcluded: { excludes($0) })
    return findings.flatMap { finding in
      switch finding {
      case .document(let path, let size):
        var input = Input(name: path.text, origin: .found(path))
        input.size = size
        input.searchedDirectory = directory
        return configured(input)
      case .unreadable(let path, let error):
        return [Input(name: path.text, origin: .unreadable(error))]
      }
    }
  }

  /// Each file once, at its first place; as a named file if it was both named and found.
  private func unique(_ inputs: [Input]) -> [Input] {
    guard inputs.contains(where: \.isFound) else { return inputs }
    var places: [SystemString: Int] = [:]
    var unique: [Input] = []
    for input in inputs {
      guard let path = input.path, let absolute = absolute(path) else {
        unique.append(input)
        continue
      }
      if let place = places[absolute], input.isFound || unique[place].isFound {
        if !input.isFound { unique[place] = input }
      } else {
        places[absolute] = unique.count
        unique.append(input)
      }
    }
    return unique
  }

  private var standardInput: Input {
    Input(name: settings.standardInputName, origin: .standardInput)
  }

  /// The configured input; if its configuration is invalid, an input that reports this once.
  private mutating func configured(_ input: Input) -> [Input] {
    let written = input.path ?? SystemString(input.name)
    if input.isStandardInput, settings.forcesExclude, excludes(named: written) { return [] }
    let prefix = written.directoryPrefix
    if unconfigured.contains(prefix) { return [input] }
    guard let path = absolute(written), let directory = path.parent else { return [input] }
    switch search.result(for: directory) {
    case .noFile:
      // A file named `..` would be somewhere else.
      if !written.bytes.suffix(2).elementsEqual("..".utf8) { unconfigured.insert(prefix) }
      return [input]
    case .found(let located):
      var configured = input
      configured.configuration = shared(located, for: path)
      return [configured]
    case .failed(let mistake): return reported.insert(mistake.name).inserted ? [mistake] : []
    }
  }

  private mutating func shared(
    _ located: LocatedConfiguration, for path: SystemString
  ) -> Input.SharedConfiguration {
    let match = located.match(path)
    let share = Share(directory: located.directory, match: match)
    if let known = shared[share] { return known }
    let new = Input.SharedConfiguration(
      values: located.configuration.values(for: match),
      baseline: located.baseline(from: search.workingDirectory))
    shared[share] = new
    return new
  }

  /// The configuration of a document that is not a file but has a name like one.
  enum NamedConfiguration {
    case values(Configuration.Values?)
    /// The reason that there is none.
    case failed(String)
  }

  mutating func configuration(ofDocument name: String) -> NamedConfiguration {
    guard let path = absolute(SystemString(name)), let directory = path.parent else {
      return .values(nil)
    }
    switch search.result(for: directory) {
    case .noFile: return .values(nil)
    case .found(let located): return .values(located.values(for: path))
    case .failed(let input):
      guard case .mistaken(let source, let mistakes) = input.origin, let first = mistakes.first
      else { return .failed("cannot read '\(input.name)'") }
      let line = LineTable(source).position(at: first.range.lowerBound).line
      return .failed("\(source.name):\(line): \(first.message)")
    }
  }

  private func absolute(_ path: SystemString) -> SystemString? {
    if let directory = search.workingDirectory { return path.absolute(in: directory) }
    return path.bytes.first == UInt8(ascii: "/") ? path.absolute(in: "/") : nil
  }
}

// MARK: Patterns

extension Selection {
  /// The configuration for a path below a searched directory.
  private mutating func configuration(above path: SystemString) -> LocatedConfiguration? {
    guard let directory = path.parent, case .found(let located) = search.result(for: directory)
    else { return nil }
    return located
  }

  /// The path relative to the working directory for the patterns of the command line; nil outside
  /// of it.
  private func relative(_ path: SystemString) -> String? {
    search.workingDirectory.flatMap { path.relative(to: $0) }?.text
  }

  private mutating func isDocument(_ path: SystemString) -> Bool {
    if DirectoryWalk.hasDocumentName(path) { return true }
    if settings.compiler.isTemplate, DirectoryWalk.hasTemplateName(path) { return true }
    guard let path = absolute(path) else { return false }
    if !settings.includes.isEmpty, let relative = relative(path),
      settings.includes.contains(where: { $0.matches(relative, isDirectory: false) })
    {
      return true
    }
    guard let located = configuration(above: path) else { return false }
    return located.includes(path) || located.isTemplate(path)
  }

  private mutating func excludes(_ candidate: DirectoryWalk.Candidate) -> Bool {
    guard let path = absolute(candidate.path) else { return false }
    let isDirectory = candidate.isDirectory
    if !settings.excludes.isEmpty, let relative = relative(path),
      settings.excludes.contains(where: { $0.matches(relative, isDirectory: isDirectory) })
    {
      return true
    }
    let located = configuration(above: path)
    if located?.excludes(path, isDirectory: isDirectory) ?? false { return true }
    let honorsGitIgnore =
      settings.honorsGitIgnore ?? located?.configuration.gitignore?.value ?? true
    return honorsGitIgnore
      && ignores.ignores(path, isDirectory: isDirectory && !candidate.isLink)
  }

  /// Whether a pattern excludes a path or one of its parent directories.
  private mutating func excludes(named path: SystemString, isDirectory: Bool = false) -> Bool {
    guard let path = absolute(path) else { return false }
    if let relative = relative(path),
      settings.excludes.contains(where: { $0.covers(relative, isDirectory: isDirectory) })
    {
      return true
    }
    return configuration(above: path)?.excludes(named: path, isDirectory: isDirectory) ?? false
  }
}
