import Configuration

/// Turns the names that a command line gives into inputs with what is configured for each.
struct Selection {
  private let settings: Settings
  private let searchesDirectories: Bool
  private var search: ConfigurationSearch
  private var reported: Set<String> = []
  /// Those of named files that no configuration is for, as they are written.
  private var unconfigured: Set<SystemString> = []

  init(_ settings: Settings, searchesDirectories: Bool) {
    self.settings = settings
    self.searchesDirectories = searchesDirectories
    search = ConfigurationSearch(settings)
  }

  /// What the operands stand for; without any, standard input.
  mutating func inputs(of invocation: Invocation) -> [Input] {
    if invocation.namesNothing { return configured(standardInput) }
    return invocation.operands.flatMap { operand -> [Input] in
      if operand == "-" { return configured(standardInput) }
      let status = try? DirectoryWalk.status(of: operand)
      guard searchesDirectories, let status, status.isDirectory else {
        var input = Input(name: operand.text, origin: .file(operand))
        input.size = status?.fileSize ?? 0
        return configured(input)
      }
      let findings = DirectoryWalk.documents(below: operand) { excludes($0, isDirectory: $1) }
      return findings.flatMap { finding in
        switch finding {
        case .document(let path, let size):
          var input = Input(name: path.text, origin: .found(path))
          input.size = size
          return configured(input)
        case .unreadable(let path, let error):
          return [Input(name: path.text, origin: .unreadable(error))]
        }
      }
    }
  }

  private var standardInput: Input {
    Input(name: settings.standardInputName, origin: .standardInput)
  }

  /// The input as it is configured; for one whose configuration is wrong, what says so once.
  private mutating func configured(_ input: Input) -> [Input] {
    let written = input.path ?? SystemString(input.name)
    let prefix = written.directoryPrefix
    if unconfigured.contains(prefix) { return [input] }
    guard let path = absolute(written), let directory = path.parent else { return [input] }
    switch search.result(for: directory) {
    case .absent:
      // A file named `..` would stand elsewhere.
      if !written.bytes.suffix(2).elementsEqual("..".utf8) { unconfigured.insert(prefix) }
      return [input]
    case .found(let located):
      var configured = input
      configured.configuration = located.values(for: path)
      return [configured]
    case .failed(let mistake): return reported.insert(mistake.name).inserted ? [mistake] : []
    }
  }

  private mutating func excludes(_ path: SystemString, isDirectory: Bool) -> Bool {
    guard let absolute = absolute(path), let directory = absolute.parent else { return false }
    if let base = search.workingDirectory, let relative = absolute.relative(to: base)?.text,
      settings.excludes.contains(where: { $0.matches(relative, isDirectory: isDirectory) })
    {
      return true
    }
    guard case .found(let located) = search.result(for: directory) else { return false }
    return located.excludes(absolute, isDirectory: isDirectory)
  }

  private func absolute(_ path: SystemString) -> SystemString? {
    if let directory = search.workingDirectory { return path.absolute(in: directory) }
    return path.bytes.first == UInt8(ascii: "/") ? path.absolute(in: "/") : nil
  }
}
