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
  /// The directories of named files that have no configuration, as written.
  private var unconfigured: Set<SystemString> = []
  /// The last one of them: most files come after another one of the same directory.
  private var lastUnconfigured: SystemString?

  init(_ settings: Settings) {
    self.settings = settings
    search = ConfigurationSearch(settings)
  }

  /// The notes about configuration files that are still used.
  var remarks: [ConfigurationSearch.Remark] { search.remarks }

  /// The inputs for the operands, or standard input without operands.
  mutating func inputs(of invocation: Invocation) -> [Input] {
    if invocation.readsStandardInput { return configuredStandardInput.map { [$0] } ?? [] }
    var inputs: [Input] = []
    inputs.reserveCapacity(invocation.operands.count)
    for operand in invocation.operands { add(operand, to: &inputs) }
    return invocation.operands.count > 1 ? unique(inputs) : inputs
  }

  private mutating func add(_ operand: SystemString, to inputs: inout [Input]) {
    if operand == "-" {
      if let input = configuredStandardInput { inputs.append(input) }
      return
    }
    let status = try? DirectoryWalk.status(of: operand)
    let isDirectory = status?.isDirectory ?? false
    if settings.forcesExclude, excludes(named: operand, isDirectory: isDirectory) { return }
    guard let status, status.isDirectory else {
      var input = Input(name: operand.text, origin: .file(operand))
      input.size = status?.fileSize ?? 0
      if let input = configured(input, at: operand) { inputs.append(input) }
      return
    }
    inputs += found(below: operand)
  }

  private mutating func found(below directory: SystemString) -> [Input] {
    if let path = absolute(directory) { ignores.begin(at: path) }
    let findings = DirectoryWalk.documents(
      below: directory, isDocument: { isDocument($0) }, isExcluded: { excludes($0) })
    return findings.compactMap { finding in
      switch finding {
      case .document(let path, let size):
        var input = Input(name: path.text, origin: .found(path))
        input.size = size
        input.searchedDirectory = directory
        return configured(input, at: path)
      case .unreadable(let path, let error):
        return Input(name: path.text, origin: .unreadable(error))
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

  private var configuredStandardInput: Input? {
    mutating get {
      let input = Input(name: settings.standardInputName, origin: .standardInput)
      let name = SystemString(input.name)
      if settings.forcesExclude, excludes(named: name) { return nil }
      return configured(input, at: name)
    }
  }

  /// The configured input; if its configuration is invalid, an input that reports this once.
  /// - Parameter written: its path as written.
  private mutating func configured(_ input: Input, at written: SystemString) -> Input? {
    let prefix = written.directoryPrefix
    if prefix == lastUnconfigured || unconfigured.contains(prefix) {
      lastUnconfigured = prefix
      return input
    }
    guard let path = absolute(written), let directory = path.parent else { return input }
    switch search.result(for: directory) {
    case .noFile:
      // A file named `..` would be somewhere else.
      if !written.bytes.suffix(2).elementsEqual("..".utf8) { unconfigured.insert(prefix) }
      return input
    case .found(let located):
      var configured = input
      configured.configuration = shared(located, for: path)
      return configured
    case .failed(let mistake): return reported.insert(mistake.name).inserted ? mistake : nil
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
