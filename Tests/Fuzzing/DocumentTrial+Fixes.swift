import Diagnostics

@testable import twimlc

extension DocumentTrial {
  /// Fixes come to an end, and safe ones bring no errors.
  mutating func demandFixes(of compilation: Compilation) {
    guard compilation.diagnostics.contains(where: { !$0.fixIts.isEmpty }) else { return }
    var settings = compilation.settings
    settings.fixing.isAsked = true
    settings.fixing.includesUnsafe = chance.isOneIn(2)
    let fixed = corrected(compilation.source.bytes, settings)
    let again = corrected(fixed.result.source.bytes, settings)
    demand(
      !again.isChanged,
      "fixing twice changes nothing:\n\(text(of: again.original))\n---\n\(text(of: again.result))")
    if !settings.fixing.includesUnsafe { demandNoMoreErrors(fixed) }
  }

  private func corrected(_ bytes: [UInt8], _ settings: Settings) -> Correction {
    Correction(
      Compilation(name: "fuzz.xml", bytes: bytes, settings: settings, isTranslated: false),
      settings: settings, isTranslated: false)
  }

  /// Errors that an error in the XML or a wrong root had hidden do not count.
  private func demandNoMoreErrors(_ correction: Correction) {
    let old = correction.original
    guard old.program != nil, !old.syntaxFindings.contains(where: { $0.severity == .error }),
      !old.diagnostics.contains(where: { $0.rule == .wrongRoot })
    else { return }
    let errors = correction.result.diagnostics.filter { $0.severity == .error }
    guard errors.count > old.diagnostics.count(where: { $0.severity == .error }) else { return }
    for error in errors {
      demand(
        errors.count { $0.rule == error.rule } <= old.diagnostics.count { $0.rule == error.rule },
        "safe fixes bring no error '\(error.message)':\n\(text(of: correction.result))")
    }
  }

  private func text(of compilation: Compilation) -> String {
    String(decoding: compilation.source.bytes, as: UTF8.self)
  }
}
