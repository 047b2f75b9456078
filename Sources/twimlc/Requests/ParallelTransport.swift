import Conversation

/// Makes several requests at the same time.
struct ParallelTransport: Transport {
  let inner: any Transport
  /// At most so many requests are made at the same time.
  let threads: Int

  func deliver(_ request: OutgoingRequest) -> Delivery { inner.deliver(request) }

  func deliver(_ requests: [OutgoingRequest]) -> [Delivery] {
    let share = min(CurlTransport.share, max(1, (requests.count + threads - 1) / threads))
    let parts = stride(from: 0, to: requests.count, by: share).map { start in
      Array(requests[start..<min(start + share, requests.count)])
    }
    return parts.parallelMap(threads: threads) { inner.deliver($0) }.flatMap(\.self)
  }
}
