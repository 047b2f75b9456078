import Glibc
import Synchronization
import Testing

@testable import twimlc

@Suite struct ParallelMapTests {
  @Test(arguments: [0, 1, 2, 15, 16, 17, 100, 1000], [1, 2, 3, 8])
  func `results are in the order of the elements, each made once`(count: Int, threads: Int) {
    let calls = CallCount()
    let results = (0..<count).map(\.self).parallelMap(threads: threads) { element in
      calls.add()
      return element * 2
    }
    #expect(results == (0..<count).map { $0 * 2 })
    #expect(calls.value == count)
  }

  @Test func `other threads work before the results are needed`() {
    let isStarted = CallCount()
    let map = [1, 2].startMap(threads: 2) { element in
      isStarted.add()
      return element
    }
    for _ in 0..<1000 where isStarted.value == 0 { usleep(10_000) }
    #expect(isStarted.value > 0)
    #expect(map.finish() == [1, 2])
  }

  private final class CallCount: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    func add() { count.withLock { $0 += 1 } }
  }
}
