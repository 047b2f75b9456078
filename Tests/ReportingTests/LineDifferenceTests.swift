import Testing

@testable import Reporting

@Suite struct LineDifferenceTests {
  /// Deterministic pseudorandom numbers.
  private struct Dice {
    var state: UInt64
    mutating func roll(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
  }

  private func expectCommonLinesAreEqual(_ old: [String], _ new: [String]) {
    let (oldLines, newLines) = (old.map { Array($0.utf8)[...] }, new.map { Array($0.utf8)[...] })
    let difference = LineDifference(from: oldLines, to: newLines)
    let kept = zip(old, difference.isRemoved).filter { !$1 }.map(\.0)
    let common = zip(new, difference.isInserted).filter { !$1 }.map(\.0)
    #expect(kept == common)
  }

  @Test(arguments: 0..<60)
  func `lines neither removed nor inserted are equal`(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    let kinds = [2, 20, 100_000][seed % 3]
    let old = (0..<dice.roll(1500)).map { _ in "\(dice.roll(kinds))" }
    var new: [String] = []
    for line in old {
      switch dice.roll(8) {
      case 0: break
      case 1: new += [line, "\(dice.roll(kinds))"]
      case 2: new.append("x\(line)")
      default: new.append(line)
      }
    }
    expectCommonLinesAreEqual(old, new)
    expectCommonLinesAreEqual(old, new.reversed())
    expectCommonLinesAreEqual(old, [])
    expectCommonLinesAreEqual([], new)
  }

  @Test func `a few changes in many lines give a small difference`() {
    let old = (0..<20_000).map { Array("line \($0)".utf8)[...] }
    var new = old
    new.remove(at: 15_000)
    new.insert(Array("new".utf8)[...], at: 300)
    new[9000] = Array("other".utf8)[...]
    let difference = LineDifference(from: old, to: new)
    #expect(difference.isRemoved.count { $0 } == 2)
    #expect(difference.isInserted.count { $0 } == 2)
  }
}
