import Diagnostics
import Foundation
import Testing
import Trace
import TwiMLSemantics
import TwiMLSyntax

/// `check` and `trace` on the same document: there is an error at a verb if and only if the trace
/// goes wrong there on some outcome.
@Suite
struct VerdictAgreementTests {
  static let baseURL = "http://app.example.com/voice/start.php"

  @Test(arguments: [UInt64](1...40))
  func `an error at a verb agrees with the trace in generated documents`(seed: UInt64) {
    var document = FaultyDocument(seed: seed)
    for _ in 0..<50 { expectAgreement(document.next()) }
  }

  @Test(arguments: FaultyDocument.recorded)
  func `errors agree with the trace in documents like the recorded ones`(text: String) {
    expectAgreement(text)
  }

  /// The documents of the recordings beside the project, if they are available.
  @Test func `errors agree with the trace in the recorded documents`() throws {
    let cases = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../shared/cases").standardizedFileURL
    let paths = FileManager.default.enumerator(at: cases, includingPropertiesForKeys: nil)
    for case let path as URL in paths ?? .init() where path.pathExtension == "xml" {
      let bytes = try Data(contentsOf: path)
      guard bytes.count < 10_000 else { continue }
      expectAgreement(SourceFile(name: path.lastPathComponent, bytes: Array(bytes)))
    }
  }

  private func expectAgreement(_ text: String) {
    expectAgreement(SourceFile(name: "test.xml", bytes: Array(text.utf8)))
  }

  private func expectAgreement(_ source: SourceFile) {
    let (document, syntaxFindings) = parse(source)
    guard !syntaxFindings.contains(where: { $0.severity == .error }) else { return }
    let (program, findings) = analyze(document, options: AnalysisOptions(baseURL: Self.baseURL))
    guard let program, !program.response.children.isEmpty else { return }
    let errors = Set(
      findings.filter { $0.severity == .error }.compactMap { finding in
        program.statements.place(of: finding.range)
      })
    var faults: Set<Int> = []
    for script in CallScript.all(for: program) {
      let trace = trace(program, script: script, caller: .example)
      faults.formUnion(trace.faults.map(\.element.range.lowerBound))
    }
    let text = String(decoding: source.text, as: UTF8.self)
    #expect(errors == faults, "\(text)\n\(findings.map(\.message))")
  }
}

extension [Statement] {
  /// The start of the innermost verb around a range.
  fileprivate func place(of range: SourceRange) -> Int? {
    for statement in self {
      let verb = statement.element.range
      guard verb.lowerBound <= range.lowerBound, range.upperBound <= verb.upperBound else {
        continue
      }
      if case .gather(let gather) = statement.verb, let inner = gather.prompts.place(of: range) {
        return inner
      }
      return verb.lowerBound
    }
    return nil
  }
}

extension CallScript {
  /// The relevant outcomes for the verbs of a document.
  fileprivate static func all(for program: Program) -> [CallScript] {
    // The keys that lead past each Gather: none, or the finish key if the prompts never end.
    let ways = program.statements.compactMap { statement -> CallerAct? in
      guard case .gather(let gather) = statement.verb else { return nil }
      return .press(gather.promptsEnd ? [] : gather.finishKey.map { [$0] } ?? [])
    }
    var acts: [[CallerAct]] = [[], [.press(["*"])], [.press(["1", "2", "#"])]]
    for count in 0...ways.count { acts.append(Array(ways[..<count]) + [.press(["7", "8", "9"])]) }
    let dials: [Outcome.Dial] = [
      .answered, .busy(response: true), .busy(response: false), .noAnswer(response: true),
      .noAnswer(response: false),
    ]
    let sound = Outcome().recording
    let recordings: [[Outcome.Recording]] = [
      [sound], [.silence], [.silence, sound], [.silence, .silence, sound],
      [.silence, .silence, .silence, sound],
    ]
    return acts.flatMap { acts in
      dials.flatMap { dial in
        recordings.map { CallScript(acts: acts, dials: [dial], recordings: $0) }
      }
    }
  }
}
