import Conversation
import HTTPResponses

/// Allows requests only to some hosts.
struct HostGuard: Transport {
  /// With their ports, as in URLs.
  let hosts: [String]
  let inner: any Transport

  func deliver(_ request: OutgoingRequest) -> Delivery { deliver([request])[0] }

  func deliver(_ requests: [OutgoingRequest]) -> [Delivery] {
    let refusals = requests.map { request -> Delivery? in
      let host = WebURL(request.url)?.authority ?? ""
      return hosts.contains(host) ? nil : refusal(of: host)
    }
    return inner.deliver(requests, besides: refusals).map { delivery in
      guard case .response(let bytes) = delivery, let other = otherHost(inRedirectsOf: bytes) else {
        return delivery
      }
      return refusal(of: other)
    }
  }

  private func refusal(of host: String) -> Delivery {
    .failed(
      DeliveryFailure(
        .otherHost, "'\(host)' is another host: '--allow-host \(host)' allows requests to it"))
  }

  /// The first disallowed host in a redirect. No request was sent there: see `curlOptions`.
  private func otherHost(inRedirectsOf response: [UInt8]) -> String? {
    for head in HTTPResponse.receive(name: "", bytes: response).response.heads
    where (300..<400).contains(head.status) {
      guard let location = head["Location"]?.value else { continue }
      let url = location.hasPrefix("//") ? "http:" + location : location
      if let host = WebURL(url)?.authority, !hosts.contains(host) { return host }
    }
    return nil
  }

  /// The arguments that keep curl's redirects at these hosts.
  var curlOptions: [String] {
    let ports = hosts.map { host -> String in
      // After the bracket of an IPv6 address, or anywhere in another address.
      let tail = host.split(separator: "]").last ?? ""
      return tail.contains(":") ? host : host + ":"
    }
    return ports.flatMap { ["--connect-to", "\($0):\($0)"] } + ["--connect-to", "::\(ports[0])"]
  }

  /// Whether a host is this machine or in a private network.
  static func isPrivate(_ authority: String) -> Bool {
    var host = authority.lowercased()
    if host.first == "[" {
      host = String(host.dropFirst().prefix { $0 != "]" })
      return host == "::1" || host.hasPrefix("fc") || host.hasPrefix("fd")
        || host.hasPrefix("fe80:")
    }
    host = String(host.prefix { $0 != ":" })
    if host == "localhost" || host.hasSuffix(".localhost") || host.hasSuffix(".local") {
      return true
    }
    let numbers = host.split(separator: ".").map { UInt8($0) }
    guard numbers.count == 4, let first = numbers[0], let second = numbers[1] else { return false }
    return first == 127 || first == 10 || (first, second) == (192, 168)
      || first == 172 && (16...31).contains(second) || (first, second) == (169, 254)
  }
}
