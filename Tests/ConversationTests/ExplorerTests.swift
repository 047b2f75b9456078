import Compiler
import Conversation
import Diagnostics
import Synchronization
import Testing
import Trace

/// The limits of a walk through an application.
struct ExplorerTests {
  /// The walk is cut at the same place whatever is done at the same time.
  @Test(arguments: [1, 2, 5, 31, 32, 33, 64, 100, 1000])
  func requestsAreCountedExactly(limit: Int) {
    var plan = ExplorationPlan.example
    plan.requestLimit = limit
    let application = Recording(Application.menu)
    var explorer = Explorer(plan)
    let exploration = explorer.run(over: application)
    let all = 51
    #expect(application.count == min(limit, all))
    #expect(exploration.requestCount == application.count)
    #expect((exploration.limit != nil) == (limit < all))
    #expect((exploration.unfollowed > 0) == (limit < all))
    if limit < all {
      #expect(
        exploration.limit
          == (limit == 1 ? "the limit of 1 request" : "the limit of \(limit) requests"))
    }
  }

  /// What was found before somebody stops the walk is kept, and nothing is made up.
  @Test(arguments: 1...8) func stoppingKeepsWhatWasFound(round: Int) {
    var explorer = Explorer(.example)
    var rounds = 0
    let exploration = explorer.run(
      over: Application.menu,
      stop: {
        rounds += 1
        return rounds > round ? "stopped by the user" : nil
      })
    #expect(exploration.limit == "stopped by the user")
    #expect(exploration.states.allSatisfy { $0.failure == nil && $0.status == nil })
    #expect(exploration.states.isEmpty == (round == 1))
  }

  /// A request that was given up is no response, and no finding.
  @Test func anInterruptedRequestIsNoFinding() {
    var explorer = Explorer(.example)
    let exploration = explorer.run(over: Recording(Application.menu, interruptedAfter: 7))
    #expect(exploration.requestCount == 7)
    #expect(exploration.unfollowed > 0)
    #expect(!exploration.reports().flatMap(\.findings).contains { $0.rule.id == "failed-request" })
  }
}

extension ExplorationPlan {
  /// Of the application in memory.
  static var example: ExplorationPlan {
    ExplorationPlan(
      CallPlan(
        url: Application.host + "/voice", caller: .example, options: CompilerOptions()))
  }
}

/// Counts what is requested.
private final class Recording: Transport {
  private let inner: Application
  private let limit: Int
  private let requests = Mutex(0)

  /// - Parameter interruptedAfter: after so many requests the others are given up.
  init(_ inner: Application, interruptedAfter limit: Int = .max) {
    (self.inner, self.limit) = (inner, limit)
  }

  var count: Int { requests.withLock { $0 } }

  func deliver(_ request: OutgoingRequest) -> Delivery {
    let isLate = requests.withLock { count in
      count += 1
      return count > limit
    }
    return isLate
      ? .failed(DeliveryFailure(.interrupted, "stopped")) : inner.deliver(request)
  }
}
