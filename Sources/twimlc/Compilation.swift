import Callflow
import Diagnostics
import Suppression
import Translation
import TwiMLSemantics
import TwiMLSyntax

/// What became of one document.
struct Compilation: Sendable {
  let source: SourceFile
  /// In the order of the document, with the severities that the user wants.
  let diagnostics: [Diagnostic]
  /// nil where an error stands in the way, or nothing was to be translated.
  var flow: Callflow? { hasErrors ? nil : translation }
  private let translation: Callflow?
  /// The place of the verb that each action of the flow comes from.
  let origins: [SourceRange]
  /// The verbs; nil for what is not voice TwiML at all.
  let program: Program?
  /// Whether offsets into the text are offsets into what was read, so that edits can be applied.
  let isFixable: Bool
  /// What was found before the verbs were looked at, whatever the levels of the rules.
  let syntaxFindings: [Diagnostic]

  init(_ source: SourceFile, settings: Settings, isTranslated: Bool) {
    let options = AnalysisOptions(target: settings.target, baseURL: settings.baseURL)
    let (document, syntaxFindings) = parse(source)
    let (program, findings) = analyze(document, options: options)
    var diagnostics = syntaxFindings + findings
    var translation: Translation?
    if let program {
      if settings.isMigrating { diagnostics = Migration.eased(diagnostics, in: program) }
      if isTranslated {
        let result = translate(
          program,
          options: TranslationOptions(
            target: settings.target, isMigrating: settings.isMigrating))
        translation = result
        diagnostics += result.diagnostics.map {
          settings.isExact && $0.severity == .warning ? $0.raised(to: .error) : $0
        }
      }
    }
    diagnostics = suppress(diagnostics, in: document) { rule in
      isTranslated || !Rule.losses.contains(rule)
    }
    self.source = source
    isFixable = source.decoding.isVerbatim && !document.expandsEntities
    self.diagnostics = Compilation.arranged(diagnostics, levels: settings.levels)
    self.translation = translation?.flow
    origins = translation?.origins ?? []
    self.program = program
    self.syntaxFindings = syntaxFindings
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
