import Compiler
import Configuration
import Diagnostics
import Testing
import TwiMLVocabulary

@Suite struct ConfigurationTests {
  private func read(_ text: String) -> (Configuration?, [Diagnostic]) {
    readConfiguration(
      SourceFile(name: ".twimlc.yml", bytes: Array(text.utf8)), catalog: .documents)
  }

  @Test func `every key is read`() throws {
    let (read, mistakes) = read(
      """
      # what we run
      kazoo: 5
      base-url: "https://pbx.example.com/voice"
      fail-on: warning
      rules:
        unreachable-verb: error
        missing-action: off
      exclude:
        - vendor/**
        - '*.bak.xml'
      overrides:
        - files: [legacy/, "old-*.xml"]
          kazoo: 4.3
          rules: {unreachable-verb: note}
        - files: legacy/new.xml
          fail-on: never
      """)
    #expect(mistakes.map(\.message) == [])
    let configuration = try #require(read)
    let values = configuration.values(for: "a.xml")
    #expect(values.target?.value == .kazoo5)
    #expect(values.target?.line == 2)
    #expect(values.baseURL?.value == "https://pbx.example.com/voice")
    #expect(values.failOn?.value == .warning)
    #expect(
      values.levels.mapValues(\.value) == ["unreachable-verb": .error, "missing-action": .off])
    #expect(values.levels["missing-action"]?.line == 7)
    #expect(configuration.exclude.map(\.value.text) == ["vendor/**", "*.bak.xml"])
    #expect(configuration.exclude.map(\.line) == [9, 10])
    #expect(configuration.excludes("vendor/a.xml", isDirectory: false))
    #expect(!configuration.excludes("a.xml", isDirectory: false))
  }

  @Test func `later overrides win`() throws {
    let (read, _) = read(
      """
      rules: {unknown-voice: warning, missing-action: note}
      overrides:
        - files: legacy
          rules: {unknown-voice: note}
          fail-on: note
        - files: "*.new.xml"
          rules: {unknown-voice: error}
      """)
    let configuration = try #require(read)
    let levels = { (path: String?) in
      configuration.values(for: path).levels.mapValues(\.value.rawValue)
    }
    #expect(levels("a.xml") == ["unknown-voice": "warning", "missing-action": "note"])
    #expect(levels("legacy/a.xml") == ["unknown-voice": "note", "missing-action": "note"])
    #expect(levels("legacy/a.new.xml") == ["unknown-voice": "error", "missing-action": "note"])
    #expect(levels(nil) == ["unknown-voice": "warning", "missing-action": "note"])
    #expect(configuration.values(for: "legacy/a.new.xml").failOn?.value == .note)
  }

  @Test(arguments: ["", "# nothing\n", "---\n", "rules:\nexclude:\noverrides:\n", "{}"])
  func `an empty file is valid`(text: String) {
    let (configuration, mistakes) = read(text)
    #expect(configuration != nil)
    #expect(mistakes.map(\.message) == [])
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let text: String
    let place: String
    let message: String
    var help: String?
    var testDescription: String { text }
  }

  static let mistakes: [Mistake] = [
    Mistake(
      text: "rule:\n  x: off", place: "1:1-1:5", message: "unknown key 'rule' in the file",
      help: "did you mean 'rules'?"),
    Mistake(
      text: "version: 5", place: "1:1-1:8", message: "unknown key 'version' in the file",
      help: "did you mean 'kazoo'?"),
    Mistake(
      text: "base_url: http://h", place: "1:1-1:9",
      message: "unknown key 'base_url' in the file", help: "did you mean 'base-url'?"),
    Mistake(
      text: "zzz: 1", place: "1:1-1:4", message: "unknown key 'zzz' in the file",
      help: """
        the keys are kazoo, base-url, fail-on, severity, rules, docs-url, overrides, include, \
        exclude, templates, gitignore, baseline
        """),
    Mistake(
      text: "rules:\n  unknown-voise: off", place: "2:3-2:16",
      message: "unknown rule 'unknown-voise'", help: "did you mean 'unknown-voice'?"),
    Mistake(
      text: "rules:\n  unknown-voice: fatal", place: "2:18-2:23",
      message: "'unknown-voice' is one of off, note, warning, error, not 'fatal'"),
    Mistake(
      text: "fail-on: warnings", place: "1:10-1:18",
      message: "'fail-on' is one of error, warning, note, never, not 'warnings'",
      help: "did you mean 'warning'?"),
    Mistake(
      text: "# é\nkazoo: ü6", place: "2:8-2:10",
      message: "'kazoo' is one of 4.3, 5, not 'ü6'"),
    Mistake(
      text: "kazoo: [5]", place: "1:8-1:11", message: "'kazoo' is one of 4.3, 5, not a list"),
    Mistake(
      text: "kazoo: 5\ntarget: 5", place: "2:1-2:7", message: "'kazoo' stands in the file twice"),
    Mistake(
      text: "rules: {unknown-voice: warn}", place: "1:24-1:28",
      message: "'unknown-voice' is one of off, note, warning, error, not 'warn'",
      help: "did you mean 'warning'?"),
    Mistake(
      text: "severity: info", place: "1:11-1:15",
      message: "'severity' is one of error, warning, note, not 'info'",
      help: "did you mean 'note'?"),
    Mistake(
      text: "rules: {losses-*: off}", place: "1:9-1:17", message: "unknown rule 'losses-*'"),
    Mistake(
      text: "base-url: h/voice.php", place: "1:11-1:22",
      message: "'h/voice.php' is not an http or https URL",
      help: "write a whole URL, as https://pbx.example.com/voice"),
    Mistake(
      text: "docs-url: docs", place: "1:11-1:15", message: "'docs' is not an http or https URL"),
    Mistake(
      text: "gitignore: maybe", place: "1:12-1:17",
      message: "'gitignore' is true or false, not 'maybe'"),
    Mistake(text: "base-url:", place: "1:10-1:10", message: "'base-url' is a URL, not nothing"),
    Mistake(
      text: "rules: [a]", place: "1:8-1:11",
      message: "'rules' is a mapping of keys to values, not a list"),
    Mistake(
      text: "- rules", place: "1:1-1:8",
      message: "the file is a mapping of keys to values, not a list"),
    Mistake(
      text: "kazoo: 5\nkazoo: 5", place: "2:1-2:6", message: "'kazoo' stands in the file twice"),
    Mistake(
      text: "overrides:\n  files: a", place: "2:3-2:11",
      message: "'overrides' is a list, not a mapping", help: "begin each with '- '"),
    Mistake(
      text: "overrides:\n  - rules: {}", place: "2:5-2:14",
      message: "the override has no 'files'", help: "write 'files:' with a list of patterns"),
    Mistake(
      text: "overrides:\n  - files: a\n    exclude: b", place: "3:5-3:12",
      message: "unknown key 'exclude' in an override"),
    Mistake(
      text: "exclude: {a: b}", place: "1:10-1:16",
      message: "'exclude' is a list of patterns, not a mapping"),
    Mistake(
      text: "exclude: ['!a']", place: "1:11-1:15",
      message: "invalid pattern in 'exclude': patterns that begin with '!' are not supported"),
    Mistake(
      text: "exclude: [/]", place: "1:11-1:12",
      message: "invalid glob '/' in 'exclude'"),
    Mistake(text: "? [a]\n: b", place: "1:3-1:6", message: "a key is a word, not a list"),
    Mistake(
      text: "exclude:\n  - *.xml", place: "2:6-2:7", message: "this is not valid YAML: ",
      help: "put a pattern that begins with '*' into quotes"),
    Mistake(
      text: "rules:\n\tx: off", place: "2:1-2:2", message: "this is not valid YAML: ",
      help: "indent with spaces: YAML takes no tabs"),
    Mistake(text: "rules: {a: b", place: "1:13-1:13", message: "this is not valid YAML: "),
    Mistake(
      text: "kazoo: &a 5\nfail-on: *a", place: "2:10-2:12",
      message: "this is not valid YAML: twimlc follows no aliases"),
    Mistake(
      text: "kazoo: 5\n---\nkazoo: 5", place: "3:1-3:9",
      message: "this is not valid YAML: a second document follows the first"),
    Mistake(text: "kazoo: \u{7}5", place: "1:8-1:9", message: "this is not valid YAML: "),
    Mistake(
      text: String(repeating: "[", count: 5000), place: "1:17-1:18",
      message: "this is not valid YAML: this is nested too deeply"),
  ]

  @Test(arguments: mistakes)
  func `each mistake is reported at its place`(mistake: Mistake) throws {
    let source = SourceFile(name: ".twimlc.yml", bytes: Array(mistake.text.utf8))
    let (configuration, found) = readConfiguration(source, catalog: .documents)
    #expect(configuration == nil)
    #expect(found.count == 1)
    let diagnostic = try #require(found.first)
    #expect(diagnostic.rule == .invalidConfiguration)
    #expect(diagnostic.severity == .error)
    if mistake.message.hasSuffix(": ") {
      // The rest of the message is libyaml's.
      #expect(diagnostic.message.hasPrefix(mistake.message))
      #expect(diagnostic.message.count > mistake.message.count)
    } else {
      #expect(diagnostic.message == mistake.message)
    }
    if let help = mistake.help { #expect(diagnostic.help == [help]) }
    let lines = LineTable(source)
    let place = [diagnostic.range.lowerBound, diagnostic.range.upperBound]
      .map { lines.position(at: $0) }.map { "\($0.line):\($0.column)" }.joined(separator: "-")
    #expect(place == mistake.place)
  }

  @Test func `the old name of a key is accepted with a hint`() throws {
    let (configuration, found) = read("overrides:\n  - files: a\n    target: 5\n")
    #expect(configuration?.values(for: "a").target?.value == .kazoo5)
    let hint = try #require(found.first)
    #expect(found.count == 1)
    #expect(hint.severity == .note)
    #expect(hint.message == "'target' is the old name of 'kazoo'")
    #expect(hint.help == ["write 'kazoo'"])
  }

  @Test(arguments: [
    ("{loss-*: off, loss-cause: note}", "loss-cause", "note"),
    ("{loss-cause: note, loss-*: off}", "loss-cause", "note"),
  ])
  func `a rule id overrides a pattern regardless of order`(
    rules: String, id: String, level: String
  ) throws {
    let losses = Catalog.documents.rules.map(\.id).filter { $0.hasPrefix("loss-") }
    let id = losses.first ?? id
    let (configuration, found) = read(
      "rules: \(rules.replacing("loss-cause", with: id))")
    #expect(found.map(\.message) == [])
    let levels = try #require(configuration).values.levels.mapValues(\.value.rawValue)
    #expect(Set(levels.keys) == Set(losses))
    #expect(levels[id] == level)
    #expect(losses.dropFirst().allSatisfy { levels[$0] == "off" })
  }

  @Test(arguments: ["http://h", "HTTPS://h/a?b#c", "http://[::1]:80/a", "http://u:p@h:1/%20"])
  func `http and https URLs are accepted`(url: String) { #expect(isWebURL(url)) }

  @Test(arguments: ["", "h/a", "http:/h", "http://", "http://?a", "file:///a", "http://h/a b"])
  func `other URLs are refused`(url: String) { #expect(!isWebURL(url)) }

  @Test func `all mistakes are reported in order`() {
    let (_, found) = read("zzz: 1\nrules:\n  a-b-c: off\n  unknown-voice: 7\nfail-on: [x]\n")
    #expect(found.map(\.range.lowerBound) == found.map(\.range.lowerBound).sorted())
    #expect(found.count == 4)
  }

  @Test func `the examples of the configuration rule behave as declared`() {
    let rule = Rule.invalidConfiguration
    #expect(read(rule.wrong.text).1.map(\.rule) == [rule])
    #expect(read(rule.right.text).1.map(\.rule) == [])
  }

  @Test func `every prefix of a configuration is read or refused without a crash`() {
    let text =
      "kazoo: 5\nrules: {unknown-voice: \"off\"}\noverrides:\n- files: ['a b', é]\n  rules: {}\n"
    for length in 0...text.utf8.count {
      let source = SourceFile(name: "c", bytes: Array(text.utf8.prefix(length)))
      let (configuration, mistakes) = readConfiguration(source, catalog: .documents)
      #expect((configuration == nil) == !mistakes.isEmpty)
      #expect(mistakes.allSatisfy { $0.range.upperBound <= source.text.count })
    }
  }
}
