package import Diagnostics

/// Reads a configuration file.
/// - Parameter catalogue: the rules that it may name.
/// - Returns: nil for one with a mistake in it, and every mistake in the order of the file.
package func readConfiguration(
  _ source: SourceFile, catalogue: Catalogue
) -> (configuration: Configuration?, diagnostics: [Diagnostic]) {
  var reader = ConfigurationReader(source: source, catalogue: catalogue)
  let configuration: Configuration
  do throws(YAMLFault) {
    configuration = reader.configuration(try YAMLParser.parse(source))
  } catch {
    return (nil, [.notYAML(error, in: source)])
  }
  let mistakes = reader.mistakes.sorted { $0.range.lowerBound < $1.range.lowerBound }
  return (mistakes.isEmpty ? configuration : nil, mistakes)
}

/// Turns YAML into settings, and notes what is none.
struct ConfigurationReader {
  let source: SourceFile
  let catalogue: Catalogue
  private(set) var mistakes: [Diagnostic] = []
  private let lines: LineTable

  init(source: SourceFile, catalogue: Catalogue) {
    self.source = source
    self.catalogue = catalogue
    lines = LineTable(source)
  }

  private enum Key {
    static let values = ["target", "base-url", "fail-on", "rules"]
    static let top = values + ["overrides", "exclude"]
    static let override = ["files"] + values
    /// Words that other tools and the options use.
    static let synonyms = [
      "kazoo": ["target"], "version": ["target"], "url": ["base-url"], "ignore": ["exclude"],
      "ignores": ["exclude"], "excludes": ["exclude"], "levels": ["rules"], "rule": ["rules"],
      "paths": ["files"], "path": ["files"], "include": ["files"],
    ]
  }

  mutating func configuration(_ root: YAMLNode?) -> Configuration {
    var configuration = Configuration()
    guard let root else { return configuration }
    for entry in entries(of: root, "the file", keys: Key.top) {
      switch entry.name {
      case "overrides": configuration.overrides = overrides(entry.value)
      case "exclude":
        configuration.exclude = globs(entry.value, of: "exclude").map {
          Configuration.Setting(value: $0.glob, line: line($0.range))
        }
      default: set(entry, in: &configuration.values)
      }
    }
    return configuration
  }

  private mutating func set(_ entry: NamedEntry, in values: inout Configuration.Values) {
    switch entry.name {
    case "target": values.target = choice(entry)
    case "fail-on": values.failOn = choice(entry)
    case "base-url":
      values.baseURL = scalar(entry.value, of: "base-url", "a URL").map(setting(at: entry.value))
    default: values.levels = levels(entry.value)
    }
  }

  private mutating func levels(
    _ node: YAMLNode
  ) -> [String: Configuration.Setting<RuleLevel>] {
    var levels: [String: Configuration.Setting<RuleLevel>] = [:]
    for entry in entries(of: node, "'rules'", keys: nil) {
      guard catalogue.rule(entry.name) != nil else {
        note(
          "there is no rule '\(entry.name)'", at: entry.keyRange,
          meant: catalogue.rule(meantBy: entry.name)?.id,
          otherwise: "twimlc explain lists the rules")
        continue
      }
      levels[entry.name] = choice(entry)
    }
    return levels
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
    let mistakesBefore = mistakes.count
    for entry in entries(of: node, "an override", keys: Key.override) {
      if entry.name == "files" {
        files = globs(entry.value, of: "files").map(\.glob)
      } else {
        set(entry, in: &values)
      }
    }
    if files?.isEmpty ?? true, mistakes.count == mistakesBefore {
      note(
        "the override names no files", at: node.range,
        help: ["write 'files:' with a list of patterns"])
    }
    return Configuration.Override(files: files ?? [], values: values, line: line(node.range))
  }

  private mutating func globs(
    _ node: YAMLNode, of key: String
  ) -> [(glob: Glob, range: SourceRange)] {
    let items: [YAMLNode]
    switch node.content {
    case .sequence(let nodes): items = nodes
    case .null: items = []
    case .scalar: items = [node]
    case .mapping:
      note("'\(key)' is a list of patterns, not a mapping", at: node.range)
      return []
    }
    return items.compactMap { item in
      guard let text = scalar(item, of: key, "a pattern") else { return nil }
      if text.hasPrefix("!") {
        note("no pattern of '\(key)' takes away from the others", at: item.range)
      } else if let glob = Glob(text) {
        return (glob, item.range)
      } else {
        note("'\(text)' in '\(key)' is the pattern of no file", at: item.range)
      }
      return nil
    }
  }

  private mutating func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ entry: NamedEntry
  ) -> Configuration.Setting<Value>? {
    let words = Value.allCases.map(\.rawValue)
    let list = "one of \(words.joined(separator: ", "))"
    guard let text = scalar(entry.value, of: entry.name, list) else { return nil }
    if let value = Value(rawValue: text) { return setting(at: entry.value)(value) }
    note(
      "'\(entry.name)' is \(list), not '\(text)'", at: entry.value.range,
      meant: Spelling.candidate(for: text, among: [words]))
    return nil
  }

  private mutating func scalar(_ node: YAMLNode, of key: String, _ what: String) -> String? {
    if case .scalar(let text) = node.content, !text.isEmpty { return text }
    note("'\(key)' is \(what), not \(node.kind)", at: node.range)
    return nil
  }

  private func setting<Value>(
    at node: YAMLNode
  ) -> (Value) -> Configuration.Setting<Value> {
    let line = line(node.range)
    return { Configuration.Setting(value: $0, line: line) }
  }

  private func line(_ range: SourceRange) -> Int {
    lines.position(at: range.lowerBound).line
  }
}

extension ConfigurationReader {
  /// An entry of a mapping with a known key.
  private struct NamedEntry {
    let name: String
    let keyRange: SourceRange
    let value: YAMLNode
  }

  /// - Parameter keys: those that there are; nil for any.
  private mutating func entries(
    of node: YAMLNode, _ what: String, keys: [String]?
  ) -> [NamedEntry] {
    let entries: [YAMLNode.Entry]
    switch node.content {
    case .mapping(let all): entries = all
    case .null: entries = []
    default:
      note("\(what) is a mapping of keys to values, not \(node.kind)", at: node.range)
      return []
    }
    var seen: Set<String> = []
    return entries.compactMap { entry in
      guard case .scalar(let name) = entry.key.content else {
        note("a key is a word, not \(entry.key.kind)", at: entry.key.range)
        return nil
      }
      if let keys, !keys.contains(name) {
        note(
          "there is no key '\(name)' in \(what)", at: entry.key.range,
          meant: Spelling.candidate(for: name, among: [keys], synonyms: Key.synonyms),
          otherwise: "the keys are \(keys.joined(separator: ", "))")
        return nil
      }
      if !seen.insert(name).inserted {
        note("'\(name)' stands in \(what) twice", at: entry.key.range)
      }
      return NamedEntry(name: name, keyRange: entry.key.range, value: entry.value)
    }
  }

  private mutating func note(
    _ message: String, at range: SourceRange, meant suggestion: String?, otherwise: String? = nil
  ) {
    note(
      message, at: range,
      help: (suggestion.map { "did you mean '\($0)'?" } ?? otherwise).map { [$0] } ?? [])
  }

  private mutating func note(_ message: String, at range: SourceRange, help: [String] = []) {
    mistakes.append(Diagnostic(.invalidConfiguration, message, at: range, help: help))
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
