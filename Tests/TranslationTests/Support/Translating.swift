import Callflow
import Diagnostics
import JSON
import Translation
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

/// A document, checked and translated.
struct Translating {
  let program: Program?
  let findings: [Diagnostic]
  let flow: Callflow?
  let origins: [SourceRange]
  /// What the translation alone reports.
  let losses: [Diagnostic]

  init(
    _ document: String, target: Target = .kazoo4, baseURL: String? = nil, isMigrating: Bool = false
  ) {
    self.init(
      bytes: Array(document.utf8), target: target, baseURL: baseURL, isMigrating: isMigrating)
  }

  init(bytes: [UInt8], target: Target = .kazoo4, baseURL: String? = nil, isMigrating: Bool = false)
  {
    let source = SourceFile(name: "test.xml", bytes: bytes)
    let (parsed, syntax) = parse(source)
    let options = AnalysisOptions(target: target, baseURL: baseURL)
    let (program, semantic) = analyze(parsed, options: options)
    self.program = program
    guard let program else {
      findings = syntax + semantic
      (flow, origins, losses) = (nil, [], [])
      return
    }
    let found = syntax + semantic
    findings = isMigrating ? Migration.eased(found, in: program) : found
    let translation = translate(
      program, options: TranslationOptions(target: target, isMigrating: isMigrating))
    flow = translation.flow
    origins = translation.origins
    losses = translation.diagnostics
  }

  var json: String { flow?.serialized(.compact) ?? "" }

  var ruleIDs: [String] { losses.map(\.rule.id) }

  /// Whether a part of the document stays TwiML, which needs no comparison.
  var isEmbedded: Bool { ruleIDs.contains("embedded-twiml") }
}
