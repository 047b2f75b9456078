package import Diagnostics

/// Which fix-its are applied.
package struct Fixing: Sendable {
  package var isAsked = false
  package var includesUnsafe = false
  /// Whether changes are printed instead of written.
  package var printsDiff = false

  package init(isAsked: Bool = false, includesUnsafe: Bool = false, printsDiff: Bool = false) {
    self.isAsked = isAsked
    self.includesUnsafe = includesUnsafe
    self.printsDiff = printsDiff
  }

  /// Whether documents are changed at all; the unsafe ones only add to what is.
  package var isOn: Bool { isAsked || printsDiff }
}

/// A document with its fix-its applied.
package struct Correction: Sendable {
  /// The document as it was.
  package let original: Compilation
  /// The document as it is now.
  package let result: Compilation
  /// How many findings were answered.
  package let count: Int

  /// One fix-it can bring another finding to light, or touch the same text as another one.
  private static let passLimit = 64

  package init(_ original: Compilation, fixing: Fixing) {
    self.original = original
    guard fixing.isOn, original.isFixable else {
      (result, count) = (original, 0)
      return
    }
    var current = original
    var seen: Set<[UInt8]> = [original.source.bytes]
    var count = 0
    for _ in 0..<Correction.passLimit {
      let compiled = { (fixIts: [FixIt]) in
        Compilation(
          name: current.source.name, bytes: current.source.applying(fixIts),
          options: original.options)
      }
      var fixIts = current.applicableFixIts(fixing)
      guard !fixIts.isEmpty else { break }
      var next = compiled(fixIts)
      if !fixing.includesUnsafe, next.hasMoreErrors(than: current) {
        // An attribute that was ignored, say, has a value that Kazoo fails on once it is read.
        fixIts.removeAll { compiled([$0]).hasMoreErrors(than: current) }
        next = compiled(fixIts)
      }
      // What comes back to a text that it left has no end.
      guard !fixIts.isEmpty, seen.insert(next.source.bytes).inserted else { break }
      current = next
      count += fixIts.count
    }
    result = current
    self.count = count
  }

  package var isChanged: Bool { result.source.bytes != original.source.bytes }
}

extension Compilation {
  /// Whether a change brought errors, other than those that an error in the XML had hidden and those
  /// that were warnings because nothing reached them.
  fileprivate func hasMoreErrors(than old: Compilation) -> Bool {
    let errors = diagnostics.filter { $0.severity == .error }
    let oldErrors = old.diagnostics.filter { $0.severity == .error }
    guard old.program != nil, !old.syntaxFindings.contains(where: { $0.severity == .error }),
      errors.count > oldErrors.count
    else { return false }
    return errors.contains { error in
      errors.count { $0.rule == error.rule } > old.diagnostics.count { $0.rule == error.rule }
    }
  }

  /// The fix-it of each finding that has one, but those that touch the text of one before.
  package func applicableFixIts(_ fixing: Fixing) -> [FixIt] {
    var taken: [SourceRange] = []
    var fixIts: [FixIt] = []
    for diagnostic in diagnostics {
      let choices = diagnostic.fixIts.filter { $0.safety == .safe || fixing.includesUnsafe }
      guard let fixIt = choices.first(where: { $0.safety == .safe }) ?? choices.first else {
        continue
      }
      let ranges = fixIt.edits.map(\.range)
      guard !ranges.contains(where: { range in taken.contains { $0.touches(range) } }) else {
        continue
      }
      taken += ranges
      fixIts.append(fixIt)
    }
    return fixIts
  }
}

extension SourceRange {
  fileprivate func touches(_ other: SourceRange) -> Bool {
    lowerBound <= other.upperBound && other.lowerBound <= upperBound
  }
}

extension SourceFile {
  /// The document with edits that do not overlap; a byte order mark stays.
  package func applying(_ fixIts: [FixIt]) -> [UInt8] {
    let edits = fixIts.flatMap(\.edits).sorted { $0.range.lowerBound < $1.range.lowerBound }
    var result = Array(bytes.prefix(bytes.count - text.count))
    var offset = 0
    for edit in edits {
      result += text[offset..<edit.range.lowerBound]
      result += edit.replacement.utf8
      offset = edit.range.upperBound
    }
    result += text[offset...]
    return result
  }
}
