import Diagnostics

extension ConfigurationReader {
  /// An entry of a mapping with a known key.
  struct NamedEntry {
    let key: Configuration.Key
    /// As written.
    let name: String
    let value: YAMLNode
  }

  /// An entry of a mapping with any key.
  struct WordEntry {
    let name: String
    let keyRange: SourceRange
    let value: YAMLNode
  }

  mutating func entries(
    of node: YAMLNode, _ what: String, keys: [Configuration.Key]
  ) -> [NamedEntry] {
    var seen: Set<Configuration.Key> = []
    return words(of: node, what, isUnique: false).compactMap { entry in
      var key = Configuration.Key(rawValue: entry.name)
      if key == nil { key = Configuration.Key.former[entry.name] }
      guard let key, keys.contains(key) else {
        let names = keys.map(\.rawValue)
        note(
          "unknown key '\(entry.name)' in \(what)", at: entry.keyRange,
          meant: Spelling.candidate(
            for: entry.name, among: [names], synonyms: Configuration.Key.synonyms),
          otherwise: "the keys are \(names.joined(separator: ", "))")
        return nil
      }
      if !seen.insert(key).inserted {
        note("'\(key.rawValue)' stands in \(what) twice", at: entry.keyRange)
      } else if key.rawValue != entry.name {
        remarkFormerName(of: key.rawValue, entry.name, at: entry.keyRange)
      }
      return NamedEntry(key: key, name: entry.name, value: entry.value)
    }
  }

  /// - Parameter isUnique: whether a second entry with the same name is a mistake.
  mutating func words(
    of node: YAMLNode, _ what: String, isUnique: Bool = true
  ) -> [WordEntry] {
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
      if !seen.insert(name).inserted, isUnique {
        note("'\(name)' stands in \(what) twice", at: entry.key.range)
      }
      return WordEntry(name: name, keyRange: entry.key.range, value: entry.value)
    }
  }

  mutating func patterns(_ entry: NamedEntry) -> [Configuration.Setting<Glob>] {
    let items: [YAMLNode]
    switch entry.value.content {
    case .sequence(let nodes): items = nodes
    case .null: items = []
    case .scalar: items = [entry.value]
    case .mapping:
      note("'\(entry.name)' is a list of patterns, not a mapping", at: entry.value.range)
      return []
    }
    return items.compactMap { item in
      guard let text = scalar(item, of: entry.name, "a pattern") else { return nil }
      if text.hasPrefix("!") {
        note(
          "invalid pattern in '\(entry.name)': patterns that begin with '!' are not supported",
          at: item.range)
      } else if let glob = Glob(text) {
        return setting(at: item)(glob)
      } else {
        note("invalid glob '\(text)' in '\(entry.name)'", at: item.range)
      }
      return nil
    }
  }

  mutating func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ entry: NamedEntry, synonyms: [String: [String]] = [:]
  ) -> Configuration.Setting<Value>? {
    choice(entry.value, of: entry.name, synonyms: synonyms)
  }

  mutating func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ node: YAMLNode, of key: String, synonyms: [String: [String]]
  ) -> Configuration.Setting<Value>? {
    let words = Value.allCases.map(\.rawValue)
    let list = "one of \(words.joined(separator: ", "))"
    guard let text = scalar(node, of: key, list) else { return nil }
    if let value = Value(rawValue: text) { return setting(at: node)(value) }
    note(
      "'\(key)' is \(list), not '\(text)'", at: node.range,
      meant: Spelling.candidate(for: text, among: [words], synonyms: synonyms))
    return nil
  }

  mutating func flag(_ entry: NamedEntry) -> Configuration.Setting<Bool>? {
    guard let text = scalar(entry.value, of: entry.name, "true or false") else { return nil }
    switch text.lowercased() {
    case "true", "yes", "on": return setting(at: entry.value)(true)
    case "false", "no", "off": return setting(at: entry.value)(false)
    default:
      note("'\(entry.name)' is true or false, not '\(text)'", at: entry.value.range)
      return nil
    }
  }

  mutating func url(_ entry: NamedEntry) -> Configuration.Setting<String>? {
    guard let text = scalar(entry.value, of: entry.name, "a URL") else { return nil }
    if isWebURL(text) { return setting(at: entry.value)(text) }
    note(
      "'\(text)' is not an http or https URL", at: entry.value.range,
      help: ["write a whole URL, as https://pbx.example.com/voice"])
    return nil
  }

  mutating func scalar(_ node: YAMLNode, of key: String, _ what: String) -> String? {
    if case .scalar(let text) = node.content, !text.isEmpty { return text }
    note("'\(key)' is \(what), not \(node.kind)", at: node.range)
    return nil
  }

  func setting<Value>(at node: YAMLNode) -> (Value) -> Configuration.Setting<Value> {
    let line = line(node.range)
    return { Configuration.Setting(value: $0, line: line) }
  }

  mutating func note(
    _ message: String, at range: SourceRange, meant suggestion: String?, otherwise: String? = nil
  ) {
    note(
      message, at: range,
      help: (suggestion.map { "did you mean '\($0)'?" } ?? otherwise).map { [$0] } ?? [])
  }

  mutating func note(_ message: String, at range: SourceRange, help: [String] = []) {
    findings.append(Diagnostic(.invalidConfiguration, message, at: range, help: help))
  }

  /// Adds a note about a name that another one has replaced.
  mutating func remarkFormerName(of name: String, _ former: String, at range: SourceRange) {
    remark("'\(former)' is the old name of '\(name)'", at: range, help: "write '\(name)'")
  }

  /// Adds a note about a file that is still usable.
  private mutating func remark(_ message: String, at range: SourceRange, help: String) {
    findings.append(
      Diagnostic(.invalidConfiguration, message, at: range, help: [help]).capped(at: .note))
  }
}
