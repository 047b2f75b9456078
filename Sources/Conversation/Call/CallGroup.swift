/// Calls that are made together, one request of each at a time.
package struct CallGroup {
  private let drivers: [CallDriver]
  /// The requests that something came of.
  private(set) var requestCount = 0

  package init(_ plans: [CallPlan]) { drivers = plans.map { CallDriver($0) } }

  /// In the order of the plans. A call that was stopped is interrupted.
  package var records: [CallRecord] { drivers.map(\.record) }

  /// Makes the calls, as far as the limit lets them go.
  /// - Parameters:
  ///   - requestLimit: the most requests.
  ///   - isStopped: whether to make no more requests, asked before each one.
  package mutating func run(
    over transport: some Transport, requestLimit: Int = .max, isStopped: () -> Bool = { false }
  ) {
    var waiting = drivers.compactMap { driver in driver.start().map { (driver, $0) } }
    while !waiting.isEmpty, requestCount < requestLimit, !isStopped() {
      // The same calls are cut whatever the transport does at the same time.
      let round = Array(waiting.prefix(requestLimit - requestCount))
      let deliveries = transport.deliver(round.map(\.1))
      waiting = []
      for ((driver, _), delivery) in zip(round, deliveries) {
        if !delivery.isInterrupted { requestCount += 1 }
        if let next = driver.proceed(with: delivery) { waiting.append((driver, next)) }
      }
    }
  }
}

extension Delivery {
  fileprivate var isInterrupted: Bool {
    if case .failed(let failure) = self { failure.kind == .interrupted } else { false }
  }
}
