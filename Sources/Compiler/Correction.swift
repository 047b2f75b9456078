package import Diagnostics

/// The fix-its to apply.
package struct Fixing: Sendable {
  package var isAsked = false
  package var includesUnsafe = false
  /// Whether to print changes instead of writing them.
  package var printsDiff = false

  package init(isAsked: Bool = false, includesUnsafe: Bool = false, printsDiff: Bool = false) {
    self.isAsked = isAsked
    self.includesUnsafe = includesUnsafe
    self.printsDiff = printsDiff
  }

  /// Whether documents are changed; unsafe fixes alone do not change them.
  package var isOn: Bool { isAsked || printsDiff }
}

/// A document with its fix-its applied.
package struct Correction: Sendable {
  /// The document before.
  package let original: Compilation
  /// The document after.
  package let result: Compilation
  /// The number of fixed findings.
  package let count: Int

  /// The maximum number of passes. A fix-it can reveal another finding, once for each level of
  /// nesting, or touch the same text as another one.
  private static let passLimit = 2000

  package init(_ original: Compilation, fixing: Fixing) {
    self.original = original
    guard fixing.isOn, original.isFixable else {
      (result, count) = (original, 0)
      return
    }
    var current = original
    var seen: Set<Int> = [original.source.bytes.hashValue]
    var count = 0
    for _ in 0..<Correction.passLimit {
      let fixIts = current.applicableFixIts(fixing)
      guard !fixIts.isEmpty else { break }
      let pass =
        fixing.includesUnsafe
        ? CorrectionPass(of: fixIts, to: current) : CorrectionPass(ofHarmless: fixIts, to: current)
      // A text that appears again would never end.
      guard let pass, seen.insert(pass.result.source.bytes.hashValue).inserted else { break }
      current = pass.result
      count += pass.fixIts.count
    }
    // The report shows at most the usual number of faults.
    if current.program == nil, current.options.explainsEveryFault {
      current = Compilation(
        name: original.source.name, bytes: current.source.bytes, options: original.options)
    }
    result = current
    self.count = count
  }

  package var isChanged: Bool { result.source.bytes != original.source.bytes }
}

extension Compilation {
  /// The fix-its of the findings, except those that touch the text of an earlier one.
  package func applicableFixIts(_ fixing: Fixing) -> [FixIt] {
    var taken = TakenRanges()
    var fixIts: [FixIt] = []
    for diagnostic in diagnostics {
      let choices = diagnostic.fixIts.filter { $0.safety == .safe || fixing.includesUnsafe }
      guard let fixIt = choices.first(where: { $0.safety == .safe }) ?? choices.first else {
        continue
      }
      let ranges = fixIt.edits.map(\.range)
      if ranges.contains(where: taken.touch) { continue }
      for range in ranges { taken.insert(range) }
      fixIts.append(fixIt)
    }
    return fixIts
  }
}

/// Ranges that do not touch each other, with a fast check for another range.
private struct TakenRanges {
  /// The ranges in each block of bytes.
  private var blocks: [Int: [SourceRange]] = [:]
  private static let blockSize = 256

  mutating func insert(_ range: SourceRange) {
    for block in TakenRanges.blocks(of: range) { blocks[block, default: []].append(range) }
  }

  /// Whether one of them shares text or an end with a range.
  func touch(_ range: SourceRange) -> Bool {
    TakenRanges.blocks(of: range).contains { block in
      blocks[block]?.contains {
        $0.lowerBound <= range.upperBound && range.lowerBound <= $0.upperBound
      } ?? false
    }
  }

  private static func blocks(of range: SourceRange) -> ClosedRange<Int> {
    range.lowerBound / blockSize...range.upperBound / blockSize
  }
}

extension SourceFile {
  /// The document with edits that do not overlap; a byte order mark is kept.
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
