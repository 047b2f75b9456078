package import Diagnostics
import JSON

/// The Static Analysis Results Interchange Format 2.1.0: one run with its tool, documents, rules
/// and results.
package struct SARIFReporter: Reporter {
  private let tool: Tool
  private var writer = JSONWriter(.pretty)
  /// The documents of the run. The format has them in one list beside the results, so they are
  /// kept until the end, but not as text.
  private var artifacts: [SARIFArtifact] = []
  /// The files that could not be read, and why.
  private var failures: [(name: String, reason: String)] = []
  /// The rules that were broken, each once.
  private var rules: [Rule] = []
  private var indices: [Rule: Int] = [:]

  /// What a report says about the program that wrote it.
  package struct Tool: Sendable {
    let name: String
    let version: String
    let help: @Sendable (Rule) -> String
    let documentation: Documentation?

    /// - Parameters:
    /// - version: three numbers, as in https://semver.org.
    /// - help: the explanation of a rule, in Markdown.
    /// - documentation: the address of the explanations; nil if there is none.
    package init(
      name: String, version: String, documentation: Documentation? = nil,
      help: @escaping @Sendable (Rule) -> String
    ) {
      self.name = name
      self.version = version
      self.help = help
      self.documentation = documentation
    }
  }

  package init(tool: Tool) { self.tool = tool }

  package static func recognizes(_ beginning: String) -> Bool {
    beginning.hasPrefix("{") && beginning.contains("sarif")
  }

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
    let index = artifacts.count
    artifacts.append(SARIFArtifact(source))
    guard !diagnostics.isEmpty else { return "" }
    let document = SARIFDocument(source, index: index)
    let lines = LineTable(source)
    for (diagnostic, fingerprint) in zip(diagnostics, Fingerprint.all(of: diagnostics, in: source))
    {
      let rule = ruleIndex(of: diagnostic.rule)
      writer.value(document.result(diagnostic, rule: rule, fingerprint, lines))
    }
    return writer.takeText()
  }

  /// The parts that are known only at the end: the rules that were broken, the files that could not
  /// be read, and all documents.
  package mutating func end(_ write: (String) -> Void) {
    writer.endArray()
    writer.key("tool")
    writer.value(["driver": driver])
    writer.key("invocations")
    writer.beginArray()
    writer.beginObject()
    writer.key("executionSuccessful")
    writer.value(.boolean(failures.isEmpty))
    writer.key("toolExecutionNotifications")
    writeArray(failures.lazy.map(SARIFReporter.notification), write)
    writer.endObject()
    writer.endArray()
    writer.key("artifacts")
    writeArray(artifacts.enumerated().lazy.map { $1.json(index: $0) }, write)
    writer.endObject()
    writer.endArray()
    writer.endObject()
    write(writer.takeText() + "\n")
  }

  /// Passes on an array of any length in pieces.
  private mutating func writeArray(_ elements: some Sequence<JSON>, _ write: (String) -> Void) {
    writer.beginArray()
    for element in elements {
      writer.value(element)
      if writer.bytes.count >= JSONWriter.pieceSize { write(writer.takeText()) }
    }
    writer.endArray()
  }

  package mutating func report(unreadable name: String, _ reason: String) -> String {
    failures.append((name, reason))
    return ""
  }

  private static func notification(of name: String, _ reason: String) -> JSON {
    [
      "level": "error",
      "message": ["text": .string(SARIFDocument.escaped("cannot read '\(name)': \(reason)"))],
      "locations": [
        ["physicalLocation": ["artifactLocation": ["uri": .string(uriReference(path: name))]]]
      ],
    ]
  }

  private var driver: JSON {
    var members: [JSON.Member] = [
      .init("name", .string(tool.name)),
      .init("version", .string(tool.version)),
      .init("semanticVersion", .string(tool.version)),
    ]
    if let documentation = tool.documentation {
      members.append(.init("informationUri", .string(documentation.start)))
    }
    return .object(members + [.init("rules", .array(rules.map(descriptor)))])
  }

  private mutating func ruleIndex(of rule: Rule) -> Int {
    if let index = indices[rule] { return index }
    rules.append(rule)
    indices[rule] = rules.count - 1
    return rules.count - 1
  }

  private func descriptor(_ rule: Rule) -> JSON {
    let help = JSON.string(tool.help(rule))
    var members: [JSON.Member] = [
      .init("id", .string(rule.id)),
      .init("shortDescription", ["text": .string(rule.summary)]),
      .init("fullDescription", ["text": .string("\(rule.finds) \(rule.caller)")]),
    ]
    if let documentation = tool.documentation {
      members.append(.init("helpUri", .string(documentation.address(of: rule))))
    }
    members += [
      .init("help", ["text": help, "markdown": help]),
      .init("defaultConfiguration", ["level": .string(rule.severity.name)]),
    ]
    return .object(members)
  }
}
