import Compiler
import Diagnostics
import Trace
import TwiMLSemantics
import TwiMLSyntax

/// A document with its errors repaired.
struct RepairedDocument: Sendable {
  let compilation: Compilation
  /// The repaired errors, and the URLs that Kazoo resolves differently.
  let findings: [Diagnostic]
  private let original: Compilation

  /// - Parameter original: without a head.
  init(_ original: Compilation) {
    self.original = original
    let mended = original.diagnostics.filter {
      $0.severity == .error || $0.rule == .unusualResolution
    }
    guard !mended.isEmpty, original.program != nil else {
      compilation = original
      findings = []
      return
    }
    let corrected = Self.mended(original, excluding: nil)
    compilation = corrected
    let left = corrected.diagnostics.filter { $0.severity == .error }.map(\.rule)
    findings = mended.filter { !left.contains($0.rule) }
  }

  /// The repairs that a call needs to get to the next request.
  /// - Parameters:
  /// - call: its state before the document ran.
  /// - made: the decisions in the repaired document.
  /// - next: the request that the repaired document makes.
  func needed(
    for next: Request, on call: OngoingCall, deciding made: DecisionsMade
  ) -> [Diagnostic] {
    var isNeeded: [String: Bool] = [:]
    return findings.filter { finding in
      let key = finding.rule == .unusualResolution ? finding.message : finding.rule.id
      if let known = isNeeded[key] { return known }
      let document = Self.mended(original, excluding: finding)
      let result = document.runningProgram.map { program -> Bool in
        var call = call
        let trace = call.run(program, deciding: DecisionReplay(made))
        return trace.end != .request(next)
      }
      isNeeded[key] = result ?? true
      return result ?? true
    }
  }

  /// - Parameter excluded: stays as it is, with the others of its rule.
  private static func mended(
    _ original: Compilation, excluding excluded: Diagnostic?
  ) -> Compilation {
    var document = resolved(original, excluding: excluded)
    if let excluded, excluded.rule != .unusualResolution {
      var options = original.options
      options.levels[excluded.rule.id] = .off
      document = Compilation(
        name: document.source.name, bytes: document.source.bytes, options: options)
    }
    return Correction(document, fixing: Fixing(isAsked: true, includesUnsafe: true)).result
  }

  /// The same with the URLs as RFC 3986 resolves them.
  private static func resolved(
    _ original: Compilation, excluding excluded: Diagnostic?
  ) -> Compilation {
    guard let base = original.options.baseURL else { return original }
    let fixIts = original.diagnostics.compactMap { finding -> FixIt? in
      guard finding.rule == .unusualResolution, finding.range != excluded?.range else { return nil }
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
