import Diagnostics

/// What `--fix`, `--unsafe-fixes` and `--diff` say.
struct Fixing: Sendable {
  var isAsked = false
  var includesUnsafe = false
  /// Whether changes are printed instead of written.
  var printsDiff = false

  var isOn: Bool { isAsked || includesUnsafe || printsDiff }
}

/// A document with its fix-its applied.
struct Correction: Sendable {
  /// The document as it was.
  let original: Compilation
  /// The document as it is now.
  let result: Compilation
  /// How many findings were answered.
  let count: Int

  /// One fix-it can bring another finding to light, or touch the same text as another one.
  private static let passLimit = 64

  init(_ original: Compilation, settings: Settings, isTranslated: Bool) {
    self.original = original
    var current = original
    var seen: Set<[UInt8]> = [original.source.bytes]
    var count = 0
    for _ in 0..<Correction.passLimit where settings.fixing.isOn && original.isFixable {
      let fixIts = current.applicableFixIts(settings.fixing)
      guard !fixIts.isEmpty else { break }
      let bytes = current.source.applying(fixIts)
      // What comes back to a text that it left has no end.
      guard seen.insert(bytes).inserted else { break }
      current = Compilation(
        name: current.source.name, bytes: bytes, settings: settings, isTranslated: isTranslated)
      count += fixIts.count
    }
    result = current
    self.count = count
  }

  var isChanged: Bool { result.source.bytes != original.source.bytes }
}

extension Compilation {
  /// The fix-it of each finding that has one, but those that touch the text of one before.
  func applicableFixIts(_ fixing: Fixing) -> [FixIt] {
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
  func applying(_ fixIts: [FixIt]) -> [UInt8] {
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
