import Diagnostics

/// A document after several fix-its are applied at once.
struct CorrectionPass {
  let fixIts: [FixIt]
  let result: Compilation

  /// nil if there is nothing to apply.
  init?(of fixIts: [FixIt], to old: Compilation) {
    guard !fixIts.isEmpty else { return nil }
    self.fixIts = fixIts
    var options = old.options
    options.explainsEveryFault = true
    result = Compilation(
      name: old.source.name, bytes: old.source.applying(fixIts), options: options)
  }

  /// Leaves out fix-its that cause errors: an ignored attribute, for example, can have a value that
  /// Kazoo fails on once it is read.
  init?(ofHarmless fixIts: [FixIt], to old: Compilation) {
    var rest = fixIts
    for round in 0..<CorrectionPass.rounds {
      guard let pass = CorrectionPass(of: rest, to: old) else { return nil }
      if !pass.result.hasMoreErrors(than: old) {
        self = pass
        return
      }
      if round == 0, rest.count <= CorrectionPass.fixItLimit {
        rest.removeAll {
          CorrectionPass(of: [$0], to: old)?.result.hasMoreErrors(than: old) ?? true
        }
      } else {
        let harmful = pass.harmful(beside: old)
        rest = rest.indices.filter { !harmful.contains($0) }.map { rest[$0] }
        if harmful.isEmpty { return nil }
      }
    }
    return nil
  }

  /// The maximum number of fix-its to try one by one.
  private static let fixItLimit = 32
  private static let rounds = 8

  /// The indices of the fix-its whose edits are at new errors.
  private func harmful(beside old: Compilation) -> Set<Int> {
    let shifts = EditShifts(fixIts)
    let text = result.source.text
    var harmful: Set<Int> = []
    for error in result.newErrors(beside: old) where !old.has(error, shifts) {
      let start =
        text[...min(error.range.lowerBound, text.count - 1)]
        .lastIndex(of: UInt8(ascii: "<")) ?? 0
      let end =
        text[min(error.range.upperBound, text.count)...]
        .firstIndex(of: UInt8(ascii: ">")) ?? text.count
      harmful.formUnion(shifts.fixIts(in: start...end))
    }
    return harmful
  }
}

/// The places of edits in the resulting text.
private struct EditShifts {
  private struct Place {
    let new: Range<Int>
    /// The distance by which a later place moved.
    let shift: Int
    let fixIt: Int
  }

  private var places: [Place] = []

  /// The maximum number of edits to consider around an error.
  private static let most = 64

  init(_ fixIts: [FixIt]) {
    let edits = fixIts.enumerated().flatMap { index, fixIt in fixIt.edits.map { ($0, index) } }
      .sorted { $0.0.range.lowerBound < $1.0.range.lowerBound }
    var shift = 0
    for (edit, index) in edits {
      let start = edit.range.lowerBound + shift
      let count = edit.replacement.utf8.count
      shift += count - edit.range.count
      places.append(Place(new: start..<start + count, shift: shift, fixIt: index))
    }
  }

  /// The offset in the old text for one in the new text.
  func oldOffset(of offset: Int) -> Int {
    let next = places.partitioningIndex { $0.new.lowerBound > offset }
    return next == 0 ? offset : offset - places[next - 1].shift
  }

  func fixIts(in range: ClosedRange<Int>) -> [Int] {
    let first = places.partitioningIndex { $0.new.upperBound >= range.lowerBound }
    return places[first...].prefix(EditShifts.most).prefix { $0.new.lowerBound <= range.upperBound }
      .map(\.fixIt)
  }
}

extension Compilation {
  /// Whether a change caused errors, apart from those that an XML error had hidden and those that
  /// were warnings because they were not reached.
  func hasMoreErrors(than old: Compilation) -> Bool { !newErrors(beside: old).isEmpty }

  /// The errors of rules that have more errors than they had findings.
  fileprivate func newErrors(beside old: Compilation) -> [Diagnostic] {
    let errors = diagnostics.filter { $0.severity == .error }
    guard old.program != nil, !old.syntaxFindings.contains(where: { $0.severity == .error }),
      errors.count > old.diagnostics.count(where: { $0.severity == .error })
    else { return [] }
    let before = Dictionary(grouping: old.diagnostics, by: \.rule).mapValues(\.count)
    let now = Dictionary(grouping: errors, by: \.rule).mapValues(\.count)
    return errors.filter { now[$0.rule, default: 0] > before[$0.rule, default: 0] }
  }

  /// Whether an error of the changed document existed before.
  fileprivate func has(_ error: Diagnostic, _ shifts: EditShifts) -> Bool {
    let offset = shifts.oldOffset(of: error.range.lowerBound)
    let first = diagnostics.partitioningIndex { $0.range.lowerBound >= offset }
    return diagnostics[first...].prefix { $0.range.lowerBound == offset }
      .contains { $0.rule == error.rule && $0.severity == .error }
  }
}
