import Compiler
import Diagnostics
import TwiMLSemantics
import TwiMLSyntax

@testable import twimlc

extension DocumentTrial {
  /// Fixes end, and safe ones cause no errors.
  mutating func demandFixes(of compilation: Compilation) {
    guard compilation.diagnostics.contains(where: { !$0.fixIts.isEmpty }) else { return }
    var options = compilation.options
    options.isTranslated = false
    let fixing = Fixing(isAsked: true, includesUnsafe: chance.isOneIn(2))
    let fixed = corrected(compilation.source.bytes, options, fixing)
    let again = corrected(fixed.result.source.bytes, options, fixing)
    demand(
      !again.isChanged,
      "fixing twice changes nothing:\n\(text(of: again.original))\n---\n\(text(of: again.result))")
    if !fixing.includesUnsafe { demandNoMoreErrors(fixed) }
  }

  private func corrected(
    _ bytes: [UInt8], _ options: CompilerOptions, _ fixing: Fixing
  ) -> Correction {
    Correction(Compilation(name: "fuzz.xml", bytes: bytes, options: options), fixing: fixing)
  }

  /// Errors that an XML error or a wrong root had hidden do not count.
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
