package import Diagnostics
import JSON

/// The Static Analysis Results Interchange Format 2.1.0: one run with its tool, documents, rules
/// and results.
package struct SARIFReporter: Reporter {
  private let tool: Tool
  private var writer = JSONWriter(.pretty)
  private var artifacts: [JSON] = []
  /// Those that were broken, each once.
  private var rules: [Rule] = []
  private var indices: [Rule: Int] = [:]

  /// What a report says of the program that made it.
  package struct Tool: Sendable {
    let name: String
    let version: String
    let help: @Sendable (Rule) -> String

    /// - Parameters:
    ///   - version: three numbers, as in https://semver.org.
    ///   - help: what is known about a rule, in Markdown.
    package init(name: String, version: String, help: @escaping @Sendable (Rule) -> String) {
      self.name = name
      self.version = version
      self.help = help
    }
  }

  package init(tool: Tool) { self.tool = tool }

  package mutating func begin() -> String {
    writer.beginObject()
    writer.key("$schema")
    writer.value("https://json.schemastore.org/sarif-2.1.0.json")
    writer.key("version")
    writer.value("2.1.0")
    writer.key("runs")
    writer.beginArray()
    writer.beginObject()
    writer.key("columnKind")
    writer.value("unicodeCodePoints")
    writer.key("newlineSequences")
    writer.value(["\r\n", "\n", "\r"])
    writer.key("results")
    writer.beginArray()
    return writer.takeText()
  }

  package mutating func report(_ diagnostics: [Diagnostic], in source: SourceFile) -> String {
    let document = SARIFDocument(source, index: artifacts.count)
    artifacts.append(document.artifact)
    guard !diagnostics.isEmpty else { return "" }
    let lines = LineTable(source)
    for (diagnostic, fingerprint) in zip(diagnostics, Fingerprint.all(of: diagnostics, in: source))
    {
      let rule = index(of: diagnostic.rule)
      writer.value(document.result(diagnostic, rule: rule, fingerprint, lines))
    }
    return writer.takeText()
  }

  /// What is known only in the end: the rules that were broken, and all documents.
  package mutating func end() -> String {
    writer.endArray()
    writer.key("tool")
    writer.value([
      "driver": [
        "name": .string(tool.name),
        "version": .string(tool.version),
        "semanticVersion": .string(tool.version),
        "rules": .array(rules.map(descriptor)),
      ]
    ])
    writer.key("artifacts")
    writer.value(.array(artifacts))
    writer.endObject()
    writer.endArray()
    writer.endObject()
    return writer.takeText() + "\n"
  }

  private mutating func index(of rule: Rule) -> Int {
    if let index = indices[rule] { return index }
    rules.append(rule)
    indices[rule] = rules.count - 1
    return rules.count - 1
  }

  private func descriptor(_ rule: Rule) -> JSON {
    let help = JSON.string(tool.help(rule))
    return [
      "id": .string(rule.id),
      "shortDescription": ["text": .string(rule.summary)],
      "fullDescription": ["text": .string(rule.explanation)],
      "help": ["text": help, "markdown": help],
      "defaultConfiguration": ["level": .string(rule.severity.name)],
    ]
  }
}
