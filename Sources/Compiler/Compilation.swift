package import Diagnostics
package import HTTPAnswer
package import JSON
package import KazooCallflow
import Translation
package import TwiMLSemantics
import TwiMLSyntax

/// What became of one document: the one entry to parsing, checking and translating.
package final class Compilation: Sendable {
  package let answer: Answer
  package var source: SourceFile { answer.source }
  /// What it was compiled by.
  package let options: CompilerOptions
  /// In the order of the document, with the severities that the user wants.
  package let diagnostics: [Diagnostic]
  /// nil where an error stands in the way, or nothing was to be translated.
  package var flow: Callflow? { hasErrors ? nil : translation?.flow }
  /// The place of the verb that each action of the flow comes from.
  package var origins: [SourceRange] { translation?.origins ?? [] }
  private let translation: Translation?
  /// The callflow that the document is itself; nil for TwiML, and where an error stands in the way.
  package var callflow: JSONDocument? { hasErrors ? nil : answeredCallflow }
  /// The same whatever its errors; nil where it is not JSON.
  package let answeredCallflow: JSONDocument?
  /// The verbs; nil for what is not voice TwiML at all, and where nobody wants them.
  package let program: Program?
  /// Whether offsets into the text are offsets into what was read, so that edits can be applied.
  package let isFixable: Bool
  /// Whether the document is the source of a template or a script, and was not compiled as one.
  package let isUnrendered: Bool
  /// What was found before the verbs were looked at, whatever the levels of the rules.
  package let syntaxFindings: [Diagnostic]
  /// The external entities that count as empty, since what they hold is not known.
  package let unknownEntities: [String]

  /// Compiles what was read under a name: a document alone, or one after the head of its response.
  package convenience init(name: String, bytes: [UInt8], options: CompilerOptions) {
    let (answer, findings) = Answer.receive(
      name: name, bytes: bytes, contentType: options.contentType)
    self.init(answer, findings: findings, options: options)
  }

  /// Compiles an answer that was taken apart already.
  /// - Parameter findings: what was found in the head of the answer.
  package init(_ answer: Answer, findings: [Diagnostic] = [], options: CompilerOptions) {
    self.answer = answer
    self.options = options
    var reading = Reading(options: options)
    // A template may begin like JSON.
    let isTemplate = options.isTemplate && answer.language == .callflow
    switch isTemplate ? .twiml : answer.language {
    case .twiml: reading.readTwiML(answer.source)
    case .callflow: reading.readCallflow(answer.source)
    case .unread: break
    }
    diagnostics = Compilation.arranged(findings + reading.diagnostics, levels: options.levels)
    translation = reading.translation
    answeredCallflow = reading.callflow
    program = options.keepsProgram ? reading.program : nil
    isFixable = reading.isFixable && answer.heads.isEmpty
    isUnrendered = reading.isUnrendered
    syntaxFindings = findings + reading.syntaxFindings
    unknownEntities = reading.unknownEntities
  }

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  private static func arranged(
    _ diagnostics: [Diagnostic], levels: [String: RuleLevel]
  ) -> [Diagnostic] {
    let sorted = diagnostics.sorted { left, right in
      (left.range.lowerBound, left.rule.id, left.range.upperBound)
        < (right.range.lowerBound, right.rule.id, right.range.upperBound)
    }
    guard !levels.isEmpty else { return sorted }
    return sorted.compactMap { diagnostic in
      guard let level = levels[diagnostic.rule.id] else { return diagnostic }
      guard let severity = level.severity else { return nil }
      var changed = diagnostic
      changed.severity = severity
      return changed
    }
  }
}

/// The stages that a document runs through.
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
  /// All that is to be reported.
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
    // Most documents silence nothing, and need no list of all rules.
    lazy var losses = options.isTranslated ? [] : options.catalogue.rules(of: .loss)
    let all = document.withoutFixesInTemplates(
      syntaxFindings.filter { !isSaid($0, in: source) } + findings)
    diagnostics = suppress(all, in: document, catalogue: options.catalogue) {
      !losses.contains($0)
    }
  }

  /// Whether a finding about the verbs names the same part of a template, and what comes of it.
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
    // What stands in quotes may not be JSON either.
    let isEnveloped = findings.contains { $0.rule == .envelopedTwiML }
    diagnostics = isEnveloped ? findings : syntaxFindings + findings
  }
}
