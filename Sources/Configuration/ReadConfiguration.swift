package import Diagnostics

/// Reads a configuration file.
/// - Parameter catalog: the rules that it can name.
/// - Returns: nil if the file has a mistake, and all mistakes and notes in the order of the file.
package func readConfiguration(
  _ source: SourceFile, catalog: Catalog
) -> (configuration: Configuration?, diagnostics: [Diagnostic]) {
  var reader = ConfigurationReader(source: source, catalog: catalog)
  let configuration: Configuration
  do throws(YAMLFault) {
    configuration = reader.configuration(try YAMLParser.parse(source))
  } catch {
    return (nil, [.notYAML(error, in: source)])
  }
  let findings = reader.findings.sorted { $0.range.lowerBound < $1.range.lowerBound }
  return (findings.contains { $0.severity == .error } ? nil : configuration, findings)
}

/// Converts YAML to settings and collects the mistakes.
struct ConfigurationReader {
  let source: SourceFile
  let catalog: Catalog
  var findings: [Diagnostic] = []
  private let lines: LineTable

  init(source: SourceFile, catalog: Catalog) {
    self.source = source
    self.catalog = catalog
    lines = LineTable(source)
  }

  mutating func configuration(_ root: YAMLNode?) -> Configuration {
    var configuration = Configuration()
    guard let root else { return configuration }
    for entry in entries(of: root, "the file", keys: Configuration.Key.top) {
      switch entry.key {
      case .overrides: configuration.overrides = overrides(entry.value)
      case .exclude: configuration.exclude = patterns(entry)
      case .include: configuration.include = patterns(entry)
      case .templates: configuration.templates = patterns(entry)
      case .gitignore: configuration.gitignore = flag(entry)
      case .baseline:
        configuration.baseline = scalar(entry.value, of: entry.name, "a file").map(
          setting(at: entry.value))
      case .docsURL: configuration.values.docsURL = url(entry)
      case .kazoo, .baseURL, .failOn, .severity, .rules, .files:
        set(entry, in: &configuration.values)
      }
    }
    return configuration
  }

  private mutating func set(_ entry: NamedEntry, in values: inout Configuration.Values) {
    switch entry.key {
    case .kazoo: values.target = choice(entry)
    case .failOn: values.failOn = choice(entry, synonyms: SeverityWord.synonyms)
    case .severity: values.severity = choice(entry, synonyms: SeverityWord.synonyms)
    case .baseURL: values.baseURL = url(entry)
    case .rules: values.levels = levels(entry.value)
    case .docsURL, .overrides, .include, .exclude, .templates, .gitignore, .baseline, .files: break
    }
  }

  /// The levels of rules by their ids. A rule id wins over a pattern or a family.
  private mutating func levels(
    _ node: YAMLNode
  ) -> [String: Configuration.Setting<RuleLevel>] {
    var single: [String: Configuration.Setting<RuleLevel>] = [:]
    var several: [String: Configuration.Setting<RuleLevel>] = [:]
    for entry in words(of: node, "'rules'") {
      let level: Configuration.Setting<RuleLevel>? = choice(
        entry.value, of: entry.name, synonyms: SeverityWord.synonyms)
      let rules = catalog.rules(named: entry.name)
      if let name = catalog.currentName(of: entry.name) {
        remarkFormerName(of: name, entry.name, at: entry.keyRange)
      }
      if rules.isEmpty {
        note(
          "unknown rule '\(entry.name)'", at: entry.keyRange,
          meant: catalog.rule(meantBy: entry.name)?.id,
          otherwise: "twimlc explain lists the rules")
      } else if let rule = catalog.rule(entry.name) {
        single[rule.id] = level
      } else {
        for rule in rules { several[rule.id] = level }
      }
    }
    return several.merging(single) { $1 }
  }

  private mutating func overrides(_ node: YAMLNode) -> [Configuration.Override] {
    let items: [YAMLNode]
    switch node.content {
    case .sequence(let nodes): items = nodes
    case .null: items = []
    default:
      note(
        "'overrides' is a list, not \(node.kind)", at: node.range, help: ["begin each with '- '"])
      return []
    }
    return items.map { override($0) }
  }

  private mutating func override(_ node: YAMLNode) -> Configuration.Override {
    var files: [Glob]?
    var values = Configuration.Values()
    let findingsBefore = findings.count
    for entry in entries(of: node, "an override", keys: Configuration.Key.override) {
      if entry.key == .files {
        files = patterns(entry).map(\.value)
      } else {
        set(entry, in: &values)
      }
    }
    if files?.isEmpty ?? true, findings.count == findingsBefore {
      note(
        "the override has no 'files'", at: node.range,
        help: ["write 'files:' with a list of patterns"])
    }
    return Configuration.Override(files: files ?? [], values: values, line: line(node.range))
  }

  func line(_ range: SourceRange) -> Int {
    lines.position(at: range.lowerBound).line
  }
}

extension Diagnostic {
  fileprivate static func notYAML(_ fault: YAMLFault, in source: SourceFile) -> Diagnostic {
    let line = LineTable(source)
    let text = source[
      line.range(ofLine: line.position(at: fault.range.lowerBound).line)]
    var help: [String] = []
    if text.contains("\t") {
      help = ["indent with spaces: YAML takes no tabs"]
    } else if let star = text.split(whereSeparator: { " -[,".contains($0) }).first,
      star.hasPrefix("*")
    {
      help = ["put a pattern that begins with '*' into quotes"]
    }
    return Diagnostic(
      .invalidConfiguration, "this is not valid YAML: \(fault.message)", at: fault.range,
      help: help)
  }
}
