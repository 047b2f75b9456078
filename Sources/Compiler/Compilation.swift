package import Diagnostics
package import HTTPResponses
package import JSON
package import KazooCallflow
import Translation
package import TwiMLSemantics
import TwiMLSyntax

/// A compiled document: the only entry to parsing, checking and translating.
package final class Compilation: Sendable {
  package let response: HTTPResponse
  package var source: SourceFile { response.source }
  /// The options that it was compiled with.
  package let options: CompilerOptions
  /// In document order, with the severities from the levels.
  package let diagnostics: [Diagnostic]
  package let hasErrors: Bool
  /// nil if there is an error, or no translation was requested.
  package var flow: Callflow? { hasErrors ? nil : translation?.flow }
  /// The place of the verb for each action of the flow.
  package var origins: [SourceRange] { translation?.origins ?? [] }
  private let translation: Translation?
  /// The callflow that the document itself is; nil for TwiML, and if there is an error.
  package var callflow: JSONDocument? { hasErrors ? nil : callflowIgnoringErrors }
  /// The same, even with errors; nil if it is not JSON.
  package let callflowIgnoringErrors: JSONDocument?
  /// The verbs; nil if it is not voice TwiML, or if they are not kept.
  package let program: Program?
  /// Whether offsets in the text are offsets in the input, so that edits can be applied.
  package let isFixable: Bool
  /// Whether the document is the source of a template or a script that was not compiled as one.
  package let isUnrendered: Bool
  /// The findings before the verbs were analyzed, regardless of the levels of the rules.
  package let syntaxFindings: [Diagnostic]
  /// The external entities that are treated as empty because their text is unknown.
  package let unknownEntities: [String]

  /// Compiles an input: a document, or a document after the head of its response.
  package convenience init(name: String, bytes: [UInt8], options: CompilerOptions) {
    let (response, findings) = HTTPResponse.receive(
      name: name, bytes: bytes, contentType: options.contentType)
    self.init(response, findings: findings, options: options)
  }

  /// Compiles a response that is already split.
  /// - Parameter findings: the findings in the head of the response.
  package init(_ response: HTTPResponse, findings: [Diagnostic] = [], options: CompilerOptions) {
    self.response = response
    self.options = options
    var reading = Reading(options: options)
    // A template can begin like JSON.
    let isTemplate = options.isTemplate && response.language == .callflow
    switch isTemplate ? .twiml : response.language {
    case .twiml: reading.readTwiML(response.source)
    case .callflow: reading.readCallflow(response.source)
    case .unread: break
    }
    let all = findings.isEmpty ? reading.diagnostics : findings + reading.diagnostics
    diagnostics = Compilation.arranged(all, levels: options.levels)
    hasErrors = diagnostics.contains { $0.severity == .error }
    translation = reading.translation
    callflowIgnoringErrors = reading.callflow
    program = options.keepsProgram ? reading.program : nil
    isFixable = reading.isFixable && response.heads.isEmpty
    isUnrendered = reading.isUnrendered
    syntaxFindings =
      findings.isEmpty ? reading.syntaxFindings : findings + reading.syntaxFindings
    unknownEntities = reading.unknownEntities
  }

  private static func arranged(
    _ diagnostics: [Diagnostic], levels: [String: RuleLevel]
  ) -> [Diagnostic] {
    if diagnostics.isEmpty { return [] }
    let sorted = diagnostics.sorted { left, right in
      let (first, second) = (left.range.lowerBound, right.range.lowerBound)
      return first == second
        ? (left.rule.id, left.range.upperBound) < (right.rule.id, right.range.upperBound)
        : first < second
    }
    return sorted.applying(levels)
  }
}

extension [Diagnostic] {
  /// The findings with the severities of the levels, without those of rules that are off.
  /// - Parameter levels: by rule id.
  func applying(_ levels: [String: RuleLevel]) -> [Diagnostic] {
    guard !levels.isEmpty else { return self }
    return compactMap { diagnostic in
      guard let level = levels[diagnostic.rule.id] else { return diagnostic }
      guard let severity = level.severity else { return nil }
      var changed = diagnostic
      changed.severity = severity
      return changed
    }
  }
}

/// The stages of a compilation.
private struct Reading {
  let options: CompilerOptions
  var unknownEntities: [String] = []
  var syntaxFindings: [Diagnostic] = []
  var findings: [Diagnostic] = []
  var program: Program?
  var translation: Translation?
  var callflow: JSONDocument?
  var isFixable = false
  var isUnrendered = false
  /// All findings to report.
  var diagnostics: [Diagnostic] = []

  init(options: CompilerOptions) { self.options = options }

  mutating func readTwiML(_ source: SourceFile) {
    let (document, syntaxFindings) = parse(
      source, isTemplate: options.isTemplate, mode: options.mode,
      explainsEveryFault: options.explainsEveryFault)
    unknownEntities = document.unknownEntities
    self.syntaxFindings = syntaxFindings
    isFixable =
      source.decoding.isVerbatim && !document.expandsEntities && !document.isUnrendered
    isUnrendered = document.isUnrendered
    (program, findings) = analyze(
      document,
      options: AnalysisOptions(target: options.target, baseURL: options.baseURL))
    translateProgram()
    let options = options
    // Most documents silence nothing and do not need the list of all rules.
    lazy var losses = options.isTranslated ? [] : options.catalog.rules(of: .loss)
    let all = document.withoutFixesInTemplates(
      syntaxFindings.filter { !isSaid($0, in: source) } + findings)
    diagnostics = suppress(all, in: document, catalog: options.catalog) {
      !losses.contains($0)
    }
  }

  /// Whether a finding about the verbs names the same template expression and its consequence.
  private func isSaid(_ finding: Diagnostic, in source: SourceFile) -> Bool {
    finding.rule == .unrenderedTemplate && finding.severity < .error
      && findings.contains {
        $0.rule == finding.rule && $0.range.overlaps(finding.range)
      }
  }

  private mutating func translateProgram() {
    guard let program else { return }
    if options.isMigrating { findings = Migration.relaxed(findings, in: program) }
    guard options.isTranslated else { return }
    let result = translate(
      program,
      options: TranslationOptions(
        target: options.target, isMigrating: options.isMigrating,
        isMisdeclared: syntaxFindings.contains { $0.rule == .misdeclaredEncoding }))
    findings +=
      options.isExact
      ? result.diagnostics.map { $0.severity == .warning ? $0.raised(to: .error) : $0 }
      : result.diagnostics
    translation = result
  }

  mutating func readCallflow(_ source: SourceFile) {
    let (document, syntaxFindings) = parseJSON(source)
    self.syntaxFindings = syntaxFindings
    findings = checkCallflow(document, target: options.target)
    callflow = document.root == nil ? nil : document
    // Text in quotes may not be JSON either.
    let isEnveloped = findings.contains { $0.rule == .envelopedTwiML }
    diagnostics = isEnveloped ? findings : syntaxFindings + findings
  }
}
