import Diagnostics
import JSON
import KazooCallflow
import Translation
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

/// A checked and translated document.
struct Translating {
  let program: Program?
  let findings: [Diagnostic]
  let flow: Callflow?
  let origins: [SourceRange]
  /// The findings of the translation alone.
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
    findings = isMigrating ? Migration.relaxed(found, in: program) : found
    let translation = translate(
      program,
      options: TranslationOptions(
        target: target, isMigrating: isMigrating,
        isMisdeclared: syntax.contains { $0.rule == .misdeclaredEncoding }))
    flow = translation.flow
    origins = translation.origins
    losses = translation.diagnostics
  }

  var json: String { flow?.serialized(.compact) ?? "" }

  /// The refusals of Kazoo's own check of the callflow.
  func refusals(on target: Target) -> [String] {
    let source = SourceFile(name: "flow.json", bytes: Array(json.utf8))
    let (document, syntax) = parseJSON(source)
    return (syntax + checkCallflow(document, target: target)).filter { $0.severity == .error }
      .map(\.message)
  }

  /// The data members of each action that Kazoo's schemas do not know.
  func strayMembers(on target: Target) -> [String] {
    (flow?.actions ?? []).flatMap { action in
      guard
        let schema = ActionSchema.schema(of: action.module, in: target.capabilities.callflowSchema)
      else {
        return action.data.map { "\(action.module): \($0.key)" }
      }
      return action.data.filter { member in !schema.fields.contains { $0.name == member.key } }
        .map { "\(action.module): \($0.key)" }
    }
  }

  var ruleIDs: [String] { losses.map(\.rule.id) }

  /// Whether part of the document stays TwiML and needs no comparison.
  var isEmbedded: Bool { ruleIDs.contains("embedded-twiml") }
}
