import Compiler
package import Diagnostics
import TwiMLSemantics
import TwiMLSyntax

/// A document as its author meant it.
package struct Repair: Sendable {
  let compilation: Compilation
  /// What was mended: the errors, and the URLs that Kazoo resolves in a way of its own.
  package let findings: [Diagnostic]

  /// - Parameter original: without a head.
  init(_ original: Compilation) {
    let mended = original.diagnostics.filter {
      $0.severity == .error || $0.rule == .unusualResolution
    }
    guard !mended.isEmpty, original.program != nil else {
      compilation = original
      findings = []
      return
    }
    let resolved = Self.resolved(original)
    let corrected = Correction(resolved, fixing: Fixing(isAsked: true, includesUnsafe: true)).result
    compilation = corrected
    let left = corrected.diagnostics.filter { $0.severity == .error }.map(\.rule)
    findings = mended.filter { !left.contains($0.rule) }
  }

  /// The same with the URLs as RFC 3986 resolves them.
  private static func resolved(_ original: Compilation) -> Compilation {
    guard let base = original.options.baseURL else { return original }
    let fixIts = original.diagnostics.compactMap { finding -> FixIt? in
      guard finding.rule == .unusualResolution else { return nil }
      let reference = original.source[finding.range]
      let url = standardURL(of: reference.replacing("&amp;", with: "&"), against: base)
      return FixIt(
        "write the whole URL", .unsafe, replace: finding.range,
        with: url.replacing("&", with: "&amp;"))
    }
    guard !fixIts.isEmpty else { return original }
    return Compilation(
      name: original.source.name, bytes: original.source.applying(fixIts),
      options: original.options)
  }
}
