import Compiler
import Conversation
import Diagnostics
import Foundation
import Reference
import Testing

@testable import twimlc

/// The style rules of CONTRIBUTING.md that a program can check.
@Suite struct StyleTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A text that people read.
  struct Text: CustomTestStringConvertible {
    /// Where it is found, for the report of a failure.
    let place: String
    let text: String
    var testDescription: String { place }
  }

  /// The findings of the wrong example of each rule and of the golden documents.
  private static let findings: [Diagnostic] = {
    var options = CompilerOptions()
    options.isTranslated = true
    options.baseURL = "http://app.example.com/voice/start.php"
    let examples = Catalog.twimlc.rules.map(\.wrong.bytes)
    let golden = root.appendingPathComponent("Tests/GoldenTests")
    let paths = FileManager.default.enumerator(atPath: golden.path)?.compactMap { $0 as? String }
    let documents = (paths ?? []).filter { $0.hasSuffix(".xml") }.compactMap {
      try? Data(contentsOf: golden.appendingPathComponent($0))
    }
    return (examples + documents.map(Array.init)).flatMap {
      Compilation(name: "a.xml", bytes: $0, options: options).diagnostics
    }
  }()

  private static let messages: [Text] = findings.map {
    // What every finding of a verb that is never reached ends with.
    let ending = " (never reached)"
    let message =
      $0.message.hasSuffix(ending) ? String($0.message.dropLast(ending.count)) : $0.message
    return Text(place: "\($0.rule.id): \($0.message)", text: withoutQuotes(message))
  }
  private static let helps: [Text] = findings.flatMap { finding in
    finding.help.map { Text(place: "\(finding.rule.id): \($0)", text: withoutQuotes($0)) }
  }
  private static let rules = Catalog.twimlc.rules

  /// Complete texts: pages, manual, help, README.
  private static let pages: [Text] = {
    let manual = Manual.twimlc
    var pages = rules.map { Text(place: $0.id, text: RulePage.text(of: $0, in: .twimlc)) }
    pages += [
      Text(place: "twimlc.1", text: manual.page), Text(place: "--help", text: manual.help),
      Text(place: "twimlc-request.7", text: manual.requestPage),
      Text(place: "twimlc-callflow.7", text: manual.callflowPage),
    ]
    pages += manual.commands.map { Text(place: $0.name, text: manual.help(for: $0)) }
    return pages
      + ["README.md", "CHANGELOG.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].map { name in
        let path = name == "README.md" ? name : ".github/" + name
        // The table of CONTRIBUTING.md quotes what not to write.
        let lines = contents(of: path).split(separator: "\n").filter { !$0.hasPrefix("|") }
        return Text(place: name, text: lines.joined(separator: "\n"))
      }
  }()

  /// The comments, usage texts and messages of the scripts, without their code.
  private static let scripts: [Text] = {
    let directory = root.appendingPathComponent("scripts").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    return (names.map { "scripts/" + $0 } + [".ci/run"]).sorted().map { name in
      let script = contents(of: name)
      let lines = script.split(separator: "\n").filter { line in
        line.trimmingPrefix { $0 == " " }.hasPrefix("#")
      }
      let quoted = script.matches(of: /"""(?s:.)*?"""|"[^"\n]*"/).map(\.output)
      return Text(place: name, text: (lines + quoted).joined(separator: "\n"))
    }
  }()

  /// The comments of the sources, one text for each file.
  private static let comments: [Text] = {
    let directory = root.appendingPathComponent("Sources").path
    let paths = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String }
    return (paths ?? []).filter { $0.hasSuffix(".swift") }.map { path in
      let lines = contents(of: "Sources/" + path).split(separator: "\n").filter { line in
        line.trimmingPrefix { $0 == " " }.hasPrefix("//")
      }
      return Text(place: path, text: lines.joined(separator: "\n"))
    }
  }()

  private static func contents(of path: String) -> String {
    (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
  }

  /// The message without the words of the document.
  private static func withoutQuotes(_ message: String) -> String {
    message.replacing(/'[^']*'/, with: "''").replacing(/"[^"]*"/, with: "\"\"")
  }

  /// Phrases to avoid, each with a replacement.
  private static var phrases: [(phrase: Regex<Substring>, instead: String)] {
    [
      (/\bknows? no\b/, "unknown …"),
      (/[^e] (?:is|are) none\b/, "is not a valid …"),
      (/\bbehind\b/, "after"),
      (/\basks? (?:again )?for (?:a|the|its) (?:URL|document|next|first)/, "requests"),
      (/\b(?:when|is|was|counts as|as if) absent\b/, "default, missing"),
      (/, for (?:the|it|he|no|this|they) (?:\w+ )?(?:is|are|has|have|was|does)\b/, "because"),
      (/[^e] (?:is|are) no (?!longer\b|more\b)/, "is not a …"),
      (/\btakes? no (?!value|operand)/, "does not take"),
      (/\bgoes by\b/, "uses"),
      (/\bstrips no\b/, "does not strip"),
      (/\bin vain\b/, "has no effect"),
      (/\bat hand\b/, "available"),
    ]
  }

  private static let british = [
    "dialled", "dialling", "colour", "behaviour", "favour", "honour", "neighbour", "centre",
    "licence", "analyse ", "recognise", "organise", "initialise", "serialise", "normalise",
    "labelled", "travelled", "catalogue", "grey", "whilst", "programme ", "judgement", "misspelt",
    "artefact",
  ]

  @Test(arguments: messages)
  func `a message has at most 100 characters without the document's words`(_ message: Text) {
    #expect(message.text.count <= 100, "\(message.text.count) characters")
  }

  @Test(arguments: messages + helps)
  func `a message or help has no full stop`(_ message: Text) {
    #expect(!message.text.hasSuffix(".") && !message.text.hasSuffix("!"))
    #expect(!message.text.contains("  "), "two spaces")
  }

  @Test(arguments: messages)
  func `a message begins in lower case unless it begins with a name`(_ message: Text) {
    let first = String(message.text.prefix { !" ,:".contains($0) })
    let isName = first.dropFirst().contains { $0.isUppercase } || Self.names.contains(first)
    #expect(first.first?.isUppercase == false || isName, "'\(first)'")
  }

  private static let names = [
    "Redirect", "Number", "Sip", "Play", "Response", "Set", "Variable", "Dial", "Kazoo", "Say",
  ]

  @Test(arguments: messages + helps + pages + scripts + comments)
  func `no text has a phrase that readers stumble over`(_ text: Text) {
    for (phrase, instead) in Self.phrases {
      let found = text.text.firstMatch(of: phrase.ignoresCase()).map { String($0.output) }
      #expect(found == nil, "write: \(instead)")
    }
  }

  @Test(arguments: messages + helps + pages + scripts + comments)
  func `every text has American spelling`(_ text: Text) {
    let lowered = text.text.lowercased()
    for word in Self.british { #expect(!lowered.contains(word), "'\(word)'") }
  }

  @Test
  func `no two rules share a sentence`() {
    let sentences = Self.rules.flatMap { [$0.summary, $0.finds] }
    #expect(Set(sentences).count == sentences.count)
    let summaries = Dictionary(grouping: Self.rules) { $0.summary }
    #expect(summaries.values.allSatisfy { $0.count == 1 })
    // Quoted characters can be the only difference: unescaped '&', unescaped '<'.
    let ids = Dictionary(grouping: Self.findings) {
      $0.message.replacing(/'[^']*\w[^']*'/, with: "''")
    }
    .mapValues { Set($0.map(\.rule.id)) }
    for (message, rules) in ids where rules.count > 1 { Issue.record("\(rules): \(message)") }
  }

  @Test
  func `the style tests have texts to check`() {
    #expect(Self.messages.count > 300 && Self.helps.count > 200 && Self.pages.count > 150)
    #expect(
      Self.scripts.count > 20 && Self.comments.count > 400
        && Self.scripts.contains { $0.text.contains("Usage: ") })
    #expect(Self.pages.allSatisfy { $0.text.count > 100 })
  }
}
