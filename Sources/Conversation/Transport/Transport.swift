package import TwiMLSemantics

/// A request as it goes out.
package struct OutgoingRequest: Sendable, Hashable {
  package let method: HTTPMethod
  /// With the parameters of a GET.
  package let url: String
  /// The form of a POST; empty for a GET.
  package let body: String

  package init(method: HTTPMethod, url: String, body: String) {
    self.method = method
    self.url = url
    self.body = body
  }
}

/// What came of a request.
package enum Delivery: Sendable {
  /// The heads of all responses on the way and the body of the last one, as `curl -i` prints them; a
  /// file has no head.
  case response([UInt8])
  case failed(DeliveryFailure)
}

/// Why a request brought no response.
package struct DeliveryFailure: Sendable, Hashable, Error {
  package let kind: Kind
  /// One sentence: lower case, no full stop.
  package let message: String

  package enum Kind: String, Sendable, CaseIterable {
    /// There was no server.
    case unreachable
    /// No whole response in time.
    case timeout = "time-out"
    /// The connection was closed, or what came is not HTTP.
    case broken = "broken-response"
    /// The certificate or the encryption.
    case insecure = "tls"
    /// More bytes than the limit.
    case oversized = "too-large"
    /// Redirects without end.
    case circle = "too-many-redirects"
    /// A URL that cannot be requested.
    case invalidURL = "invalid-url"
    /// There is no program that makes requests, or it was called in a wrong way.
    case noClient = "no-client"
    /// A host that is not to be requested.
    case otherHost = "other-host"
    /// The user stopped it.
    case interrupted
  }

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}

/// Makes requests, possibly several at a time.
package protocol Transport: Sendable {
  func deliver(_ request: OutgoingRequest) -> Delivery
  /// Makes requests of calls that know nothing of each other, in any order or together.
  /// - Returns: what came of each, in the order of the requests.
  func deliver(_ requests: [OutgoingRequest]) -> [Delivery]
}

extension Transport {
  package func deliver(_ requests: [OutgoingRequest]) -> [Delivery] { requests.map(deliver) }

  /// Makes together those requests that nothing is known of yet.
  /// - Parameter known: what came of some requests; nil for the others.
  package func deliver(
    _ requests: [OutgoingRequest], besides known: [Delivery?]
  ) -> [Delivery] {
    let open = zip(requests, known).filter { $0.1 == nil }.map(\.0)
    var delivered = (open.isEmpty ? [] : deliver(open))[...]
    return known.map { $0 ?? delivered.removeFirst() }
  }
}
