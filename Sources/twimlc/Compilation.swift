import Answer
import Callflow
import CallflowSemantics
import Diagnostics
import JSONSyntax
import Suppression
import Translation
import TwiMLSemantics
import TwiMLSyntax

/// What became of one document.
final class Compilation: Sendable {
  let answer: Answer
  var source: SourceFile { answer.source }
  /// What it was compiled by.
  let settings: Settings
  /// In the order of the document, with the severities that the user wants.
  let diagnostics: [Diagnostic]
  /// nil where an error stands in the way, or nothing was to be translated.
  var flow: Callflow? { hasErrors ? nil : translation?.flow }
  /// The place of the verb that each action of the flow comes from.
  var origins: [SourceRange] { translation?.origins ?? [] }
  private let translation: Translation?
  /// The callflow that the document is itself; nil for TwiML, and where an error stands in the way.
  var callflow: JSONDocument? { hasErrors ? nil : answeredCallflow }
  /// The same whatever its errors; nil where it is no JSON.
  let answeredCallflow: JSONDocument?
  /// The verbs; nil for what is not voice TwiML at all, and where nobody wants them.
  let program: Program?
  /// Whether offsets into the text are offsets into what was read, so that edits can be applied.
  let isFixable: Bool
  /// What was found before the verbs were looked at, whatever the levels of the rules.
  let syntaxFindings: [Diagnostic]
  /// The external entities that count as empty, since what they hold is not known.
  let unknownEntities: [String]

  /// - Parameters:
  ///   - findings: what was found in the head of the answer.
  ///   - isTranslated: whether it is to be translated as well as checked.
  ///   - mode: which parser it is read for.
  ///   - keepsProgram: whether the verbs are wanted afterwards.
  init(
    _ answer: Answer, findings: [Diagnostic] = [], settings: Settings, isTranslated: Bool,
    mode: ParsingMode = .strict, keepsProgram: Bool = true
  ) {
    self.answer = answer
    self.settings = settings
    var reading = Reading(settings: settings, isTranslated: isTranslated, mode: mode)
    // A template may begin like JSON.
    let isTemplate = settings.isTemplate && answer.language == .callflow
    switch isTemplate ? .twiml : answer.language {
    case .twiml: reading.readTwiML(answer.source)
    case .callflow: reading.readCallflow(answer.source)
    case .unread: break
    }
    diagnostics = Compilation.arranged(findings + reading.diagnostics, levels: settings.levels)
    translation = reading.translation
    answeredCallflow = reading.callflow
    program = keepsProgram ? reading.program : nil
    isFixable = reading.isFixable && answer.heads.isEmpty
    syntaxFindings = findings + reading.syntaxFindings
    unknownEntities = reading.unknownEntities
  }

  /// What was read under a name.
  convenience init(name: String, bytes: [UInt8], settings: Settings, isTranslated: Bool) {
    let (answer, findings) = Answer.receive(
      name: name, bytes: bytes, contentType: settings.contentType)
    self.init(answer, findings: findings, settings: settings, isTranslated: isTranslated)
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

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
  let settings: Settings
  let isTranslated: Bool
  let mode: ParsingMode
  var unknownEntities: [String] = []
  var syntaxFindings: [Diagnostic] = []
  var findings: [Diagnostic] = []
  var program: Program?
  var translation: Translation?
  var callflow: JSONDocument?
  var isFixable = false
  /// All that is to be reported.
  var diagnostics: [Diagnostic] = []

  init(settings: Settings, isTranslated: Bool, mode: ParsingMode) {
    self.settings = settings
    self.isTranslated = isTranslated
    self.mode = mode
  }

  mutating func readTwiML(_ source: SourceFile) {
    let options = AnalysisOptions(target: settings.target, baseURL: settings.baseURL)
    let (document, syntaxFindings) = parse(
      source, isTemplate: settings.isTemplate, mode: mode)
    unknownEntities = document.unknownEntities
    self.syntaxFindings = syntaxFindings
    isFixable = source.decoding.isVerbatim && !document.expandsEntities
    (program, findings) = analyze(document, options: options)
    translateProgram()
    let isTranslated = isTranslated
    diagnostics = suppress(syntaxFindings + findings, in: document) { rule in
      isTranslated || !Rule.losses.contains(rule)
    }
  }

  private mutating func translateProgram() {
    guard let program else { return }
    if settings.isMigrating { findings = Migration.eased(findings, in: program) }
    guard isTranslated else { return }
    let result = translate(
      program,
      options: TranslationOptions(target: settings.target, isMigrating: settings.isMigrating))
    findings +=
      settings.isExact
      ? result.diagnostics.map { $0.severity == .warning ? $0.raised(to: .error) : $0 }
      : result.diagnostics
    translation = result
  }

  mutating func readCallflow(_ source: SourceFile) {
    let (document, syntaxFindings) = parseJSON(source)
    self.syntaxFindings = syntaxFindings
    findings = checkCallflow(document, target: settings.target)
    callflow = document.root == nil ? nil : document
    diagnostics = syntaxFindings + findings
  }
}
