import Compiler
import Diagnostics
import Foundation
import Reference
import Testing
import TwiMLSemantics

/// The grammar as `xmllint --relaxng` and a reader of the compact syntax see it.
@Suite struct TwiMLGrammarTests {
  private static let programs = ["/usr/bin/xmllint", "/usr/local/bin/xmllint"]
  static let xmllint = programs.first { FileManager.default.isExecutableFile(atPath: $0) }

  private static let withoutXmllint: Comment = "xmllint is missing: apt has it in libxml2-utils"

  /// The rules about structure that a grammar can express.
  private static let structural = Rule.structure.filter { rule in
    rule.severity == .error
  }

  /// Rules about default namespaces, which a grammar cannot express.
  private static let outOfReach: Set<String> = ["prefixed-element"]

  @Test(
    .enabled(if: xmllint != nil, withoutXmllint),
    arguments: Target.allCases)
  func `the grammar refuses wrong examples and accepts right ones`(
    target: Target
  ) throws {
    let directory = try GrammarDirectory(target)
    for rule in Self.structural where rule.wrong.differs(on: target) {
      #expect(try !directory.accepts(rule.wrong.bytes), "\(rule.id): \(rule.wrong.text)")
      if Self.outOfReach.contains(rule.id) { continue }
      #expect(try directory.accepts(rule.right.bytes), "\(rule.id): \(rule.right.text)")
    }
  }

  @Test(
    .enabled(if: xmllint != nil, withoutXmllint),
    arguments: Target.allCases)
  func `the grammar accepts every sample without an error`(target: Target) throws {
    let directory = try GrammarDirectory(target)
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let samples = try FileManager.default.contentsOfDirectory(
      at: root.appending(path: "Samples"), includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "xml" }
    #expect(!samples.isEmpty)
    for sample in samples {
      let bytes = try Array(Data(contentsOf: sample))
      var options = CompilerOptions()
      options.target = target
      let compilation = Compilation(name: sample.path, bytes: bytes, options: options)
      guard !compilation.hasErrors else { continue }
      #expect(try directory.accepts(bytes), "\(sample.lastPathComponent)")
    }
  }

  @Test(
    .enabled(if: xmllint != nil, withoutXmllint),
    arguments: [
      "<Response><Hangup/><Whatever><x/></Whatever></Response>",
      "<Response><Say loop=\"0\">x</Say><Whatever/></Response>",
      "<Response>text<Say foo=\"1\">x<emphasis>y</emphasis></Say></Response>",
      "<Response> </Response>", "<Response><Redirect/></Response>",
      "<Response><Play>\n\t\n</Play><Hangup/></Response>",
      "<Response><Dial>1-800<Foo/></Dial></Response>",
      "<Response><Gather><Say voice=\"alice\">x</Say></Gather><Hangup/></Response>",
      "<Response><Pause length=\"soon\"/></Response>",
      "<Response><Say voice=\"數\">x</Say><Gather finishOnKey=\"a數\"/><Hangup/></Response>",
      "<Response><Dial><Client/></Dial></Response>",
    ])
  func `the grammar accepts what has no effect on Kazoo`(document: String) throws {
    #expect(try GrammarDirectory(.kazoo4).accepts(Array(document.utf8)))
  }

  @Test(
    .enabled(if: xmllint != nil, withoutXmllint),
    arguments: [
      "<Response><Say voice=\"alice\">x</Say></Response>",
      "<Response><Say voice=\"mané\">x</Say></Response>",
      "<Response><Pause length=\"0\"/></Response>",
      "<Response><Pause length=\"-3\"/></Response>",
      "<Response><Record maxLength=\"3601\"/></Response>",
      "<Response><Dial><Conference maxParticipants=\"41\">x</Conference></Dial></Response>",
      "<Response><Gather finishOnKey=\"12\"><Say>x</Say></Gather></Response>",
      "<Response><Pause> </Pause></Response>", "<Response><Set/></Response>",
      "<Response><Dial>no digit</Dial></Response>", "<Response><Start/></Response>",
    ])
  func `the grammar refuses what Kazoo fails on`(document: String) throws {
    #expect(try !GrammarDirectory(.kazoo4).accepts(Array(document.utf8)))
  }

  @Test func `the XML and compact syntaxes define the same elements`() {
    for target in Target.allCases {
      let grammar = TwiMLGrammar(target: target)
      let (xml, compact) = (grammar.text(.rng), grammar.text(.rnc))
      let defined = xml.split(separator: "\n").compactMap { line in
        line.trimmingPrefix("  ").hasPrefix("<define name=\"")
          ? String(line.split(separator: "\"")[1]) : nil
      }
      #expect(defined.count > 20)
      for name in defined { #expect(compact.contains("\n\(name) =\n"), "\(name)") }
      #expect(!compact.contains("\t"))
    }
  }
}

extension Example {
  /// Whether a document breaks its rule on this target; Kazoo 5 runs more verbs.
  fileprivate func differs(on target: Target) -> Bool {
    var options = CompilerOptions()
    options.target = target
    return Compilation(name: "", bytes: bytes, options: options).hasErrors
  }
}

/// A grammar file in a directory with documents.
private final class GrammarDirectory {
  private let url: URL

  init(_ target: Target) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "twimlc-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    let text = TwiMLGrammar(target: target).text(.rng)
    try Data(text.utf8).write(to: url.appending(path: "twiml.rng"))
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func accepts(_ document: [UInt8]) throws -> Bool {
    let file = url.appending(path: "document.xml")
    try Data(document).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: try #require(TwiMLGrammarTests.xmllint))
    process.arguments = [
      "--noout", "--nonet", "--relaxng", url.appending(path: "twiml.rng").path, file.path,
    ]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    // 3 and 4 are for invalid documents; any other status is a fault of the grammar.
    #expect([0, 3, 4].contains(process.terminationStatus))
    return process.terminationStatus == 0
  }
}
